extension Schema0006 {
  /// For limits, reports of reports, masks. The `throttles` of earlier releases stand idle as long
  /// as one of their nodes may run beside ours.
  static let guards: [String] = [
    // name: a digest, so that no address is stored. full_at: when nothing is counted any more.
    "CREATE TABLE buckets (name TEXT PRIMARY KEY, full_at BIGINT NOT NULL)",
    "CREATE INDEX buckets_full ON buckets (full_at)",
    """
    CREATE TABLE area_bursts (
      village TEXT NOT NULL, day TEXT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
      PRIMARY KEY (village, day))
    """,
    // owner: hash of the token of the device that sent it. Nobody's name.
    """
    CREATE TABLE flags (
      id {{serial}}, report_id BIGINT NOT NULL, owner TEXT NOT NULL, reason TEXT NOT NULL,
      words TEXT NOT NULL, created_at BIGINT NOT NULL, closed_at BIGINT, closed_by BIGINT,
      UNIQUE (report_id, owner))
    """,
    "CREATE INDEX flags_open ON flags (id) WHERE closed_at IS NULL",
    """
    CREATE TABLE word_masks (
      id {{serial}}, report_id BIGINT NOT NULL, passage TEXT NOT NULL, reason TEXT NOT NULL,
      user_id BIGINT NOT NULL, created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX word_masks_report ON word_masks (report_id)",
    // All passages of one report together, a JSON array, read with every row of it.
    "CREATE TABLE report_masks (report_id BIGINT PRIMARY KEY, passages TEXT NOT NULL)",
    """
    CREATE TABLE photo_masks (
      photo_id TEXT PRIMARY KEY, report_id BIGINT NOT NULL, large TEXT NOT NULL,
      thumbnail TEXT NOT NULL, reason TEXT NOT NULL, user_id BIGINT NOT NULL,
      created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX photo_masks_report ON photo_masks (report_id)",
    // photo: nil when the words were opened.
    """
    CREATE TABLE original_openings (
      id {{serial}}, report_id BIGINT NOT NULL, photo TEXT, user_id BIGINT NOT NULL,
      unit TEXT NOT NULL, at BIGINT NOT NULL, reason TEXT NOT NULL)
    """,
    "CREATE INDEX original_openings_report ON original_openings (report_id)",
  ]
}

extension Tables {
  /// None of them raises the version of a report: the rows come by themselves.
  static let guards: [Table] = [
    Table("buckets", key: ["name"], [.text: "name", .integer: "full_at"]),
    Table(
      "area_bursts", key: ["village", "day"], [.text: "village day", .integer: "first_at last_at"]),
    Table(
      "flags", key: ["id"], numbered: "id",
      [
        .integer: "id report_id", .text: "owner reason words",
        .integer: "created_at closed_at closed_by",
      ]),
    Table(
      "word_masks", key: ["id"], numbered: "id",
      [.integer: "id report_id", .text: "passage reason", .integer: "user_id created_at"]),
    Table("report_masks", key: ["report_id"], [.integer: "report_id", .text: "passages"]),
    Table(
      "photo_masks", key: ["photo_id"],
      [
        .text: "photo_id", .integer: "report_id", .text: "large thumbnail reason",
        .integer: "user_id created_at",
      ]),
    Table(
      "original_openings", key: ["id"], numbered: "id",
      [
        .integer: "id report_id", .text: "photo", .integer: "user_id", .text: "unit",
        .integer: "at", .text: "reason",
      ]),
  ]
}

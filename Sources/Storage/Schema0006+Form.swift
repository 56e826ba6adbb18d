extension Schema0006 {
  /// For the report form and its helps: who supports a report of somebody else.
  static let form = [
    // owner: hash of the token of the device that pressed the button. Nobody's name.
    """
    CREATE TABLE supports (
      id {{serial}}, report_id BIGINT NOT NULL, owner TEXT NOT NULL, created_at BIGINT NOT NULL,
      UNIQUE (report_id, owner))
    """,
    "CREATE TABLE support_counts (report_id BIGINT PRIMARY KEY, supporters BIGINT NOT NULL)",
  ]
}

extension Tables {
  /// Support raises no version of its report: the rows come by themselves.
  static let form = [
    Table(
      "supports", key: ["id"], numbered: "id",
      [.integer: "id report_id", .text: "owner", .integer: "created_at"]),
    Table("support_counts", key: ["report_id"], [.integer: "report_id supporters"]),
  ]
}

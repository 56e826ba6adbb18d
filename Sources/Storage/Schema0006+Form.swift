extension Schema0006 {
  /// For the report form and its helps: who supports a report of somebody else, and the words the
  /// city goes by.
  static let form = [
    // owner: hash of the token of the device that pressed the button. Nobody's name. email: where
    // somebody asked to hear of it, forgotten some time after the end.
    """
    CREATE TABLE supports (
      id {{serial}}, report_id BIGINT NOT NULL, owner TEXT NOT NULL, created_at BIGINT NOT NULL,
      email TEXT, UNIQUE (report_id, owner))
    """,
    "CREATE INDEX supports_report ON supports (report_id, id)",
    "CREATE INDEX supports_email ON supports (email) WHERE email IS NOT NULL",
    // is_open: of the report, so that a list of open ones costs as much as is on it.
    """
    CREATE TABLE support_counts (
      report_id BIGINT PRIMARY KEY, supporters BIGINT NOT NULL, is_open BIGINT NOT NULL DEFAULT 1)
    """,
    "CREATE TABLE category_words (category TEXT PRIMARY KEY, words TEXT NOT NULL)",
    """
    CREATE TABLE unit_words (
      unit TEXT NOT NULL, word TEXT NOT NULL, weight DOUBLE PRECISION NOT NULL,
      PRIMARY KEY (unit, word))
    """,
    """
    CREATE TABLE sensitive_signs (
      kind TEXT NOT NULL, sign TEXT NOT NULL, cause TEXT NOT NULL, PRIMARY KEY (kind, sign))
    """,
  ]
}

extension Tables {
  /// Support raises no version of its report: the rows come by themselves.
  static let form = [
    Table(
      "supports", key: ["id"], numbered: "id",
      [.integer: "id report_id", .text: "owner", .integer: "created_at", .text: "email"]),
    Table("support_counts", key: ["report_id"], [.integer: "report_id supporters is_open"]),
    Table("category_words", key: ["category"], [.text: "category words"]),
    Table("unit_words", key: ["unit", "word"], [.text: "unit word", .real: "weight"]),
    Table("sensitive_signs", key: ["kind", "sign"], [.text: "kind sign cause"]),
  ]
}

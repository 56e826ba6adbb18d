extension Schema0006 {
  /// For verification: second checks, and work to be looked into. A row comes with an approval or by
  /// itself, and is judged later without a step of the report.
  static let checks: [String] = [
    """
    CREATE TABLE second_checks (
      report_id BIGINT NOT NULL REFERENCES reports (id), revision BIGINT NOT NULL,
      claim BIGINT NOT NULL, first_user BIGINT NOT NULL, first_unit TEXT NOT NULL,
      unit TEXT NOT NULL, drawn_at BIGINT NOT NULL, verdict TEXT, reason TEXT, words TEXT,
      second_user BIGINT, judged_at BIGINT, PRIMARY KEY (report_id, revision))
    """,
    """
    CREATE INDEX second_checks_open ON second_checks (unit, drawn_at, report_id)
    WHERE verdict IS NULL
    """,
    "CREATE INDEX second_checks_judged ON second_checks (judged_at) WHERE verdict IS NOT NULL",
    """
    CREATE TABLE inspection_flags (
      id {{serial}}, report_id BIGINT NOT NULL REFERENCES reports (id), claim BIGINT NOT NULL,
      cause TEXT NOT NULL, work_unit TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL,
      user_id BIGINT NOT NULL, unit TEXT NOT NULL, at BIGINT NOT NULL,
      UNIQUE (report_id, claim, cause))
    """,
  ]
}

extension Tables {
  static let checks: [Table] = [
    Table(
      "second_checks", key: ["report_id", "revision"],
      [
        .integer: "report_id revision claim first_user", .text: "first_unit unit",
        .integer: "drawn_at", .text: "verdict reason words", .integer: "second_user judged_at",
      ]),
    Table(
      "inspection_flags", key: ["id"], numbered: "id",
      [
        .integer: "id report_id claim", .text: "cause work_unit reason words",
        .integer: "user_id", .text: "unit", .integer: "at",
      ]),
  ]
}

extension Schema0006 {
  /// For the report screen: answers ready to send, who has a report open, which reports are of one
  /// reporter, and which are known not to be about the same thing.
  static let cases: [String] = [
    """
    CREATE TABLE answer_templates (
      id {{serial}}, name TEXT NOT NULL, body TEXT NOT NULL, verbs TEXT NOT NULL, unit TEXT,
      user_id BIGINT, changed_at BIGINT NOT NULL)
    """,
    // The photo it was first, where a report was split.
    "ALTER TABLE photos ADD COLUMN copy_of TEXT",
    "CREATE INDEX photos_copy_of ON photos (copy_of) WHERE copy_of IS NOT NULL",
    "CREATE INDEX answer_templates_unit ON answer_templates (unit, name)",
    """
    CREATE TABLE presences (
      report_id BIGINT NOT NULL, user_id BIGINT NOT NULL, mode TEXT NOT NULL,
      until_at BIGINT NOT NULL, PRIMARY KEY (report_id, user_id))
    """,
    "CREATE INDEX presences_until ON presences (until_at)",
    """
    CREATE TABLE reporter_marks (
      mark TEXT NOT NULL, report_id BIGINT NOT NULL REFERENCES reports (id),
      PRIMARY KEY (mark, report_id))
    """,
    "CREATE INDEX reporter_marks_report ON reporter_marks (report_id)",
    """
    CREATE TABLE distinct_reports (
      report_id BIGINT NOT NULL, other_id BIGINT NOT NULL, user_id BIGINT NOT NULL,
      at BIGINT NOT NULL, PRIMARY KEY (report_id, other_id))
    """,
    "CREATE INDEX distinct_reports_other ON distinct_reports (other_id)",
  ]
}

extension Tables {
  static let cases: [Table] = [
    Table(
      "answer_templates", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "name body verbs unit", .integer: "user_id changed_at",
      ]),
    Table(
      "presences", key: ["report_id", "user_id"],
      [.integer: "report_id user_id", .text: "mode", .integer: "until_at"]),
    Table(
      "reporter_marks", key: ["mark", "report_id"], of: "report_id",
      [.text: "mark", .integer: "report_id"]),
    Table(
      "distinct_reports", key: ["report_id", "other_id"],
      [.integer: "report_id other_id user_id at"]),
  ]
}

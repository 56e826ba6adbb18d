extension Schema0006 {
  /// For field work: how photos were taken, and what a device has sent, so that sending it again
  /// does nothing.
  static let field: [String] = [
    "CREATE TABLE photo_captures (photo_id TEXT PRIMARY KEY, how TEXT NOT NULL)",
    """
    CREATE TABLE field_results (
      user_id BIGINT NOT NULL, key TEXT NOT NULL, report_id BIGINT NOT NULL, at BIGINT NOT NULL,
      PRIMARY KEY (user_id, key))
    """,
    "CREATE INDEX field_results_at ON field_results (at)",
  ]
}

extension Tables {
  static let field: [Table] = [
    Table("photo_captures", key: ["photo_id"], [.text: "photo_id how"]),
    Table(
      "field_results", key: ["user_id", "key"],
      [.integer: "user_id", .text: "key", .integer: "report_id at"]),
  ]
}

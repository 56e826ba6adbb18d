extension Schema0006 {
  /// For the inbox: saved views, and what its lists are found by.
  static let inbox = [
    // Of one person, or of everybody with a role: in one unit and below it, or in the whole city.
    """
    CREATE TABLE saved_views (
      id {{serial}}, user_id BIGINT REFERENCES users (id), role TEXT, unit TEXT,
      name TEXT NOT NULL, list TEXT NOT NULL, query TEXT NOT NULL, position BIGINT NOT NULL,
      created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX saved_views_user ON saved_views (user_id)",
    "CREATE INDEX saved_views_role ON saved_views (role)",
    """
    CREATE INDEX support_counts_high ON support_counts (report_id)
    WHERE supporters >= 5 AND is_open = 1
    """,
    "CREATE INDEX reports_merged ON reports (merged_into) WHERE merged_into IS NOT NULL",
  ]
}

extension Tables {
  static let inbox = [
    Table(
      "saved_views", key: ["id"], numbered: "id", needs: "users",
      [
        .integer: "id user_id", .text: "role unit name list query",
        .integer: "position created_at",
      ])
  ]
}

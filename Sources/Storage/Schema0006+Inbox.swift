extension Schema0006 {
  /// For the inbox: saved views, and what its lists and its overview are found by.
  static let inbox = [
    // Of one person, or of everybody with a role: in one unit and below it, or in the whole city.
    """
    CREATE TABLE saved_views (
      id {{serial}}, user_id BIGINT REFERENCES users (id), role TEXT, unit TEXT,
      name TEXT NOT NULL, list TEXT NOT NULL, query TEXT NOT NULL, position BIGINT NOT NULL,
      created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX saved_views_user ON saved_views (user_id) WHERE user_id IS NOT NULL",
    "CREATE INDEX saved_views_role ON saved_views (role) WHERE role IS NOT NULL",
    "CREATE INDEX support_counts_high ON support_counts (report_id) WHERE supporters >= 5",
    "CREATE INDEX reports_merged ON reports (merged_into) WHERE merged_into IS NOT NULL",
    // What presses, over all desks, in the order of time.
    """
    CREATE INDEX desk_entries_pressed ON desk_entries (pressure, rank, report_id, unit)
    WHERE pressure > 0
    """,
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

extension Schema0006 {
  /// For what the city shows: public notices, the map.
  static let city = [
    "ALTER TABLE channels ADD COLUMN hours_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE channels ADD COLUMN hours_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE channels ADD COLUMN reader_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE channels ADD COLUMN reader_en TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE channels ADD COLUMN in_service BIGINT NOT NULL DEFAULT 1",
    """
    CREATE TABLE public_notices (
      id {{id}}, title_id TEXT NOT NULL, title_en TEXT NOT NULL, body_id TEXT NOT NULL,
      body_en TEXT NOT NULL, area TEXT, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
      user_id BIGINT NOT NULL, created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX public_notices_until ON public_notices (until_at)",
    // How many there are in a village is all the public learns of them.
    """
    CREATE INDEX reports_private ON reports (village)
    WHERE privacy = 'private' AND state <> 'draft'
    """,
  ]
}

extension Tables {
  static let cityShows = [
    Table(
      "public_notices", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "title_id title_en body_id body_en area",
        .integer: "from_at until_at user_id created_at",
      ])
  ]
}

/// Many nodes: the feed that tells every node what happened, and the work any of them may claim.
enum Schema0003 {
  static let migration = Migrations.Migration(number: 3, shared: shared)

  private static let shared = [
    """
    CREATE TABLE feed (
      id {{serial}}, report_id BIGINT NOT NULL, number TEXT NOT NULL, revision BIGINT NOT NULL,
      at BIGINT NOT NULL)
    """,
    "CREATE INDEX feed_at ON feed (at)",
  ]
}

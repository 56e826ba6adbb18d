/// Many nodes: the feed that tells every node what happened, and the work any of them may claim.
enum Schema0003 {
  static let migration = Migrations.Migration(
    number: 3, shared: shared, postgres: postgres)

  private static let shared = [
    """
    CREATE TABLE feed (
      id {{serial}}, report_id BIGINT NOT NULL, number TEXT NOT NULL, revision BIGINT NOT NULL,
      at BIGINT NOT NULL)
    """,
    "CREATE INDEX feed_at ON feed (at)",
    // due_at: when it may be claimed; of a running one the end of its lease.
    """
    CREATE TABLE jobs (
      id {{serial}}, kind TEXT NOT NULL, subject TEXT NOT NULL, payload TEXT NOT NULL,
      state TEXT NOT NULL, due_at BIGINT NOT NULL, attempts BIGINT NOT NULL, lease TEXT,
      worker TEXT, problem TEXT, created_at BIGINT NOT NULL, finished_at BIGINT)
    """,
    """
    CREATE UNIQUE INDEX jobs_open ON jobs (kind, subject) WHERE state IN ('waiting', 'running')
    """,
    "CREATE INDEX jobs_due ON jobs (kind, due_at) WHERE state IN ('waiting', 'running')",
    "CREATE INDEX jobs_done ON jobs (finished_at) WHERE state = 'done'",
    "CREATE INDEX jobs_dead ON jobs (id) WHERE state = 'dead'",
    """
    CREATE TABLE drill_runs (
      id {{serial}}, job_id BIGINT NOT NULL, worker TEXT NOT NULL, started_at BIGINT NOT NULL,
      finished_at BIGINT NOT NULL)
    """,
    "CREATE INDEX drill_runs_job ON drill_runs (job_id)",
  ]

  /// The transaction that made an entry: the order in which entries are given out.
  private static let postgres = [
    "ALTER TABLE feed ADD COLUMN mark XID8 NOT NULL DEFAULT pg_current_xact_id()",
    "CREATE INDEX feed_mark ON feed (mark, id)",
  ]
}

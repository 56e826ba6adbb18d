/// Clocks, who hangs where, and everything that tells people: outbox, deliveries, webhooks.
enum Schema0005 {
  static let migration = Migrations.Migration(number: 5, shared: clocks + hanging + telling)

  private static let clocks = [
    "ALTER TABLE reports ADD COLUMN clock TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE reports ADD COLUMN moved_at BIGINT NOT NULL DEFAULT 0",
    // What the clockwork has not seen yet; it sees every open report soon.
    "UPDATE reports SET moved_at = updated_at WHERE closed_at IS NULL",
    "CREATE INDEX reports_still ON reports (moved_at, id) WHERE closed_at IS NULL",
    "CREATE INDEX reports_still_here ON reports (holder, moved_at, id) WHERE closed_at IS NULL",
    "CREATE INDEX reports_open ON reports (id) WHERE closed_at IS NULL",
    "CREATE INDEX reports_overdue ON reports (completion_due) WHERE closed_at IS NULL",
    "CREATE INDEX reports_closed ON reports (closed_at) WHERE closed_at IS NOT NULL",
    "CREATE INDEX reports_decided ON reports (decided_at) WHERE decided_at IS NOT NULL",
    """
    CREATE TABLE report_timers (
      report_id BIGINT PRIMARY KEY REFERENCES reports (id), due_at BIGINT NOT NULL)
    """,
    "CREATE INDEX report_timers_due ON report_timers (due_at)",
    """
    INSERT INTO report_timers (report_id, due_at)
    SELECT id, 0 FROM reports WHERE closed_at IS NULL AND imported = 0
    """,
    """
    CREATE TABLE sla_policies (
      version BIGINT PRIMARY KEY, body TEXT NOT NULL, note TEXT NOT NULL, user_id BIGINT,
      created_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE work_calendars (
      version BIGINT PRIMARY KEY, body TEXT NOT NULL, note TEXT NOT NULL, user_id BIGINT,
      created_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE area_halts (
      id {{id}}, area TEXT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
      words TEXT NOT NULL, user_id BIGINT NOT NULL, created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX area_halts_until ON area_halts (until_at)",
  ]

  private static let hanging = [
    "ALTER TABLE desk_entries ADD COLUMN pressure BIGINT NOT NULL DEFAULT 0",
    """
    CREATE INDEX desk_entries_pressure ON desk_entries (unit, pressure, rank, report_id)
    WHERE pressure > 0
    """,
    """
    CREATE TABLE desk_escalations (
      unit TEXT NOT NULL, report_id BIGINT NOT NULL REFERENCES reports (id), cause TEXT NOT NULL,
      since BIGINT NOT NULL, PRIMARY KEY (unit, report_id))
    """,
    "CREATE INDEX desk_escalations_since ON desk_escalations (unit, since, report_id)",
    "CREATE INDEX desk_escalations_report ON desk_escalations (report_id)",
    "ALTER TABLE users ADD COLUMN email TEXT",
    """
    CREATE TABLE absences (
      id {{id}}, user_id BIGINT NOT NULL REFERENCES users (id),
      substitute_id BIGINT REFERENCES users (id), from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
      created_at BIGINT NOT NULL)
    """,
    "CREATE INDEX absences_user ON absences (user_id, until_at)",
    "CREATE INDEX absences_until ON absences (until_at)",
    """
    CREATE TABLE sla_figures (
      month TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, decided BIGINT NOT NULL,
      decided_mean BIGINT, decided_median BIGINT, finished BIGINT NOT NULL,
      on_time BIGINT NOT NULL, finished_mean BIGINT, finished_median BIGINT,
      overdue_open BIGINT NOT NULL, oldest_open BIGINT, counted_at BIGINT NOT NULL,
      PRIMARY KEY (month, kind, code))
    """,
  ]

  private static let telling = [
    // One line per step that somebody should hear of, until it is known who.
    """
    CREATE TABLE outbox (
      id {{serial}}, report_id BIGINT NOT NULL, revision BIGINT NOT NULL, at BIGINT NOT NULL,
      UNIQUE (report_id, revision))
    """,
    // owner: report:ID or user:ID. address: of a browser's push service; mail and telephone stay
    // with the reporter's identity or the officer's account.
    """
    CREATE TABLE subscriptions (
      id {{serial}}, owner TEXT NOT NULL, channel TEXT NOT NULL, address TEXT NOT NULL,
      keys TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, created_at BIGINT NOT NULL,
      UNIQUE (owner, channel, address))
    """,
    """
    CREATE TABLE deliveries (
      id {{serial}}, subject TEXT NOT NULL, topic TEXT NOT NULL, channel TEXT NOT NULL,
      recipient TEXT NOT NULL, report_id BIGINT, revision BIGINT, state TEXT NOT NULL,
      due_at BIGINT NOT NULL, attempts BIGINT NOT NULL, problem TEXT, created_at BIGINT NOT NULL,
      sent_at BIGINT, seen_at BIGINT, UNIQUE (subject, channel, recipient))
    """,
    "CREATE INDEX deliveries_report ON deliveries (report_id, id) WHERE report_id IS NOT NULL",
    "CREATE INDEX deliveries_recipient ON deliveries (recipient, channel, id)",
    """
    CREATE INDEX deliveries_unread ON deliveries (recipient, id)
    WHERE channel = 'desk' AND seen_at IS NULL
    """,
    "CREATE INDEX deliveries_failed ON deliveries (id) WHERE state = 'failed'",
    "CREATE INDEX deliveries_created ON deliveries (created_at)",
    """
    CREATE TABLE notice_texts (
      name TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL, user_id BIGINT,
      changed_at BIGINT NOT NULL, PRIMARY KEY (name, language))
    """,
    """
    CREATE TABLE webhooks (
      id {{serial}}, url TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
      old_secret TEXT, state TEXT NOT NULL, user_id BIGINT, created_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE webhook_posts (
      id {{serial}}, webhook_id BIGINT NOT NULL REFERENCES webhooks (id),
      report_id BIGINT NOT NULL, revision BIGINT NOT NULL, event TEXT NOT NULL,
      body TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, status BIGINT,
      problem TEXT, created_at BIGINT NOT NULL, sent_at BIGINT,
      UNIQUE (webhook_id, report_id, revision))
    """,
    """
    CREATE INDEX webhook_posts_waiting ON webhook_posts (webhook_id, report_id, id)
    WHERE state = 'waiting'
    """,
    "CREATE INDEX webhook_posts_log ON webhook_posts (webhook_id, id)",
    "CREATE INDEX webhook_posts_dead ON webhook_posts (id) WHERE state = 'dead'",
    "CREATE INDEX webhook_posts_created ON webhook_posts (created_at)",
  ]
}

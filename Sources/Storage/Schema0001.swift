/// The first schema. Times are milliseconds since 1970 UTC; flags are 0 or 1.
enum Schema0001 {
  static let migration = Migrations.Migration(
    number: 1, shared: city + people + reports + intake + keeping, sqlite: sqlite,
    postgres: postgres)

  private static let city = [
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE secrets (name TEXT PRIMARY KEY, value BYTEA NOT NULL)",
    "CREATE TABLE counters (name TEXT PRIMARY KEY, last BIGINT NOT NULL)",
    """
    CREATE TABLE areas (
      code TEXT PRIMARY KEY, name TEXT NOT NULL, level BIGINT NOT NULL, parent TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, position BIGINT NOT NULL)
    """,
    """
    CREATE TABLE reference_points (
      id {{id}}, area TEXT NOT NULL, latitude DOUBLE PRECISION NOT NULL,
      longitude DOUBLE PRECISION NOT NULL)
    """,
    """
    CREATE TABLE neighbour_points (
      id {{id}}, label_id TEXT NOT NULL, label_en TEXT NOT NULL,
      latitude DOUBLE PRECISION NOT NULL, longitude DOUBLE PRECISION NOT NULL)
    """,
    "CREATE TABLE boundaries (id {{id}}, area TEXT NOT NULL, rings BYTEA NOT NULL)",
    """
    CREATE TABLE units (
      code TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, kind TEXT NOT NULL,
      parent TEXT, area TEXT, position BIGINT NOT NULL)
    """,
    """
    CREATE TABLE categories (
      slug TEXT PRIMARY KEY, name_id TEXT NOT NULL, name_en TEXT NOT NULL,
      group_id TEXT NOT NULL, group_en TEXT NOT NULL, main TEXT NOT NULL, alternative TEXT,
      position BIGINT NOT NULL)
    """,
    """
    CREATE TABLE channels (
      code TEXT PRIMARY KEY, name_id TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,
      prefix TEXT NOT NULL UNIQUE, numbering TEXT NOT NULL, address TEXT NOT NULL,
      position BIGINT NOT NULL)
    """,
    "CREATE TABLE holidays (date TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL)",
    """
    CREATE TABLE reasons (
      list TEXT NOT NULL, code TEXT NOT NULL, text_id TEXT NOT NULL, text_en TEXT NOT NULL,
      position BIGINT NOT NULL, PRIMARY KEY (list, code))
    """,
    "CREATE TABLE emergency_words (word TEXT PRIMARY KEY)",
  ]

  private static let people = [
    """
    CREATE TABLE users (
      id {{id}}, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT NOT NULL,
      role TEXT NOT NULL, unit TEXT NOT NULL, created_at BIGINT NOT NULL, disabled_at BIGINT)
    """,
    "CREATE INDEX users_unit ON users (unit, role)",
    """
    CREATE TABLE sessions (
      token_hash TEXT PRIMARY KEY, user_id BIGINT NOT NULL REFERENCES users (id),
      created_at BIGINT NOT NULL, expires_at BIGINT NOT NULL)
    """,
    "CREATE INDEX sessions_user ON sessions (user_id)",
    "CREATE INDEX sessions_expiry ON sessions (expires_at)",
    """
    CREATE TABLE administration_log (
      id {{id}}, at BIGINT NOT NULL, user_id BIGINT, what TEXT NOT NULL, subject TEXT NOT NULL,
      details TEXT NOT NULL)
    """,
    "CREATE TABLE throttles (name TEXT PRIMARY KEY, used BIGINT NOT NULL, until BIGINT NOT NULL)",
    "CREATE INDEX throttles_until ON throttles (until)",
  ]

  private static let reports = [
    """
    CREATE TABLE reports (
      id BIGINT PRIMARY KEY, number TEXT NOT NULL UNIQUE, version BIGINT NOT NULL,
      state TEXT NOT NULL, kind TEXT NOT NULL, privacy TEXT NOT NULL, channel TEXT NOT NULL,
      category TEXT, text TEXT NOT NULL, address TEXT, landmark TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      village TEXT, district TEXT, city TEXT, demo BIGINT NOT NULL, imported BIGINT NOT NULL,
      holder TEXT NOT NULL, assignee BIGINT, received_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL, decided_at BIGINT, finished_at BIGINT, finished_by TEXT,
      temporary BIGINT NOT NULL, closed_at BIGINT, coordination_due BIGINT NOT NULL,
      completion_due BIGINT NOT NULL, estimate BIGINT, hops BIGINT NOT NULL,
      arbitrated BIGINT NOT NULL, reopen_count BIGINT NOT NULL, rating BIGINT,
      question_open BIGINT NOT NULL, merged_into TEXT, photo_count BIGINT NOT NULL,
      first_photo TEXT, last_proof TEXT, participants TEXT NOT NULL, listed BIGINT NOT NULL)
    """,
    "CREATE INDEX reports_listed ON reports (received_at, id) WHERE listed = 1",
    "CREATE INDEX reports_village ON reports (village, received_at, id)",
    "CREATE INDEX reports_district ON reports (district, received_at, id)",
    "CREATE INDEX reports_city ON reports (city, received_at, id)",
    "CREATE INDEX reports_category ON reports (category, received_at, id)",
    "CREATE INDEX reports_received ON reports (received_at, id)",
    "CREATE INDEX reports_assignee ON reports (assignee, state) WHERE assignee IS NOT NULL",
    """
    CREATE TABLE report_events (
      report_id BIGINT NOT NULL REFERENCES reports (id), revision BIGINT NOT NULL,
      at BIGINT NOT NULL, action TEXT NOT NULL, state TEXT NOT NULL, holder TEXT NOT NULL,
      assignee BIGINT, actor_role TEXT NOT NULL, actor_unit TEXT, actor_user BIGINT,
      details TEXT NOT NULL, PRIMARY KEY (report_id, revision))
    """,
    """
    CREATE TABLE desk_entries (
      unit TEXT NOT NULL, report_id BIGINT NOT NULL REFERENCES reports (id),
      queue TEXT NOT NULL, rank BIGINT NOT NULL, PRIMARY KEY (unit, report_id))
    """,
    "CREATE INDEX desk_entries_queue ON desk_entries (unit, queue, rank, report_id)",
    "CREATE INDEX desk_entries_report ON desk_entries (report_id)",
  ]

  private static let intake = [
    """
    CREATE TABLE report_access (
      report_id BIGINT PRIMARY KEY REFERENCES reports (id),
      submission_id TEXT NOT NULL UNIQUE, link_hash TEXT NOT NULL UNIQUE)
    """,
    """
    CREATE TABLE reporter_grants (
      token_hash TEXT NOT NULL, report_id BIGINT NOT NULL REFERENCES reports (id),
      expires_at BIGINT NOT NULL, PRIMARY KEY (token_hash, report_id))
    """,
    "CREATE INDEX reporter_grants_expiry ON reporter_grants (expires_at)",
    """
    CREATE TABLE reporters (
      report_id BIGINT PRIMARY KEY REFERENCES reports (id), name TEXT, phone TEXT, email TEXT,
      consent BIGINT NOT NULL, created_at BIGINT NOT NULL)
    """,
    """
    CREATE TABLE identity_openings (
      id {{id}}, report_id BIGINT NOT NULL, user_id BIGINT NOT NULL, unit TEXT NOT NULL,
      at BIGINT NOT NULL, reason TEXT NOT NULL)
    """,
    "CREATE INDEX identity_openings_report ON identity_openings (report_id)",
    """
    CREATE TABLE form_drafts (
      token_hash TEXT PRIMARY KEY, body TEXT NOT NULL, updated_at BIGINT NOT NULL,
      report_id BIGINT)
    """,
    "CREATE INDEX form_drafts_updated ON form_drafts (updated_at)",
  ]

  private static let keeping = [
    """
    CREATE TABLE photos (
      id TEXT PRIMARY KEY, report_id BIGINT REFERENCES reports (id), owner TEXT NOT NULL,
      original TEXT NOT NULL, large TEXT NOT NULL, thumbnail TEXT NOT NULL,
      width BIGINT NOT NULL, height BIGINT NOT NULL, byte_count BIGINT NOT NULL,
      format TEXT NOT NULL, taken_at BIGINT, latitude DOUBLE PRECISION,
      longitude DOUBLE PRECISION, fingerprint BIGINT NOT NULL, uploaded_at BIGINT NOT NULL)
    """,
    "CREATE INDEX photos_report ON photos (report_id)",
    "CREATE INDEX photos_loose ON photos (uploaded_at) WHERE report_id IS NULL",
    "CREATE INDEX photos_original ON photos (original)",
  ]

  private static let sqlite = [
    "CREATE VIRTUAL TABLE report_text USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE report_places USING rtree (id, south, north, west, east)",
    "CREATE VIRTUAL TABLE boundary_boxes USING rtree (id, south, north, west, east)",
  ]

  private static let postgres = [
    """
    CREATE TABLE report_text (
      report_id BIGINT PRIMARY KEY, open_words TSVECTOR NOT NULL, all_words TSVECTOR NOT NULL)
    """,
    "CREATE INDEX report_text_open ON report_text USING gin (open_words)",
    "CREATE INDEX report_text_all ON report_text USING gin (all_words)",
    "CREATE TABLE report_places (report_id BIGINT PRIMARY KEY, place POINT NOT NULL)",
    "CREATE INDEX report_places_place ON report_places USING gist (place)",
    "CREATE TABLE boundary_boxes (id BIGINT PRIMARY KEY, area BOX NOT NULL)",
    "CREATE INDEX boundary_boxes_area ON boundary_boxes USING gist (area)",
  ]
}

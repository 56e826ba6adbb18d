/// One table of the store, as copies and backups see it. The catalogue of all of them is
/// ``Tables``; a test holds it against the real schema of each engine.
public struct Table: Sendable {
  public enum Kind: String, Sendable { case integer, real, text, blob }

  public struct Column: Sendable, Equatable {
    public let name: String
    public let kind: Kind
  }

  public let name: String
  public let columns: [Column]
  /// The primary key: rows are read and compared in its order.
  public let key: [String]
  /// The column that names a report, where rows change only in the transaction that raises the
  /// version of that report; nil where they come and go by themselves. Rows that name no report
  /// yet come and go by themselves as well.
  public let report: String?
  /// The column the table numbers itself.
  public let numbered: String?
  /// Another table whose rows these rows need.
  public let needs: String?

  init(
    _ name: String, key: [String], of report: String? = nil, numbered: String? = nil,
    needs: String? = nil, _ columns: KeyValuePairs<Kind, String>
  ) {
    self.name = name
    self.columns = columns.flatMap { kind, names in
      names.split(separator: " ").map { Column(name: String($0), kind: kind) }
    }
    self.key = key
    self.report = report
    self.numbered = numbered
    self.needs = needs
  }

  public var columnNames: [String] { columns.map(\.name) }

  /// Where the values of the key stand in a row.
  var keyPositions: [Int] {
    key.compactMap { name in columns.firstIndex { $0.name == name } }
  }

  /// Where the number of the report stands in a row.
  public var reportPosition: Int? {
    report.flatMap { name in columns.firstIndex { $0.name == name } }
  }
}

/// All that a store holds.
public enum Tables {
  /// What is copied, in an order in which every row finds the rows it names.
  public static let all: [Table] = [
    city, people, reports, intake, work, clocks, telling,
    form, cityShows, inbox, cases, checks, field, accounts, guards,
  ].flatMap { $0 }

  /// Made anew from the others, or of no meaning in another store: the indexes of texts, places
  /// and boundaries, the map's counts, the feed, and the record of migrations.
  public static let derived: [String] = [
    "report_text", "report_places", "boundary_boxes", "feed", "migrations", "map_deltas",
    "map_cells", "map_counts",
  ]

  public static func named(_ name: String) -> Table? { all.first { $0.name == name } }

  /// The table of reports itself.
  static let reportsName = "reports"

  private static let city = [
    Table("settings", key: ["name"], [.text: "name value"]),
    Table("secrets", key: ["name"], [.text: "name", .blob: "value"]),
    Table("counters", key: ["name"], [.text: "name", .integer: "last"]),
    Table(
      "areas", key: ["code"],
      [
        .text: "code name", .integer: "level", .text: "parent", .real: "latitude longitude",
        .integer: "position",
      ]),
    Table(
      "reference_points", key: ["id"], numbered: "id",
      [.integer: "id", .text: "area", .real: "latitude longitude"]),
    Table(
      "neighbour_points", key: ["id"], numbered: "id",
      [.integer: "id", .text: "label_id label_en", .real: "latitude longitude"]),
    Table(
      "boundaries", key: ["id"], numbered: "id", [.integer: "id", .text: "area", .blob: "rings"]),
    Table(
      "units", key: ["code"],
      [.text: "code name short_name kind parent area", .integer: "position"]),
    Table(
      "categories", key: ["slug"],
      [.text: "slug name_id name_en group_id group_en main alternative", .integer: "position"]),
    Table(
      "channels", key: ["code"],
      [
        .text: "code name_id name_en kind prefix numbering address", .integer: "position",
        .text: "hours_id hours_en reader_id reader_en", .integer: "in_service",
      ]),
    Table("holidays", key: ["date"], [.text: "date name kind"]),
    Table(
      "reasons", key: ["list", "code"], [.text: "list code text_id text_en", .integer: "position"]),
    Table("emergency_words", key: ["word"], [.text: "word"]),
  ]

  private static let people = [
    Table(
      "users", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "login name password role unit",
        .integer: "created_at disabled_at", .text: "email",
      ]),
    Table(
      "sessions", key: ["token_hash"], needs: "users",
      [
        .text: "token_hash", .integer: "user_id created_at expires_at", .text: "device block",
        .integer: "seen_at",
      ]),
    Table(
      "administration_log", key: ["id"], numbered: "id",
      [.integer: "id at user_id", .text: "what subject details"]),
    Table("throttles", key: ["name"], [.text: "name", .integer: "used until"]),
  ]

  private static let reports = [
    Table(
      reportsName, key: ["id"], of: "id",
      [
        .integer: "id", .text: "number", .integer: "version",
        .text: "state kind privacy channel category text address landmark",
        .real: "latitude longitude", .text: "village district city", .integer: "demo imported",
        .text: "holder", .integer: "assignee received_at updated_at decided_at finished_at",
        .text: "finished_by",
        .integer: """
        temporary closed_at coordination_due completion_due estimate hops arbitrated \
        reopen_count rating question_open
        """,
        .text: "merged_into", .integer: "photo_count", .text: "first_photo last_proof participants",
        .text: "clock", .integer: "listed moved_at",
      ]),
    Table(
      "report_events", key: ["report_id", "revision"], of: "report_id",
      [
        .integer: "report_id revision at", .text: "action state holder", .integer: "assignee",
        .text: "actor_role actor_unit", .integer: "actor_user", .text: "details",
      ]),
    Table(
      "desk_entries", key: ["unit", "report_id"], of: "report_id",
      [.text: "unit", .integer: "report_id", .text: "queue", .integer: "rank pressure"]),
    Table(
      "report_access", key: ["report_id"], of: "report_id",
      [.integer: "report_id", .text: "submission_id link_hash"]),
    Table(
      "reporters", key: ["report_id"], of: "report_id",
      [.integer: "report_id", .text: "name phone email", .integer: "consent created_at"]),
    Table(
      "photos", key: ["id"], of: "report_id",
      [
        .text: "id", .integer: "report_id", .text: "owner original large thumbnail",
        .integer: "width height byte_count", .text: "format", .integer: "taken_at",
        .real: "latitude longitude", .integer: "fingerprint uploaded_at", .text: "copy_of",
      ]),
  ]

  private static let intake = [
    Table(
      "reporter_grants", key: ["token_hash", "report_id"],
      [.text: "token_hash", .integer: "report_id expires_at"]),
    Table(
      "identity_openings", key: ["id"], numbered: "id",
      [.integer: "id report_id user_id", .text: "unit", .integer: "at", .text: "reason"]),
    Table(
      "form_drafts", key: ["token_hash"],
      [.text: "token_hash body", .integer: "updated_at report_id"]),
  ]

  private static let clocks = [
    Table(
      "sla_policies", key: ["version"],
      [.integer: "version", .text: "body note", .integer: "user_id created_at"]),
    Table(
      "work_calendars", key: ["version"],
      [.integer: "version", .text: "body note", .integer: "user_id created_at"]),
    Table("report_timers", key: ["report_id"], of: "report_id", [.integer: "report_id due_at"]),
    Table(
      "desk_escalations", key: ["unit", "report_id"], of: "report_id",
      [.text: "unit", .integer: "report_id", .text: "cause", .integer: "since"]),
    Table(
      "area_halts", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "area", .integer: "from_at until_at", .text: "words",
        .integer: "user_id created_at",
      ]),
    Table(
      "absences", key: ["id"], numbered: "id", needs: "users",
      [.integer: "id user_id substitute_id from_at until_at created_at"]),
    Table(
      "sla_figures", key: ["month", "kind", "code"],
      [
        .text: "month kind code",
        .integer: """
        decided decided_mean decided_median finished on_time finished_mean finished_median \
        overdue_open oldest_open counted_at
        """,
      ]),
  ]

  private static let telling = [
    Table("outbox", key: ["id"], numbered: "id", [.integer: "id report_id revision at"]),
    Table(
      "subscriptions", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "owner channel address keys language state",
        .integer: "created_at",
      ]),
    Table(
      "deliveries", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "subject topic channel recipient", .integer: "report_id revision",
        .text: "state", .integer: "due_at attempts", .text: "problem",
        .integer: "created_at sent_at seen_at",
      ]),
    Table(
      "notice_texts", key: ["name", "language"],
      [.text: "name language body", .integer: "user_id changed_at"]),
    Table(
      "webhooks", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "url events secret old_secret state",
        .integer: "user_id created_at",
      ]),
    Table(
      "webhook_posts", key: ["id"], numbered: "id", needs: "webhooks",
      [
        .integer: "id webhook_id report_id revision", .text: "event body state",
        .integer: "attempts status", .text: "problem", .integer: "created_at sent_at",
      ]),
  ]

  private static let work = [
    Table(
      "jobs", key: ["id"], numbered: "id",
      [
        .integer: "id", .text: "kind subject payload state", .integer: "due_at attempts",
        .text: "lease worker problem", .integer: "created_at finished_at",
      ]),
    Table(
      "drill_runs", key: ["id"], numbered: "id",
      [.integer: "id job_id", .text: "worker", .integer: "started_at finished_at"]),
  ]
}

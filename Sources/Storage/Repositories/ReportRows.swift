public import Domain

/// The `reports` table: one row per report, the fold of its events.
public enum ReportRows {
  /// In the order ``decode(_:)`` reads them; `r` is the table's alias everywhere.
  static let columns = """
    \(foldColumns), (SELECT m.passages FROM report_masks m WHERE m.report_id = r.id)
    """
  static let columnCount = 42
  /// What the events tell.
  private static let foldColumns = """
    r.id, r.number, r.version, r.state, r.kind, r.privacy, r.channel, r.category, r.text,
    r.address, r.landmark, r.latitude, r.longitude, r.village, r.district, r.city, r.demo,
    r.imported, r.holder, r.assignee, r.received_at, r.updated_at, r.decided_at, r.finished_at,
    r.finished_by, r.temporary, r.closed_at, r.coordination_due, r.completion_due, r.estimate,
    r.hops, r.arbitrated, r.reopen_count, r.rating, r.question_open, r.merged_into,
    r.photo_count, r.first_photo, r.last_proof, r.participants, r.clock
    """
  /// In the order ``values(_:)`` gives them.
  private static let storedColumns = foldColumns.replacing("r.", with: "") + ", listed, moved_at"

  static func decode(_ row: any Row) throws -> Report {
    guard let state = ReportState(rawValue: row.text(3)),
      let kind = ReportKind(rawValue: row.text(4)),
      let privacy = Privacy(rawValue: row.text(5))
    else { throw StorageFailure.malformed("report \(row.integer(0))") }
    var place: Coordinate?
    if let latitude = row.optionalReal(11), let longitude = row.optionalReal(12) {
      place = Coordinate(latitude: latitude, longitude: longitude)
    }
    var area: AreaPath?
    if let village = row.optionalText(13), let district = row.optionalText(14),
      let city = row.optionalText(15)
    {
      area = AreaPath(village: village, district: district, city: city)
    }
    var intake = EventDetails()
    intake.intake = Intake(
      kind: kind, privacy: privacy, channel: row.text(6), category: row.optionalText(7),
      text: row.text(8), address: row.optionalText(9), landmark: row.optionalText(10),
      place: place, area: area, demo: row.bool(16), imported: row.bool(17))
    intake.dues = Deadlines(coordination: row.integer(27), completion: row.integer(28))
    let first = ReportEvent(
      reportID: row.integer(0), revision: 0, at: row.integer(20), action: .submit, state: state,
      holder: row.text(18), assignee: row.optionalInteger(19), actorRole: .reporter,
      actorUnit: nil, actorUser: nil, details: intake)
    guard var report = Report(number: row.text(1), first: first) else {
      throw StorageFailure.malformed("report \(row.integer(0))")
    }
    report.version = row.int(2)
    report.updatedAt = row.integer(21)
    report.decidedAt = row.optionalInteger(22)
    report.finishedAt = row.optionalInteger(23)
    report.finishedBy = row.optionalText(24)
    report.temporary = row.bool(25)
    report.closedAt = row.optionalInteger(26)
    report.estimate = row.optionalInteger(29)
    report.hops = row.int(30)
    report.arbitrated = row.bool(31)
    report.reopenCount = row.int(32)
    report.rating = row.optionalInteger(33).map(Int.init)
    report.questionOpen = row.bool(34)
    report.mergedInto = row.optionalText(35)
    report.photoCount = row.int(36)
    report.firstPhoto = row.optionalText(37)
    report.lastProof = row.optionalText(38)
    report.participants = row.text(39).split(separator: " ").map(String.init)
    do {
      report.clock = try ClockSheet(json: row.text(40), receivedAt: report.receivedAt)
    } catch {
      throw StorageFailure.malformed("clock of report \(row.integer(0))")
    }
    report.masks = try masks(row)
    return report
  }

  /// What is covered in a row of ``columns``.
  static func masks(_ row: any Row) throws -> Masks { try MaskRows.masks(row.optionalText(41)) }

  public static func find(number: String, on connection: any Connection) throws -> Report? {
    try connection.first(
      "SELECT \(columns) FROM reports r WHERE r.number = $1", [.text(number)], decode)
  }

  public static func exists(number: String, on connection: any Connection) throws -> Bool {
    try connection.first("SELECT 1 FROM reports WHERE number = $1", [.text(number)]) { _ in true }
      ?? false
  }

  public static func find(id: Int64, on connection: any Connection) throws -> Report? {
    try connection.first("SELECT \(columns) FROM reports r WHERE r.id = $1", [.integer(id)], decode)
  }

  /// Reports with ids above `id`, in order of id.
  public static func page(after id: Int64, limit: Int, on connection: any Connection) throws
    -> [Report]
  {
    try connection.all(
      "SELECT \(columns) FROM reports r WHERE r.id > $1 ORDER BY r.id LIMIT $2",
      [.integer(id), .integer(Int64(limit))], decode)
  }

  /// Decided reports whose work somebody claimed done, latest decision first.
  public static func worked(limit: Int, on connection: any Connection) throws -> [Report] {
    try connection.all(
      """
      SELECT \(columns) FROM reports r WHERE r.decided_at IS NOT NULL AND r.finished_by IS NOT NULL
      ORDER BY r.decided_at DESC, r.id DESC LIMIT $1
      """, [.integer(Int64(limit))], decode)
  }

  static func insert(_ report: Report, on connection: any Connection) throws {
    let values = values(report)
    try connection.put(
      "INSERT INTO reports (\(storedColumns)) VALUES (\(SQLValue.marks(values.count)))", values)
  }

  /// - Throws: ``Refusal/stale(seen:now:)`` when the stored version is not `version`.
  static func replace(_ report: Report, seen version: Int, on connection: any Connection) throws {
    let changed = try connection.run(
      """
      UPDATE reports SET version = $2, state = $3, category = $4, text = $5, address = $6,
        landmark = $7, latitude = $8, longitude = $9, village = $10, district = $11, city = $12,
        holder = $13, assignee = $14, updated_at = $15, decided_at = $16, finished_at = $17,
        finished_by = $18, temporary = $19, closed_at = $20, estimate = $21, hops = $22,
        arbitrated = $23, reopen_count = $24, rating = $25, question_open = $26,
        merged_into = $27, photo_count = $28, first_photo = $29, last_proof = $30,
        participants = $31, listed = $32, kind = $34, privacy = $35, coordination_due = $36,
        completion_due = $37, clock = $38, moved_at = $39
      WHERE id = $1 AND version = $33
      """,
      [
        .integer(report.id), .init(report.version), .text(report.state.rawValue),
        .init(report.category), .text(report.written.text), .init(report.written.address),
        .init(report.written.landmark), .init(report.place?.latitude),
        .init(report.place?.longitude),
        .init(report.area?.village), .init(report.area?.district), .init(report.area?.city),
        .text(report.holder), .init(report.assignee), .integer(report.updatedAt),
        .init(report.decidedAt), .init(report.finishedAt), .init(report.finishedBy),
        .init(report.temporary), .init(report.closedAt), .init(report.estimate),
        .init(report.hops), .init(report.arbitrated), .init(report.reopenCount),
        .init(report.rating), .init(report.questionOpen), .init(report.mergedInto),
        .init(report.photoCount), .init(report.firstPhoto), .init(report.lastProof),
        .text(report.participants.joined(separator: " ")),
        .init(Visibility.isListed(report)), .init(version), .text(report.kind.rawValue),
        .text(report.privacy.rawValue), .integer(report.dues.coordination),
        .integer(report.dues.completion), .text(report.clock.json(receivedAt: report.receivedAt)),
        .integer(report.clock.movedAt),
      ])
    guard changed == 1 else {
      let now = try connection.first(
        "SELECT version FROM reports WHERE id = $1", [.integer(report.id)]
      ) { $0.int(0) }
      throw now.map { Refusal.stale(seen: version, now: $0) } ?? Refusal.noSuchReport
    }
  }

  static func values(_ report: Report) -> [SQLValue] {
    [
      .integer(report.id), .text(report.number), .init(report.version),
      .text(report.state.rawValue), .text(report.kind.rawValue), .text(report.privacy.rawValue),
      .text(report.channel), .init(report.category), .text(report.written.text),
      .init(report.written.address),
      .init(report.written.landmark), .init(report.place?.latitude), .init(report.place?.longitude),
      .init(report.area?.village), .init(report.area?.district), .init(report.area?.city),
      .init(report.demo), .init(report.imported), .text(report.holder), .init(report.assignee),
      .integer(report.receivedAt), .integer(report.updatedAt), .init(report.decidedAt),
      .init(report.finishedAt), .init(report.finishedBy), .init(report.temporary),
      .init(report.closedAt), .integer(report.dues.coordination),
      .integer(report.dues.completion), .init(report.estimate), .init(report.hops),
      .init(report.arbitrated), .init(report.reopenCount), .init(report.rating),
      .init(report.questionOpen), .init(report.mergedInto), .init(report.photoCount),
      .init(report.firstPhoto), .init(report.lastProof),
      .text(report.participants.joined(separator: " ")),
      .text(report.clock.json(receivedAt: report.receivedAt)),
      .init(Visibility.isListed(report)), .integer(report.clock.movedAt),
    ]
  }
}

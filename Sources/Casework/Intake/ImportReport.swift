public import Domain
import Storage

/// A finished report of an older system, as far as it is known.
public struct ArchivedReport: Sendable, Equatable {
  public let number: String
  public let channel: String
  public let category: String?
  public let text: String
  public let unit: String
  public let area: AreaPath?
  /// Milliseconds since 1970 UTC.
  public let receivedAt: Int64
  public let completedAt: Int64?

  public init(
    number: String, channel: String, category: String?, text: String, unit: String,
    area: AreaPath?, receivedAt: Int64, completedAt: Int64?
  ) {
    self.number = number
    self.channel = channel
    self.category = category
    self.text = text
    self.unit = unit
    self.area = area
    self.receivedAt = receivedAt
    self.completedAt = completedAt
  }
}

/// What became of one row.
public enum ImportVerdict: String, Sendable, CaseIterable {
  case added
  /// The number is there already.
  case skipped
}

extension Casework {
  /// Stores a batch in one transaction; a number that exists is left alone, so that importing
  /// twice gives no doubles. Bypasses `Lifecycle` by design: the steps of the old system are not
  /// known, only that the report came in and was completed.
  public func importHistory(_ batch: [ArchivedReport]) async throws -> [ImportVerdict] {
    let book = book
    return try await database.write { connection in
      try batch.map { historic in
        guard try ReportRows.find(number: historic.number, on: connection) == nil else {
          return .skipped
        }
        try Self.store(historic, book: book, connection)
        return .added
      }
    }
  }

  private static func store(
    _ historic: ArchivedReport, book: CityBook, _ connection: any Connection
  ) throws {
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .public, channel: historic.channel,
      category: historic.category, text: historic.text, address: nil, landmark: nil, place: nil,
      area: historic.area, imported: true)
    details.dues = Deadlines(receivedAt: historic.receivedAt, city: book.city)
    let id = try connection.draw("report")
    let first = ReportEvent(
      reportID: id, revision: 0, at: historic.receivedAt, action: .submit,
      state: .waiting, holder: historic.unit, assignee: nil, actorRole: .reporter, actorUnit: nil,
      actorUser: nil, details: details)
    guard let change = Change(number: historic.number, first: first) else {
      throw StorageFailure.malformed("first event of \(historic.number)")
    }
    try Cases.commit(change, units: book.units, on: connection)
    guard let completedAt = historic.completedAt else { return }
    let completed = ReportEvent(
      reportID: id, revision: 1, at: max(completedAt, historic.receivedAt + 1), action: .verify,
      state: .completed, holder: historic.unit, assignee: nil, actorRole: .verifier,
      actorUnit: nil, actorUser: nil, details: EventDetails())
    try Cases.commit(Change(completed, to: change.after), units: book.units, on: connection)
  }
}

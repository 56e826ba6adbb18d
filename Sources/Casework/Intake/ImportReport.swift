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
      var known = try ReportRows.known(batch.map(\.number), on: connection)
      let verdicts: [ImportVerdict] = batch.map {
        known.insert($0.number).inserted ? .added : .skipped
      }
      let added = zip(batch, verdicts).filter { $0.1 == .added }.map(\.0)
      guard !added.isEmpty else { return verdicts }
      let first = try CounterRows.draw("report", Int64(added.count), on: connection)
      let lives = try added.enumerated().map { offset, historic in
        try Self.life(of: historic, id: first + Int64(offset), book: book)
      }
      try LifeRows(lives, units: book.units)?.enter(telling: true, on: connection)
      return verdicts
    }
  }

  private static func life(of historic: ArchivedReport, id: Int64, book: CityBook) throws -> Life {
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .public, channel: historic.channel,
      category: historic.category, text: historic.text, address: nil, landmark: nil, place: nil,
      area: historic.area, imported: true)
    details.dues = Deadlines(receivedAt: historic.receivedAt, city: book.city)
    var events = [
      ReportEvent(
        reportID: id, revision: 0, at: historic.receivedAt, action: .submit, state: .waiting,
        holder: historic.unit, assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil,
        details: details)
    ]
    if let completedAt = historic.completedAt {
      events.append(
        ReportEvent(
          reportID: id, revision: 1, at: max(completedAt, historic.receivedAt + 1), action: .verify,
          state: .completed, holder: historic.unit, assignee: nil, actorRole: .verifier,
          actorUnit: nil, actorUser: nil, details: EventDetails()))
    }
    guard let report = Report.folding(number: historic.number, events) else {
      throw StorageFailure.malformed("first event of \(historic.number)")
    }
    return Life(report, events, keys: nil)
  }
}

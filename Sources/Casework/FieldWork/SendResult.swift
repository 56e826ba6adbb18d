public import Domain
import Storage

/// What a device sends from the field: work that is done, begun in the same step where it was not.
public struct FieldResult: Sendable {
  public let work: FinishWork
  /// Made by the device; the same result sent again is not done again. Nil from a plain form.
  public let key: String?

  public init(_ work: FinishWork, key: String?) {
    self.work = work
    self.key = key
  }

  /// 16 to 64 letters and digits.
  public static func isKey(_ text: String) -> Bool {
    (16...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
      }
  }
}

extension Casework {
  /// Whether a result with this key has arrived already.
  public func hasArrived(_ key: String, on number: String, by actor: Actor) async throws -> Bool {
    guard let user = actor.user else { return false }
    return try await database.read { connection in
      guard let report = try FieldRows.sent(key, by: user, on: connection) else { return false }
      return try ReportRows.find(number: number, on: connection)?.id == report
    }
  }

  /// - Parameter seen: the version the device looked at
  /// - Throws: ``Refusal``; what was refused leaves nothing behind
  public func send(
    _ result: FieldResult, on number: String, seen: Int, by actor: Actor, now: Int64
  ) async throws {
    let book = book
    try await database.write { connection in
      guard let user = actor.user else { throw Refusal.notYours }
      if let key = result.key, try FieldRows.sent(key, by: user, on: connection) != nil { return }
      var seen: Int? = seen
      if let report = try ReportRows.find(number: number, on: connection),
        report.state == .dispatched || report.state == .reopened
      {
        // Begun where there was no network: both steps are told now.
        try Self.perform(
          Start(), on: number, seen: seen, by: actor, now: now, book: book, connection: connection)
        seen = nil
      }
      let after = try Self.perform(
        result.work, on: number, seen: seen, by: actor, now: now, book: book,
        connection: connection)
      if let key = result.key {
        try FieldRows.enter(key, by: user, report: after.id, at: now, on: connection)
      }
    }
  }
}

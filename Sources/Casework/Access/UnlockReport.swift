import Domain
import Sodium
import Storage

/// Why a report does not open to its reporter.
public enum UnlockRefusal: Error, Sendable, Equatable {
  /// No such report, or another PIN: the same answer for both.
  case wrongNumberOrPIN
  case tooMany(until: Int64)
}

extension Casework {
  /// How long a device stays unlocked, in milliseconds (30 days).
  public static let grantLifetime: Int64 = 30 * 86_400_000

  /// Lets a device act as the reporter, by number and PIN.
  public func unlock(number: String, pin: String, device: String, address: String, now: Int64)
    async throws
  {
    let keys = keys
    let tries = allowances.unlock
    let attempt = SecretTries("unlock", number, from: address)
    let until = try await database.write { try attempt.take(tries, now: now, on: $0) }
    if let until { throw UnlockRefusal.tooMany(until: until) }
    try await database.write { connection in
      let report = try ReportRows.find(number: number, on: connection)
      let submission = try report.flatMap { try AccessRows.submission(of: $0.id, on: connection) }
      let expected = keys.pin(submission: submission ?? "")
      let typed = pin.filter { !$0.isWhitespace }
      guard constantTimeEqual(Array(expected.utf8), Array(typed.utf8)), let report,
        submission != nil
      else { throw UnlockRefusal.wrongNumberOrPIN }
      try attempt.succeeded(on: connection)
      try AccessRows.grant(
        ReporterKeys.hash(device), report: report.id, expires: now + Self.grantLifetime,
        on: connection)
    }
  }

  /// Lets a device act as the reporter, by the tracking link. Returns the report's number.
  public func unlock(link: String, device: String, now: Int64) async throws -> String {
    try await database.write { connection in
      guard
        let id = try AccessRows.report(linkHash: ReporterKeys.hash(link), on: connection),
        let report = try ReportRows.find(id: id, on: connection)
      else { throw UnlockRefusal.wrongNumberOrPIN }
      try AccessRows.grant(
        ReporterKeys.hash(device), report: id, expires: now + Self.grantLifetime, on: connection)
      return report.number
    }
  }

  /// Lets the device that sent a report act as its reporter at once.
  public func grant(report: Int64, device: String, now: Int64) async throws {
    try await database.write {
      try AccessRows.grant(
        ReporterKeys.hash(device), report: report, expires: now + Self.grantLifetime, on: $0)
    }
  }

  /// Forgets every report this device has unlocked.
  public func lock(device: String) async throws {
    try await database.write { try AccessRows.revoke(ReporterKeys.hash(device), on: $0) }
  }
}

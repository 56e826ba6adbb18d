public import Domain
public import Storage

extension Casework {
  public static let longestFlag = 500

  /// Points a public report out to the moderators, once for each device.
  /// - Parameter device: the sender's secret; its hash is kept, so that nobody is counted twice
  /// - Returns: false when this device has done so before
  /// - Throws: ``Refusal/noSuchReport`` for what is not public; ``ModerationRefusal``.
  public func flag(
    _ number: String, reason: FlagReason, words: String, device: String, now: Int64
  ) async throws -> Bool {
    let words = words.trimmed
    guard !words.isLonger(than: Self.longestFlag) else {
      throw ModerationRefusal.wordsTooLong(most: Self.longestFlag)
    }
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.publicSight(of: report) >= .open
      else { throw Refusal.noSuchReport }
      return try FlagRows.insert(
        report: report.id, owner: ReporterKeys.hash(device), reason: reason.rawValue,
        words: words, at: now, on: connection)
    }
  }

  /// Settles what was pointed out about a report. Returns how many.
  @discardableResult
  public func settleFlags(of number: String, by actor: Actor, now: Int64) async throws -> Int {
    try await moderate(number, by: actor) { report, user, connection in
      let count = try FlagRows.close(of: report.id, by: user, at: now, on: connection)
      if count > 0 {
        try AdministrationRows.append(
          at: now, user: user, what: "flag.close", subject: number, details: "\(count)",
          on: connection)
      }
      return count
    }
  }

  /// A moderator's step on a report that stands in public, or did when it was pointed out.
  func moderate<T: Sendable>(
    _ number: String, by actor: Actor,
    _ body: @escaping @Sendable (Report, _ user: Int64, any Connection) throws -> T
  ) async throws -> T {
    guard Role.moderators.contains(actor.role), let user = actor.user else {
      throw ModerationRefusal.notYours
    }
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        try Self.isModerated(report, on: connection)
      else { throw Refusal.noSuchReport }
      return try body(report, user, connection)
    }
  }

  /// What everybody reads; and, so that it can be settled, what somebody pointed out or covered
  /// while everybody did.
  public static func isModerated(_ report: Report, on connection: any Connection) throws -> Bool {
    guard report.privacy == .public, report.state != .draft else { return false }
    if Visibility.isListed(report) || report.masks != .none { return true }
    return try !FlagRows.open(of: report.id, on: connection).isEmpty
      || !MaskRows.photos(of: report.id, on: connection).isEmpty
  }
}

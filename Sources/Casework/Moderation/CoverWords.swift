public import Domain
import Storage

extension Casework {
  /// Covers a passage wherever it stands in what is said about a report.
  public func cover(
    _ passage: String, in number: String, reason: FlagReason, by actor: Actor, now: Int64
  ) async throws {
    let passage = passage.trimmed
    guard passage.count >= 2 else { throw ModerationRefusal.passageTooShort }
    guard !passage.isLonger(than: Masks.longest) else {
      throw ModerationRefusal.passageTooLong(most: Masks.longest)
    }
    try await moderate(number, by: actor) { report, user, connection in
      guard report.masks.passages.count < Masks.most else {
        throw ModerationRefusal.tooManyMasks(most: Masks.most)
      }
      let history = try EventRows.history(of: report, on: connection)
      // Only what everybody reads: trying words must not tell what else is said.
      let shown = report.shown(at: .open)
      let texts =
        [shown.text, shown.landmark] + history.map { PublicEvent($0, sight: .open)?.words }
      guard texts.contains(where: { $0.map { Masks.stands(passage, in: $0) } ?? false }) else {
        throw ModerationRefusal.passageNotFound
      }
      try MaskRows.cover(
        passage, in: report, reason: reason.rawValue, by: user, at: now, on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "mask.words", subject: number, details: reason.rawValue,
        on: connection)
    }
  }

  /// Takes a mask off again.
  public func lift(_ mask: Int64, from number: String, by actor: Actor, now: Int64) async throws {
    try await moderate(number, by: actor) { report, user, connection in
      guard try MaskRows.lift(mask, from: report, at: now, on: connection) else {
        throw ModerationRefusal.nothingCovered
      }
      try AdministrationRows.append(
        at: now, user: user, what: "mask.lift", subject: number, details: "", on: connection)
    }
  }

  /// Shows a moderator what lies under the masks, and logs it.
  /// - Throws: ``ModerationRefusal/reasonMissing`` under five characters.
  public func openOriginal(of number: String, by actor: Actor, reason: String, now: Int64)
    async throws -> Written
  {
    try await opening(of: number, photo: nil, by: actor, reason: reason, now: now) { report, _ in
      guard report.masks != .none else { throw ModerationRefusal.nothingCovered }
      return report.written
    }
  }

  func opening<T: Sendable>(
    of number: String, photo: String?, by actor: Actor, reason: String, now: Int64,
    _ body: @escaping @Sendable (Report, any Connection) throws -> T
  ) async throws -> T {
    let reason = reason.trimmed
    guard reason.count >= 5 else { throw ModerationRefusal.reasonMissing }
    guard !reason.isLonger(than: Self.longestFlag) else {
      throw ModerationRefusal.wordsTooLong(most: Self.longestFlag)
    }
    return try await moderate(number, by: actor) { report, user, connection in
      let value = try body(report, connection)
      try MaskRows.opened(
        report.id, photo: photo, by: user, unit: actor.unit ?? "", reason: reason, at: now,
        on: connection)
      return value
    }
  }
}

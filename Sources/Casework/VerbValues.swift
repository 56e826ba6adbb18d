import Domain
import Storage

/// Checks on the values given with a verb; each throws what the person is told.
extension Case {
  static let mostWords = 4_000
  static let mostPhotos = 5

  /// Words that must be there.
  func required(_ words: String) throws(Refusal) -> String {
    guard let words = try optional(words) else { throw .wordsMissing }
    return words
  }

  /// Words that may be left out; blank counts as left out.
  func optional(_ words: String?) throws(Refusal) -> String? {
    guard let words = words?.trimmed, !words.isEmpty else { return nil }
    guard !words.isLonger(than: Self.mostWords) else { throw .wordsTooLong(most: Self.mostWords) }
    return words
  }

  /// A code from one of the city's lists.
  func reason(_ list: CodedReason.List, _ code: String?) throws(Refusal) -> String {
    guard let code, !code.isEmpty else { throw .reasonMissing }
    guard book.reason(list, code) != nil else { throw .unknownReason(code) }
    return code
  }

  /// A unit that can hold reports and does not hold this one.
  func otherUnit(_ code: String) throws(Refusal) -> String {
    guard let unit = book.units[code], unit.canHold else { throw .unknownUnit(code) }
    guard code != report.holder else { throw .unitIsHolder(code) }
    return code
  }

  /// Photos uploaded by this actor that belong to no report yet.
  func photos(_ ids: [String], owner: String, least: Int) throws -> [String]? {
    guard ids.count >= least else { throw Refusal.proofMissing }
    guard !ids.isEmpty else { return nil }
    guard ids.count <= Self.mostPhotos else { throw Refusal.tooManyPhotos(most: Self.mostPhotos) }
    guard Set(ids).count == ids.count,
      try PhotoRows.loose(ids, owner: owner, on: connection) == ids.count
    else { throw Refusal.photoUnknown }
    return ids
  }

  /// A promise that can be kept: later than now, within a year.
  func estimate(_ moment: Int64) throws(Refusal) -> Int64 {
    guard moment > now else { throw .estimateInPast }
    guard moment <= now + 365 * 86_400_000 else { throw .estimateTooFar(days: 365) }
    return moment
  }
}

extension Case {
  /// Whether a promise goes beyond what the terms leave to the office.
  func needsWord(_ date: Int64) -> Bool {
    !isArbiter && date > report.receivedAt + Int64(rules.terms.longestEstimateDays) * 86_400_000
  }

  /// A promise that needs nobody's word.
  func freeEstimate(_ moment: Int64) throws(Refusal) -> Int64 {
    let date = try estimate(moment)
    guard !needsWord(date) else {
      throw .estimateNeedsWord(days: rules.terms.longestEstimateDays)
    }
    return date
  }

  /// Words with or without photos that move nothing.
  func remark(_ words: String, photos ids: [String], owner: String) throws -> Decision {
    var details = EventDetails()
    details.words = try required(words)
    details.photos = try photos(ids, owner: owner, least: 0)
    return stay(details)
  }
}

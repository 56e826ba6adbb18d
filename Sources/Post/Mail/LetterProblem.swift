/// Why a letter cannot be written.
public enum LetterProblem: Error, Sendable, Hashable {
  /// Not an address mail is sent to.
  case address
  /// A field holds what it may not: a line end or another control character, above all.
  case field(LetterField)
  /// Earlier than 1970 or later than 9999.
  case date
}

/// The fields of a letter that may be refused.
public enum LetterField: String, Sendable, Hashable, CaseIterable {
  case senderName, subject, text, html, messageID, references, listUnsubscribe, loopMark, language
}

extension Letter {
  /// Refuses what would break out of its header line or out of the letter.
  func check() throws(LetterProblem) {
    try require(.senderName, isLine(from.name) && from.name.utf8.count <= 200)
    try require(.subject, isLine(subject) && subject.utf8.count <= 2_000)
    try require(.text, isBody(text))
    try require(.html, html.map(isBody) ?? true)
    try require(.messageID, isMessageID(messageID))
    try require(.references, references.allSatisfy(isMessageID))
    try require(
      .listUnsubscribe, listUnsubscribe.map { $0.hasPrefix("https://") && isToken($0) } ?? true)
    try require(.loopMark, loopMark.map(isToken) ?? true)
    try require(.language, language.map(isLanguage) ?? true)
  }

  private func require(_ field: LetterField, _ holds: Bool) throws(LetterProblem) {
    guard holds else { throw .field(field) }
  }

  /// No control character, so that it stays on its line.
  private func isLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// RFC 5321 leaves it open what becomes of a NUL.
  private func isBody(_ text: String) -> Bool {
    !text.utf8.contains(0)
  }

  /// Printable ASCII without spaces, brackets and commas. RFC 5322 allows no line beyond 998
  /// bytes, and none of these can be folded.
  private func isToken(_ text: String) -> Bool {
    (1...900).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>,".utf8.contains($0) }
  }

  /// Wider than RFC 5322, because letters of others are referred to by whatever ids they have.
  private func isMessageID(_ text: String) -> Bool {
    let halves = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return isToken(text) && halves.count == 2 && halves.allSatisfy { !$0.isEmpty }
  }

  private func isLanguage(_ tag: String) -> Bool {
    (2...35).contains(tag.utf8.count)
      && tag.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
      }
  }
}

/// An address mail can be sent to: `local@domain`, ASCII only, checked when it is made.
///
/// The check is narrower than RFC 5321 allows: no quoted local parts, no address literals, no
/// domain of a single label, no SMTPUTF8. An internationalised domain is given in its `xn--` form.
public struct MailAddress: Sendable, Hashable, CustomStringConvertible {
  /// The address as it was given.
  public let text: String

  /// - Throws: `LetterProblem.address` when it is not an address as described above.
  public init(_ text: String) throws(LetterProblem) {
    guard Self.isAddress(Array(text.utf8)) else { throw .address }
    self.text = text
  }

  public var description: String { text }

  private static func isAddress(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, parts.count == 2 else { return false }
    let labels = split(parts[1])
    return parts[0].count <= 64
      && split(parts[0]).allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtom) }
      && labels.count >= 2 && labels.allSatisfy(isLabel)
      // A last label of digits is an IP address without its brackets.
      && labels.last?.allSatisfy(isDigit) == false
  }

  private static func split(_ part: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    let dash = UInt8(ascii: "-")
    return (1...63).contains(label.count) && label.first != dash && label.last != dash
      && label.allSatisfy { isLetter($0) || isDigit($0) || $0 == dash }
  }

  /// RFC 5322, section 3.2.3: what an atom is made of.
  private static func isAtom(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// An address and the name shown beside it.
public struct Mailbox: Sendable, Hashable {
  /// Any text on one line; empty for none.
  public let name: String
  public let address: MailAddress

  public init(name: String, address: MailAddress) {
    self.name = name
    self.address = address
  }
}

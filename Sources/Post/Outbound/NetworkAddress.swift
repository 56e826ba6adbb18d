/// An address of the internet protocol as a number, so that every way of writing it is judged
/// alike.
public enum NetworkAddress: Hashable, Sendable {
  case v4(UInt32)
  case v6(UInt128)

  /// Reads the canonical forms only: four decimal numbers without leading zeros, or RFC 4291
  /// section 2.2 without a zone. Nil for anything else, so also for `0177.1` and `0x7f.1`, which
  /// system libraries read as loopback.
  public init?(_ text: some StringProtocol) {
    let characters = Array(text.utf8)
    if let number = dottedQuad(characters[...]) {
      self = .v4(number)
    } else if let number = colonGroups(characters) {
      self = .v6(number)
    } else {
      return nil
    }
  }

  var isV4: Bool {
    if case .v4 = self { true } else { false }
  }
}

extension NetworkAddress: CustomStringConvertible {
  /// A form every library reads: version 6 as eight groups, none left out.
  public var description: String {
    switch self {
    case .v4(let number):
      stride(from: 24, through: 0, by: -8).map { String(number >> UInt32($0) & 0xff) }
        .joined(separator: ".")
    case .v6(let number):
      stride(from: 112, through: 0, by: -16)
        .map { String(number >> UInt128($0) & 0xffff, radix: 16) }
        .joined(separator: ":")
    }
  }
}

private func dottedQuad(_ text: ArraySlice<UInt8>) -> UInt32? {
  let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard parts.count == 4 else { return nil }
  var number: UInt32 = 0
  for part in parts {
    guard (1...3).contains(part.count), part.allSatisfy(isDigit),
      part.count == 1 || part.first != UInt8(ascii: "0"),
      let value = UInt8(String(decoding: part, as: UTF8.self))
    else { return nil }
    number = number << 8 | UInt32(value)
  }
  return number
}

private func colonGroups(_ text: [UInt8]) -> UInt128? {
  guard let gap = firstGap(text) else {
    guard let groups = groups(text[...], atEnd: true), groups.count == 8 else { return nil }
    return number(groups)
  }
  guard let before = groups(text[..<gap], atEnd: false),
    let after = groups(text[(gap + 2)...], atEnd: true),
    before.count + after.count < 8
  else { return nil }
  let zeros = Array(repeating: UInt16(0), count: 8 - before.count - after.count)
  return number(before + zeros + after)
}

/// Where the two colons stand that leave out groups of zeros.
private func firstGap(_ text: [UInt8]) -> Int? {
  let colon = UInt8(ascii: ":")
  return text.indices.dropLast().first { text[$0] == colon && text[$0 + 1] == colon }
}

/// The groups between colons. At the end of an address the last two may be written as an address
/// of version 4.
private func groups(_ text: ArraySlice<UInt8>, atEnd: Bool) -> [UInt16]? {
  if text.isEmpty { return [] }
  let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  var groups: [UInt16] = []
  for (index, part) in parts.enumerated() {
    if atEnd, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
      guard let quad = dottedQuad(part) else { return nil }
      groups += [UInt16(quad >> 16), UInt16(truncatingIfNeeded: quad)]
      continue
    }
    // The initialiser would also take a sign.
    guard (1...4).contains(part.count), part.allSatisfy(isHexDigit),
      let value = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
    else { return nil }
    groups.append(value)
  }
  return groups
}

private func number(_ groups: [UInt16]) -> UInt128 {
  groups.reduce(0) { $0 << 16 | UInt128($1) }
}

func isDigit(_ character: UInt8) -> Bool {
  (0x30...0x39).contains(character)
}

func isHexDigit(_ character: UInt8) -> Bool {
  isDigit(character) || (0x41...0x46).contains(character)
    || (0x61...0x66).contains(character)
}

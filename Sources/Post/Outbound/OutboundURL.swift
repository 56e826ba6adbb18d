/// The address of somebody else's server, taken apart by the strictest reading of RFC 3986. What
/// two programs could read differently is refused: the part that is checked must be the part that
/// is connected to.
public struct OutboundURL: Hashable, Sendable {
  public enum Scheme: String, Sendable {
    case http
    case https

    /// The port that is meant if none is written.
    public var port: Int { self == .https ? 443 : 80 }
  }

  /// Most bytes of a whole URL.
  public static let longest = 2048

  public let scheme: Scheme
  public let host: OutboundHost
  /// 1 to 65,535.
  public let port: Int
  /// Path and query as written, with a slash at the start.
  public let target: String

  public init(_ text: String) throws(OutboundURLFault) {
    let characters = Array(text.utf8)
    guard characters.count <= Self.longest else { throw .tooLong }
    guard characters.allSatisfy(mayStand) else { throw .character }
    guard let colon = characters.firstIndex(of: UInt8(ascii: ":")),
      let scheme = Scheme(rawValue: lowercase(characters[..<colon])),
      characters[colon...].starts(with: "://".utf8)
    else { throw .scheme }
    let rest = characters[(colon + 3)...]
    let end = rest.firstIndex { "/?".utf8.contains($0) } ?? rest.endIndex
    let (host, port) = try authority(rest[..<end])
    guard escapesAreWhole(rest[end...]) else { throw .escape }
    // Brackets are for addresses only.
    guard !rest[end...].contains(where: "[]".utf8.contains) else { throw .character }
    self.scheme = scheme
    self.host = host
    self.port = port ?? scheme.port
    let target = String(decoding: rest[end...], as: UTF8.self)
    self.target = target.hasPrefix("/") ? target : "/" + target
  }

  /// RFC 6454 section 6.2: `https://push.example`, with the port if it is not the usual one.
  public var origin: String {
    "\(scheme.rawValue)://\(host)\(port == scheme.port ? "" : ":\(port)")"
  }

  /// The URL in its one form.
  public var text: String { origin + target }
}

/// Where a URL leads.
public enum OutboundHost: Hashable, Sendable, CustomStringConvertible {
  /// In lower case; the last label does not begin with a digit.
  case name(String)
  case address(NetworkAddress)

  init?(_ text: some StringProtocol) {
    if text.hasPrefix("["), text.hasSuffix("]"),
      case .v6(let number)? = NetworkAddress(text.dropFirst().dropLast())
    {
      self = .address(.v6(number))
    } else if case .v4(let number)? = NetworkAddress(text) {
      self = .address(.v4(number))
    } else if isName(text) {
      self = .name(String(text))
    } else {
      return nil
    }
  }

  /// As written in a URL.
  public var description: String {
    switch self {
    case .name(let name): name
    case .address(.v4(let number)): "\(NetworkAddress.v4(number))"
    case .address(.v6(let number)): "[\(NetworkAddress.v6(number))]"
    }
  }
}

/// RFC 3986 section 3.2. No port: nil.
private func authority(
  _ text: ArraySlice<UInt8>
) throws(OutboundURLFault) -> (OutboundHost, port: Int?) {
  guard !text.contains(UInt8(ascii: "@")) else { throw .credentials }
  var name = text
  var port: Int?
  let bracket = text.lastIndex(of: UInt8(ascii: "]")) ?? text.startIndex
  if let colon = text[bracket...].firstIndex(of: UInt8(ascii: ":")) {
    let digits = text[(colon + 1)...]
    name = text[..<colon]
    // The initialiser would also take a sign.
    guard (1...5).contains(digits.count), digits.allSatisfy(isDigit),
      let number = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(number)
    else { throw .port }
    port = number
  }
  guard let host = OutboundHost(lowercase(name)) else { throw .host }
  return (host, port)
}

/// RFC 1123 section 2.1 with the underscore of RFC 2782. A name whose last label is a number is
/// an address to many libraries, whatever stands before it.
private func isName(_ text: some StringProtocol) -> Bool {
  let labels = Array(text.utf8)
    .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard text.utf8.count <= 253, let last = labels.last?.first, !isDigit(last) else { return false }
  return labels.allSatisfy { label in
    (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
      && label.last != UInt8(ascii: "-")
      && label.allSatisfy { isDigit($0) || (0x61...0x7A).contains($0) || "-_".utf8.contains($0) }
  }
}

/// Printable ASCII without what RFC 3986 leaves out and without the mark of a fragment.
private func mayStand(_ character: UInt8) -> Bool {
  (0x21...0x7E).contains(character) && !##""#<>\^`{|}"##.utf8.contains(character)
}

private func escapesAreWhole(_ text: ArraySlice<UInt8>) -> Bool {
  text.indices.allSatisfy { index in
    text[index] != UInt8(ascii: "%")
      || text[(index + 1)...].prefix(2).count { isHexDigit($0) } == 2
  }
}

private func lowercase(_ text: ArraySlice<UInt8>) -> String {
  String(decoding: text, as: UTF8.self).lowercased()
}

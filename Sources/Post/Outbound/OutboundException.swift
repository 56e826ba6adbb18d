/// A place that may be reached although it is private, on any port: a receiver in the city's own
/// network, for one. Set by whoever runs the installation, never by its users.
public struct OutboundException: Hashable, Sendable {
  private enum Place: Hashable, Sendable {
    case name(String)
    case block(AddressBlock)
  }

  private let place: Place
  /// Whether it may also be reached without TLS.
  private let plain: Bool

  /// Reads a host name, an address or a block of addresses (`10.20.0.0/16`); with `http:` in
  /// front, plain HTTP is allowed there too. Nil for anything else.
  public init?(_ text: String) {
    plain = text.hasPrefix("http:")
    let rest = text.dropFirst(plain ? 5 : 0).lowercased()
    if let block = AddressBlock(rest) {
      place = .block(block)
    } else if case .name(let name)? = OutboundHost(rest) {
      place = .name(name)
    } else {
      return nil
    }
  }

  /// Whether the exception may turn out to cover `url` once its addresses are known.
  func mayCover(_ url: OutboundURL) -> Bool {
    guard plain || url.scheme == .https else { return false }
    return switch (place, url.host) {
    case (.name(let name), let host): host == .name(name)
    case (.block(let block), .address(let address)): block.contains(address)
    case (.block, .name): true
    }
  }

  /// Whether `url` may be asked at `address` by this exception.
  func covers(_ url: OutboundURL, at address: NetworkAddress) -> Bool {
    guard plain || url.scheme == .https else { return false }
    return switch place {
    case .name(let name): url.host == .name(name)
    case .block(let block): block.contains(address)
    }
  }
}

/// The rule for all outgoing requests: TLS on its own port to public addresses, or an exception.
struct OutboundRule: Sendable {
  let exceptions: [OutboundException]

  /// Whether to look up the host at all.
  func mayPermit(_ url: OutboundURL) -> Bool {
    isOrdinary(url) || exceptions.contains { $0.mayCover(url) }
  }

  func permits(_ url: OutboundURL, at address: NetworkAddress) -> Bool {
    isOrdinary(url) && address.isPublic || exceptions.contains { $0.covers(url, at: address) }
  }

  private func isOrdinary(_ url: OutboundURL) -> Bool { url.scheme == .https && url.port == 443 }
}

import Domain
import HTTPTypes

/// The proxies whose word about the client's address is believed.
package struct TrustedProxies: Sendable {
  private let networks: Networks

  package static let none = TrustedProxies([])!

  /// Addresses or networks (`10.0.0.0/8`, `::1`); nil if one cannot be read.
  package init?(_ texts: [String]) {
    guard let networks = Networks(texts) else { return nil }
    self.networks = networks
  }

  func contains(_ address: String) -> Bool { networks.contains(address) }

  /// The address of whoever spoke to the outermost trusted proxy. `X-Forwarded-For` is read from
  /// the right, because everything left of the first address we do not trust is the client's tale.
  /// - Parameter peer: the other end of the connection
  func client(peer: String, headers: HTTPFields) -> String {
    guard contains(peer) else { return peer }
    let chain = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
    var client = peer
    for part in chain.reversed() {
      let address = String(part.filter { $0 != " " && $0 != "\t" })
      guard NetworkAddress(address) != nil else { return client }
      client = address
      guard contains(address) else { return client }
    }
    return client
  }
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let requestID = HTTPField.Name("X-Request-ID")!
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

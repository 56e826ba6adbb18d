import Foundation
import HTTPTypes

/// The proxies whose word about the client's address is believed.
package struct TrustedProxies: Sendable {
  private let networks: [(prefix: [UInt8], bits: Int)]

  package static let none = TrustedProxies([])!

  /// Addresses or networks (`10.0.0.0/8`, `::1`); nil if one cannot be read.
  package init?(_ texts: [String]) {
    var networks: [(prefix: [UInt8], bits: Int)] = []
    for text in texts {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard let prefix = Self.bytes(String(parts[0])), parts.count <= 2 else { return nil }
      let most = prefix.count * 8
      guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else {
        return nil
      }
      networks.append((prefix, bits))
    }
    self.networks = networks
  }

  func contains(_ address: String) -> Bool {
    guard !networks.isEmpty, let bytes = Self.bytes(address) else { return false }
    return networks.contains { network in
      bytes.count == network.prefix.count
        && (0..<network.bits).allSatisfy { bit in
          let mask = UInt8(0x80) >> UInt8(bit % 8)
          return bytes[bit / 8] & mask == network.prefix[bit / 8] & mask
        }
    }
  }

  /// The address of whoever spoke to the outermost trusted proxy. `X-Forwarded-For` is read from
  /// the right, because everything left of the first address we do not trust is the client's tale.
  /// - Parameter peer: the other end of the connection
  func client(peer: String, headers: HTTPFields) -> String {
    guard contains(peer) else { return peer }
    let chain = headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
    var client = peer
    for part in chain.reversed() {
      let address = String(part.filter { $0 != " " && $0 != "\t" })
      guard Self.bytes(address) != nil else { return client }
      client = address
      guard contains(address) else { return client }
    }
    return client
  }

  /// Four or sixteen bytes; an IPv4 address in IPv6 clothes counts as IPv4.
  static func bytes(_ text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: six) { Array($0) }
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    return Array(bytes.prefix(12)) == mapped ? Array(bytes.suffix(4)) : bytes
  }
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let requestID = HTTPField.Name("X-Request-ID")!
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}

import Foundation

/// An address of the internet as its four or sixteen bytes. An IPv4 address in IPv6 clothes counts
/// as IPv4.
public struct NetworkAddress: Sendable, Equatable {
  public let bytes: [UInt8]

  /// Nil for what is no address.
  public init?(_ text: String) {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let all = withUnsafeBytes(of: six) { Array($0) }
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    bytes = Array(all.prefix(12)) == mapped ? Array(all.suffix(4)) : all
  }

  /// What one household or telephone has: a single IPv4 address, 64 bits of IPv6.
  public var own: String { network(bytes.count == 4 ? 32 : 64) }

  /// What one small network has: 24 bits of IPv4, 48 of IPv6.
  public var block: String { network(bytes.count == 4 ? 24 : 48) }

  /// The first `bits` bits as text; `bits` is a multiple of eight.
  private func network(_ bits: Int) -> String {
    let digits = bytes.prefix(bits / 8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "\(digits.joined())/\(bits)"
  }
}

/// Addresses and networks somebody has listed.
public struct Networks: Sendable {
  private let networks: [(prefix: [UInt8], bits: Int)]

  public static let none = Networks(networks: [])

  private init(networks: [(prefix: [UInt8], bits: Int)]) { self.networks = networks }

  /// Addresses or networks (`10.0.0.0/8`, `::1`); nil if one cannot be read.
  public init?(_ texts: [String]) {
    var networks: [(prefix: [UInt8], bits: Int)] = []
    for text in texts {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard let prefix = NetworkAddress(String(parts[0]))?.bytes, parts.count <= 2 else {
        return nil
      }
      let most = prefix.count * 8
      guard let bits = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(bits) else {
        return nil
      }
      networks.append((prefix, bits))
    }
    self.networks = networks
  }

  public func contains(_ address: String) -> Bool {
    guard !networks.isEmpty, let bytes = NetworkAddress(address)?.bytes else { return false }
    return networks.contains { network in
      bytes.count == network.prefix.count
        && (0..<network.bits).allSatisfy { bit in
          let mask = UInt8(0x80) >> UInt8(bit % 8)
          return bytes[bit / 8] & mask == network.prefix[bit / 8] & mask
        }
    }
  }
}

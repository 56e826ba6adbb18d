/// All addresses that begin with the same bits, written `10.0.0.0/8`.
public struct AddressBlock: Hashable, Sendable {
  private let first: NetworkAddress
  private let length: Int

  /// Reads an address with the number of its leading bits, or a single address. Nil for anything
  /// else, also for bits that are set behind the leading ones: such a block is a slip of the pen.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = NetworkAddress(parts[0]) else { return nil }
    self.first = first
    let width = first.width
    if parts.count == 1 {
      length = width
    } else {
      guard parts[1].utf8.allSatisfy(isDigit), let length = Int(parts[1]),
        length <= width, first.leading(length) == first
      else { return nil }
      self.length = length
    }
  }

  /// Whether `address` lies in the block. Addresses of the other version never do.
  public func contains(_ address: NetworkAddress) -> Bool {
    address.width == first.width && address.leading(length) == first
  }
}

extension NetworkAddress {
  fileprivate var width: Int {
    switch self {
    case .v4: 32
    case .v6: 128
    }
  }

  /// The address with all but the first bits cleared.
  fileprivate func leading(_ bits: Int) -> NetworkAddress {
    switch self {
    // A shift by the whole width gives no bits, as it should.
    case .v4(let number): .v4(number & UInt32.max << (32 - bits))
    case .v6(let number): .v6(number & UInt128.max << (128 - bits))
    }
  }
}

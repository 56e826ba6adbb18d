extension NetworkAddress {
  /// Whether the address belongs to somebody on the public internet, by the special-purpose
  /// registries of IANA (RFC 6890).
  public var isPublic: Bool {
    switch self {
    case .v4: !reservedV4.contains { $0.contains(self) }
    // Only one eighth of version 6 is given out. All else is refused without being named:
    // unspecified, loopback, mapped and compatible version 4, both ranges of NAT64, local, link,
    // site and multicast addresses, the discard block.
    case .v6: unicastV6.contains(self) && !reservedV6.contains { $0.contains(self) }
    }
  }
}

private let reservedV4 = blocks(
  "0.0.0.0/8",  // this network
  "10.0.0.0/8",  // private
  "100.64.0.0/10",  // shared by customers of a carrier
  "127.0.0.0/8",  // loopback
  "168.63.129.16/32",  // the host of a virtual machine in Azure
  "169.254.0.0/16",  // link, and the metadata of most clouds
  "172.16.0.0/12",  // private
  "192.0.0.0/24",  // protocol assignments
  "192.0.2.0/24",  // documentation
  "192.88.99.0/24",  // relays of 6to4
  "192.168.0.0/16",  // private
  "198.18.0.0/15",  // benchmarks
  "198.51.100.0/24",  // documentation
  "203.0.113.0/24",  // documentation
  "224.0.0.0/4",  // multicast
  "240.0.0.0/4",  // reserved, and broadcast
)

private let unicastV6 = AddressBlock("2000::/3")!

private let reservedV6 = blocks(
  "2001::/23",  // protocol assignments, among them Teredo, which wraps version 4
  "2001:db8::/32",  // documentation
  "2002::/16",  // 6to4, which wraps version 4
  "3fff::/20",  // documentation
)

/// A block that cannot be read is a mistake in the tables above, which every test would meet.
private func blocks(_ texts: String...) -> [AddressBlock] { texts.map { AddressBlock($0)! } }

import Foundation
import Post
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OutboundAddressTests {
  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.255.255", "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "::ffff:0:8.8.8.8", "64:ff9b::a9fe:a9fe", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:db8::1",
    "2002:7f00:1::", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "febf::1", "fec0::1", "ff02::1", "4000::1",
  ])
  func privateAddresses(_ text: String) throws {
    #expect(try !#require(NetworkAddress(text)).isPublic)
  }

  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0",
    "192.0.1.0", "192.167.255.255", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2001:200::1", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450:4001:81b::200e",
    "2003::1", "3ffe::1",
  ])
  func publicAddresses(_ text: String) throws {
    #expect(try #require(NetworkAddress(text)).isPublic)
  }

  @Test(arguments: [
    "", ".", "1", "127.1", "127.0.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433",
    "127.0.0.01", "127.0.0.1.", "127.0.0.1 ", "256.0.0.1", "1.2.3.4.5", "1..2.3", "+1.2.3.4",
    "１.2.3.4", ":", ":::", "1:", ":1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
    "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "g::", "+1::", "::1.2.3", "::1.2.3.4:5",
    "1.2.3.4::", "1:1.2.3.4::", "fe80::1%eth0", "[::1]", "::1/64", "::01.2.3.4",
  ])
  func otherForms(_ text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test func formsOfOneAddress() {
    let forms = ["::ffff:1.2.3.4", "0:0:0:0:0:FFFF:0102:0304", "::ffff:102:304"]
    #expect(Set(forms.map { NetworkAddress($0) }).count == 1)
    #expect(NetworkAddress("2001:DB8::1")?.description == "2001:db8:0:0:0:0:0:1")
    #expect(NetworkAddress("203.0.113.7")?.description == "203.0.113.7")
  }

  @Test func blocks() throws {
    let block = try #require(AddressBlock("10.20.0.0/15"))
    #expect(block.contains(NetworkAddress("10.21.255.255")!))
    #expect(!block.contains(NetworkAddress("10.22.0.0")!))
    #expect(!block.contains(NetworkAddress("::10.20.0.0")!))
    #expect(AddressBlock("0.0.0.0/0")!.contains(NetworkAddress("255.1.2.3")!))
    #expect(AddressBlock("::/0")!.contains(NetworkAddress("ff::")!))
    #expect(AddressBlock("::1")!.contains(NetworkAddress("::1")!))
    for text in [
      "10.20.0.1/15", "10.0.0.0/33", "::/129", "::/-1", "10.0.0.0/", "/8", "a/8", "::/+1", "::/0/0",
    ] { #expect(AddressBlock(text) == nil, "\(text)") }
  }

  /// The system's own reader must agree on what is an address and which one.
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func agreesWithTheSystem(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<2000 {
      let text = written(&random)
      let tried = Bool.random(using: &random) ? text : random.mangled(text)
      #expect(NetworkAddress(tried) == system(tried), "seed \(seed): \(tried)")
      if let address = NetworkAddress(tried) {
        #expect(NetworkAddress(address.description) == address, "seed \(seed): \(tried)")
      }
    }
  }

  /// An address in one of its forms, or nearly so.
  private func written(_ random: inout Seeded) -> String {
    let numbers = (0..<8).map { _ in
      Bool.random(using: &random) ? 0 : Int.random(in: 0...0xFFFF, using: &random)
    }
    let groups = numbers.map { String($0, radix: 16) }
    let quad = numbers.prefix(4).map { String($0 & 255) }.joined(separator: ".")
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return groups.joined(separator: ":")
    case 1: return "::ffff:" + quad
    case 2: return quad
    default:
      let before = groups.prefix(Int.random(in: 0...4, using: &random)).joined(separator: ":")
      let after = groups.suffix(Int.random(in: 0...4, using: &random)).joined(separator: ":")
      return before + "::" + after
    }
  }

  private func system(_ text: String) -> NetworkAddress? {
    // Behind a zero byte the system sees nothing.
    guard !text.utf8.contains(0) else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return .v4(UInt32(bigEndian: four.s_addr)) }
    var six = in6_addr()
    guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    return withUnsafeBytes(of: six) { .v6(UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self))) }
  }
}

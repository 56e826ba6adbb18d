import Foundation
import Post
import Testing

@Suite struct OutboundURLTests {
  @Test func parts() throws {
    let url = try OutboundURL("HTTPS://Hooks.Example.test:8443/a/b%20c?d=e&f=%C3%A9/@:")
    #expect(url.scheme == .https)
    #expect(url.host == .name("hooks.example.test"))
    #expect(url.port == 8443)
    #expect(url.target == "/a/b%20c?d=e&f=%C3%A9/@:")
    #expect(url.origin == "https://hooks.example.test:8443")
    #expect(url.text == "https://hooks.example.test:8443/a/b%20c?d=e&f=%C3%A9/@:")
  }

  @Test(arguments: [
    ("https://a.test", "https://a.test/"), ("https://a.test:443/", "https://a.test/"),
    ("http://a.test:80?x", "http://a.test/?x"), ("http://a.test:443/", "http://a.test:443/"),
    ("https://8.8.8.8/x", "https://8.8.8.8/x"),
    ("https://[2001:DB8::1]:1/x", "https://[2001:db8:0:0:0:0:0:1]:1/x"),
    ("https://xn--bcher-kva.test/", "https://xn--bcher-kva.test/"),
  ])
  func oneForm(_ text: String, _ form: String) throws {
    #expect(try OutboundURL(text).text == form)
  }

  @Test(arguments: [
    ("", OutboundURLFault.scheme), ("a.test", .scheme), ("//a.test/", .scheme),
    ("ftp://a.test/", .scheme), ("file:///etc/passwd", .scheme), ("javascript:alert(1)", .scheme),
    ("gopher://a.test/", .scheme), ("unix:///run/x", .scheme), ("http+unix://x/y", .scheme),
    ("https:/a.test/", .scheme), ("https:a.test", .scheme), ("https//a.test", .scheme),
    ("https://u@a.test/", .credentials), ("https://u:p@a.test/", .credentials),
    ("https://a.test:80@b.test/", .credentials), ("https://@a.test/", .credentials),
    ("https:///x", .host), ("https://", .host), ("https://?x", .host), ("https://:443/", .host),
    ("https://a..test/", .host), ("https://.a.test/", .host), ("https://a.test./", .host),
    ("https://-a.test/", .host), ("https://a-.test/", .host), ("https://a%2etest/", .host),
    ("https://a!b.test/", .host), ("https://1.2.3/", .host), ("https://a.1/", .host),
    ("https://a.0x7f/", .host), ("https://[::1/", .port), ("https://::1/", .port),
    ("https://[::1]x/", .host), ("https://[1.2.3.4]/", .host), ("https://[fe80::1%25lo]/", .host),
    ("https://a.test:/", .port), ("https://a.test:0/", .port), ("https://a.test:65536/", .port),
    ("https://a.test:+44/", .port), ("https://a.test:4 4/", .character),
    ("https://a.test:000443/", .port), ("https://a.test:1:2/", .port),
    ("https://a.test/#x", .character), ("https://a.test#@b.test/", .character),
    ("https://a.test\\@b.test/", .character), ("https://a.test/\r\nx: y", .character),
    ("https://ä.test/", .character), ("https://a.test/ä", .character),
    ("https://a。test/", .character), (" https://a.test/", .character),
    ("https://a.test/%", .escape), ("https://a.test/%2", .escape), ("https://a.test/%gg", .escape),
    ("https://a.test/[", .character), ("https://a.test/?a[]=1", .character),
    ("https://a.test/{id}", .character), ("https://a.test/|", .character),
  ])
  func faults(_ text: String, _ fault: OutboundURLFault) {
    #expect(throws: fault) { try OutboundURL(text) }
  }

  @Test func lengths() throws {
    let stem = "https://a.test/"
    let longest = stem + String(repeating: "x", count: OutboundURL.longest - stem.count)
    #expect(try OutboundURL(longest).text == longest)
    #expect(throws: OutboundURLFault.tooLong) { try OutboundURL(longest + "x") }
    let label = String(repeating: "a", count: 63)
    #expect(throws: Never.self) { try OutboundURL("https://\(label).test/") }
    #expect(throws: OutboundURLFault.host) { try OutboundURL("https://\(label)a.test/") }
    let name = Array(repeating: label, count: 4).joined(separator: ".")
    #expect(throws: OutboundURLFault.host) { try OutboundURL("https://\(name)/") }
  }

  /// Foundation's reader, which the HTTP client uses, must see the same host and port in whatever
  /// is taken, and the one form must be stable.
  @Test(arguments: [UInt64(11), 12, 13, 14])
  func agreesWithFoundation(seed: UInt64) throws {
    var random = Seeded(seed)
    let stems = [
      "https://hooks.example.test:8443/a/b?c=d", "http://10.0.0.1/x", "https://[2001:db8::1]:44/",
      "https://xn--bcher-kva.test/%20?%41", "https://a.b-c.d_e.test/..//.",
    ]
    var taken = 0
    for _ in 0..<2000 {
      let text = random.mangled(stems.randomElement(using: &random)!)
      guard let url = try? OutboundURL(text) else { continue }
      taken += 1
      let theirs = try #require(URL(string: url.text), "seed \(seed): \(text)")
      let host = theirs.host()?.trimmingCharacters(in: ["[", "]"])
      #expect(host == "\(url.host)".trimmingCharacters(in: ["[", "]"]), "seed \(seed): \(text)")
      #expect(theirs.port ?? url.scheme.port == url.port, "seed \(seed): \(text)")
      #expect(theirs.user == nil && theirs.fragment == nil, "seed \(seed): \(text)")
      #expect(try OutboundURL(url.text) == url, "seed \(seed): \(text)")
    }
    #expect(taken > 200)
  }
}

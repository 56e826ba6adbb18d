import Testing

@testable import Post

@Suite struct OutboundExceptionTests {
  @Test(arguments: [
    // Exceptions, URL, address, permitted
    ([], "https://a.test/", "8.8.8.8", true), ([], "https://a.test:444/", "8.8.8.8", false),
    ([], "http://a.test/", "8.8.8.8", false), ([], "http://a.test:443/", "8.8.8.8", false),
    ([], "https://a.test/", "10.0.0.1", false),
    (["10.0.0.0/8"], "https://a.test:8443/", "10.0.0.1", true),
    (["10.0.0.0/8"], "http://a.test/", "10.0.0.1", false),
    (["10.0.0.0/8"], "https://a.test/", "11.0.0.1", true),
    (["10.0.0.0/8"], "https://a.test:8443/", "11.0.0.1", false),
    (["10.0.0.0/8"], "https://a.test/", "127.0.0.1", false),
    (["10.0.0.0/8"], "https://a.test/", "::ffff:10.0.0.1", false),
    (["http:10.0.0.0/8"], "http://a.test:8080/", "10.0.0.1", true),
    (["http:10.0.0.0/8"], "http://a.test/", "8.8.8.8", false),
    (["http:a.test"], "http://a.test:8080/", "127.0.0.1", true),
    (["a.test"], "https://a.test:1/", "::1", true), (["a.test"], "http://a.test/", "::1", false),
    (["a.test"], "https://b.a.test/", "::1", false), (["A.Test"], "https://a.test/", "::1", true),
    (["10.0.0.0/8", "http:b.test"], "http://a.test/", "10.0.0.1", false),
    (["fd00::/8"], "https://[fd00::1]:99/", "fd00::1", true),
  ])
  func permission(_ texts: [String], _ url: String, _ address: String, _ permitted: Bool) throws {
    let rule = OutboundRule(exceptions: try texts.map { try #require(OutboundException($0)) })
    let url = try OutboundURL(url)
    #expect(rule.permits(url, at: NetworkAddress(address)!) == permitted)
    // What is permitted must be looked up.
    if permitted { #expect(rule.mayPermit(url)) }
  }

  @Test func notWorthALookup() throws {
    let none = OutboundRule(exceptions: [])
    #expect(!none.mayPermit(try OutboundURL("http://a.test/")))
    #expect(!none.mayPermit(try OutboundURL("https://a.test:22/")))
    let named = OutboundRule(exceptions: [OutboundException("http:b.test")!])
    #expect(!named.mayPermit(try OutboundURL("http://a.test/")))
    #expect(named.mayPermit(try OutboundURL("http://b.test/")))
  }

  @Test(arguments: [
    "", "http:", "*", "*.test", "a.test:80", "http://a.test", "10.0.0.1/8", "127.1", "a/8",
  ])
  func unreadable(_ text: String) {
    #expect(OutboundException(text) == nil)
  }
}

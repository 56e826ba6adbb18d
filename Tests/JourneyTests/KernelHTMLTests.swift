import Testing

@testable import Web

@Suite("HTML is safe by construction")
struct KernelHTMLTests {
  @Test("Every interpolated text is escaped, literals are not")
  func escaping() {
    let hostile = "<script>alert('1')</script> & \"x\""
    let html: HTML = "<p title=\"\(hostile)\">\(hostile[...])</p>"
    let escaped = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;"
    #expect(html.string == "<p title=\"\(escaped)\">\(escaped)</p>")
    #expect(HTML(text: "a<b").string == "a&lt;b")
    #expect(("" as HTML).isEmpty)
  }

  @Test("Any text comes back unchanged when entities are undone")
  func roundTrip() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          "<>&\"'abé🌊\n;#".randomElement(using: &random)!
        })
      let html: HTML = "\(text)"
      let undone = html.string
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
        .replacing("&amp;", with: "&")
      #expect(undone == text)
      #expect(
        !html.bytes.contains {
          [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains($0)
        })
    }
  }

  @Test("Pieces: conditions, lists, options, attributes, flags")
  func pieces() {
    let none: HTML? = nil
    let name: String? = nil
    let html: HTML = """
      \(when: true, "<b>")\(when: false, "<i>")\(each: [1, 2], { "<li>\($0)" })\(none)\
      \(["<u>", "<s>"] as [HTML])\(attribute: "id", "a\"b")\(attribute: "id", name)\
      \(flag: "checked", true)\(flag: "x", false)
      """
    #expect(html.string == "<b><li>1<li>2<u><s> id=\"a&quot;b\" checked")
    #expect((["<a>", "<b>"] as [HTML]).joined(", ").string == "<a>, <b>")
  }

  @Test(
    "Links lead nowhere dangerous",
    arguments: [
      ("/lapor?x=1&y=2", "/lapor?x=1&amp;y=2"), ("#isi", "#isi"),
      ("https://a.id/", "https://a.id/"),
      ("HTTPS://a.id/", "HTTPS://a.id/"), ("tel:112", "tel:112"),
      ("mailto:a@b.id", "mailto:a@b.id"),
      ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"),
      ("java\tscript:alert(1)", "#"), ("data:text/html,x", "#"), ("vbscript:x", "#"),
      ("//jahat.id/", "#"), ("/\\jahat.id/", "#"), ("/\t/jahat.id", "#"), ("", "#"),
    ])
  func addresses(_ given: String, _ expected: String) {
    #expect(("\(url: given)" as HTML).string == expected)
  }

  @Test("After signing in one stays on this site")
  func returnPaths() {
    #expect(SafeURL.returnPath("/meja?x=1", fallback: "/") == "/meja?x=1")
    for wished in ["https://jahat.id", "//jahat.id", "/\\jahat.id", "meja", nil] {
      #expect(SafeURL.returnPath(wished, fallback: "/") == "/")
    }
  }

  @Test("Percent-encoding is undone exactly, and broken escapes are refused")
  func percent() {
    let text = "a b/c?é&=+%~"
    #expect(SafeURL.encoded(text) == "a%20b%2Fc%3F%C3%A9%26%3D%2B%25~")
    #expect(SafeURL.decoded(SafeURL.encoded(text)[...], plusIsSpace: true) == text)
    #expect(SafeURL.path("/a", ["q": "x y", "n": nil, "m": "1"]) == "/a?q=x%20y&m=1")
    for broken in ["%", "%4", "%zz", "%ff", "%00"] {
      #expect(SafeURL.decoded(broken[...], plusIsSpace: true) == nil)
    }
  }
}

/// SplitMix64, so that a failing case comes back with its seed.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

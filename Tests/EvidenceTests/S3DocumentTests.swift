import Testing

@testable import Evidence

@Suite struct S3DocumentTests {
  private func read(_ text: String) -> [String: [String]]? {
    S3Document(Array(text.utf8)).map { document in
      Dictionary(grouping: document.leaves, by: \.path).mapValues { $0.map(\.text) }
    }
  }

  private let listing = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
      <!-- two of them -->
      <Name>photos</Name><Prefix/><IsTruncated >true</IsTruncated >
      <Contents><Key>a&amp;b</Key><ETag>&quot;1&quot;</ETag><Owner><ID>x</ID></Owner></Contents>
      <Contents><Key>&lt;&#233;&#x1F600;&apos;&gt; é</Key></Contents>
      <NextContinuationToken a='>' b="'">1/2+3=</NextContinuationToken>
    </ListBucketResult>

    """

  @Test func aListing() throws {
    let document = try #require(S3Document(Array(listing.utf8)))
    #expect(document.texts("ListBucketResult/Contents/Key") == ["a&b", "<é😀'> é"])
    #expect(document.text("ListBucketResult/IsTruncated") == "true")
    #expect(document.text("ListBucketResult/NextContinuationToken") == "1/2+3=")
    #expect(document.text("ListBucketResult/Prefix") == "")
    #expect(document.text("ListBucketResult/Contents/Owner/ID") == "x")
    #expect(document.text("ListBucketResult/Contents") == nil)
    #expect(document.text("ListBucketResult") == nil)
  }

  @Test func smallOnes() {
    #expect(read("<a/>") == ["a": [""]])
    #expect(read("\u{FEFF}<a>x<!--y-->z</a>") == ["a": ["xz"]])
    #expect(read("<a>x<b/>y</a>") == ["a/b": [""]])
  }

  @Test(arguments: [
    "", " ", "text", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a", "<a ", "<a b>",
    "<a b=c/>", "<a b='c/>", "<a b='<'/>", "<ab='c'", "<>", "< a/>", "<a>&nbsp;</a>", "<a>&</a>",
    "<a>&amp</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#+5;</a>", "<a>&#-5;</a>",
    "<a>&#;</a>", "&amp;<a/>", "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>", "<a><?p x?></a>",
    "<a><!-- </a>", "<?xml <a/>", "<html><p>Not found<br></html>",
  ])
  func noDocument(text: String) {
    #expect(read(text) == nil)
  }

  @Test func depthIsLimited() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(read(nested(16)) != nil)
    #expect(read(nested(17)) == nil)
    #expect(read(nested(100_000)) == nil)
  }

  @Test func otherBytesThanUTF8() {
    #expect(S3Document(Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)) == nil)
  }

  /// Whatever arrives, reading ends; and what was cut short is never taken for whole.
  @Test func damagedDocuments() {
    var dice = SystemRandomNumberGenerator()
    let whole = Array(listing.utf8)
    let trimmed = whole.lastIndex(of: 0x3E).map { whole[..<$0] } ?? []
    for end in trimmed.indices { #expect(S3Document(Array(whole[..<end])) == nil) }
    let tokens = ["<", ">", "/", "&", ";", "&#x", "\"", "'", "<!--", "-->", "<?", "\0", "é", "="]
    var readable = 0
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let at = Int.random(in: 0..<bytes.count, using: &dice)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: at)
        default: bytes.insert(contentsOf: tokens.randomElement(using: &dice)!.utf8, at: at)
        }
      }
      if let document = S3Document(bytes) {
        readable += 1
        #expect(document.leaves.count <= whole.count)
      }
    }
    #expect((1..<3_000).contains(readable))
  }
}

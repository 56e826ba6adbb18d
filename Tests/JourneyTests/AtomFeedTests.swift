import Casework
import Domain
import Foundation
import FoundationXML
import HTTPTypes
import Storage
import Testing

@testable import Web

/// The feed as a feed reader takes it, and what shared links say.
@Suite struct AtomFeedTests {
  /// Texts and attributes by path of elements.
  private final class Reading: NSObject, XMLParserDelegate {
    var texts: [String: [String]] = [:]
    var links: [[String: String]] = []
    private var path: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      path.append(name)
      text = ""
      if name == "link" { links.append(attributes) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      texts[path.joined(separator: "/"), default: []].append(text)
      path.removeLast()
      text = ""
    }

    static func read(_ page: Page) throws -> Reading {
      let reading = Reading()
      let parser = XMLParser(data: Data(page.bytes))
      parser.delegate = reading
      try #require(parser.parse(), "\(page.text)")
      return reading
    }
  }

  @Test("A feed is well-formed whatever people write, and tells only what is public")
  func feed() async throws {
    try await World.with { world in
      let words = "<b>Sampah</b> & \"kali\"\r\n]]> \u{1F4A9} 'bau'"
      let number = try await world.submit(words, category: "sampah").report.number
      world.pass(hours: 1)
      let other = try await world.submit("Lampu padam").report.number
      for privacy in [Privacy.private, .sealed] {
        try await world.submit("Rahasia xqzv", privacy: privacy)
      }
      let browser = world.browser()
      let page = try await browser.get("/laporan.atom")
      #expect(page.headers[.contentType] == "application/atom+xml; charset=utf-8")
      #expect(page.headers[.cacheControl] == "public, max-age=60" && page.statements == 2)
      #expect(!page.text.contains("xqzv"))
      let reading = try Reading.read(page)
      #expect(
        reading.texts["feed/entry/id"] == [other, number].map { "http://localhost/laporan/\($0)" })
      #expect(reading.texts["feed/entry/title"]?.last?.contains("<b>Sampah</b> & \"kali\"") == true)
      #expect(reading.texts["feed/entry/summary"]?.last?.contains("\u{1F4A9} 'bau'") == true)
      #expect(reading.texts["feed/id"] == ["http://localhost/laporan.atom"])
      #expect(reading.texts["feed/updated"]?.first == reading.texts["feed/entry/updated"]?.first)
      #expect(reading.texts["feed/author/name"]?.count == 1)
      #expect(reading.links.contains { $0["rel"] == "self" })
      let place = World.place.coarse
      #expect(
        reading.texts["feed/entry/georss:point"]?.first == "\(place.latitude) \(place.longitude)")

      let tag = try #require(page.headers[.eTag])
      let again = try await browser.get("/laporan.atom", also: [.ifNoneMatch: tag])
      #expect(again.status == .notModified && again.bytes.isEmpty)
      let filtered = try Reading.read(try await browser.get("/laporan.atom?kategori=sampah"))
      #expect(filtered.texts["feed/entry/id"]?.count == 1)
      #expect(filtered.texts["feed/id"] == ["http://localhost/laporan.atom?kategori=sampah"])
      let empty = try Reading.read(try await browser.get("/laporan.atom?cari=tidakadakata"))
      #expect(empty.texts["feed/entry/id"] == nil && empty.texts["feed/updated"]?.count == 1)
    }
  }

  @Test("Lists say when the public last saw a step, not when officers wrote among themselves")
  func publicTimes() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      world.pass(hours: 1)
      try await world.act(Take(), on: number, by: "kelurahan")
      let taken = Words.machineTime(world.now)
      world.pass(hours: 1)
      try await world.act(AddNote(words: "Antar-petugas."), on: number, by: "kelurahan")
      try await world.act(AskReporter(words: "Di sisi mana?"), on: number, by: "kelurahan")
      let browser = world.browser()
      for path in [
        "/laporan.atom", "/api/v1/laporan", "/api/v1/laporan.csv", "/api/v1/laporan/\(number)",
        "/api/v1/laporan?dekat=\(World.place.latitude),\(World.place.longitude)",
      ] {
        let page = try await browser.get(path)
        #expect(page.text.contains(taken), "\(path)")
        #expect(!page.text.contains(Words.machineTime(world.now)), "\(path)")
      }
    }
  }

  @Test("What is kept for all carries nobody's cookie, and its language is in the address")
  func sharedAnswers() async throws {
    try await World.with { world in
      try await world.submit(category: "sampah")
      let browser = world.browser()
      let place = "\(World.place.latitude),\(World.place.longitude)"
      let map = "/api/v1/peta?kotak=-6.18,106.82,-6.17,106.83&zoom=18"
      for path in ["/laporan.atom?x=1", "/api/v1/laporan?dekat=\(place)", map] {
        let plain = try await browser.get(path)
        let other = try await browser.get(path, also: [.acceptLanguage: "en"])
        #expect(plain.bytes == other.bytes, "\(path)")
        let english = try await browser.get("\(path)&bahasa=en")
        #expect(english.status == .ok && english.headers[values: .setCookie].isEmpty)
        #expect(english.bytes != plain.bytes, "\(path)")
      }
    }
  }

  @Test("A feed has an end")
  func limit() async throws {
    try await World.with { world in
      for index in 0..<AtomFeed.limit + 3 { try await world.submit("Laporan ke-\(index)") }
      let reading = try Reading.read(try await world.browser().get("/laporan.atom"))
      #expect(reading.texts["feed/entry/id"]?.count == AtomFeed.limit)
    }
  }

  @Test("What XML cannot say is left out")
  func writer() {
    var xml = XMLWriter()
    xml.element("a", ["b": "\"<&>\u{0}\u{1F}\n"], "x\u{0}\u{8}\u{FFFE}y\r<&>")
    xml.element("c")
    #expect(
      String(decoding: xml.bytes, as: UTF8.self).hasSuffix(
        "<a b=\"&quot;&lt;&amp;&gt;\n\">xy&#13;&lt;&amp;&gt;</a>\n<c/>\n"))
  }

  @Test("A shared link shows what everybody may read, also when its reporter shares it")
  func previews() async throws {
    try await World.with { world in
      let open = try await world.submitFull(
        text: "Lampu padam di \"gang\" buntu", privacy: .public,
        photos: [TestPicture.png(seed: 3)])
      let page = try await world.browser().get("/laporan/\(open.report.number)")
      #expect(
        page.text.contains("og:title\" content=\"Lampu padam di &quot;gang&quot; buntu\"")
          || page.text.contains("og:title\" content=\"Lampu padam di &#34;gang&#34; buntu\""))
      let photo = try #require(try await world.report(open.report.number).firstPhoto)
      #expect(page.text.contains("og:image\" content=\"http://localhost/foto/\(photo)/"))

      for privacy in [Privacy.private, .sealed] {
        let receipt = try await world.submitFull(
          text: "Rahasia xqzv", privacy: privacy, photos: [TestPicture.png(seed: 4)])
        let citizen = Citizen(world)
        try await citizen.unlock(receipt)
        let own = try await citizen.browser.get("/laporan/\(receipt.report.number)")
        let head = own.text.prefix { $0 != "\u{0}" }.components(separatedBy: "</head>")[0]
        #expect(own.text.contains("xqzv"), "its reporter reads it")
        #expect(!head.contains("xqzv") && !head.contains("og:image"))
        #expect(head.contains("og:title\" content=\"Laporan \(receipt.report.number)\""))
      }
    }
  }
}

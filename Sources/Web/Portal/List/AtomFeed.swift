import Domain
import HTTPTypes
import NIOCore
import Storage

/// The public reports as an Atom feed (RFC 4287), by the same filters as the list.
struct AtomFeed: Sendable {
  static let path = "/laporan.atom"
  static let limit = 50
  static let seconds = 60
  private static let mostTitle = 80
  private static let mostSummary = 600

  let office: Office

  var routes: [Route] { [.shared(Self.path) { context in try await feed(context) }] }

  private func feed(_ context: RequestContext) async throws -> Answer {
    let book = office.book
    let filter = ReportFilter(context, book: book)
    let reports = try await office.database.read { connection in
      let found = try filter.read(after: nil, limit: Self.limit, book: book, on: connection)
      return try EventRows.asPublished(
        found.prefix(Self.limit).filter(Visibility.isListed), on: connection)
    }
    let bytes = document(reports, filter, context.site, context.shared.language)
    let page = ReadyPage(
      type: "application/atom+xml; charset=utf-8", plain: ByteBuffer(bytes: bytes))
    var answer = page.answer(context.headers)
    answer.caching = .shared(seconds: Self.seconds)
    return answer
  }

  private func document(
    _ reports: [Report], _ filter: ReportFilter, _ site: Site, _ language: Language
  ) -> [UInt8] {
    let origin = site.publicOrigin
    var xml = XMLWriter()
    xml.element(
      "feed",
      [
        "xmlns": "http://www.w3.org/2005/Atom", "xmlns:georss": "http://www.georss.org/georss",
        "xml:lang": language.rawValue,
      ]
    ) { xml in
      xml.element("id", [:], origin + filter.path(Self.path))
      xml.element("title", [:], "\(Message.feedTitle(language)) – Tanggap \(site.city.shortName)")
      // Of an empty feed nothing was ever changed; an element is demanded all the same.
      xml.element(
        "updated", [:], Words.machineTime(reports.map(\.updatedAt).max() ?? 0))
      xml.element("link", ["rel": "self", "href": origin + filter.path(Self.path)])
      xml.element(
        "link",
        ["rel": "alternate", "type": "text/html", "href": origin + filter.path(ListPage.path)])
      xml.element("author") { $0.element("name", [:], site.city.name(language)) }
      for report in reports {
        xml.element("entry") { write(report, to: &$0, origin, language) }
      }
    }
    return xml.bytes
  }

  private func write(
    _ report: Report, to xml: inout XMLWriter, _ origin: String, _ language: Language
  ) {
    let book = office.book
    let report = report.shown(at: .open)
    let address = origin + CasePath.report(report.number)
    xml.element("id", [:], address)
    xml.element("title", [:], report.text.beginning(Self.mostTitle))
    xml.element("published", [:], Words.machineTime(report.receivedAt))
    xml.element("updated", [:], Words.machineTime(report.updatedAt))
    xml.element("link", ["rel": "alternate", "type": "text/html", "href": address])
    if let category = report.category.flatMap({ book.category($0) }) {
      xml.element("category", ["term": category.slug, "label": category.name(language)])
    }
    let state = Message.of(report.state)(language)
    let place = report.area.flatMap { book.area($0.village)?.name }
    let head = [state, place].compactMap { $0 }.joined(separator: " · ")
    xml.element("summary", ["type": "text"], "\(head)\n\(report.text.beginning(Self.mostSummary))")
    if let place = book.publicPlace(of: report) {
      xml.element(
        "georss:point", [:], "\(place.latitude.description) \(place.longitude.description)")
    }
  }
}

extension Message {
  static let feedTitle = Message("feed.title", id: "Laporan publik", en: "Public reports")
  static let feedLink = Message("feed.link", id: "Umpan Atom", en: "Atom feed")
  static let feedTexts = [feedTitle, feedLink]
}

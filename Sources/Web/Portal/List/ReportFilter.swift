import Domain
import Storage

/// What a reader of the public list has chosen, as it stands in the address. What is not known is
/// left out: an old link should show a list, not an error.
struct ReportFilter: Sendable, Equatable {
  static let mostText = 100

  var text: String?
  var state: ReportState?
  var kind: ReportKind?
  var category: String?
  var area: Area?

  /// States in which a report can stand in public.
  static let states = ReportState.allCases.filter { Visibility.mayBeListed($0) }

  init(_ context: RequestContext, book: CityBook) {
    text = context.query("cari").map { String($0.trimmed.prefix(Self.mostText)) }?.nonEmpty
    state = context.query("status").flatMap(ReportState.init)
      .flatMap { Self.states.contains($0) ? $0 : nil }
    kind = context.query("jenis").flatMap(PortalWord.kind)
    category = context.query("kategori").flatMap { book.category($0)?.slug }
    area = context.query("wilayah").flatMap { book.area($0) }
  }

  var rows: DeskRows.Filter {
    var filter = DeskRows.Filter()
    filter.text = text
    filter.state = state
    filter.kind = kind
    filter.category = category
    filter.area = area
    return filter
  }

  /// - Parameter key: where the page begins
  func path(_ path: String, after key: ReportLists.Key? = nil) -> String {
    SafeURL.path(
      path,
      [
        "cari": text, "status": state?.rawValue, "jenis": kind.map { PortalWord.of($0) },
        "kategori": category, "wilayah": area?.code,
        "setelah": key.map { "\($0.receivedAt)-\($0.id)" },
      ])
  }

  var isEmpty: Bool { rows.isEmpty }
}

extension ReportLists.Key {
  /// Reads `milliseconds-id`; nil for anything else.
  init?(address: String) {
    let parts = address.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let receivedAt = Int64(parts[0]), let id = Int64(parts[1]) else {
      return nil
    }
    self.init(receivedAt: receivedAt, id: id)
  }
}

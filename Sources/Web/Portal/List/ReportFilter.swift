import Domain
import Storage

/// What a reader of the public reports has chosen, as it stands in the address: the same for list,
/// map and feed. What is not known is left out: an old link should show a list, not an error.
struct ReportFilter: Sendable, Equatable {
  static let mostText = 100
  static let openWord = "terbuka"
  static let doneWord = "selesai"

  var text: String?
  var state: ReportState?
  /// All that are closed, or all that are not, whatever their state.
  var isDone: Bool?
  var kind: ReportKind?
  var category: String?
  var area: Area?
  /// A section of the map.
  var box: Box?

  /// States in which a report can stand in public.
  static let states = ReportState.allCases.filter { Visibility.mayBeListed($0) }

  init(_ context: RequestContext, book: CityBook) {
    text = context.query("cari").map { String($0.trimmed.prefix(Self.mostText)) }?.nonEmpty
    switch context.query("status") {
    case Self.openWord: isDone = false
    case Self.doneWord: isDone = true
    case let word?:
      state = ReportState(rawValue: word).flatMap { Self.states.contains($0) ? $0 : nil }
    case nil: break
    }
    kind = context.query("jenis").flatMap(PortalWord.kind)
    category = context.query("kategori").flatMap { book.category($0)?.slug }
    area = context.query("wilayah").flatMap { book.area($0) }
    box = context.query("kotak").flatMap(MapAPI.box)
    // Words are sought in the whole city.
    if box != nil { text = nil }
  }

  /// What of it a map can show: open and closed, by category; an area is where it begins.
  var onMap: ReportFilter {
    var filter = self
    filter.isDone = isDone ?? state?.isClosed
    filter.state = nil
    filter.text = nil
    filter.kind = nil
    return filter
  }

  var rows: DeskRows.Filter {
    var filter = DeskRows.Filter()
    filter.text = text
    filter.state = state
    filter.isDone = isDone
    filter.kind = kind
    filter.category = category
    filter.area = area
    return filter
  }

  /// At most `limit` + 1 public reports, newest first.
  func read(
    after key: ReportLists.Key?, limit: Int, book: CityBook, on connection: any Storage.Connection
  ) throws -> [Report] {
    if let box {
      return try ReportLists.section(
        box, book: book, filter: rows, after: key, limit: limit, on: connection)
    }
    return try ReportLists.newest(.listed, filter: rows, after: key, limit: limit, on: connection)
  }

  // MARK: In the address

  var stateWord: String? {
    isDone.map { $0 ? Self.doneWord : Self.openWord } ?? state?.rawValue
  }

  var boxWords: String? { box.map(Self.words) }

  static func words(_ box: Box) -> String {
    [box.south, box.west, box.north, box.east].map(\.description).joined(separator: ",")
  }

  /// The two groups of states, as a list offers them.
  static func groups(_ context: RequestContext) -> [Choice] {
    [
      Choice(openWord, context.text(.listOpen)), Choice(doneWord, context.text(.listClosed)),
    ]
  }

  /// - Parameters:
  ///   - key: where the page begins
  ///   - to: the page the filter page leads back to
  func path(_ path: String, after key: ReportLists.Key? = nil, to: String? = nil) -> String {
    SafeURL.path(
      path,
      [
        "cari": text, "status": stateWord, "jenis": kind.map { PortalWord.of($0) },
        "kategori": category, "wilayah": area?.code, "kotak": boxWords, "ke": to,
        "setelah": key.map { "\($0.receivedAt)-\($0.id)" },
      ])
  }

  /// Without a path and without a section.
  var query: String {
    var filter = self
    filter.box = nil
    return String(filter.path("").dropFirst())
  }

  var isEmpty: Bool { rows.isEmpty && box == nil }
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

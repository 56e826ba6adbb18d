import Domain
import Storage

/// What an officer narrowed a list to, as it stands in the address.
struct DeskFilter: Sendable, Equatable {
  /// Choices of how many people must support a report.
  static let supporters = [1, InboxRows.highSupport, 10, 25]

  private(set) var category: String
  private(set) var area: String
  private(set) var kind: String
  private(set) var channel: String
  private(set) var state: String
  private(set) var support: String
  private(set) var text: String

  private init(_ read: (String) -> String?) {
    func value(_ name: String) -> String {
      String((read(name) ?? "").trimmed.prefix(100))
    }
    category = value("kategori")
    area = value("wilayah")
    kind = value("jenis")
    channel = value("kanal")
    state = value("status")
    support = value("dukungan")
    text = value("cari")
  }

  init(_ context: RequestContext) { self.init { context.query($0) } }

  init(_ form: FormBody) { self.init { form.value($0) } }

  /// The filter of an address; one that cannot be read narrows nothing.
  init(query: String) {
    self.init((try? FormBody(urlencoded: Array(query.utf8), mostFields: 20)) ?? FormBody())
  }

  /// Unknown words narrow nothing: an old bookmark still opens a list.
  func rows(_ book: CityBook) -> DeskRows.Filter {
    var filter = DeskRows.Filter()
    filter.category = category.isEmpty ? nil : category
    filter.area = book.area(area)
    filter.kind = ReportKind(rawValue: kind)
    filter.channel = book.channel(channel)?.code
    filter.state = ReportState(rawValue: state)
    filter.supporters = Int(support).flatMap { Self.supporters.contains($0) ? $0 : nil }
    filter.text = text.isEmpty ? nil : text
    return filter
  }

  /// Without what means nothing in this city: what may be kept under a name.
  func known(_ book: CityBook) -> DeskFilter {
    let rows = rows(book)
    var known = self
    known.category = rows.category.flatMap { book.category($0)?.slug } ?? ""
    known.area = rows.area?.code ?? ""
    known.kind = rows.kind?.rawValue ?? ""
    known.channel = rows.channel ?? ""
    known.state = rows.state?.rawValue ?? ""
    known.support = rows.supporters.map(String.init) ?? ""
    return known
  }

  /// Whether it narrows by more than what everybody may know of every report: number and state.
  func asksForContent(_ book: CityBook) -> Bool {
    var rest = rows(book)
    rest.state = nil
    if let text = rest.text, ReportNumber.normalised(text) != nil { rest.text = nil }
    return !rest.isEmpty
  }

  /// As it stands in an address, always in the same order; empty when it narrows nothing.
  var query: String { String(path("/", after: nil).dropFirst(2)) }

  /// The same list from another line on; nil begins anew.
  func path(_ path: String, after key: String?) -> String {
    func kept(_ value: String) -> String? { value.isEmpty ? nil : value }
    return SafeURL.path(
      path,
      [
        "kategori": kept(category), "wilayah": kept(area), "jenis": kept(kind),
        "kanal": kept(channel), "status": kept(state), "dukungan": kept(support),
        "cari": kept(text), "setelah": key,
      ])
  }
}

extension RequestContext {
  /// Where a number was looked for: the report may lie on another list.
  func numberLink(_ filter: DeskFilter) -> HTML {
    guard let number = ReportNumber.normalised(filter.text) else { return .empty }
    return """
      <p><a href="\(url: DeskPath.report(number))">\(text(.deskOpenNumber, ["number": number]))</a></p>
      """
  }

  /// The form that narrows a list. It changes nothing, so it is a GET and needs no token.
  func filterForm(_ filter: DeskFilter, path: String, book: CityBook, unit: String) -> HTML {
    """
    <details class="filter">\
    <summary>\(text(.deskFilter))</summary>
    <form method="get" action="\(url: path)">
    \(filterFields(formView(), filter, book: book, unit: unit))
    \(formView().submit(.deskFilterApply))
    </form></details>
    """
  }

  /// What a list is narrowed to, in one line above it.
  func filterChips(_ filter: DeskFilter, path: String, book: CityBook) -> HTML {
    let rows = filter.rows(book)
    let words = [
      rows.text.map { "\u{201C}\($0)\u{201D}" },
      rows.category.map { slug in book.category(slug).map { text($0.name) } ?? slug },
      rows.area.map(\.name),
      rows.channel.map { code in book.channel(code).map { text($0.name) } ?? code },
      rows.kind.map { text(.of($0)) }, rows.state.map { text(.of($0)) },
      rows.supporters.map { text(.inboxSupportLeast, ["count": self.words.number($0)]) },
    ].compactMap { $0 }
    guard !words.isEmpty else { return .empty }
    return """
      <p class="chips narrowed"><span class="spoken">\(text(.deskFilterNow)) </span>\
      \(each: words, { "<span class=\"mark\">\($0)</span> " })\
      <a href="\(url: path)">\(text(.deskFilterClear))</a></p>
      """
  }

  func filterFields(_ view: FormView, _ filter: DeskFilter, book: CityBook, unit: String) -> HTML {
    """
    <div class="columns">\
    \(view.text("cari", label: .deskFilterText, stored: filter.text, type: .search, maxLength: 100))
    \(view.select(
      "kategori", label: .deskFilterCategory,
      choices: book.categories.map { Choice($0.slug, text($0.name)) }, stored: filter.category, none: .listAll))
    \(view.select(
      "wilayah", label: .deskFilterArea, choices: areaChoices(book, unit: unit, chosen: filter.area),
      stored: filter.area, none: .listAll))
    \(view.select(
      "kanal", label: .inboxFilterChannel,
      choices: book.channels.map { Choice($0.code, text($0.name)) }, stored: filter.channel,
      none: .listAll))
    \(view.select(
      "jenis", label: .deskFilterKind,
      choices: ReportKind.allCases.map { Choice($0.rawValue, text(.of($0))) }, stored: filter.kind,
      none: .listAll))
    \(view.select(
      "status", label: .deskFilterState,
      choices: ReportState.allCases.map { Choice($0.rawValue, text(.of($0))) },
      stored: filter.state, none: .listAll))
    \(view.select(
      "dukungan", label: .inboxFilterSupport,
      choices: DeskFilter.supporters.map {
        Choice(String($0), text(.inboxSupportLeast, ["count": words.number($0)]))
      }, stored: filter.support, none: .listAll))
    </div>
    """
  }

  /// Areas within what the unit answers for. Villages of the whole city would be hundreds of lines,
  /// so they are offered inside a district only: the unit's own, or the one chosen.
  private func areaChoices(_ book: CityBook, unit: String, chosen: String) -> [Choice] {
    let own = book.units[unit]?.area.flatMap { book.area($0) }
    func lies(_ area: Area, in ancestor: String) -> Bool {
      area.code == ancestor || area.parent == ancestor
        || area.parent.flatMap { book.area($0)?.parent } == ancestor
    }
    let open = book.area(chosen).flatMap { $0.level == .village ? $0.parent : $0.code }
    return book.areas.filter { area in
      if let own, !lies(area, in: own.code) { return false }
      guard area.level == .village else { return true }
      if let own, own.level != .city { return true }
      return area.parent == open
    }.map { area in
      let indent = String(repeating: "\u{2013} ", count: area.level.rawValue - 1)
      return Choice(area.code, indent + area.name)
    }
  }
}

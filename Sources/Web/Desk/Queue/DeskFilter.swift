import Domain
import Storage

/// What an officer narrowed a list to, as it stands in the address.
struct DeskFilter: Sendable {
  let category: String
  let area: String
  let kind: String
  let state: String
  let text: String

  init(_ context: RequestContext) {
    func value(_ name: String) -> String {
      String((context.query(name) ?? "").trimmed.prefix(100))
    }
    category = value("kategori")
    area = value("wilayah")
    kind = value("jenis")
    state = value("status")
    text = value("cari")
  }

  /// Unknown words narrow nothing: an old bookmark still opens a list.
  func rows(_ book: CityBook) -> DeskRows.Filter {
    var filter = DeskRows.Filter()
    filter.category = category.isEmpty ? nil : category
    filter.area = book.area(area)
    filter.kind = ReportKind(rawValue: kind)
    filter.state = ReportState(rawValue: state)
    filter.text = text.isEmpty ? nil : text
    return filter
  }

  /// Whether it narrows by more than what everybody may know of every report: number and state.
  func asksForContent(_ book: CityBook) -> Bool {
    var rest = rows(book)
    rest.state = nil
    if let text = rest.text, ReportNumber.normalised(text) != nil { rest.text = nil }
    return !rest.isEmpty
  }

  /// The same list from another line on; nil begins anew.
  func path(_ path: String, after key: String?) -> String {
    func kept(_ value: String) -> String? { value.isEmpty ? nil : value }
    return SafeURL.path(
      path,
      [
        "kategori": kept(category), "wilayah": kept(area), "jenis": kept(kind),
        "status": kept(state), "cari": kept(text), "setelah": key,
      ])
  }
}

extension RequestContext {
  /// The form that narrows a list. It changes nothing, so it is a GET and needs no token.
  func filterForm(_ filter: DeskFilter, path: String, book: CityBook, unit: String) -> HTML {
    let view = formView()
    let fields: HTML = """
      \(view.text("cari", label: .deskFilterText, stored: filter.text, type: .search, maxLength: 100))
      \(view.select(
        "kategori", label: .deskFilterCategory,
        choices: book.categories.map { Choice($0.slug, text($0.name)) }, stored: filter.category))
      \(view.select(
        "wilayah", label: .deskFilterArea, choices: areaChoices(book, unit: unit, chosen: filter.area),
        stored: filter.area))
      \(view.select(
        "jenis", label: .deskFilterKind,
        choices: ReportKind.allCases.map { Choice($0.rawValue, text(.of($0))) }, stored: filter.kind))
      \(view.select(
        "status", label: .deskFilterState,
        choices: ReportState.allCases.map { Choice($0.rawValue, text(.of($0))) },
        stored: filter.state))
      """
    return """
      <details class="filter"\(flag: "open", !filter.rows(book).isEmpty)>\
      <summary>\(text(.deskFilter))</summary>
      <form method="get" action="\(url: path)">
      <div class="columns">\(fields)</div>
      <p class="actions"><button class="button">\(text(.deskFilterApply))</button>
      <a href="\(url: path)">\(text(.deskFilterClear))</a></p>
      </form></details>
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

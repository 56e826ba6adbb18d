import Domain
import Storage

/// The public reports, newest first. The long choices (category, area) stand on a page of their
/// own, so that the list stays light on a slow network.
struct ListPage: Sendable {
  static let path = "/laporan"
  static let filterPath = "/laporan/saring"
  static let limit = 20

  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    [
      .get(Self.path, .anyone) { context in try await list(context) },
      .get(Self.filterPath, .anyone) { context in filterPage(context) },
    ]
  }

  // MARK: List

  private func list(_ context: RequestContext) async throws -> Answer {
    let filter = ReportFilter(context, book: book)
    let rows = filter.rows
    let key = context.query("setelah").flatMap(ReportLists.Key.init(address:))
    let found = try await office.database.read {
      try ReportLists.newest(.listed, filter: rows, after: key, limit: Self.limit, on: $0)
    }
    let shown = found.prefix(Self.limit)
    var older: String?
    if found.count > Self.limit, let last = shown.last {
      older = filter.path(
        Self.path, after: ReportLists.Key(receivedAt: last.receivedAt, id: last.id))
    }
    let newer = key == nil ? nil : filter.path(Self.path)
    return context.page(
      title: context.text(.listTitle),
      content: """
        <h1>\(context.text(.listTitle))</h1>
        <p class="lead">\(context.text(.listLead))</p>
        \(search(context, filter))
        \(chosen(context, filter))
        <h2 class="spoken">\(context.text(.listResults))</h2>
        \(shown.isEmpty
          ? "<p>\(context.text(filter.isEmpty ? .listNone : .listNoneFound))</p>"
          : "<ul class=\"reports\">\(each: shown, { context.reportCard($0, book: book) })</ul>")
        \(context.paging(newer: newer, older: older))
        """)
  }

  /// A form that is only an address: `GET`, so that a list can be kept and shared.
  private func search(_ context: RequestContext, _ filter: ReportFilter) -> HTML {
    let view = context.formView()
    let states = ReportFilter.states.map { Choice($0.rawValue, context.text(.of($0))) }
    return """
      <form action="\(url: Self.path)" class="card">
      \(view.text("cari", label: .listSearch, stored: filter.text ?? "", type: .search, maxLength: ReportFilter.mostText))
      <div class="columns">
      \(view.select("status", label: .listState, choices: states, stored: filter.state?.rawValue ?? ""))
      \(view.select("jenis", label: .formKind, choices: kinds(context), stored: filter.kind.map { PortalWord.of($0) } ?? ""))
      </div>
      \(hidden("kategori", filter.category))\(hidden("wilayah", filter.area?.code))
      <div class="actions">\(view.submit(.listShow))
      <a href="\(url: filter.path(Self.filterPath))">\(context.text(.listMore))</a></div>
      </form>
      """
  }

  private func kinds(_ context: RequestContext) -> [Choice] {
    ReportKind.allCases.map { Choice(PortalWord.of($0), context.text(.of($0))) }
  }

  private func hidden(_ name: String, _ value: String?) -> HTML {
    guard let value else { return .empty }
    return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// The long choices in words, each with the way to drop it.
  private func chosen(_ context: RequestContext, _ filter: ReportFilter) -> HTML {
    var links: [(words: String, path: String)] = []
    if let category = filter.category.flatMap({ book.category($0) }) {
      var rest = filter
      rest.category = nil
      links.append((context.text(category.name), rest.path(Self.path)))
    }
    if let area = filter.area {
      var rest = filter
      rest.area = nil
      links.append((context.areaName(area.code, book: book), rest.path(Self.path)))
    }
    guard !links.isEmpty else { return .empty }
    return """
      <ul class="inline">\(each: links, { link in
        """
        <li>\(link.words)  <a href="\(url: link.path)">\(context.text(.listDrop))\
        <span class="spoken"> \(link.words)</span></a></li>
        """
      })</ul>
      """
  }

  // MARK: Long choices

  private func filterPage(_ context: RequestContext) -> Answer {
    let filter = ReportFilter(context, book: book)
    let form = ReportFormPages(office: office)
    let view = context.formView()
    return context.page(
      title: context.text(.listFilterTitle),
      content: """
        <h1>\(context.text(.listFilterTitle))</h1>
        <form action="\(url: Self.path)">
        \(view.groupedSelect(
          "kategori", label: .formCategory, groups: form.categoryGroups(context),
          stored: filter.category ?? ""))
        \(view.groupedSelect(
          "wilayah", label: .listArea, groups: areaGroups(context), stored: filter.area?.code ?? ""))
        \(hidden("cari", filter.text))\(hidden("status", filter.state?.rawValue))\
        \(hidden("jenis", filter.kind.map { PortalWord.of($0) }))
        <div class="actions">\(view.submit(.listShow))
        <a href="\(url: filter.path(Self.path))">\(context.text(.formBack))</a></div>
        </form>
        """)
  }

  /// Cities first, then each district with its villages.
  private func areaGroups(_ context: RequestContext) -> [ChoiceGroup] {
    let children = Dictionary(grouping: book.areas, by: { $0.parent ?? "" })
    let cities = book.areas.filter { $0.level == .city }
    let districts = book.areas.filter { $0.level == .district }
    let levels = book.city.areaLevels
    let top = levels.first.map { context.text($0) } ?? context.text(.listArea)
    return [ChoiceGroup(label: top, choices: cities.map { Choice($0.code, $0.name) })]
      + districts.map { district in
        ChoiceGroup(
          label: district.name,
          choices: [Choice(district.code, context.areaName(district.code, book: book))]
            + (children[district.code] ?? []).map { Choice($0.code, $0.name) })
      }
  }
}

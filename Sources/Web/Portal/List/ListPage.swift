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
    let book = book
    let key = context.query("setelah").flatMap(ReportLists.Key.init(address:))
    let villages = filter.area.map { self.villages(of: $0) } ?? []
    let (found, hidden, notices) = try await office.database.read { connection in
      (
        try filter.read(after: key, limit: Self.limit, book: book, on: connection),
        try PrivateCounts.of(villages.map(\.code), on: connection),
        try filter.area == nil ? [] : PublicNoticeRows.current(now: context.now, on: connection)
      )
    }
    let shown = found.prefix(Self.limit)
    var older: String?
    if found.count > Self.limit, let last = shown.last {
      older = filter.path(
        Self.path, after: ReportLists.Key(receivedAt: last.receivedAt, id: last.id))
    }
    let newer = key == nil ? nil : filter.path(Self.path)
    let title = context.text(.listTitle)
    return context.page(
      title: title,
      meta: PageMeta(
        title: title, description: context.text(.listLead), path: Self.path,
        feed: filter.path(AtomFeed.path)),
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.listLead))</p>
        \(context.publicNotices(notices.filter { concerns($0, filter.area) }, book: book))
        \(search(context, filter))
        \(chosen(context, filter, at: Self.path))
        <p class="actions"><a href="\(url: filter.path(MapPage.path))">\(context.text(.listMap))</a> \
        <a href="\(url: filter.path(AtomFeed.path))">\(context.text(.feedLink))</a></p>
        <h2 class="spoken">\(context.text(.listResults))</h2>
        \(cards(context, shown, filter))
        \(context.paging(newer: newer, older: older))
        \(privates(context, villages, hidden))
        """)
  }

  func cards(_ context: RequestContext, _ reports: ArraySlice<Report>, _ filter: ReportFilter)
    -> HTML
  {
    reports.isEmpty
      ? "<p>\(context.text(filter.isEmpty ? .listNone : .listNoneFound))</p>"
      : "<ul class=\"reports\">\(each: reports, { context.reportCard($0, book: book) })</ul>"
  }

  /// A form that is only an address: `GET`, so that a list can be kept and shared.
  private func search(_ context: RequestContext, _ filter: ReportFilter) -> HTML {
    let view = context.formView()
    let states =
      ReportFilter.groups(context)
      + ReportFilter.states.map { Choice($0.rawValue, context.text(.of($0))) }
    let words = view.text(
      "cari", label: .listSearch, stored: filter.text ?? "", type: .search,
      maxLength: ReportFilter.mostText)
    return """
      <form action="\(url: Self.path)" class="card">
      \(when: filter.box == nil, words)
      <div class="columns">
      \(view.select("status", label: .listState, choices: states, stored: filter.stateWord ?? "", none: .listAll))
      \(view.select("jenis", label: .formKind, choices: kinds(context), stored: filter.kind.map { PortalWord.of($0) } ?? "", none: .listAll))
      </div>
      \(Self.hidden("kategori", filter.category))\(Self.hidden("wilayah", filter.area?.code))\
      \(Self.hidden("kotak", filter.boxWords))
      <div class="actions">\(view.submit(.listShow))
      <a href="\(url: filter.path(Self.filterPath))">\(context.text(.listMore))</a></div>
      </form>
      """
  }

  private func kinds(_ context: RequestContext) -> [Choice] {
    ReportKind.allCases.map { Choice(PortalWord.of($0), context.text(.of($0))) }
  }

  static func hidden(_ name: String, _ value: String?) -> HTML {
    guard let value else { return .empty }
    return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// The long choices in words, each with the way to drop it.
  func chosen(_ context: RequestContext, _ filter: ReportFilter, at path: String) -> HTML {
    var links: [(words: String, path: String)] = []
    func add(_ words: String, _ drop: (inout ReportFilter) -> Void) {
      var rest = filter
      drop(&rest)
      links.append((words, rest.path(path)))
    }
    if let category = filter.category.flatMap({ book.category($0) }) {
      add(context.text(category.name)) { $0.category = nil }
    }
    if let area = filter.area {
      add(context.areaName(area.code, book: book)) { $0.area = nil }
    }
    if filter.box != nil { add(context.text(.listSection)) { $0.box = nil } }
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

  // MARK: What else is to be said of an area

  /// A village, or those of a district; a whole city's are too many to read.
  private func villages(of area: Area) -> [Area] {
    switch area.level {
    case .village, .district: book.villages(in: area.code)
    case .city: []
    }
  }

  private func concerns(_ notice: PublicNotice, _ area: Area?) -> Bool {
    guard let area, let noticed = notice.area else { return notice.area == nil }
    return book.line(of: area.code).contains(noticed) || book.line(of: noticed).contains(area.code)
  }

  private func privates(_ context: RequestContext, _ villages: [Area], _ counts: [String: Int])
    -> HTML
  {
    guard !villages.isEmpty else { return .empty }
    return """
      <h2>\(context.text(.listPrivate))</h2>
      <p>\(context.text(.listPrivateText))</p>
      <ul>\(each: villages, { village in
        "<li>\(village.name): \(context.words.number(counts[village.code] ?? 0))</li>"
      })</ul>
      """
  }

  // MARK: Long choices

  private func filterPage(_ context: RequestContext) -> Answer {
    let filter = ReportFilter(context, book: book)
    let form = ReportFormPages(office: office)
    let view = context.formView()
    let back = context.query("ke") == "peta" ? MapPage.path : Self.path
    return context.page(
      title: context.text(.listFilterTitle),
      content: """
        <h1>\(context.text(.listFilterTitle))</h1>
        <form action="\(url: back)">
        \(view.groupedSelect(
          "kategori", label: .formCategory, none: .listAll, groups: form.categoryGroups(context),
          stored: filter.category ?? ""))
        \(view.groupedSelect(
          "wilayah", label: .listArea, none: .listAll, groups: areaGroups(context), stored: filter.area?.code ?? ""))
        \(Self.hidden("cari", filter.text))\(Self.hidden("status", filter.stateWord))\
        \(Self.hidden("jenis", filter.kind.map { PortalWord.of($0) }))
        <div class="actions">\(view.submit(.listShow))
        <a href="\(url: filter.path(back))">\(context.text(.formBack))</a></div>
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

import Domain
import Storage

/// The map of public reports. It is drawn when a reader asks for it; what it shows stands in words
/// below, and as a list by the same filters.
struct MapPage: Sendable {
  static let path = "/peta"
  /// Reports below the map; the rest is one link away.
  static let limit = 6
  /// From the middles of villages to the edge of a map of them, in degrees.
  private static let margin = 0.01

  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    [.get(Self.path, .anyone) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let filter = ReportFilter(context, book: book).onMap
    let book = book
    let found = try await office.database.read {
      try filter.read(after: nil, limit: Self.limit, book: book, on: $0)
    }
    let shown = found.prefix(Self.limit)
    let list = ListPage(office: office)
    let title = context.text(.mapTitle)
    return context.page(
      title: title, wide: true,
      scripts: context.site.assets.hasMaps ? ["basemap.js", "map.js"] : [],
      meta: PageMeta(
        title: title, description: context.text(.mapLead), path: Self.path,
        feed: filter.path(AtomFeed.path)),
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.mapLead))</p>
        \(search(context, filter))
        \(list.chosen(context, filter, at: Self.path))
        \(map(context, filter))
        <h2>\(context.text(.mapList))</h2>
        \(list.cards(context, shown, filter))
        <p class="actions"><a href="\(url: filter.path(ListPage.path))">\(context.text(.mapWholeList))\
        </a> <a href="\(url: filter.path(AtomFeed.path))">\(context.text(.feedLink))</a></p>
        """)
  }

  private func search(_ context: RequestContext, _ filter: ReportFilter) -> HTML {
    let view = context.formView()
    return """
      <form action="\(url: Self.path)" class="search">
      \(view.select(
        "status", label: .listState, choices: ReportFilter.groups(context),
        stored: filter.stateWord ?? "", none: .listAll))
      \(ListPage.hidden("kategori", filter.category))\(ListPage.hidden("wilayah", filter.area?.code))\
      \(ListPage.hidden("kotak", filter.boxWords))
      \(view.submit(.listShow))
      <a href="\(url: filter.path(ListPage.filterPath, to: "peta"))">\
      \(context.text(.listMore))</a>
      </form>
      """
  }

  private func map(_ context: RequestContext, _ filter: ReportFilter) -> HTML {
    guard context.site.assets.hasMaps else { return .empty }
    let box = filter.box ?? filter.area.flatMap(bounds)
    return """
      <section data-map aria-label="\(title(context))" data-filter="\(filter.query)"\
      \(attribute: "data-fit", box.map(ReportFilter.words)) data-wait="\(context.text(.mapWait))" \
      data-fail="\(context.text(.mapFail))" data-found="\(context.text(.mapFound))" \
      data-cluster="\(context.text(.mapCluster))" data-private="\(context.text(.mapPrivate))" \
      data-open="\(context.text(.mapOpen))" data-done="\(context.text(.mapDone))">
      <p class="actions"><button class="button" type="button" hidden>\(context.text(.mapShow))</button>\
      <span role="status"><noscript>\(context.text(.mapNeedsScript))</noscript></span> \
      <a data-here hidden href="\(url: ListPage.path)">\(context.text(.mapHere))</a></p>
      <div class="map" hidden tabindex="0" role="application" aria-label="\(context.text(.mapKeys))"\
      \(context.baseMap(book))></div>
      <p class="meta"><strong>!</strong> \(context.text(.mapOpen)) · <strong>✓</strong> \(context.text(.mapDone))</p>
      </section>
      """
  }

  private func title(_ context: RequestContext) -> String { context.text(.mapTitle) }

  /// Around the villages of an area.
  private func bounds(_ area: Area) -> Box? {
    let places = book.villages(in: area.code).compactMap(\.centre)
    guard let south = places.map(\.latitude).min(), let north = places.map(\.latitude).max(),
      let west = places.map(\.longitude).min(), let east = places.map(\.longitude).max()
    else { return nil }
    return Box(
      south: south - Self.margin, west: west - Self.margin, north: north + Self.margin,
      east: east + Self.margin)
  }
}

extension Message {
  static let mapTitle = Message("map.title", id: "Peta laporan", en: "Map of reports")
  static let mapLead = Message(
    "map.lead",
    id:
      "Laporan publik menurut tempatnya. Laporan privat hanya dihitung per kelurahan. Laporan tentang rumah orang tidak tampil di titik tepatnya.",
    en:
      "Public reports by place. Private reports are only counted by village. Reports about somebody's home are not shown at their exact point."
  )
  static let mapShow = Message("map.show", id: "Buka peta", en: "Open the map")
  static let mapNeedsScript = Message(
    "map.needsScript", id: "Peta memerlukan skrip. Isi yang sama ada pada daftar.",
    en: "The map needs scripts. The list holds the same.")
  static let mapWait = Message("map.wait", id: "Peta sedang dimuat…", en: "The map is loading…")
  static let mapFail = Message(
    "map.fail", id: "Peta tidak dapat dimuat. Coba lagi, atau pakai daftar di bawah.",
    en: "The map could not be loaded. Try again, or use the list below.")
  static let mapFound = Message(
    "map.found", id: "{count} laporan publik di bagian peta ini.",
    en: "{count} public reports in this part of the map.")
  static let mapCluster = Message(
    "map.cluster", id: "{count} laporan. Perbesar.", en: "{count} reports. Zoom in.")
  static let mapPrivate = Message("map.private", id: "{count} privat", en: "{count} private")
  static let mapOpen = Message("map.open", id: "Belum selesai", en: "Still open")
  static let mapDone = Message("map.done", id: "Ditutup", en: "Closed")
  static let mapHere = Message(
    "map.here", id: "Daftar bagian peta ini", en: "List of this part of the map")
  static let mapKeys = Message(
    "map.keys", id: "Peta. Geser dengan tombol panah, perbesar dengan + dan −.",
    en: "Map. Move it with the arrow keys, zoom with + and −.")
  static let mapList = Message("map.list", id: "Terbaru dari pilihan ini", en: "Latest of these")
  static let mapWholeList = Message(
    "map.wholeList", id: "Lihat daftar lengkap", en: "See the whole list")
  static let mapPageTexts = [
    mapTitle, mapLead, mapShow, mapNeedsScript, mapWait, mapFail, mapFound, mapCluster, mapPrivate,
    mapOpen, mapDone, mapHere, mapKeys, mapList, mapWholeList,
  ]
}

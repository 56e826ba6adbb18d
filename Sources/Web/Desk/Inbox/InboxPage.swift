import Domain
import HTTPTypes
import Storage

/// The lists of an officer's desk: its heaps, and what presses or matters across them.
struct InboxPage: Sendable {
  static let linesPerPage = 50
  /// Counters stop here; beyond it the number helps nobody and counting costs.
  static let mostCounted = 1_000

  let office: Office

  var routes: [Route] {
    let across: [InboxRows.List] = [.near, .late, .supported, .escalated]
    return across.map { list in
      .get(list.path, .roles(list.readers)) { context in try await page(context, list) }
    } + [
      .get("/meja/{antrean}", .roles(.queueKeepers)) { context in
        guard let queue = DeskPath.queue(slug: context.parameter("antrean")) else {
          throw Problem.notFound
        }
        return try await page(context, .heap(queue))
      }
    ]
  }

  private func page(_ context: RequestContext, _ list: InboxRows.List) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit else { throw Problem.forbidden }
    let filter = DeskFilter(context)
    let book = office.book
    let rows = filter.rows(book)
    let key = context.query("setelah").flatMap(Self.key)
    let asksForContent = filter.asksForContent(book)
    let limit = Self.linesPerPage
    let (lines, signs, head) = try await office.database.read { connection in
      let lines = try InboxRows.list(
        list, unit: unit, filter: rows, after: key, limit: limit, on: connection)
      return (
        lines,
        try LineSigns.read(of: lines.prefix(limit).map(\.report.id), on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let found = lines.prefix(limit)
    // What the officer may no longer read must not be told by whether it is found.
    let shown =
      asksForContent
      ? found.filter { Visibility.sight(of: $0.report, for: actor, units: book.units) == .desk }
      : Array(found)
    let next = lines.count > found.count ? found.last.map { Self.text($0.key) } : nil
    let here = filter.path(list.path, after: context.query("setelah"))
    let title = context.text(.of(list))
    let frame = InboxFrame(
      head: head.tabs(
        context, book: book, current: list.path, view: (DeskPath.slug(list), filter.query)),
      rows: """
        \(context.reportLines(
          shown.map(\.report), caption: title, actor: actor, book: book,
          note: note(context, list, unit: unit), signs: signs, isChosen: true, from: here))
        \(when: shown.isEmpty, context.numberLink(filter))
        \(context.morePages(
          first: key == nil ? nil : filter.path(list.path, after: nil),
          next: next.map { filter.path(list.path, after: $0) }))
        """)
    if context.query("bagian") == "baris" { return frame.answer(context) }
    return context.page(
      title: title, wide: true, scripts: ["notices.js", "desk.js"],
      content: """
        <div class="desk-head"><h1>\(title)</h1><p class="meta">\(book.units.name(unit))</p>\
        \(head.own(context))</div>
        \(frame.head(context))
        \(lead(list).map { "<p>\(context.text($0))</p>" as HTML })
        <div class="tools">\(context.filterForm(filter, path: list.path, book: book, unit: unit))\
        \(context.saveViewForm(filter.known(book), list: list))</div>
        \(context.filterChips(filter, path: list.path, book: book))
        \(context.chosenBar(actor, from: here))
        \(frame.rows(context))
        \(context.keyHelp())
        """)
  }

  private func note(_ context: RequestContext, _ list: InboxRows.List, unit: String) -> LineNote? {
    switch list {
    case .heap, .supported: nil
    case .escalated:
      LineNote(title: .hangingWhy, place: .age) { context.escalationReason($0, unit: unit) }
    case .near, .late:
      LineNote(title: .hangingPressed, place: .time) {
        context.pressedClocks($0, book: office.book)
      }
    }
  }

  private func lead(_ list: InboxRows.List) -> Message? {
    switch list {
    case .heap: nil
    case .near: .hangingNearLead
    case .late: .hangingLateLead
    case .supported: .inboxSupportedLead
    case .escalated: .hangingEscalatedLead
    }
  }

  static func text(_ key: DeskRows.Key) -> String { "\(key.rank)_\(key.id)" }

  static func key(_ text: String) -> DeskRows.Key? {
    let parts = text.split(separator: "_").map { Int64($0) }
    guard parts.count == 2, let rank = parts[0], let id = parts[1] else { return nil }
    return DeskRows.Key(rank: rank, id: id)
  }
}

/// The two parts of an inbox that change by themselves. A script asks for them alone and puts them
/// in place of the old ones.
struct InboxFrame {
  let head: HTML
  let rows: HTML

  func head(_ context: RequestContext) -> HTML { "<div id=\"bagian-kepala\">\(head)</div>" }

  func rows(_ context: RequestContext) -> HTML {
    """
    <p id="kabar" class="meta" role="status"></p>
    <div id="bagian-baris" data-tanda="\(mark)" data-baru="\(context.text(.inboxLiveNew))" \
    data-ubah="\(context.text(.inboxLiveChanged))" \
    data-berubah="\(context.text(.inboxRowChanged))">\(rows)</div>
    """
  }

  /// The parts; 204 for whoever has them already and says so by their mark.
  func answer(_ context: RequestContext) -> Answer {
    guard context.query("tanda") != mark else { return Answer(status: .noContent) }
    return .html("\(head(context))\(rows(context))")
  }

  /// FNV-1a, 64 bits, of both parts.
  private var mark: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for bytes in [head.bytes, rows.bytes] {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 36)
  }
}

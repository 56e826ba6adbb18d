import Domain
import Storage

/// Hampir lewat, Lewat, Eskalasi: what presses, across the heaps of a desk.
struct HangingListPage: Sendable {
  let office: Office

  var routes: [Route] {
    HangingRows.List.allCases.map { list in
      .get(list.path, .roles(list.readers)) { context in try await page(context, list) }
    }
  }

  private func page(_ context: RequestContext, _ list: HangingRows.List) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit else { throw Problem.forbidden }
    let key = context.query("setelah").flatMap(QueuePage.key)
    let limit = QueuePage.linesPerPage
    let (lines, head) = try await office.database.read { connection in
      (
        try HangingRows.list(list, unit: unit, after: key, limit: limit, on: connection),
        try DeskHead.read(for: actor, on: connection)
      )
    }
    let book = office.book
    let shown = lines.prefix(limit)
    let next = lines.count > shown.count ? shown.last.map { QueuePage.text($0.key) } : nil
    let title = context.text(.of(list))
    let note =
      list == .escalated
      ? LineNote(title: .hangingWhy, place: .age) { context.escalationReason($0, unit: unit) }
      : LineNote(title: .hangingPressed, place: .time) { context.pressedClocks($0, book: book) }
    return context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context))
        <h1>\(title)</h1>
        <p class="meta">\(book.units.name(unit))</p>
        \(head.tabs(context, book: book, current: list.path))
        <p>\(context.text(lead(list)))</p>
        \(context.reportLines(
          shown.map(\.report), caption: title, actor: actor, book: book, note: note))
        \(context.morePages(
          first: key == nil ? nil : list.path,
          next: next.map { SafeURL.path(list.path, ["setelah": $0]) }))
        """)
  }

  private func lead(_ list: HangingRows.List) -> Message {
    switch list {
    case .near: .hangingNearLead
    case .late: .hangingLateLead
    case .escalated: .hangingEscalatedLead
    }
  }
}

/// Why a report hangs, in words.
extension RequestContext {
  /// Which running clocks press, and how they stand.
  func pressedClocks(_ report: Report, book: CityBook) -> HTML {
    guard let rules = try? book.clocks.rules(for: report) else { return "\u{2013}" }
    let pressed = Clock.allCases.filter {
      $0 != .estimate && rules.runs($0, of: report)
        && (report.clock.fired[$0] ?? 0) >= ClockSheet.nearFrom
    }
    let lines: [HTML] = pressed.compactMap { clock in
      guard let due = rules.line(clock, of: report)?.due else { return nil }
      return statusChip(
        due <= now ? .late : .waiting,
        "\(text(.of(clock))): \(words.remaining(until: due, now: now))")
    }
    let pause: HTML? = report.clock.pause(at: now).flatMap(\.reason).map {
      "<span>\(text(.hangingPaused, ["reason": text(.of($0))]))</span>"
    }
    return "<span class=\"chips\">\(lines)\(pause)</span>"
  }

  /// Why it lies on a unit's list of escalations, and since when.
  func escalationReason(_ report: Report, unit: String) -> HTML {
    let own = report.clock.escalations.filter { $0.unit == unit }
    let lines = own.map { escalation -> HTML in
      """
      <strong>\(text(.of(escalation.cause)))</strong>, \
      \(text(.hangingSince, ["ago": words.span(max(0, now - escalation.at))]))
      """
    }
    return "<span class=\"why\">\(lines.joined("<br>"))</span>"
  }

  /// With whom it lies last because it hangs; in words also where it lies with nobody.
  func escalatedTo(_ report: Report, book: CityBook) -> String {
    guard let unit = report.clock.escalations.last?.unit else { return text(.stillNotEscalated) }
    return text(.stillEscalated, ["unit": book.units[unit]?.shortName ?? unit])
  }
}

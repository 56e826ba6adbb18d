import Domain
import Storage
import Workers

/// What an officer was told, newest first, with live counts.
struct NoticesPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.notices, .signedIn) { context in try await page(context) },
      .form(DeskPath.notices, .signedIn) { context, form in try await markRead(context, form) },
    ]
  }

  /// All up to the newest that was shown, or those of one report among them: what came since is not
  /// read by that.
  private func markRead(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    guard let user = try context.officer().user else { throw Problem.forbidden }
    guard let through = form.whole("sampai") else {
      throw Problem.badRequest(.kernelBadRequest)
    }
    let report = form.whole("laporan")
    let now = context.now
    try await office.database.write {
      try DeliveryRows.markRead(of: user, through: through, report: report, at: now, on: $0)
    }
    let before = form.whole("sebelum").map { String($0) }
    return .redirect(to: SafeURL.path(DeskPath.notices, ["sebelum": before, "ditandai": "1"]))
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let user = actor.user else { throw Problem.forbidden }
    let before = context.query("sebelum").flatMap { Int64($0) }
    let limit = Self.linesPerPage
    let book = office.book
    let (found, reports, head) = try await office.database.read { connection in
      let found = try DeliveryRows.notices(
        of: user, before: before ?? .max, limit: limit, on: connection)
      return (
        found,
        try DeskReads.reports(Set(found.compactMap(\.report)).sorted(), on: connection),
        try DeskHead.read(for: actor, units: book.units, on: connection)
      )
    }
    let shown = found.prefix(limit)
    let older = found.count > shown.count ? shown.last.map { String($0.id) } : nil
    let title = context.text(.noticesTitle)
    var answer = context.page(
      title: title, wide: true, scripts: ["notices.js"],
      content: """
        \(head.own(context, current: DeskPath.notices))
        \(when: context.query("ditandai") != nil,
          notice(.done, "<p>\(context.text(.noticesMarked))</p>"))
        <h1>\(title)</h1>
        \(head.tabs(context, book: book, current: DeskPath.notices))
        \(state(context, head, newest: shown.first?.id, before: before))
        \(when: shown.isEmpty, "<p class=\"lead\">\(context.text(.noticesNone))</p>")
        <ul class="notices">\(each: shown, { delivery in
          line(
            context, delivery, delivery.report.flatMap { reports[$0] }, actor, before: before)
        })</ul>
        \(context.paging(
          newer: before == nil ? nil : DeskPath.notices,
          older: older.map { SafeURL.path(DeskPath.notices, ["sebelum": $0]) }))
        """)
    answer.caching = .never
    return answer
  }

  /// How many wait to be read, and the button for all of them.
  private func state(
    _ context: RequestContext, _ head: DeskHead, newest: Int64?, before: Int64?
  ) -> HTML {
    guard head.unread > 0 else { return "<p class=\"meta\">\(context.text(.noticesAllRead))</p>" }
    let count =
      head.unread < DeskHead.mostUnread
      ? context.words.number(head.unread) : "\(DeskHead.mostUnread - 1)+"
    let view = context.formView()
    let button: HTML? = newest.map {
      form(context, hidden: ["sampai": String($0), "sebelum": before.map { String($0) } ?? ""]) {
        view.secondary(.noticesReadAll)
      }
    }
    return "<p><strong>\(context.text(.noticesUnread, ["count": count]))</strong></p>\(button)"
  }

  private func form(
    _ context: RequestContext, hidden: KeyValuePairs<String, String>, _ button: () -> HTML
  ) -> HTML {
    context.formView().form(action: DeskPath.notices, hidden: hidden, button)
  }

  private func line(
    _ context: RequestContext, _ delivery: DeliveryRows.Delivery, _ report: Report?,
    _ actor: Actor, before: Int64?
  ) -> HTML {
    let isUnread = delivery.seenAt == nil
    let words = Self.title(delivery, report, context.language)
    let title: HTML =
      report.map { "<a href=\"\(url: DeskPath.report($0.number))\">\(words)</a>" } ?? "\(words)"
    let mark: HTML = isUnread ? "<span class=\"mark\">\(context.text(.noticesNew))</span> " : .empty
    let button: HTML? =
      isUnread && delivery.report != nil
      ? form(
        context,
        hidden: [
          "sampai": String(delivery.id), "laporan": String(delivery.report ?? 0),
          "sebelum": before.map { String($0) } ?? "",
        ]
      ) {
        """
        <button class="link">\(context.text(.noticesReadOne))<span class="spoken"> \
        \(report?.number ?? "")</span></button>
        """
      } : nil
    return """
      <li class="card\(when: isUnread, " unread")"><div>\(mark)<strong>\(title)</strong>\
      <p class="meta">\(context.time(delivery.createdAt))</p>\
      \(report.map { facts(context, $0, actor) })</div>\(button)</li>

      """
  }

  /// More than its number is told of a report only to those on whose desk it still lies.
  private func facts(_ context: RequestContext, _ report: Report, _ actor: Actor) -> HTML {
    let book = office.book
    guard Visibility.sight(of: report, for: actor, units: book.units) == .desk else {
      return "<p class=\"meta\">\(context.text(.noticesClosed))</p>"
    }
    let category =
      report.category.flatMap { book.category($0) }.map { context.text($0.name) }
      ?? context.text(.deskNoCategory)
    let village =
      report.area.flatMap { book.area($0.village)?.name } ?? context.text(.noticesNoPlace)
    let facts = context.text(
      .noticesFacts,
      ["category": category, "village": village, "unit": book.units.name(report.holder)])
    let (tone, left) = context.timeLeft(report)
    return """
      <p>\(facts)</p>\
      <p class="chips">\(context.stateChip(report.state)) \
      \(when: report.closedAt == nil, statusChip(tone, left))</p>
      """
  }

  /// The title of its topic. Titles carry no words of anybody and no more of a report than its
  /// number.
  private static func title(
    _ delivery: DeliveryRows.Delivery, _ report: Report?, _ language: Language
  ) -> String {
    guard let topic = NoticeTopic(rawValue: delivery.topic) else { return delivery.topic }
    return TextTemplate(NoticeCatalogue.standard.own(topic, .title, language)).filled([
      "nomor": report?.number ?? "\u{2013}"
    ])
  }
}

import Casework
import Domain
import HTTPTypes
import Storage

/// What people have pointed out about public reports, and where villages report more than usual.
struct ModerationPage: Sendable {
  static let linesPerPage = 50
  /// How long a burst is shown, in milliseconds (one day).
  static let burstMemory: Int64 = 86_400_000

  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    [.get(DeskPath.moderation, .roles(Role.moderators)) { context in try await list(context) }]
      + caseRoutes
  }

  /// Three statements, session look-up included; three more for those who have heaps.
  private func list(_ context: RequestContext) async throws -> Answer {
    let after = context.query("setelah").flatMap { Int64($0) }
    let since = context.now - Self.burstMemory
    let actor = try context.officer()
    let hasDesk = Set<Role>.queueKeepers.contains(actor.role)
    let (flags, bursts, head) = try await office.database.read {
      (
        try FlagRows.open(after: after ?? 0, limit: Self.linesPerPage, on: $0),
        try BurstRows.since(since, on: $0),
        hasDesk ? try DeskHead.read(for: actor, units: book.units, on: $0) : nil
      )
    }
    let shown = flags.prefix(Self.linesPerPage)
    let title = context.text(.moderationTitle)
    let columns = [
      Column(context.text(.trackNumber)), Column(context.text(.flagReason)),
      Column(context.text(.flagWords)), Column(context.text(.moderationAt)),
    ]
    let rows: [[HTML]] = shown.map { flag in
      [
        "<a href=\"\(url: DeskPath.moderation(flag.number))\">\(flag.number)</a>",
        "\(reasonWords(flag.reason, context))", "\(flag.words)", context.time(flag.createdAt),
      ]
    }
    let older = flags.count > shown.count ? shown.last.map { String($0.id) } : nil
    return context.page(
      title: title, wide: true, scripts: hasDesk ? ["notices.js"] : [],
      content: """
        \(head.map { $0.own(context) })
        \(head.map { $0.tabs(context, book: book, current: DeskPath.moderation) }
          ?? context.administrationTabs(DeskPath.moderation))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.moderationLead))</p>
        \(burstNotice(bursts, context))
        \(when: rows.isEmpty, "<p>\(context.text(.moderationNone))</p>")
        \(when: !rows.isEmpty, context.table(caption: title, columns: columns, rows: rows))
        \(context.paging(
          newer: after == nil ? nil : DeskPath.moderation,
          older: older.map { SafeURL.path(DeskPath.moderation, ["setelah": $0]) }))
        """)
  }

  private func burstNotice(_ bursts: [BurstRows.Burst], _ context: RequestContext) -> HTML {
    guard !bursts.isEmpty else { return .empty }
    return notice(
      .waiting, title: context.text(.moderationBursts),
      """
      <ul>\(each: bursts, { burst in
        let words = context.text(
          .moderationBurst,
          [
            "area": context.areaName(burst.village, book: book),
            "from": context.words.dateTime(burst.firstAt),
            "until": context.words.dateTime(burst.lastAt),
          ])
        return "<li>\(words)</li>"
      })</ul>
      """)
  }

  func reasonWords(_ reason: String, _ context: RequestContext) -> String {
    FlagReason(rawValue: reason).map { context.text(.of($0)) } ?? reason
  }
}

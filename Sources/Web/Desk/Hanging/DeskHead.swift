import Casework
import Domain
import Storage

/// What stands at the head of every list of the desk: the officer's other lists, each with its
/// count, saved views, and what the officer has not read yet.
struct DeskHead: Sendable {
  /// More than that helps nobody.
  static let mostUnread = 100

  let actor: Actor
  let counts: [InboxRows.List: Int]
  let views: [ViewRows.View]
  let unread: Int
  /// Approvals of others that wait for a second look; nil where that is nobody's business here.
  let checks: Int?

  /// Three statements for those who have heaps, one more for verifiers, two for overseers, one for everybody else. The lists
  /// are counted by their own conditions.
  /// - Parameter units: to know the views of units above; without them only own ones are offered,
  ///   and those of the role in the whole city
  static func read(
    for actor: Actor, units: UnitTree = UnitTree([]), on connection: any Storage.Connection
  ) throws -> DeskHead {
    let unit = actor.unit ?? ""
    let lists = InboxRows.List.allCases.filter { $0.readers.contains(actor.role) }
    let keeps = Set<Role>.queueKeepers.contains(actor.role)
    return DeskHead(
      actor: actor,
      counts: try InboxRows.counts(
        of: lists, unit: unit, most: InboxPage.mostCounted, on: connection),
      views: keeps
        ? try actor.user.map {
          try ViewRows.offered(
            to: $0, role: actor.role, units: units.line(from: unit).map(\.code), on: connection)
        } ?? [] : [],
      unread: try actor.user.map {
        try DeliveryRows.unread(of: $0, most: mostUnread, on: connection)
      } ?? 0,
      checks: actor.role == .verifier
        ? try SecondCheckRows.count(
          unit: unit, besides: actor.user ?? 0, most: InboxPage.mostCounted, on: connection) : nil)
  }

  /// The officer's lists and views.
  /// - Parameters:
  ///   - current: path of the list that is shown
  ///   - view: that list and what it is narrowed to, as views keep it
  func tabs(
    _ context: RequestContext, book: CityBook, current: String,
    view: (list: String, query: String)? = nil
  ) -> HTML {
    let isView = views.contains { $0.list == view?.list && $0.query == view?.query }
    var tabs: [Tab] = []
    func add(_ path: String, _ label: Message, _ count: Int? = nil) {
      tabs.append(
        Tab(
          path: path, label: context.text(label), count: count.map { words(context, $0) },
          isCurrent: path == current && !isView))
    }
    if actor.role.leads { add(DeskPath.overview, .overviewTitle) }
    for list in InboxRows.List.allCases where list.readers.contains(actor.role) {
      // A list that is shown by its address alone is named too.
      guard list != .heap(.drafts) || actor.role == .channelAdmin || list.path == current else {
        continue
      }
      add(list.path, .of(list), counts[list] ?? 0)
    }
    if Set<Role>.overseers.contains(actor.role) { add(DeskPath.all, .allTitle) }
    if Role.moderators.contains(actor.role) { add(DeskPath.moderation, .moderationTitle) }
    if StillPage.scope(of: actor, book: book) != nil { add(DeskPath.still, .stillTitle) }
    let saved = views.map { one in
      Tab(
        path: context.path(of: one), label: one.name,
        isCurrent: one.list == view?.list && one.query == view?.query)
    }
    return """
      \(when: !tabs.isEmpty, context.tabs(tabs))\
      \(when: !saved.isEmpty, context.tabs(saved, label: .viewsTitle))
      """
  }

  /// The way to what is for this person alone: notices and account.
  func own(_ context: RequestContext, current: String? = nil) -> HTML {
    context.ownLinks(
      unread: unread, checks: checks.flatMap { $0 > 0 ? words(context, $0) : nil },
      current: current)
  }

  private func words(_ context: RequestContext, _ count: Int) -> String {
    count < InboxPage.mostCounted
      ? context.words.number(count) : "\(context.words.number(InboxPage.mostCounted - 1))+"
  }
}

extension RequestContext {
  /// - Parameter unread: nil where it is not counted
  func ownLinks(
    unread: Int?, checks waiting: String? = nil, current: String? = nil
  ) -> HTML {
    let count = min(unread ?? 0, DeskHead.mostUnread)
    let shown = count < DeskHead.mostUnread ? words.number(count) : "\(DeskHead.mostUnread - 1)+"
    let bell: HTML = """
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">\
      <path d="M3 12c1-1 1.5-2 1.5-5a3.5 3.5 0 0 1 7 0c0 3 .5 4 1.5 5zM7 14.5h2"/></svg>
      """
    func link(_ path: String, _ content: HTML) -> HTML {
      """
      <a href="\(url: path)"\(attribute: "aria-current", path == current ? "page" : nil)>\
      \(content)</a>
      """
    }
    let notices: HTML = """
      \(bell)\(text(.noticesTitle)) <span class="count" data-unread\(flag: "hidden", count == 0)>\
      \(shown)</span>
      """
    let actor = session?.actor
    let decides = actor?.role == .verifier && actor?.unit == site.city.arbiterUnit
    let times: HTML? =
      decides || actor?.role.leads == true
      ? link(DeskPath.times, "\(text(.timesTitle))") : nil
    let keepsTemplates = actor.map { Set<Role>.templateKeepers.contains($0.role) } == true
    let templates: HTML? =
      keepsTemplates && actor?.role != .administrator
      ? link(DeskPath.templates, "\(text(.templatesTitle))") : nil
    let halts: HTML? = decides ? link(DeskPath.halts, "\(text(.haltTitle))") : nil
    let checks: [HTML] = [
      (DeskPath.secondChecks, Message.secondTitle, Set<Role>([.verifier])),
      (DeskPath.inspection, .inspectionTitle, InspectionFlag.readers),
      (DeskPath.agreement, .agreementTitle, AgreementPage.readers),
    ].filter { actor.map { $0.role }.map($0.2.contains) ?? false }.map {
      let count: HTML? =
        $0.0 == DeskPath.secondChecks
        ? waiting.map { " <span class=\"count\">\($0)</span>" } : nil
      return link($0.0, "\(text($0.1))\(count)")
    }
    return """
      <nav class="own" aria-label="\(text(.deskOwn))">\(link(DeskPath.notices, notices))\
      \(times)\(templates)\(checks)\(halts)\(link(DeskPath.me, "\(text(.meTitle))"))</nav>
      """
  }
}

import Casework
import Domain
import Storage

/// What stands at the head of every list of the desk: the officer's other lists, each with its
/// count, and what the officer has not read yet.
struct DeskHead: Sendable {
  /// More than that helps nobody.
  static let mostUnread = 100

  let actor: Actor
  let heaps: [Queue: Int]
  let hanging: [HangingRows.List: Int]
  let unread: Int

  /// Three statements for those who have heaps, two for overseers, one for everybody else. The lists
  /// are counted by their own conditions.
  static func read(for actor: Actor, on connection: any Storage.Connection) throws -> DeskHead {
    let most = QueuePage.mostCounted
    let unit = actor.unit ?? ""
    let keeps = Set<Role>.queueKeepers.contains(actor.role)
    let escalates = Set<Role>.escalationReaders.contains(actor.role)
    return DeskHead(
      actor: actor,
      heaps: keeps ? try DeskRows.counts(unit: unit, most: most, on: connection) : [:],
      hanging: escalates ? try HangingRows.counts(unit: unit, most: most, on: connection) : [:],
      unread: try actor.user.map {
        try DeliveryRows.unread(of: $0, most: mostUnread, on: connection)
      } ?? 0)
  }

  /// The officer's lists.
  /// - Parameter current: path of the one that is shown
  func tabs(_ context: RequestContext, book: CityBook, current: String) -> HTML {
    var tabs: [Tab] = []
    func add(_ path: String, _ label: Message, _ count: Int?) {
      let isCurrent = path == current
      tabs.append(
        Tab(
          path: path, label: context.text(label), count: count.map { words(context, $0) },
          isCurrent: isCurrent))
    }
    if Set<Role>.queueKeepers.contains(actor.role) {
      for queue in Queue.allCases {
        let path = DeskPath.queue(queue)
        // A list that is shown by its address alone is named too.
        guard queue != .drafts || actor.role == .channelAdmin || path == current else { continue }
        add(path, .of(queue), heaps[queue] ?? 0)
      }
    }
    if Set<Role>.overseers.contains(actor.role) { add(DeskPath.all, .allTitle, nil) }
    for list in HangingRows.List.allCases where list.readers.contains(actor.role) {
      add(list.path, .of(list), hanging[list] ?? 0)
    }
    if StillPage.scope(of: actor, book: book) != nil { add(DeskPath.still, .stillTitle, nil) }
    return tabs.isEmpty ? .empty : context.tabs(tabs)
  }

  /// The way to what is for this person alone: notices and account.
  func own(_ context: RequestContext, current: String? = nil) -> HTML {
    context.ownLinks(unread: unread, current: current)
  }

  private func words(_ context: RequestContext, _ count: Int) -> String {
    count < QueuePage.mostCounted
      ? context.words.number(count) : "\(context.words.number(QueuePage.mostCounted - 1))+"
  }
}

extension RequestContext {
  /// - Parameter unread: nil where it is not counted
  func ownLinks(unread: Int?, current: String? = nil) -> HTML {
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
    return """
      <nav class="own" aria-label="\(text(.deskOwn))">\(link(DeskPath.notices, notices))\
      \(times)\(templates)\(halts)\(link(DeskPath.me, "\(text(.meTitle))"))</nav>
      """
  }
}

extension HangingRows.List {
  var path: String {
    switch self {
    case .near: DeskPath.near
    case .late: DeskPath.late
    case .escalated: DeskPath.escalated
    }
  }

  /// Whose desks have such a list.
  var readers: Set<Role> { self == .escalated ? .escalationReaders : .queueKeepers }
}

extension Set<Role> {
  /// Those to whom what hangs may be passed up.
  static let escalationReaders: Set<Role> = queueKeepers.union(overseers)
}

extension Message {
  static func of(_ list: HangingRows.List) -> Message {
    switch list {
    case .near: hangingNear
    case .late: hangingLate
    case .escalated: hangingEscalated
    }
  }
}

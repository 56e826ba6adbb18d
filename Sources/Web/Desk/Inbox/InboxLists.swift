import Domain
import Storage

/// Addresses, names and readers of a desk's lists.
extension InboxRows.List {
  var path: String {
    switch self {
    case .heap(let queue): DeskPath.queue(queue)
    case .near: DeskPath.near
    case .late: DeskPath.late
    case .supported: DeskPath.supported
    case .escalated: DeskPath.escalated
    }
  }

  /// Whose desks have such a list.
  var readers: Set<Role> { self == .escalated ? .escalationReaders : .queueKeepers }
}

extension DeskPath {
  /// The last part of a list's address; saved views know their list by it.
  static func slug(_ list: InboxRows.List) -> String { String(list.path.dropFirst("/meja/".count)) }

  static func list(slug: String) -> InboxRows.List? {
    InboxRows.List.allCases.first { self.slug($0) == slug }
  }
}

extension Set<Role> {
  /// Those to whom what hangs may be passed up.
  static let escalationReaders: Set<Role> = queueKeepers.union(overseers)
}

extension Message {
  static func of(_ list: InboxRows.List) -> Message {
    switch list {
    case .heap(let queue): .of(queue)
    case .near: hangingNear
    case .late: hangingLate
    case .supported: inboxSupported
    case .escalated: hangingEscalated
    }
  }
}

import Domain
import Metrics
import Synchronization
package import Workers

/// Finished pages that are the same for everybody who is nobody in particular, kept for a few
/// seconds so that a report many look at costs the store little.
///
/// Nothing comes from the shelf that the store might have changed more than ``trust`` ago: what the
/// feed names is dropped, and while the feed is behind the shelf is closed. A page read from the
/// store before a change and finished after the feed told of it is not taken in. Besides, pages
/// speak of the time ("2 days late"), so none is older than ``life``; no longer than that a new
/// supporter waits to be counted on them.
///
/// Nothing of one visitor gets into it: a page is made from a request emptied of its sender, and
/// whoever may see more than everybody (an officer, a device with a key) passes it by.
package final class PageShelf: Sendable {
  /// The pages that may be kept, by their paths up to the number.
  enum Kind: String, CaseIterable {
    case report = "/laporan/"
    case reportJSON = "/api/v1/laporan/"
  }

  struct Key: Hashable {
    let kind: Kind
    let number: String
    let language: Language
  }

  /// Milliseconds a page may be shown after it was made.
  static let life: Int64 = 10_000
  /// How long the feed may have been silent about whether it has seen all.
  static let trust: Duration = .seconds(2)
  /// Numbers share marks, so that a change of any report is remembered in little room; two reports
  /// with one mark only cost each other a page now and then.
  private static let marks = 1_024

  /// Permission to bring a page in: what had been told when its making began.
  struct Slip {
    fileprivate let changes: UInt64
    fileprivate let edition: Int
    fileprivate let at: Int64
  }

  private struct Entry {
    let page: ReadyPage
    let slip: Slip
  }

  private struct State {
    /// Newer pages and older ones. When the newer fill half the room the older are let go, all at
    /// once: a page lives so shortly that it is not worth knowing which was asked for last.
    var newer: [Key: Entry] = [:]
    var older: [Key: Entry] = [:]
    var newerBytes = 0
    var newerSince: Int64 = 0
    var changes = [UInt64](repeating: 0, count: marks)
  }

  private let half: Int
  private let age: @Sendable () -> Duration?
  private let edition: @Sendable () -> Int
  private let state = Mutex(State())
  private let hits = Counter(label: "page_shelf_total", dimensions: [("outcome", "hit")])
  private let misses = Counter(label: "page_shelf_total", dimensions: [("outcome", "miss")])

  /// - Parameters:
  ///   - bytes: most memory for pages
  ///   - age: how long ago all changes of the store had been told to ``drop(_:)``; nil = never
  ///   - edition: changes when the city's tables do
  init(
    bytes: Int = 16 * 1_048_576, age: @escaping @Sendable () -> Duration?,
    edition: @escaping @Sendable () -> Int
  ) {
    half = bytes / 2
    self.age = age
    self.edition = edition
  }

  /// A shelf that stays empty.
  package static var closed: PageShelf { PageShelf(bytes: 0, age: { nil }, edition: { 0 }) }

  /// A shelf that drops what the feed names.
  /// - Parameter edition: changes when the city's tables do
  package static func following(_ feed: ChangeFeed, edition: @escaping @Sendable () -> Int)
    -> PageShelf
  {
    let shelf = PageShelf(age: { feed.age }, edition: edition)
    feed.follow { [weak shelf] in shelf?.drop($0.lazy.map(\.number)) }
    return shelf
  }

  /// The page, if it is here and still true. `slip` is nil while the shelf is closed.
  func look(for key: Key, now: Int64) -> (page: ReadyPage?, slip: Slip?) {
    guard let age = age(), age <= Self.trust else { return (nil, nil) }
    let edition = edition()
    let (entry, changes) = state.withLock { state in
      (state.newer[key] ?? state.older[key], state.changes[Self.mark(key.number)])
    }
    if let entry, entry.slip.edition == edition, (0..<Self.life).contains(now - entry.slip.at) {
      hits.increment()
      return (entry.page, nil)
    }
    misses.increment()
    return (nil, Slip(changes: changes, edition: edition, at: now))
  }

  /// Takes a page in, unless its report has changed since the slip was given.
  func put(_ page: ReadyPage, for key: Key, _ slip: Slip) {
    state.withLock { state in
      guard page.bytes <= half, state.changes[Self.mark(key.number)] == slip.changes else { return }
      if state.newerBytes + page.bytes > half || slip.at - state.newerSince >= Self.life {
        state.older = state.newer
        state.newer = [:]
        state.newerBytes = 0
        state.newerSince = slip.at
      }
      let replaced = state.newer.updateValue(Entry(page: page, slip: slip), forKey: key)
      state.newerBytes += page.bytes - (replaced?.page.bytes ?? 0)
    }
  }

  /// Forgets all pages of these reports, and those being made.
  func drop(_ numbers: some Sequence<String>) {
    state.withLock { state in
      for number in numbers {
        state.changes[Self.mark(number)] &+= 1
        for kind in Kind.allCases {
          for language in Language.allCases {
            let key = Key(kind: kind, number: number, language: language)
            if let gone = state.newer.removeValue(forKey: key) {
              state.newerBytes -= gone.page.bytes
            }
            state.older.removeValue(forKey: key)
          }
        }
      }
    }
  }

  /// Bytes of all pages held.
  var bytes: Int {
    state.withLock { state in
      [state.newer, state.older].joined().reduce(0) { $0 + $1.value.page.bytes }
    }
  }

  private static func mark(_ number: String) -> Int {
    Int(UInt(bitPattern: number.hashValue) % UInt(marks))
  }
}

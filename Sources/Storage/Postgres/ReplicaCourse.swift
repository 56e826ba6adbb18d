/// How far the writing server and its copy have come, each in bytes of the writing server's log.
struct ReplicaCourse: Sendable {
  /// A copy that has not got what the writing server had this long ago is not read from.
  static let mostLag = Duration.seconds(5)
  /// What is known of the copy holds no longer than this.
  static let memory = Duration.seconds(1)

  private var written: [(at: Duration, position: Int64)] = []
  private var copied: (at: Duration, position: Int64)?

  /// - Parameter copied: nil when the copy did not answer, or is no copy any more
  mutating func note(written position: Int64?, copied: Int64?, at now: Duration) {
    if let position { written.append((now, position)) }
    // The newest one old enough to hold the copy against stays.
    while written.count > 1, written[1].at <= now - Self.mostLag { written.removeFirst() }
    self.copied = copied.map { (now, $0) }
  }

  mutating func lose() { copied = nil }

  /// Whether the copy shows everything up to `position` and is not far behind.
  func holds(_ position: Int64, at now: Duration) -> Bool {
    guard let copied, now - copied.at <= Self.memory, copied.position >= position else {
      return false
    }
    guard let due = written.last(where: { $0.at <= now - Self.mostLag }) else { return true }
    return copied.position >= due.position
  }
}

/// What an administrator sees of the queue. Costs follow what waits, not what was ever done.
extension JobRows {
  /// How one kind of work stands.
  public struct Tally: Sendable, Equatable {
    public let kind: String
    public var waiting = 0
    public var running = 0
    public var dead = 0
    /// Done since the moment asked for.
    public var done = 0
    /// When the one that waits longest could have begun; nil when nothing is overdue.
    public var oldestDue: Int64?
    /// What failed last in one that is to be tried again.
    public var problem: String?

    public init(kind: String) { self.kind = kind }
  }

  /// A job on the administrator's page.
  public struct Line: Sendable, Equatable {
    public let id: Int64
    public let kind: String
    public let subject: String
    public let attempts: Int
    public let problem: String
    public let createdAt: Int64
    /// When it was given up.
    public let finishedAt: Int64
  }

  /// Kinds with anything to tell, in the order of their names.
  /// - Parameter since: from when on done jobs count
  public static func tallies(since: Int64, now: Int64, on connection: any Connection) throws
    -> [Tally]
  {
    var tallies: [String: Tally] = [:]
    try connection.rows(
      """
      SELECT kind, state, COUNT(*), MIN(due_at), MAX(problem) FROM jobs
      WHERE state IN ('waiting', 'running') GROUP BY kind, state
      UNION ALL SELECT kind, state, COUNT(*), NULL, NULL FROM jobs
      WHERE state = 'dead' GROUP BY kind, state
      UNION ALL SELECT kind, state, COUNT(*), NULL, NULL FROM jobs
      WHERE state = 'done' AND finished_at >= $1 GROUP BY kind, state
      """, [.integer(since)]
    ) { row in
      let kind = row.text(0)
      var tally = tallies[kind] ?? Tally(kind: kind)
      let count = row.int(2)
      switch State(rawValue: row.text(1)) {
      case .waiting:
        tally.waiting = count
        tally.problem = row.optionalText(4)
        tally.oldestDue = row.optionalInteger(3).flatMap { $0 <= now ? $0 : nil }
      case .running: tally.running = count
      case .dead: tally.dead = count
      case .done: tally.done = count
      case nil: throw StorageFailure.malformed("state of job kind \(kind)")
      }
      tallies[kind] = tally
    }
    return tallies.values.sorted { $0.kind < $1.kind }
  }

  /// Dead jobs, latest first, before `id`. At most `limit` + 1: the extra one says that there is
  /// more.
  public static func dead(before id: Int64, limit: Int, on connection: any Connection) throws
    -> [Line]
  {
    try connection.all(
      """
      SELECT id, kind, subject, attempts, COALESCE(problem, ''), created_at, finished_at FROM jobs
      WHERE state = 'dead' AND id < $1 ORDER BY id DESC LIMIT $2
      """, [.integer(id), .integer(Int64(limit + 1))], line)
  }

  private static func line(_ row: any Row) -> Line {
    Line(
      id: row.integer(0), kind: row.text(1), subject: row.text(2), attempts: row.int(3),
      problem: row.text(4), createdAt: row.integer(5), finishedAt: row.integer(6))
  }
}

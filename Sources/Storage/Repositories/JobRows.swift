/// The `jobs` table: work any node may claim. A job is done by whoever holds its lease; a lease
/// that ran out is anybody's again, so work outlives the death of a node.
///
/// All times are milliseconds since 1970 UTC.
public enum JobRows {
  /// How long a finished job is remembered.
  public static let memory: Int64 = 7 * 86_400_000
  /// How long a failure may be told on a page.
  private static let longestProblem = 200

  public enum State: String, Sendable, CaseIterable { case waiting, running, done, dead }

  /// A job in the hands of a worker.
  public struct Claim: Sendable {
    /// The same however often it is tried: what it does elsewhere can be told apart by it.
    public let id: Int64
    public let kind: String
    public let subject: String
    public let payload: String
    /// This one counted.
    public let attempts: Int
    /// Known to nobody else.
    public let lease: String
    public let worker: String
    public let claimedAt: Int64
  }

  /// Puts a job in the queue, in the caller's transaction. While one of this kind and subject waits
  /// or runs there is nothing to add: so what runs MUST read what it works on in the transaction
  /// that completes it, or a change made meanwhile would be missed.
  /// - Returns: whether it was added.
  @discardableResult
  public static func enqueue(
    _ kind: String, subject: String, payload: String = "{}", due: Int64, now: Int64,
    on connection: any Connection
  ) throws -> Bool {
    let added =
      try connection.run(
        """
        INSERT INTO jobs (kind, subject, payload, state, due_at, attempts, created_at)
        VALUES ($1, $2, $3, 'waiting', $4, 0, $5)
        ON CONFLICT (kind, subject) WHERE state IN ('waiting', 'running') DO NOTHING
        """, [.text(kind), .text(subject), .text(payload), .integer(due), .integer(now)]) > 0
    if !added {
      // Its worker may be completing it at this moment, seeing nothing of this transaction: both
      // change the row, so the engine lets one of them begin again.
      try connection.run(
        """
        UPDATE jobs SET payload = payload
        WHERE kind = $1 AND subject = $2 AND state IN ('waiting', 'running')
        """, [.text(kind), .text(subject)])
    }
    return added
  }

  /// The kinds of these that have a job to claim, the longest due first.
  public static func dueKinds(_ kinds: [String], now: Int64, on connection: any Connection) throws
    -> [String]
  {
    var due: [(kind: String, since: Int64)] = []
    for kind in kinds {
      let since = try connection.first(
        """
        SELECT due_at FROM jobs
        WHERE kind = $1 AND state IN ('waiting', 'running') AND due_at <= $2
        ORDER BY due_at LIMIT 1
        """, [.text(kind), .integer(now)]
      ) { $0.integer(0) }
      if let since { due.append((kind, since)) }
    }
    return due.sorted { $0.since < $1.since }.map(\.kind)
  }

  /// Takes up to `limit` jobs of a kind that are due, or whose lease ran out, for `lease`
  /// milliseconds.
  public static func claim(
    _ kind: String, limit: Int, worker: String, lease: Int64, now: Int64,
    on connection: any Connection
  ) throws -> [Claim] {
    let token = freshToken()
    return try connection.all(
      """
      WITH picked AS MATERIALIZED (
        SELECT id FROM jobs
        WHERE kind = $4 AND state IN ('waiting', 'running') AND due_at <= $5
        ORDER BY due_at LIMIT $6 \(connection.skippingLocked))
      UPDATE jobs SET state = 'running', attempts = attempts + 1, due_at = $1, lease = $2,
        worker = $3
      WHERE id IN (SELECT id FROM picked)
      RETURNING id, kind, subject, payload, attempts
      """,
      [
        .integer(now + lease), .text(token), .text(worker), .text(kind), .integer(now),
        .integer(Int64(limit)),
      ]
    ) {
      Claim(
        id: $0.integer(0), kind: $0.text(1), subject: $0.text(2), payload: $0.text(3),
        attempts: $0.int(4), lease: token, worker: worker, claimedAt: now)
    }
  }

  /// Whether work that comes again by itself lies idle until a moment between now and `latest`,
  /// and no failure makes it wait.
  public static func mayComeSooner(
    _ kind: String, now: Int64, latest: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM jobs WHERE \(Self.idle)",
      [.text(kind), .integer(now), .integer(latest)]
    ) { _ in true } ?? false
  }

  /// Makes such work due now.
  public static func hasten(
    _ kind: String, now: Int64, latest: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      "UPDATE jobs SET due_at = $2 WHERE \(Self.idle)",
      [.text(kind), .integer(now), .integer(latest)])
  }

  private static let idle = """
    kind = $1 AND state IN ('waiting', 'running') AND due_at > $2 AND due_at <= $3
    AND state = 'waiting' AND attempts = 0
    """

  /// Makes the lease last until `until`. False when it is somebody else's by now.
  public static func renew(_ claim: Claim, until: Int64, on connection: any Connection) throws
    -> Bool
  {
    try end(claim, "due_at = $3", [.integer(until)], on: connection)
  }

  /// Marks it done. False when the lease is lost: then the caller MUST undo what it did in this
  /// transaction, because another worker does it.
  public static func complete(_ claim: Claim, now: Int64, on connection: any Connection) throws
    -> Bool
  {
    try end(
      claim, "state = 'done', finished_at = $3, problem = NULL, lease = NULL", [.integer(now)],
      on: connection)
  }

  /// Marks it done for this time, to be done again. False when the lease is lost.
  public static func complete(
    _ claim: Claim, again due: Int64, on connection: any Connection
  ) throws -> Bool {
    try end(
      claim, "state = 'waiting', due_at = $3, attempts = 0, problem = NULL, lease = NULL",
      [.integer(due)], on: connection)
  }

  /// Puts a failed attempt back in the queue. False when the lease is lost.
  /// - Parameter problem: what failed, in words an administrator may see: nobody's data
  public static func fail(
    _ claim: Claim, problem: String, again due: Int64, on connection: any Connection
  ) throws -> Bool {
    try end(
      claim, "state = 'waiting', due_at = $3, problem = $4, lease = NULL",
      [.integer(due), .text(String(problem.prefix(longestProblem)))], on: connection)
  }

  /// Gives a job up until somebody asks for another try. False when the lease is lost.
  public static func bury(
    _ claim: Claim, problem: String, now: Int64, on connection: any Connection
  ) throws -> Bool {
    try end(
      claim, "state = 'dead', finished_at = $3, problem = $4, lease = NULL",
      [.integer(now), .text(String(problem.prefix(longestProblem)))], on: connection)
  }

  /// Puts it back untried, because the worker stops. False when the lease is lost.
  public static func giveBack(_ claim: Claim, now: Int64, on connection: any Connection) throws
    -> Bool
  {
    try end(
      claim, "state = 'waiting', due_at = $3, attempts = attempts - 1, lease = NULL",
      [.integer(now)], on: connection)
  }

  /// Lets a dead job be tried again from the start. False when it is not dead, or when another of
  /// its kind and subject is in the queue already.
  public static func retry(_ id: Int64, now: Int64, on connection: any Connection) throws -> Bool {
    try connection.run(
      """
      UPDATE jobs SET state = 'waiting', due_at = $2, attempts = 0, finished_at = NULL
      WHERE id = $1 AND state = 'dead' AND NOT EXISTS (
        SELECT 1 FROM jobs o WHERE o.kind = jobs.kind AND o.subject = jobs.subject
          AND o.state IN ('waiting', 'running'))
      """, [.integer(id), .integer(now)]) > 0
  }

  /// Forgets jobs done before a moment, at most `limit`; dead ones stay.
  public static func purge(before: Int64, limit: Int, on connection: any Connection) throws -> Int {
    let old = """
      SELECT id FROM jobs WHERE state = 'done' AND finished_at < $1 ORDER BY finished_at LIMIT $2
      """
    let values: [SQLValue] = [.integer(before), .integer(Int64(limit))]
    try connection.run("DELETE FROM drill_runs WHERE job_id IN (\(old))", values)
    return try connection.run("DELETE FROM jobs WHERE id IN (\(old))", values)
  }

  /// Changes a job only while its lease is this worker's own.
  private static func end(
    _ claim: Claim, _ changes: String, _ values: [SQLValue], on connection: any Connection
  ) throws -> Bool {
    try connection.run(
      "UPDATE jobs SET \(changes) WHERE id = $1 AND lease = $2 AND state = 'running'",
      [.integer(claim.id), .text(claim.lease)] + values) > 0
  }

  private static func freshToken() -> String {
    String(UInt64.random(in: .min ... .max), radix: 16)
      + String(UInt64.random(in: .min ... .max), radix: 16)
  }
}

import Domain

/// Machines of others that are told of reports, and what was sent to each.
public enum WebhookRows {
  public enum State: String, Sendable { case on, off }

  public struct Webhook: Sendable, Equatable {
    public let id: Int64
    public let url: String
    public let events: [String]
    /// `whsec_…`
    public let secret: String
    /// Still valid while the receiver changes over.
    public let oldSecret: String?
    public let state: State
    public let createdAt: Int64

    public var secrets: [String] { [secret] + (oldSecret.map { [$0] } ?? []) }
  }

  public enum PostState: String, Sendable { case waiting, delivered, dead }

  /// One message to one receiver.
  public struct Post: Sendable, Equatable {
    public let id: Int64
    public let webhook: Int64
    public let report: Int64
    public let event: String
    public let body: String
    public let state: PostState
    public let attempts: Int
    /// The receiver's last answer; nil when there was none.
    public let status: Int?
    public let problem: String?
    public let createdAt: Int64
    public let sentAt: Int64?
  }

  private static let columns = "id, url, events, secret, old_secret, state, created_at"
  private static let postColumns = """
    id, webhook_id, report_id, event, body, state, attempts, status, problem, created_at, sent_at
    """

  public static func insert(
    url: String, events: [String], secret: String, by user: Int64?, at now: Int64,
    on connection: any Connection
  ) throws -> Int64 {
    try connection.first(
      """
      INSERT INTO webhooks (url, events, secret, state, user_id, created_at)
      VALUES ($1, $2, $3, 'on', $4, $5) RETURNING id
      """,
      [
        .text(url), .text(events.joined(separator: " ")), .text(secret), .init(user),
        .integer(now),
      ]
    ) { $0.integer(0) } ?? 0
  }

  public static func active(on connection: any Connection) throws -> [Webhook] {
    try connection.all(
      "SELECT \(columns) FROM webhooks WHERE state = 'on' ORDER BY id LIMIT 100", [], decode)
  }

  /// All, by id, at most 100.
  public static func all(on connection: any Connection) throws -> [Webhook] {
    try connection.all("SELECT \(columns) FROM webhooks ORDER BY id LIMIT 100", [], decode)
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> Webhook? {
    try connection.first("SELECT \(columns) FROM webhooks WHERE id = $1", [.integer(id)], decode)
  }

  public static func setState(_ id: Int64, _ state: State, on connection: any Connection) throws {
    try connection.run(
      "UPDATE webhooks SET state = $2 WHERE id = $1", [.integer(id), .text(state.rawValue)])
  }

  /// A new secret; the one before stays valid beside it. Without one, the old secret is dropped.
  public static func turnSecret(
    _ id: Int64, to secret: String?, on connection: any Connection
  ) throws {
    if let secret {
      try connection.run(
        "UPDATE webhooks SET old_secret = secret, secret = $2 WHERE id = $1",
        [.integer(id), .text(secret)])
    } else {
      try connection.run("UPDATE webhooks SET old_secret = NULL WHERE id = $1", [.integer(id)])
    }
  }

  // MARK: Messages

  /// - Returns: its id; nil when it was there already
  public static func insertPost(
    hook: Int64, report: Int64, revision: Int, event: String, body: String, at now: Int64,
    on connection: any Connection
  ) throws -> Int64? {
    try connection.first(
      """
      INSERT INTO webhook_posts (webhook_id, report_id, revision, event, body, state, attempts,
        created_at)
      VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6)
      ON CONFLICT (webhook_id, report_id, revision) DO NOTHING RETURNING id
      """,
      [
        .integer(hook), .integer(report), .init(revision), .text(event), .text(body),
        .integer(now),
      ]
    ) { $0.integer(0) }
  }

  /// The message of a report that is next for a receiver: none overtakes another.
  public static func next(hook: Int64, report: Int64, on connection: any Connection) throws -> Post?
  {
    try connection.first(
      """
      SELECT \(postColumns) FROM webhook_posts
      WHERE webhook_id = $1 AND report_id = $2 AND state = 'waiting' ORDER BY id LIMIT 1
      """, [.integer(hook), .integer(report)], decodePost)
  }

  public static func ended(
    _ id: Int64, _ state: PostState, status: Int?, problem: String?, at now: Int64,
    on connection: any Connection
  ) throws {
    try connection.put(
      """
      UPDATE webhook_posts SET state = $2, status = $3, problem = $4, attempts = attempts + 1,
        sent_at = CASE WHEN $2 = 'delivered' THEN $5 ELSE sent_at END WHERE id = $1
      """,
      [
        .integer(id), .text(state.rawValue), .init(status),
        .init(problem.map { String($0.prefix(200)) }), .integer(now),
      ])
  }

  /// "Send again": a message, delivered or dead, waits once more. False when it waits already.
  public static func sendAgain(_ id: Int64, on connection: any Connection) throws -> Post? {
    guard
      try connection.run(
        "UPDATE webhook_posts SET state = 'waiting', attempts = 0 WHERE id = $1 AND state <> 'waiting'",
        [.integer(id)]) == 1
    else { return nil }
    return try connection.first(
      "SELECT \(postColumns) FROM webhook_posts WHERE id = $1", [.integer(id)], decodePost)
  }

  /// Reports of which something waits for a receiver, at most `limit`.
  public static func waiting(hook: Int64, limit: Int, on connection: any Connection) throws
    -> [Int64]
  {
    try connection.all(
      """
      SELECT DISTINCT report_id FROM webhook_posts WHERE webhook_id = $1 AND state = 'waiting'
      ORDER BY report_id LIMIT $2
      """, [.integer(hook), .integer(Int64(limit))]
    ) { $0.integer(0) }
  }

  public static func post(_ id: Int64, on connection: any Connection) throws -> Post? {
    try connection.first(
      "SELECT \(postColumns) FROM webhook_posts WHERE id = $1", [.integer(id)], decodePost)
  }

  /// The log of one receiver, latest first, before an id. At most `limit` + 1.
  public static func log(
    hook: Int64, before id: Int64, limit: Int, on connection: any Connection
  ) throws -> [Post] {
    try connection.all(
      """
      SELECT \(postColumns) FROM webhook_posts WHERE webhook_id = $1 AND id < $2
      ORDER BY id DESC LIMIT $3
      """, [.integer(hook), .integer(id), .integer(Int64(limit + 1))], decodePost)
  }

  /// How many wait and how many are dead, by receiver.
  public static func tallies(on connection: any Connection) throws -> [Int64: (
    waiting: Int, dead: Int
  )] {
    var tallies: [Int64: (waiting: Int, dead: Int)] = [:]
    try connection.rows(
      """
      SELECT webhook_id, state, COUNT(*) FROM webhook_posts WHERE state = 'waiting'
      GROUP BY webhook_id, state UNION ALL
      SELECT webhook_id, state, COUNT(*) FROM webhook_posts WHERE state = 'dead'
      GROUP BY webhook_id, state
      """, []
    ) { row in
      var tally = tallies[row.integer(0)] ?? (0, 0)
      if row.text(1) == "dead" { tally.dead = row.int(2) } else { tally.waiting = row.int(2) }
      tallies[row.integer(0)] = tally
    }
    return tallies
  }

  /// Forgets delivered messages from before a moment, at most `limit`.
  public static func purge(before moment: Int64, limit: Int, on connection: any Connection) throws
    -> Int
  {
    try connection.run(
      """
      DELETE FROM webhook_posts WHERE id IN (SELECT id FROM webhook_posts WHERE created_at < $1
        AND state <> 'waiting' ORDER BY created_at LIMIT $2)
      """, [.integer(moment), .integer(Int64(limit))])
  }

  private static func decode(_ row: any Row) throws -> Webhook {
    Webhook(
      id: row.integer(0), url: row.text(1),
      events: row.text(2).split(separator: " ").map(String.init), secret: row.text(3),
      oldSecret: row.optionalText(4), state: State(rawValue: row.text(5)) ?? .off,
      createdAt: row.integer(6))
  }

  private static func decodePost(_ row: any Row) throws -> Post {
    Post(
      id: row.integer(0), webhook: row.integer(1), report: row.integer(2), event: row.text(3),
      body: row.text(4), state: PostState(rawValue: row.text(5)) ?? .dead, attempts: row.int(6),
      status: row.optionalInteger(7).map(Int.init), problem: row.optionalText(8),
      createdAt: row.integer(9), sentAt: row.optionalInteger(10))
  }
}

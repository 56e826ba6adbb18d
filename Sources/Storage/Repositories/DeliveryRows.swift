public import Domain

/// Messages to people, each with what became of it. One message is one line for ever: the same
/// subject, way and recipient cannot be entered twice.
public enum DeliveryRows {
  public enum State: String, Sendable, CaseIterable {
    case queued, sending, sent, delivered, read, failed
    /// Handed over, and the line went dead before the answer.
    case unknown
    /// A newer message to the same person said more before this one was due.
    case superseded
  }

  public struct Delivery: Sendable, Equatable {
    public let id: Int64
    /// `report:ID:REVISION`, or the name of a summary: what it is about.
    public let subject: String
    public let topic: String
    public let channel: SubscriptionRows.Channel
    /// `subscription:ID` or `user:ID`.
    public let recipient: String
    public let report: Int64?
    public let revision: Int?
    public let state: State
    public let dueAt: Int64
    public let attempts: Int
    public let problem: String?
    public let createdAt: Int64
    public let sentAt: Int64?
    public let seenAt: Int64?
  }

  private static let columns = """
    id, subject, topic, channel, recipient, report_id, revision, state, due_at, attempts, problem,
    created_at, sent_at, seen_at
    """

  /// - Returns: its id; nil when it was there already
  public static func insert(
    subject: String, topic: NoticeTopic, channel: SubscriptionRows.Channel, recipient: String,
    report: Int64?, revision: Int?, state: State = .queued, due: Int64, at now: Int64,
    on connection: any Connection
  ) throws -> Int64? {
    try connection.first(
      """
      INSERT INTO deliveries (subject, topic, channel, recipient, report_id, revision, state,
        due_at, attempts, created_at, sent_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)
      ON CONFLICT (subject, channel, recipient) DO NOTHING RETURNING id
      """,
      [
        .text(subject), .text(topic.rawValue), .text(channel.rawValue), .text(recipient),
        .init(report), .init(revision), .text(state.rawValue), .integer(due), .integer(now),
        .init(state == .sent ? now : nil as Int64?),
      ]
    ) { $0.integer(0) }
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> Delivery? {
    try connection.first(
      "SELECT \(columns) FROM deliveries WHERE id = $1", [.integer(id)], decode)
  }

  /// Says that an attempt begins.
  public static func begin(_ id: Int64, on connection: any Connection) throws {
    try connection.put(
      "UPDATE deliveries SET state = 'sending', attempts = attempts + 1 WHERE id = $1",
      [.integer(id)])
  }

  /// Says how an attempt ended.
  /// - Parameter problem: in words an officer may see: nobody's address
  public static func end(
    _ id: Int64, _ state: State, problem: String? = nil, at now: Int64,
    on connection: any Connection
  ) throws {
    let isSent = state == .sent || state == .delivered
    try connection.put(
      """
      UPDATE deliveries SET state = $2, problem = $3, sent_at = COALESCE($4, sent_at) WHERE id = $1
      """,
      [
        .integer(id), .text(state.rawValue), .init(problem.map { String($0.prefix(200)) }),
        .init(isSent ? now : nil as Int64?),
      ])
  }

  public static func postpone(_ id: Int64, until due: Int64, on connection: any Connection) throws {
    try connection.put(
      "UPDATE deliveries SET due_at = $2, state = 'queued' WHERE id = $1",
      [.integer(id), .integer(due)])
  }

  /// Whether any of these people has been told of it, or is about to be.
  public static func isUnderWay(
    _ subject: String, to recipients: [String], on connection: any Connection
  ) throws -> Bool {
    guard !recipients.isEmpty else { return false }
    return try connection.first(
      """
      SELECT 1 FROM deliveries WHERE subject = $1 AND state NOT IN ('failed', 'superseded')
        AND recipient IN (\(SQLValue.marks(recipients.count, from: 2))) LIMIT 1
      """, [.text(subject)] + recipients.map(SQLValue.text)
    ) { _ in true } ?? false
  }

  /// Messages about a report, latest first, at most 50.
  public static func of(report: Int64, on connection: any Connection) throws -> [Delivery] {
    try connection.all(
      "SELECT \(columns) FROM deliveries WHERE report_id = $1 ORDER BY id DESC LIMIT 50",
      [.integer(report)], decode)
  }

  /// The same, but only what its reporter was told: what officers hear is many times more.
  public static func toReporter(of report: Int64, on connection: any Connection) throws
    -> [Delivery]
  {
    let topics = NoticeTopic.allCases.filter { $0.group == .reporter }.map(\.rawValue)
    return try connection.all(
      """
      SELECT \(columns) FROM deliveries
      WHERE report_id = $1 AND topic IN (\(SQLValue.marks(topics.count, from: 2)))
      ORDER BY id DESC LIMIT 50
      """, [.integer(report)] + topics.map(SQLValue.text), decode)
  }

  /// When one person was last told of one report beside receipt and close, and what still waits to
  /// be told.
  public static func rhythm(
    of recipient: String, channel: SubscriptionRows.Channel, report: Int64,
    on connection: any Connection
  ) throws -> (last: Int64?, waiting: [Int64]) {
    let always = NoticeTopic.allCases.filter(\.isAlwaysTold).map(\.rawValue)
    var last: Int64?
    var waiting: [Int64] = []
    try connection.rows(
      """
      SELECT id, state, COALESCE(sent_at, due_at) FROM deliveries
      WHERE report_id = $1 AND recipient = $2 AND channel = $3
        AND topic NOT IN (\(SQLValue.marks(always.count, from: 4)))
      ORDER BY id DESC LIMIT 20
      """,
      [.integer(report), .text(recipient), .text(channel.rawValue)]
        + always.map(SQLValue.text)
    ) { row in
      switch State(rawValue: row.text(1)) {
      case .queued: waiting.append(row.integer(0))
      case .sending, .sent, .delivered, .read, .unknown:
        last = max(last ?? .min, row.integer(2))
      case .failed, .superseded, nil: break
      }
    }
    return (last, waiting)
  }

  /// Takes back what still waits to say that a report has come to an end.
  public static func supersedeEndings(
    of report: Int64, recipient: String, at now: Int64, on connection: any Connection
  ) throws {
    let endings: [NoticeTopic] = [
      .completed, .answered, .rejected, .merged, .closedUnanswered, .supportedCompleted,
      .supportedEnded,
    ]
    try connection.put(
      """
      UPDATE deliveries SET state = 'superseded' WHERE report_id = $1 AND recipient = $2
        AND state = 'queued' AND topic IN (\(SQLValue.marks(endings.count, from: 3)))
      """, [.integer(report), .text(recipient)] + endings.map { .text($0.rawValue) })
  }

  // MARK: The desk's own notices

  /// The latest notices of an officer, before an id. At most `limit` + 1.
  public static func notices(
    of user: Int64, before id: Int64, limit: Int, on connection: any Connection
  ) throws -> [Delivery] {
    try connection.all(
      """
      SELECT \(columns) FROM deliveries WHERE recipient = $1 AND channel = 'desk' AND id < $2
      ORDER BY id DESC LIMIT $3
      """, [.text("user:\(user)"), .integer(id), .integer(Int64(limit + 1))], decode)
  }

  /// How many an officer has not seen, counted to `most` at the most.
  public static func unread(of user: Int64, most: Int, on connection: any Connection) throws -> Int
  {
    try connection.first(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM deliveries
        WHERE recipient = $1 AND channel = 'desk' AND seen_at IS NULL LIMIT \(most)) AS unread
      """, [.text("user:\(user)")]
    ) { $0.int(0) } ?? 0
  }

  /// Marks notices as read: all up to an id, or those of one report.
  public static func markRead(
    of user: Int64, through id: Int64 = .max, report: Int64? = nil, at now: Int64,
    on connection: any Connection
  ) throws {
    try connection.run(
      """
      UPDATE deliveries SET seen_at = $3, state = 'read'
      WHERE recipient = $1 AND channel = 'desk' AND seen_at IS NULL AND id <= $2
      \(report == nil ? "" : "AND report_id = $4")
      """,
      [.text("user:\(user)"), .integer(id), .integer(now)]
        + (report.map { [.integer($0)] } ?? []))
  }

  /// Messages that never arrived, latest first, before an id. At most `limit` + 1.
  public static func failed(before id: Int64, limit: Int, on connection: any Connection) throws
    -> [Delivery]
  {
    try connection.all(
      """
      SELECT \(columns) FROM deliveries WHERE state = 'failed' AND id < $1
      ORDER BY id DESC LIMIT $2
      """, [.integer(id), .integer(Int64(limit + 1))], decode)
  }

  /// Forgets messages from before a moment, at most `limit`.
  public static func purge(before moment: Int64, limit: Int, on connection: any Connection) throws
    -> Int
  {
    try connection.run(
      """
      DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE created_at < $1
        AND state NOT IN ('queued', 'sending') ORDER BY created_at LIMIT $2)
      """, [.integer(moment), .integer(Int64(limit))])
  }

  private static func decode(_ row: any Row) throws -> Delivery {
    guard let channel = SubscriptionRows.Channel(rawValue: row.text(3)),
      let state = State(rawValue: row.text(7))
    else { throw StorageFailure.malformed("delivery \(row.integer(0))") }
    return Delivery(
      id: row.integer(0), subject: row.text(1), topic: row.text(2), channel: channel,
      recipient: row.text(4), report: row.optionalInteger(5),
      revision: row.optionalInteger(6).map(Int.init), state: state, dueAt: row.integer(8),
      attempts: row.int(9), problem: row.optionalText(10), createdAt: row.integer(11),
      sentAt: row.optionalInteger(12), seenAt: row.optionalInteger(13))
  }
}

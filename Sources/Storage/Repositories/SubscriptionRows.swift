public import Domain

/// By which ways somebody hears of reports. Addresses of mail and telephone are not here: they stay
/// with the reporter's identity or the officer's account.
public enum SubscriptionRows {
  public enum Channel: String, Sendable, CaseIterable, Codable {
    case push, mail, sms
    /// The list of notices on an officer's desk.
    case desk
  }

  public enum State: String, Sendable {
    case on
    /// Known but not asked for: used only when the ways that were asked for fail.
    case standby
    /// Stopped by the person.
    case off
    /// The push service says that the browser is gone.
    case gone
  }

  public enum Owner: Sendable, Hashable {
    case report(Int64)
    case user(Int64)
    /// Somebody who supports a report: the id of the support.
    case supporter(Int64)

    public var text: String {
      switch self {
      case .report(let id): "report:\(id)"
      case .user(let id): "user:\(id)"
      case .supporter(let id): "support:\(id)"
      }
    }

    public init?(_ text: String) {
      let parts = text.split(separator: ":")
      guard parts.count == 2, let id = Int64(parts[1]) else { return nil }
      switch parts[0] {
      case "report": self = .report(id)
      case "user": self = .user(id)
      case "support": self = .supporter(id)
      default: return nil
      }
    }
  }

  public struct Subscription: Sendable, Equatable {
    public let id: Int64
    public let owner: Owner
    public let channel: Channel
    /// Of push: the service's address for this browser.
    public let address: String
    /// Of push: the browser's keys, `p256dh auth`.
    public let keys: String
    public let language: Language
    public let state: State
  }

  private static let columns = "id, owner, channel, address, keys, language, state"

  /// What a reporter who leaves a contact is written to by: mail, else the telephone; the other way
  /// stands by.
  public static func begin(
    _ contact: Contact, report: Int64, language: Language, at now: Int64,
    on connection: any Connection
  ) throws {
    let owner = Owner.report(report)
    if contact.email != nil {
      try set(owner, .mail, .on, language: language, at: now, on: connection)
    }
    if contact.phone != nil {
      try set(
        owner, .sms, contact.email == nil ? .on : .standby, language: language, at: now,
        on: connection)
    }
  }

  public static func set(
    _ owner: Owner, _ channel: Channel, _ state: State, address: String = "", keys: String = "",
    language: Language, at now: Int64, on connection: any Connection
  ) throws {
    try connection.put(
      """
      INSERT INTO subscriptions (owner, channel, address, keys, language, state, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (owner, channel, address) DO UPDATE SET keys = excluded.keys,
        language = excluded.language, state = excluded.state
      """,
      [
        .text(owner.text), .text(channel.rawValue), .text(address), .text(keys),
        .text(language.rawValue), .text(state.rawValue), .integer(now),
      ])
  }

  /// One hears of the second as of the first.
  public static func copy(
    from owner: Owner, to other: Owner, at now: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO subscriptions (owner, channel, address, keys, language, state, created_at)
      SELECT $2, channel, address, keys, language, state, $3 FROM subscriptions WHERE owner = $1
      """, [.text(owner.text), .text(other.text), .integer(now)])
  }

  public static func setState(_ id: Int64, _ state: State, on connection: any Connection) throws {
    try connection.put(
      "UPDATE subscriptions SET state = $2 WHERE id = $1", [.integer(id), .text(state.rawValue)])
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> Subscription? {
    try connection.first(
      "SELECT \(columns) FROM subscriptions WHERE id = $1", [.integer(id)], decode)
  }

  /// Of these owners, by id.
  public static func of(_ owners: [Owner], on connection: any Connection) throws -> [Subscription] {
    guard !owners.isEmpty else { return [] }
    return try connection.all(
      """
      SELECT \(columns) FROM subscriptions WHERE owner IN (\(SQLValue.marks(owners.count)))
      ORDER BY id
      """, owners.map { .text($0.text) }, decode)
  }

  /// Officers in service who asked for mail, at most 10,000.
  public static func officersByMail(on connection: any Connection) throws -> [(
    subscription: Int64, user: User
  )] {
    // Owners of that kind stand together in the index.
    try connection.all(
      """
      SELECT u.id, u.login, u.name, u.role, u.unit, u.created_at, u.disabled_at, s.id
      FROM subscriptions s JOIN users u ON s.owner = 'user:' || u.id
      WHERE s.owner >= 'user:' AND s.owner < 'user;' AND s.channel = 'mail' AND s.state = 'on'
        AND u.disabled_at IS NULL AND u.email IS NOT NULL
      ORDER BY s.id LIMIT 10000
      """
    ) { (subscription: $0.integer(7), user: try UserRows.decode($0)) }
  }

  /// Of those who support a report, the oldest support first.
  /// - Parameter support: goes on after this one
  public static func ofSupporters(
    of report: Int64, after support: Int64, limit: Int, on connection: any Connection
  ) throws -> [(support: Int64, subscription: Subscription)] {
    try connection.all(
      """
      SELECT \(columns.split(separator: ", ").map { "s.\($0)" }.joined(separator: ", ")), p.id
      FROM supports p JOIN subscriptions s ON s.owner = 'support:' || p.id
      WHERE p.report_id = $1 AND p.id > $2 AND s.state = 'on'
      ORDER BY p.id, s.id LIMIT $3
      """, [.integer(report), .integer(support), .init(limit)]
    ) { (support: $0.integer(7), subscription: try decode($0)) }
  }

  private static func decode(_ row: any Row) throws -> Subscription {
    guard let owner = Owner(row.text(1)), let channel = Channel(rawValue: row.text(2)),
      let state = State(rawValue: row.text(6))
    else { throw StorageFailure.malformed("subscription \(row.integer(0))") }
    return Subscription(
      id: row.integer(0), owner: owner, channel: channel, address: row.text(3), keys: row.text(4),
      language: Language(rawValue: row.text(5)) ?? .id, state: state)
  }
}

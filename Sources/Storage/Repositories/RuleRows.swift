public import Domain
import FoundationEssentials

/// Published terms and calendars: each version is entered once and never changed.
public enum RuleRows {
  /// A version as the pages list it.
  public struct Published: Sendable, Equatable {
    public let version: Int64
    public let note: String
    public let user: Int64?
    /// Name the user signs in with.
    public let login: String?
    public let at: Int64
  }

  public static func policies(on connection: any Connection) throws -> [SLAPolicy] {
    try connection.all("SELECT version, body FROM sla_policies ORDER BY version") {
      SLAPolicy(version: $0.integer(0), terms: try decode($0.text(1), "sla_policies"))
    }
  }

  public static func calendars(on connection: any Connection) throws -> [CalendarEdition] {
    try connection.all("SELECT version, body FROM work_calendars ORDER BY version") {
      CalendarEdition(version: $0.integer(0), terms: try decode($0.text(1), "work_calendars"))
    }
  }

  /// Nil when there is no such version.
  public static func policy(_ version: Int64, on connection: any Connection) throws -> SLAPolicy? {
    try connection.first(
      "SELECT version, body FROM sla_policies WHERE version = $1", [.integer(version)]
    ) { SLAPolicy(version: $0.integer(0), terms: try decode($0.text(1), "sla_policies")) }
  }

  public static func calendar(_ version: Int64, on connection: any Connection) throws
    -> CalendarEdition?
  {
    try connection.first(
      "SELECT version, body FROM work_calendars WHERE version = $1", [.integer(version)]
    ) { CalendarEdition(version: $0.integer(0), terms: try decode($0.text(1), "work_calendars")) }
  }

  /// The routing rules in force.
  public static func routing(on connection: any Connection) throws -> RoutingEdition {
    try connection.first(
      "SELECT version, body FROM routing_rules ORDER BY version DESC LIMIT 1", [], routing)
      ?? .none
  }

  /// Nil when there is no such version.
  public static func routing(_ version: Int64, on connection: any Connection) throws
    -> RoutingEdition?
  {
    try connection.first(
      "SELECT version, body FROM routing_rules WHERE version = $1", [.integer(version)], routing)
  }

  private static func routing(_ row: any Row) throws -> RoutingEdition {
    RoutingEdition(version: row.integer(0), rules: try decode(row.text(1), "routing_rules"))
  }

  public static func latestRouting(on connection: any Connection) throws -> Int64 {
    try latest("routing_rules", on: connection)
  }

  /// Version of the terms in force; 0 when none have been published.
  public static func latestPolicy(on connection: any Connection) throws -> Int64 {
    try latest("sla_policies", on: connection)
  }

  public static func latestCalendar(on connection: any Connection) throws -> Int64 {
    try latest("work_calendars", on: connection)
  }

  private static func latest(_ table: String, on connection: any Connection) throws -> Int64 {
    try connection.first("SELECT COALESCE(MAX(version), 0) FROM \(table)", []) { $0.integer(0) }
      ?? 0
  }

  /// Enters terms as the next version. The tables of every node must be taken anew afterwards; see
  /// ``CityRows/changed(on:)``.
  public static func publish(
    _ terms: SLATerms, note: String, by user: Int64?, at: Int64, on connection: any Connection
  ) throws -> Int64 {
    try publish(terms, in: "sla_policies", note: note, by: user, at: at, on: connection)
  }

  public static func publish(
    _ terms: CalendarTerms, note: String, by user: Int64?, at: Int64, on connection: any Connection
  ) throws -> Int64 {
    try publish(terms, in: "work_calendars", note: note, by: user, at: at, on: connection)
  }

  public static func publish(
    _ rules: RoutingRules, note: String, by user: Int64?, at: Int64, on connection: any Connection
  ) throws -> Int64 {
    try publish(rules, in: "routing_rules", note: note, by: user, at: at, on: connection)
  }

  public static func publishedRouting(on connection: any Connection) throws -> [Published] {
    try published("routing_rules", on: connection)
  }

  /// Versions of the terms, latest first, at most 50.
  public static func publishedPolicies(on connection: any Connection) throws -> [Published] {
    try published("sla_policies", on: connection)
  }

  public static func publishedCalendars(on connection: any Connection) throws -> [Published] {
    try published("work_calendars", on: connection)
  }

  private static func published(_ table: String, on connection: any Connection) throws
    -> [Published]
  {
    try connection.all(
      """
      SELECT p.version, p.note, p.user_id, u.login, p.created_at FROM \(table) p
      LEFT JOIN users u ON u.id = p.user_id ORDER BY p.version DESC LIMIT 50
      """
    ) {
      Published(
        version: $0.integer(0), note: $0.text(1), user: $0.optionalInteger(2),
        login: $0.optionalText(3), at: $0.integer(4))
    }
  }

  private static func publish(
    _ terms: some Encodable, in table: String, note: String, by user: Int64?, at: Int64,
    on connection: any Connection
  ) throws -> Int64 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let body = String(decoding: try encoder.encode(terms), as: UTF8.self)
    // Two at the same time meet at the primary key: the later one is refused.
    return try connection.first(
      """
      INSERT INTO \(table) (version, body, note, user_id, created_at)
      SELECT COALESCE(MAX(version), 0) + 1, $1, $2, $3, $4 FROM \(table) RETURNING version
      """, [.text(body), .text(note), .init(user), .integer(at)]
    ) { $0.integer(0) } ?? 0
  }

  private static func decode<T: Decodable>(_ body: String, _ table: String) throws -> T {
    do {
      return try JSONDecoder().decode(T.self, from: Data(body.utf8))
    } catch {
      throw StorageFailure.malformed("a version of \(table)")
    }
  }
}

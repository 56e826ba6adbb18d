import CPQ

/// A statement the server has parsed for one connection.
final class PostgresStatement {
  let name: String
  /// Of its parameters; what a null left open is learnt from the server.
  private(set) var types: [Oid]
  /// Rows of its last answer; -1 = none yet.
  var answered = -1
  var lastUse = 0

  init(name: String, types: [Oid]) {
    self.name = name
    self.types = types
  }

  func learnTypes(_ described: OpaquePointer) {
    guard PQresultStatus(described) == PGRES_COMMAND_OK, Int(PQnparams(described)) == types.count
    else { return }
    for index in types.indices { types[index] = PQparamtype(described, Int32(index)) }
  }

  /// A null fits every type.
  func fits(_ given: [Oid]) -> Bool {
    guard given.count == types.count else { return false }
    for (own, given) in zip(types, given)
    where given != PostgresParameters.TypeID.unknown && given != own { return false }
    return true
  }
}

/// The prepared statements of one connection, by their SQL.
final class PostgresStatements {
  /// Some SQL has as many marks as a list has entries: the least used go beyond this many.
  static let most = 500
  /// An answer with more rows is read row by row the next time.
  static let largeAnswer = 1_000

  private var known: [String: [PostgresStatement]] = [:]
  private var count = 0
  private var made = 0
  private var uses = 0

  func find(_ sql: String, _ types: [Oid]) -> PostgresStatement? {
    guard let statement = known[sql]?.first(where: { $0.fits(types) }) else { return nil }
    uses += 1
    statement.lastUse = uses
    return statement
  }

  func make(_ types: [Oid]) -> PostgresStatement {
    made += 1
    return PostgresStatement(name: "s\(made)", types: types)
  }

  func keep(_ statement: PostgresStatement, _ sql: String) {
    uses += 1
    statement.lastUse = uses
    known[sql, default: []].append(statement)
    count += 1
  }

  /// Forgets the one not used for longest, if there are too many; returns its name.
  func evict() -> String? {
    guard count >= Self.most,
      let (sql, oldest) =
        known
        .flatMap({ entry in entry.value.map { (entry.key, $0) } })
        .min(by: { $0.1.lastUse < $1.1.lastUse })
    else { return nil }
    known[sql]?.removeAll { $0 === oldest }
    if known[sql]?.isEmpty == true { known[sql] = nil }
    count -= 1
    return oldest.name
  }

  /// Takes back ``keep(_:_:)`` of one the server refused.
  func forget(_ statement: PostgresStatement, _ sql: String) {
    guard known[sql]?.contains(where: { $0 === statement }) == true else { return }
    known[sql]?.removeAll { $0 === statement }
    count -= 1
  }

  /// Whether an answer may be too large to be held whole: nobody bounded it, and it is the first or
  /// the last one was large.
  func isLarge(_ statement: PostgresStatement, _ sql: String) -> Bool {
    if statement.answered > Self.largeAnswer { return true }
    return statement.answered < 0 && sql.hasPrefix("SELECT") && !sql.contains("LIMIT")
  }

  /// Schema changes and session settings run once.
  static func isWorthKeeping(_ sql: String) -> Bool {
    let first = sql.prefix { $0.isLetter }
    return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(first)
  }
}

import CPQ
import Glibc

/// One conversation with a server, over blocking libpq; used by one thread at a time.
///
/// Statements travel in libpq's pipeline mode. The beginning of a transaction goes out together with
/// its first statement, statements nobody waits for together with the next one somebody does, and
/// the end of a read together with whatever comes next. So a read of one statement costs one round
/// trip, and a write as many as it asks questions.
final class PostgresSession {
  /// What every connection is told, and how long it is waited for.
  struct Terms: Sendable {
    /// Seconds.
    let statementTimeout: Int

    var settings: String {
      """
      SET statement_timeout = '\(statementTimeout)s';
      SET lock_timeout = '\(max(1, statementTimeout * 1_000 / 2))ms';
      SET idle_in_transaction_session_timeout = '\(statementTimeout + 60)s';
      SET TimeZone = 'UTC';
      SET jit = off;
      SET max_parallel_workers_per_gather = 0;
      SET random_page_cost = 1.1;
      """
    }
  }

  let terms: Terms
  let line: PostgresLine
  private let statements = PostgresStatements()
  private var parameters = PostgresParameters()
  /// Commands sent since the last synchronisation point.
  private var sent: [Sent] = []
  private var opening: String?
  private var closing: String?
  private var isOpen = false
  /// Whether the server has answered in this transaction.
  private var isConfirmed = false
  private var isReading = false
  /// The first error of the running transaction: nothing more can be done in it.
  private(set) var failure: PostgresError?

  var isBroken: Bool { line.isBroken }

  /// A command whose answer is still to come.
  private enum Sent {
    /// The end or beginning of a transaction.
    case end
    case forgetting
    case preparing(PostgresStatement, String)
    case describing(PostgresStatement)
    /// A statement nobody waits for.
    case put(String)
    /// The statement whose rows are wanted.
    case asked
  }

  /// - Throws: ``PostgresError``; ``StorageFailure/unavailable(cause:)`` from a server that does
  ///   not keep what it has acknowledged.
  init(_ address: PostgresAddress, terms: Terms) throws {
    self.terms = terms
    line = try PostgresLine(address, patience: Int32((terms.statementTimeout + 5) * 1_000))
    try line.simply(terms.settings)
    var durability = ""
    try line.simply("SHOW synchronous_commit") { durability = $0.text(0) }
    guard durability != "off" else {
      throw StorageFailure.unavailable(cause: "the server has synchronous_commit = off")
    }
    line.enterPipeline()
  }

  // MARK: Transactions

  /// Begins a transaction; it is sent with the first statement.
  func begin(_ sql: String) {
    failure = nil
    opening = sql
    isOpen = true
    isConfirmed = false
  }

  /// Ends the transaction, if one is open, without waiting for the answer: for one whose end cannot
  /// change anything.
  func leave(_ sql: String) {
    guard isOpen else { return }
    isOpen = false
    // What goes wrong with statements nobody will ask about must not fall on the next transaction.
    if !sent.isEmpty { try? settle() }
    if opening == nil { closing = sql } else { opening = nil }
  }

  /// Commits and waits until the change is durable.
  /// - Throws: ``CommitOutcome`` or ``PostgresError``; only after the latter nothing was stored.
  func commit() throws {
    guard opening == nil else {
      opening = nil
      isOpen = false
      return
    }
    // Over a line that was dead from the start nothing can have been stored: found out here.
    if !isConfirmed { try settle() }
    line.warning = nil
    var answer = PostgresAnswer()
    var tag = ""
    do {
      try send("COMMIT")
      try line.synchronise()
      answer = try receive { _, result in
        if PQresultStatus(result) == PGRES_COMMAND_OK { tag = String(cString: PQcmdStatus(result)) }
      }
    } catch {
      isOpen = false
      throw CommitOutcome.unknown(cause: "the line broke at the commit: \(error)")
    }
    if let error = answer.error {
      guard !error.endsConnection else {
        line.isBroken = true
        throw CommitOutcome.unknown(cause: error.message)
      }
      failure = error
      throw error
    }
    isOpen = false
    // The server may give up waiting for its standby and say so only in a warning.
    if let warning = line.warning { throw CommitOutcome.unknown(cause: warning) }
    guard tag == "COMMIT" else { throw PostgresError(state: "25000", message: "not committed") }
  }

  /// Sends what was put off, without waiting for the answer.
  func flush() {
    guard let end = closing else { return }
    closing = nil
    guard line.send(end) else { return }
    line.synchroniseUnanswered()
  }

  // MARK: Statements

  /// Runs one statement and gives its rows to `each`; returns how many rows it changed or found.
  /// - Parameter streaming: row by row, so that an answer of any size needs no memory
  @discardableResult
  func perform(
    _ sql: String, _ values: [SQLValue], streaming: Bool = false,
    _ each: (PostgresRow) throws -> Void = { _ in }
  ) throws -> Int {
    let statement = try dispatch(sql, values, .asked)
    try line.synchronise()
    let streams = streaming || statement.map { statements.isLarge($0, sql) } ?? false
    isReading = true
    defer { isReading = false }
    var answer = try receive(streamed: streams ? sent.count - 1 : nil) { _, _ in
    } each: { row in
      try each(row)
    }
    try check(&answer)
    statement?.answered = answer.count
    return answer.count
  }

  /// Sends a statement nobody waits for. Its error comes out at the next one that is waited for, or
  /// at the commit.
  func put(_ sql: String, _ values: [SQLValue]) throws {
    _ = try dispatch(sql, values, .put(sql))
    if sent.count > 100 { try settle() }
  }

  /// Waits for everything that was sent.
  func settle() throws {
    guard !sent.isEmpty || opening != nil || closing != nil else { return }
    try sendEnds()
    try line.synchronise()
    var answer = try receive { _, _ in }
    try check(&answer)
  }

  /// Runs `body` in which statements may take as long as they need.
  func unhurried<T>(_ body: () throws -> T) throws -> T {
    let usual = line.patience
    line.patience = -1
    defer { line.patience = usual }
    try perform("SET LOCAL statement_timeout = 0", [])
    let value = try body()
    try perform("SET LOCAL statement_timeout = '\(terms.statementTimeout)s'", [])
    return value
  }

  /// Lets every statement from now on take as long as it needs.
  func takeYourTime() throws {
    line.patience = -1
    try perform("SET statement_timeout = 0", [])
  }

  /// `COPY ... FROM STDIN`: `fill` hands over the bytes piece by piece. Returns the count of rows.
  func copyIn(
    _ sql: String, _ fill: (_ put: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> Int {
    try settle()
    do {
      return try line.copyIn(sql, fill)
    } catch let error as PostgresError {
      failure = error
      throw error
    }
  }

  // MARK: Sending and receiving

  /// Sends one statement, after what had been put off, preparing it where that pays.
  private func dispatch(_ sql: String, _ values: [SQLValue], _ kind: Sent) throws
    -> PostgresStatement?
  {
    guard !isReading else {
      throw StorageFailure.other(cause: "a statement inside the rows of another: \(sql)")
    }
    if let failure { throw failure }
    try parameters.set(values)
    try sendEnds()
    var statement = statements.find(sql, parameters.types)
    if statement == nil, PostgresStatements.isWorthKeeping(sql) {
      statement = try prepare(sql)
    }
    let isSent = parameters.withPointers { [types = parameters.types] in
      if let statement {
        PQsendQueryPrepared(line.link, statement.name, $0, $1, $2, $3, 1)
      } else {
        PQsendQueryParams(line.link, sql, $0, types, $1, $2, $3, 1)
      }
    }
    guard isSent == 1 else { throw lost() }
    sent.append(kind)
    return statement
  }

  private func prepare(_ sql: String) throws -> PostgresStatement {
    if let old = statements.evict() {
      guard line.send("DEALLOCATE \(old)") else { throw lost() }
      sent.append(.forgetting)
    }
    let fresh = statements.make(parameters.types)
    let count = Int32(fresh.types.count)
    guard PQsendPrepare(line.link, fresh.name, sql, count, fresh.types) == 1 else { throw lost() }
    sent.append(.preparing(fresh, sql))
    statements.keep(fresh, sql)
    if fresh.types.contains(PostgresParameters.TypeID.unknown) {
      guard PQsendDescribePrepared(line.link, fresh.name) == 1 else { throw lost() }
      sent.append(.describing(fresh))
    }
    return fresh
  }

  private func sendEnds() throws {
    if let end = closing { try send(end) }
    closing = nil
    if let end = opening { try send(end) }
    opening = nil
  }

  private func send(_ sql: String) throws {
    guard line.send(sql) else { throw lost() }
    sent.append(.end)
  }

  /// Reads the answers to everything sent.
  private func receive(
    streamed: Int? = nil, _ look: (Int, OpaquePointer) -> Void,
    each: (PostgresRow) throws -> Void = { _ in }
  ) throws -> PostgresAnswer {
    var answer = PostgresAnswer()
    let commands = sent
    sent.removeAll(keepingCapacity: true)
    do {
      try line.receive(streamed: streamed) { index, result in
        look(index, result)
        guard index < commands.count else { return }
        switch commands[index] {
        case .asked: answer.take(result, each)
        case .preparing(let statement, let sql):
          answer.takeEnd(result, of: sql)
          if PQresultStatus(result) != PGRES_COMMAND_OK { statements.forget(statement, sql) }
        case .describing(let statement): statement.learnTypes(result)
        case .put(let sql): answer.takeEnd(result, of: sql)
        case .end, .forgetting: answer.takeEnd(result, of: nil)
        }
      }
    } catch {
      failure = failure ?? error
      throw error
    }
    isConfirmed = true
    return answer
  }

  private func check(_ answer: inout PostgresAnswer) throws {
    if let error = answer.error {
      failure = error
      if error.endsConnection { line.isBroken = true }
      throw error
    }
    if let thrown = answer.thrown { throw thrown }
  }

  private func lost() -> PostgresError {
    let error = line.lost()
    failure = failure ?? error
    return error
  }
}

/// A commit about which nobody can say whether it stands.
enum CommitOutcome: Error {
  case unknown(cause: String)
}

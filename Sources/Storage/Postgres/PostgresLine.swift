import CPQ
import Glibc

/// The line to a server: bytes out, answers in, and whether it still stands.
final class PostgresLine {
  let link: OpaquePointer
  /// Milliseconds an answer may take; -1 = as long as the line stands.
  var patience: Int32
  /// The last warning the server gave.
  var warning: String?
  var isBroken = false
  /// Synchronisation points sent whose answers nobody has read.
  private var owed = 0

  init(_ address: PostgresAddress, patience: Int32) throws(PostgresError) {
    guard let link = address.connect() else { throw PostgresError(lost: nil) }
    self.link = link
    self.patience = patience
    // From here on a thrown error ends the line too: deinit runs, because every property is set.
    guard PQstatus(link) == CONNECTION_OK else { throw PostgresError(lost: link) }
    watchWarnings()
  }

  deinit { PQfinish(link) }

  func enterPipeline() { PQenterPipelineMode(link) }
  func leavePipeline() { PQexitPipelineMode(link) }

  var processID: Int32 { PQbackendPID(link) }

  func lost() -> PostgresError {
    isBroken = true
    return PostgresError(lost: link)
  }

  // MARK: Pipeline mode

  func send(_ sql: String) -> Bool {
    PQsendQueryParams(link, sql, 0, nil, nil, nil, nil, 1) == 1
  }

  /// Sends everything and reads the answers nobody waited for.
  func synchronise() throws(PostgresError) {
    guard PQpipelineSync(link) == 1 else { throw lost() }
    while owed > 0 {
      try receive { _, _ in }
      owed -= 1
    }
  }

  func synchroniseUnanswered() {
    if PQpipelineSync(link) == 1 { owed += 1 }
  }

  /// Reads answers up to the next synchronisation point, counted from 0.
  /// - Parameter streamed: which command's rows come one by one
  func receive(streamed: Int? = nil, _ each: (Int, OpaquePointer) -> Void) throws(PostgresError) {
    var command = 0
    while true {
      if command == streamed { PQsetSingleRowMode(link) }
      try waitForAnswer()
      guard let result = PQgetResult(link) else {
        guard PQstatus(link) == CONNECTION_OK else { throw lost() }
        command += 1
        continue
      }
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
      each(command, result)
    }
  }

  private func waitForAnswer() throws(PostgresError) {
    // Bytes the TLS layer holds already do not wake a poll.
    if PQsslInUse(link) == 1, PQisBusy(link) == 1 { PQconsumeInput(link) }
    while PQisBusy(link) == 1 {
      var file = pollfd(fd: PQsocket(link), events: Int16(POLLIN), revents: 0)
      switch poll(&file, 1, patience) {
      case 0:
        isBroken = true
        throw PostgresError(state: "", message: "no answer within \(patience) ms")
      case ..<0 where errno != EINTR: throw lost()
      default:
        guard PQconsumeInput(link) == 1 else { throw lost() }
      }
    }
  }

  // MARK: Outside pipeline mode

  /// Runs statements one after the other; rows are those of the last.
  func simply(_ sql: String, _ each: (PostgresRow) throws -> Void = { _ in }) throws {
    guard let result = PQexec(link, sql) else { throw lost() }
    defer { PQclear(result) }
    var answer = PostgresAnswer()
    answer.take(result, each)
    if let error = answer.error {
      if error.endsConnection { isBroken = true }
      throw error
    }
    if let thrown = answer.thrown { throw thrown }
  }

  /// - Precondition: in pipeline mode, and every answer has been read.
  func copyIn(
    _ sql: String, _ fill: (_ put: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws -> Int {
    guard PQexitPipelineMode(link) == 1 else { throw lost() }
    defer { PQenterPipelineMode(link) }
    guard let ready = PQexec(link, sql) else { throw lost() }
    defer { PQclear(ready) }
    guard PQresultStatus(ready) == PGRES_COPY_IN else { throw PostgresError(result: ready) }
    var thrown: (any Error)?
    do {
      try fill { bytes in
        let piece = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        guard PQputCopyData(link, piece, Int32(bytes.count)) == 1 else { throw lost() }
      }
    } catch {
      thrown = error
    }
    guard PQputCopyEnd(link, thrown == nil ? nil : "stopped") == 1 else { throw lost() }
    var answer = PostgresAnswer()
    while let result = PQgetResult(link) {
      answer.take(result) { _ in }
      PQclear(result)
    }
    if let thrown { throw thrown }
    if let error = answer.error { throw error }
    return answer.count
  }

  /// Waits for notifications or for `other` to become readable; returns who sent some.
  func waitForNews(beside other: Int32, milliseconds: Int32) throws(PostgresError) -> [Int32] {
    var files = [
      pollfd(fd: PQsocket(link), events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    poll(&files, 2, milliseconds)
    guard PQconsumeInput(link) == 1, PQstatus(link) == CONNECTION_OK else { throw lost() }
    var senders: [Int32] = []
    while let note = PQnotifies(link) {
      senders.append(note.pointee.be_pid)
      PQfreemem(note)
    }
    return senders
  }

  private func watchWarnings() {
    let receiver: PQnoticeReceiver = { context, result in
      guard let context, let result,
        PostgresError.field(result, PG_DIAG_SEVERITY_NONLOCALIZED) == "WARNING"
      else { return }
      let line = Unmanaged<PostgresLine>.fromOpaque(context).takeUnretainedValue()
      line.warning = PostgresError(result: result).message
    }
    PQsetNoticeReceiver(link, receiver, Unmanaged.passUnretained(self).toOpaque())
  }
}

/// What the results of some commands add up to.
struct PostgresAnswer {
  private(set) var error: PostgresError?
  /// What the reader of the rows threw.
  private(set) var thrown: (any Error)?
  private(set) var count = 0

  mutating func take(_ result: OpaquePointer, _ each: (PostgresRow) throws -> Void) {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE:
      let rows = PQntuples(result)
      count += Int(rows)
      do {
        var row: Int32 = 0
        while thrown == nil, row < rows {
          try each(PostgresRow(result: result, row: row))
          row += 1
        }
      } catch {
        thrown = error
      }
    case PGRES_COMMAND_OK: count = Int(String(cString: PQcmdTuples(result))) ?? 0
    default: takeEnd(result, of: nil)
    }
  }

  /// Only whether it went well.
  /// - Parameter sql: what failed, where it is not the statement that was waited for
  mutating func takeEnd(_ result: OpaquePointer, of sql: String?) {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_COMMAND_OK, PGRES_PIPELINE_ABORTED: break
    default: error = error ?? PostgresError(result: result, sql: sql)
    }
  }
}

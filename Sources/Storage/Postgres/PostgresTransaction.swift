/// One call's transaction on the connection of one thread, run again where that is safe.
struct PostgresTransaction {
  enum Kind { case read, entry, write }

  let kind: Kind
  let seat: PostgresSeat
  let numbers: PostgresNumbers
  let watch: StatementWatch
  let meter: StatementMeter?
  let timing: PostgresTiming

  private var beginning: String {
    switch kind {
    case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    case .entry: "BEGIN ISOLATION LEVEL REPEATABLE READ"
    case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
    }
  }

  func run<T>(_ body: (any Connection) throws -> T) throws -> T {
    var runs = 0
    var hasHealed = false
    var wasTaken = false
    while true {
      runs += 1
      let session = try seat.connected()
      do {
        return try attempt(session, body)
      } catch CommitOutcome.unknown(let cause) {
        throw StorageFailure.unavailable(cause: cause)
      } catch {
        // Whatever the body made of it, what the server said first decides.
        let cause = session.failure ?? (error as? PostgresError)
        session.leave("ROLLBACK")
        guard let cause else { throw error }
        let isTaken = cause.isTaken && !wasTaken
        if isTaken || cause.isCollision, runs < PostgresDatabase.mostRuns {
          wasTaken = wasTaken || isTaken
          watch.note.retry()
          session.flush()
          timing.pause(.microseconds(Int.random(in: 0...(1_000 << min(runs, 5)))))
        } else if cause.mayHealOnAnotherConnection, !hasHealed {
          watch.note.retry()
          hasHealed = true
        } else {
          throw failure(error, cause)
        }
      }
    }
  }

  private func attempt<T>(_ session: PostgresSession, _ body: (any Connection) throws -> T) throws
    -> T
  {
    let connection = PostgresConnection(session, numbers: numbers, watch: watch)
    session.begin(beginning)
    let value = try body(connection)
    if let failure = session.failure { throw failure }
    switch kind {
    case .read: session.leave("COMMIT")
    case .entry, .write: try session.commit()
    }
    meter?.add(connection.statements)
    return value
  }

  private func failure(_ error: any Error, _ cause: PostgresError) -> any Error {
    switch error {
    case let error as PostgresError: error.failure
    case is StorageFailure: error
    default: cause.failure
    }
  }
}

import Casework
import Domain
import Foundation
import Storage

@testable import Web

extension World {
  /// Lets the clockwork do to every report what is due by now.
  func clockworkRuns() async throws {
    let book = book
    let now = now
    while try await database.write({ connection in
      // Looking for what is due locks it for this worker.
      let due = try ClockRows.due(now: now, limit: 200, on: connection)
      for report in due {
        try Casework.runClocks(of: report, now: now, book: book, connection: connection)
      }
      return due.count
    }) > 0 {}
  }

  /// Works off the outbox: who hears of what happened so far.
  func everybodyIsTold() async throws {
    let book = book
    let now = now
    while try await database.write({
      try Casework.tellPeople(
        limit: 200, ways: Ways(channels: [.desk, .mail, .sms]), now: now, book: book,
        origin: "http://localhost", connection: $0)
    }) > 0 {}
  }

  func userID(_ login: String) async throws -> Int64 {
    try await actor(login).user ?? 0
  }

  /// A report that its kelurahan has handed to the road agency.
  func handed(_ text: String, privacy: Privacy = .public) async throws -> String {
    let number = try await submit(text, privacy: privacy).report.number
    try await act(
      CoordinateReport(to: "DBM", reason: "has-authority"), on: number, by: "kelurahan")
    return number
  }
}

import Domain
import Foundation
import TestStores
import Testing

@testable import Storage

/// Connections: limits, failures, news.
@Suite struct PostgresConnectionTests {
  @Test func whoeverComesWhenTheQueueIsFullIsSentAway() async throws {
    try await withNodes(0) { _, address in
      // Time stands still, so that nobody has waited too long.
      let store = try TestServer.open(
        address, connections: 1, timing: PostgresTiming(elapsed: { .zero }, pause: { _ in }))
      let gate = Gate()
      let started = Gate()
      let first = Task {
        try await store.read { _ in
          started.open()
          gate.pass()
        }
      }
      try await onAnotherThread { started.pass() }
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<600 {
          group.addTask {
            do {
              try await store.read { _ in }
              return true
            } catch StorageFailure.busy {
              return false
            } catch {
              Issue.record(error)
              return false
            }
          }
        }
        var refused = 0
        var served = 0
        for await outcome in group {
          if outcome { served += 1 } else { refused += 1 }
          if refused == 600 - 512 { gate.open() }
        }
        return (served, refused)
      }
      try await first.value
      #expect(outcomes == (512, 88))
      try store.close()
    }
  }

  @Test func whoeverHasWaitedTooLongIsSentAway() async throws {
    try await withNodes(0) { _, address in
      let seconds = Tally()
      let store = try TestServer.open(
        address, connections: 1,
        timing: PostgresTiming(elapsed: { .seconds(seconds.count) }, pause: { _ in }))
      let gate = Gate()
      let started = Gate()
      async let first: Void = store.read { _ in
        started.open()
        gate.pass()
      }
      try await onAnotherThread { started.pass() }
      let late = Task { try await store.read { _ in } }
      try await until { store.waiting == 1 }
      for _ in 0..<5 { seconds.add() }
      gate.open()
      try await first
      let error = await #expect(throws: StorageFailure.self) { try await late.value }
      guard case .busy = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      try await store.read { _ in }
      try store.close()
    }
  }

  @Test func aStatementThatTakesTooLongEndsAndIsNamedInTheLog() async throws {
    guard TestServer.engines.contains(.postgres) else { return }
    try await TestServer.withDatabase(.empty) { address in
      let book = LogBook()
      let store = try TestServer.open(address, statementTimeout: 1, logger: book.logger)
      let error = await #expect(throws: StorageFailure.self) {
        try await store.read { try $0.rows("SELECT pg_sleep($1)", [.real(30)]) { _ in } }
      }
      guard case .tooSlow = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let line = try #require(book.all.first { $0.hasPrefix("warning a statement took too long") })
      #expect(line.contains("caller=StorageTests/PostgresConnectionTests.swift:"))
      #expect(line.contains("sql=SELECT pg_sleep($1)"))
      #expect(!line.contains("30"), "no values")
      #expect(try await store.read { try $0.first("SELECT 1") { $0.int(0) } } == 1)
      try store.close()
    }
  }

  @Test func readsAndWritesGoOnAfterEveryConnectionWasEnded() async throws {
    try await withNodes(1) { nodes, address in
      for round in 0..<5 {
        for _ in 0..<3 {
          _ = try await nodes[0].read { try $0.first("SELECT 1") { $0.int(0) } }
        }
        try await endConnections(address)
        try await nodes[0].write { try SettingRows.set("round", "\(round)", on: $0) }
        try await endConnections(address)
        #expect(try await nodes[0].read { try SettingRows.get("round", on: $0) } == "\(round)")
        try await endConnections(address)
        _ = try await nodes[0].write { try $0.draw("a") }
      }
    }
  }

  @Test func aStoreThatIsGoneIsSaidToBeSoAndComesBackByItself() async throws {
    try await withNodes(1) { nodes, address in
      let name = String(URLComponents(string: address)?.path.dropFirst() ?? "")
      try await nodes[0].write { try SettingRows.set("a", "1", on: $0) }
      try await TestServer.command("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
      try await endConnections(address)
      for _ in 0..<2 {
        let error = await #expect(throws: StorageFailure.self) {
          try await nodes[0].read { try SettingRows.get("a", on: $0) }
        }
        guard case .unavailable = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
      try await TestServer.command("ALTER DATABASE \(name) ALLOW_CONNECTIONS true")
      try await until { (try? await nodes[0].read { try SettingRows.get("a", on: $0) }) == "1" }
    }
  }

  @Test func aServerThatForgetsWhatItAcknowledgedIsRefused() async throws {
    try await withNodes(1) { _, address in
      let lax = try TestServer.open(address + "&options=-c%20synchronous_commit%3Doff")
      let error = await #expect(throws: StorageFailure.self) { try await lax.schemaVersion() }
      guard case .unavailable(let cause) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(cause.contains("synchronous_commit"))
      try lax.close()
    }
  }

  @Test func newsOfOtherNodesSurviveAnEndedConnection() async throws {
    try await withNodes { nodes, address in
      let woken = Tally()
      let stream = nodes[0].wakeups()
      let follower = Task { for await _ in stream { woken.add() } }
      for round in 0..<3 {
        // The first wake-up of a connection says that it listens.
        try await until {
          try await nodes[1].write { try SettingRows.set("round", "\(round)", on: $0) }
          try await Task.sleep(for: .milliseconds(60))
          return woken.count > 0
        }
        let before = woken.count
        try await until {
          try await nodes[1].write { try SettingRows.set("again", "\(round)", on: $0) }
          try await Task.sleep(for: .milliseconds(60))
          return woken.count > before
        }
        try await endConnections(address, where: "query LIKE 'LISTEN%' OR query LIKE 'NOTIFY%'")
        let reconnected = woken.count
        try await until { woken.count > reconnected }
      }
      try nodes[0].close()
      await follower.value
    }
  }
}

import Casework
import Domain
import Foundation
import Storage
import Testing

/// The counts of the map against a count of the reports, on both engines.
@Suite struct MapTests {
  /// Steps through the same door as every verb, in any order: the map must not depend on which
  /// orders the city allows.
  private struct Steps {
    var random: SeededSteps
    var reports: [Report] = []
    private var time = SampleCity.now
    private static let places = [
      Coordinate(latitude: -6.1754, longitude: 106.8272),
      Coordinate(latitude: -6.1758, longitude: 106.8272),
      Coordinate(latitude: -6.21, longitude: 106.85),
      Coordinate(latitude: 0.000_1, longitude: -0.000_1), nil,
    ]

    init(seed: UInt64) { random = SeededSteps(seed: seed) }

    mutating func take(_ units: UnitTree, on connection: any Connection) throws {
      time += 1
      if reports.count < 5 || Int.random(in: 0..<3, using: &random) == 0 {
        try begin(units, on: connection)
      } else {
        try goOn(units, on: connection)
      }
    }

    private mutating func begin(_ units: UnitTree, on connection: any Connection) throws {
      let id = try connection.draw("report")
      let event = event(of: id, revision: 0, .submit, state: state(), details: intake())
      guard let change = Change(number: "JK\(id)", first: event) else { return }
      try Cases.commit(change, units: units, timer: nil, on: connection)
      reports.append(change.after)
    }

    private mutating func goOn(_ units: UnitTree, on connection: any Connection) throws {
      let index = Int.random(in: 0..<reports.count, using: &random)
      let report = reports[index]
      var details = EventDetails()
      var action = Action.addProgress
      switch Int.random(in: 0..<4, using: &random) {
      case 0: (action, details) = (.submit, intake())
      case 1:
        action = .recategorise
        details.category = category()
      default: break
      }
      let event = event(
        of: report.id, revision: report.version + 1, action, state: state(), details: details)
      let change = Change(event, to: report)
      try Cases.commit(change, units: units, timer: nil, on: connection)
      reports[index] = change.after
    }

    private func event(
      of id: Int64, revision: Int, _ action: Action, state: ReportState, details: EventDetails
    ) -> ReportEvent {
      ReportEvent(
        reportID: id, revision: revision, at: time, action: action, state: state, holder: "DBM",
        assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    }

    private mutating func intake() -> EventDetails {
      var details = EventDetails()
      details.intake = Intake(
        kind: .complaint,
        privacy: [.public, .public, .private, .sealed].randomElement(using: &random) ?? .public,
        channel: "web", category: category(), text: "Teks", address: nil, landmark: nil,
        place: Self.places.randomElement(using: &random) ?? nil, area: nil)
      details.dues = Deadlines(coordination: time, completion: time)
      return details
    }

    private mutating func category() -> String? {
      ["sampah", "lampu", nil].randomElement(using: &random) ?? nil
    }

    private mutating func state() -> ReportState {
      ReportState.allCases.randomElement(using: &random) ?? .waiting
    }
  }

  /// What the map should tell, from the reports themselves.
  private static func recount(
    _ window: MapGrid.Window, _ category: String?, on connection: any Connection
  ) throws -> [MapRows.Cluster] {
    var counts: [MapCell: (open: Int, done: Int)] = [:]
    var last: Int64 = 0
    while true {
      let page = try ReportRows.page(after: last, limit: 500, on: connection)
      for report in page {
        guard Visibility.isListed(report), let place = report.place,
          category == nil || report.category == category
        else { continue }
        let cell = MapGrid.cell(MapGrid.cell(of: place.coarse), at: window.level)
        guard window.rows.contains(cell.row), window.columns.contains(cell.column) else { continue }
        if report.state.isClosed {
          counts[cell, default: (0, 0)].done += 1
        } else {
          counts[cell, default: (0, 0)].open += 1
        }
      }
      guard let next = page.last?.id else { break }
      last = next
    }
    return counts.sorted { $0.key < $1.key }.map {
      MapRows.Cluster(cell: $0.key, open: $0.value.open, done: $0.value.done)
    }
  }

  private static let windows: [MapGrid.Window] = MapGrid.Level.allCases.flatMap { level in
    [
      ((-90.0, -180.0), (90.0, 180.0)), ((-6.176, 106.82), (-6.17, 106.83)),
      ((-0.001, -0.001), (0.001, 0.001)),
    ].map { low, high in
      MapGrid.window(
        from: Coordinate(latitude: low.0, longitude: low.1),
        to: Coordinate(latitude: high.0, longitude: high.1), at: level)
    }
  }

  /// Both counts in one view of the store.
  private static func compare(_ database: any Storage.Database, _ comment: Comment) async throws {
    try await database.read { connection in
      for window in Self.windows {
        for category in [nil, "sampah", "banjir"] {
          let told = try MapRows.clusters(in: window, category: category, on: connection)
          let counted = try Self.recount(window, category, on: connection)
          #expect(told == counted, comment)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 3])
  func countsAreExactAtEveryMoment(seed: UInt64) async throws {
    try await withCity { casework in
      let units = casework.book.units
      var random = SeededSteps(seed: seed)
      var steps = Steps(seed: seed)
      for round in 0..<12 {
        let begun = steps
        steps = try await casework.database.write { connection in
          var steps = begun
          for _ in 0..<15 { try steps.take(units, on: connection) }
          return steps
        }
        try await Self.compare(casework.database, "round \(round)")
        if round % 4 == 2 {
          try await casework.database.write { try MapRows.recount(on: $0) }
        }
        let limit = Int.random(in: 1...20, using: &random)
        for _ in 0..<Int.random(in: 0..<4, using: &random) {
          _ = try await casework.database.write { try MapRows.fold(limit: limit, on: $0) }
          try await Self.compare(casework.database, "round \(round), folding")
        }
      }
      try await casework.foldMap()
      try await Self.compare(casework.database, "folded")
      #expect(try await casework.database.read { try MapRows.needsFolding(on: $0) } == false)
      #expect(
        try await casework.database.read { try MapRows.differences(most: 9, on: $0) } == [])
      // Something must have been on the map, or all of this says nothing.
      let all = try await casework.database.read {
        try MapRows.clusters(in: Self.windows[0], category: nil, on: $0)
      }
      #expect((all ?? []).reduce(0) { $0 + $1.open } > 0)
      #expect((all ?? []).reduce(0) { $0 + $1.done } > 0)
    }
  }

  @Test func aStoreThatHadReportsBeforeItHadAMapIsCounted() async throws {
    try await withCity { casework in
      let units = casework.book.units
      let database = casework.database
      let old = try await database.write { connection in
        var steps = Steps(seed: 7)
        for _ in 0..<60 { try steps.take(units, on: connection) }
        // What the migration finds.
        try connection.run("DELETE FROM map_deltas")
        try connection.run("UPDATE map_counts SET serving = 0, counting = 1")
        return steps
      }
      func clusters() async throws -> [MapRows.Cluster]? {
        try await database.read {
          try MapRows.clusters(in: Self.windows[0], category: nil, on: $0)
        }
      }
      var steps = old
      var folds = 0
      while try await database.write({ try MapRows.fold(limit: 4, on: $0) }) > 0 {
        folds += 1
        // The city does not wait.
        guard folds < 6 else { continue }
        #expect(try await clusters() == nil, "nobody knows yet")
        let begun = steps
        steps = try await database.write { connection in
          var steps = begun
          for _ in 0..<5 { try steps.take(units, on: connection) }
          return steps
        }
      }
      #expect(folds > 6)
      try await Self.compare(database, "counted")
    }
  }

  @Test func writersFoldersAndRecountsMeet() async throws {
    try await withCity { casework in
      let units = casework.book.units
      let database = casework.database
      try await withThrowingTaskGroup(of: Void.self) { group in
        for seed in 11...14 {
          group.addTask {
            var steps = Steps(seed: UInt64(seed))
            for _ in 0..<25 {
              let begun = steps
              steps = try await database.write { connection in
                var steps = begun
                try steps.take(units, on: connection)
                return steps
              }
            }
          }
        }
        for _ in 0..<2 {
          group.addTask {
            for round in 0..<20 {
              if round % 8 == 3 { try await database.write { try MapRows.recount(on: $0) } }
              _ = try await database.write { try MapRows.fold(limit: 6, on: $0) }
            }
          }
        }
        group.addTask {
          for round in 0..<10 { try await Self.compare(database, "reader, \(round)") }
        }
        try await group.waitForAll()
      }
      try await Self.compare(database, "at the end")
      try await casework.foldMap()
      try await Self.compare(database, "folded")
    }
  }

  @Test func theCheckNamesAWrongCount() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      try await casework.foldMap()
      func findings() async throws -> [String] {
        var found: [String] = []
        _ = try await CheckStore(
          database: casework.database, vault: NoVault(), units: casework.book.units
        ).run { found.append($0.description) }
        return found
      }
      #expect(try await findings() == [])
      // As a program without a map would do it.
      try await casework.database.write {
        _ = try $0.run("UPDATE reports SET latitude = -6.3 WHERE number = $1", [.text(number)])
      }
      #expect(try await findings().filter { $0.hasPrefix("map: ") } != [])
      try await casework.recountMap()
      #expect(try await findings().filter { $0.hasPrefix("map: ") } == [])
    }
  }

  @Test func aStepThatChangesNothingOnTheMapWritesNothing() async throws {
    try await withCity { casework in
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let number = try await casework.file().report.number
      _ = try await casework.file(privacy: .private)
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil, by: village,
        now: SampleCity.now + 1)
      let deltas = try await casework.database.read {
        try $0.first("SELECT COUNT(*) FROM map_deltas") { $0.int(0) }
      }
      #expect(deltas == 1)
    }
  }
}

/// The same numbers for the same seed on every machine (SplitMix64).
private struct SeededSteps: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

import Casework
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import Workers

@Suite struct ChangeFeedTests {
  @Test func everyStepOfManyWritersIsToldInOrderAndOnce() async throws {
    try await withCity { casework in
      // Where several write at once, what stood just before the start may be told too.
      let early = try await casework.file().report.number
      let told = Told()
      try await follow(casework.database, told) { _ in
        let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
          for _ in 0..<12 {
            group.addTask {
              var numbers: [String] = []
              for _ in 0..<10 { numbers.append(try await casework.file().report.number) }
              return numbers
            }
          }
          return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        try await told.wait { Set($0.map(\.number)).subtracting([early]).count >= 120 }
        let entries = told.entries.filter { $0.number != early }
        #expect(Set(entries.map(\.number)) == numbers)
        #expect(entries.count == 120)
      }
    }
  }

  @Test func theStepsOfOneReportComeInTheirOrder() async throws {
    try await withCity { casework in
      let officer = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      let told = Told()
      try await follow(casework.database, told) { _ in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<12 {
            group.addTask {
              let number = try await casework.file().report.number
              for step in 0..<9 {
                try await casework.perform(
                  AddNote(words: "Catatan \(step)"), on: number, seen: step, by: officer,
                  now: SampleCity.now)
              }
            }
          }
          try await group.waitForAll()
        }
        try await told.wait { $0.count >= 120 }
        let byReport = Dictionary(grouping: told.entries, by: \.report)
        #expect(byReport.count == 12)
        for steps in byReport.values { #expect(steps.map(\.revision) == Array(0...9)) }
      }
    }
  }

  @Test func anOutageLosesNothingAndMakesTheFeedOld() async throws {
    try await withCity { casework in
      let fragile = Fragile(casework.database)
      let told = Told()
      try await follow(fragile, told) { feed in
        _ = try await casework.file()
        try await told.wait { $0.count == 1 }
        fragile.fail(true)
        let failures = fragile.failures
        for _ in 0..<40 { _ = try await casework.file() }
        fragile.hangUp()
        try await until { fragile.failures > failures + 3 }
        #expect(told.entries.count == 1)
        let age = try #require(feed.age)
        try await until { (feed.age ?? .zero) > age }
        fragile.fail(false)
        try await told.wait { $0.count >= 41 }
        #expect(told.entries.count == 41)
        #expect(Set(told.entries.map(\.mark)).count == 41)
      }
    }
  }

  @Test func beforeTheFirstLookThereIsNoAge() async throws {
    try await withCity { casework in
      let fragile = Fragile(casework.database)
      fragile.fail(true)
      let told = Told()
      try await follow(fragile, told, started: false) { feed in
        try await until { fragile.failures > 2 }
        #expect(feed.age == nil)
        fragile.fail(false)
        try await until { feed.age != nil }
      }
    }
  }

  @Test func whoStoppedFollowingIsToldNoMore() async throws {
    try await withCity { casework in
      let told = Told()
      let leaver = Told()
      try await follow(casework.database, told) { feed in
        let stop = feed.follow { leaver.add($0) }
        _ = try await casework.file()
        try await told.wait { $0.count == 1 }
        try await leaver.wait { $0.count == 1 }
        stop()
        _ = try await casework.file()
        try await told.wait { $0.count == 2 }
        #expect(leaver.entries.count == 1)
      }
    }
  }

  /// Where writes run side by side, one that takes long holds back what was committed after it
  /// began. The feed then knows that it does not know.
  @Test func whileALongWriteHoldsChangesBackTheFeedGrowsOld() async throws {
    try await withStore(on: [.postgres], .city) { database, _ in
      let casework = Casework(
        database: database, shelf: try await CityShelf.open(database),
        keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
      let told = Told()
      let long = Freeze()
      let begun = Freeze()
      try await follow(database, told) { feed in
        long.set(true)
        async let ended: Void = database.write { connection in
          try SettingRows.set("long", "1", on: connection)
          begun.set(true)
          while long.on { Thread.sleep(forTimeInterval: 0.005) }
        }
        try await until { begun.on }
        let number = try await casework.file().report.number
        let age = try #require(feed.age)
        try await until { (feed.age ?? .zero) > age + .milliseconds(500) }
        let early = told.entries.contains { $0.number == number }
        #expect(!early)
        long.set(false)
        try await ended
        try await told.wait { $0.contains { $0.number == number } }
        try await until { (feed.age ?? .seconds(9)) < .milliseconds(500) }
      }
    }
  }
}

import Casework
import Domain
import Foundation
import Storage
import Testing

/// Reports by place, against a comparison with every report.
@Suite struct NearTests {
  private static func scatter(_ casework: Casework, _ count: Int) async throws -> [Report] {
    var random = SystemRandomNumberGenerator()
    var reports: [Report] = []
    for index in 0..<count {
      let spread = index % 4 == 0 ? 0.02 : 0.002
      let place = Coordinate(
        latitude: SampleCity.place.latitude + .random(in: -spread...spread, using: &random),
        longitude: SampleCity.place.longitude + .random(in: -spread...spread, using: &random))
      let report = try await casework.file(
        privacy: index % 5 == 0 ? .private : .public, place: place,
        now: SampleCity.now + Int64(index)
      ).report
      if index % 6 == 1 {
        try await casework.perform(
          Withdraw(), on: report.number, seen: nil, by: Actor(reporterOf: report.id),
          now: SampleCity.now + 1_000)
      }
      let stored = try await casework.database.read { try ReportRows.find(id: report.id, on: $0) }
      reports.append(try #require(stored))
    }
    return reports
  }

  @Test func theNearestOpenPublicReportsAreThoseOfAComparisonWithAll() async throws {
    try await withCity { casework in
      let all = try await Self.scatter(casework, 120)
      let book = casework.book
      for (radius, limit) in [(2_000.0, 50), (300, 50), (2_000, 10), (2_000, 500), (10, 50)] {
        let point = SampleCity.place
        let expected = all.filter { Visibility.isListed($0) && $0.closedAt == nil }
          .compactMap { report in report.place.map { (report.id, point.metres(to: $0.coarse)) } }
          .filter { $0.1 <= radius }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0).prefix(limit)
        let found = try await casework.database.read {
          try ReportLists.openNear(point, within: radius, book: book, limit: limit, on: $0)
            .map(\.id)
        }
        #expect(found == Array(expected), "\(radius) m, \(limit)")
      }
    }
  }

  /// A box that is made smaller and smaller around a report must not tell more than its coarse
  /// point.
  @Test func aBoxIsComparedWithCoarsePointsOnly() async throws {
    try await withCity { casework in
      let all = try await Self.scatter(casework, 60)
      let book = casework.book
      for step in [0.000_1, 0.000_5, 0.002, 0.02] {
        for report in all.prefix(12) {
          guard let place = report.place else { continue }
          let box = Box(
            south: place.latitude, west: place.longitude, north: place.latitude + step,
            east: place.longitude + step)
          let expected = all.filter { other in
            guard Visibility.isListed(other), let place = other.place?.coarse else { return false }
            return (box.south...box.north).contains(place.latitude)
              && (box.west...box.east).contains(place.longitude)
          }
          let found = try await casework.database.read {
            try ReportLists.inside(
              box, book: book, category: nil, isDone: nil, limit: 200, on: $0)
          }
          #expect(Set(found.map(\.id)) == Set(expected.map(\.id)))
        }
      }
    }
  }

  /// However it is found, the list of a section is that of a comparison with all, in pages.
  @Test func aSectionIsPagedLikeAnyList() async throws {
    try await withCity { casework in
      let all = try await Self.scatter(casework, 60)
      let book = casework.book
      // Fetched by place, met on the way down the list, and down the list of one state.
      for (spread, isDone, few, only) in [
        (0.001, false, 5_000, nil), (0.003, nil, 0, nil), (1, true, 5_000, .waiting),
        (1, nil, 0, .waiting), (0.003, false, 0, .waiting),
      ] as [(Double, Bool?, Int, ReportState?)] {
        let box = Box(
          south: SampleCity.place.latitude - spread, west: SampleCity.place.longitude - spread,
          north: SampleCity.place.latitude + spread, east: SampleCity.place.longitude + spread)
        let expected = all.filter { report in
          guard Visibility.isListed(report), let place = report.place?.coarse else { return false }
          return (box.south...box.north).contains(place.latitude)
            && (box.west...box.east).contains(place.longitude)
            && (isDone == nil || isDone == (report.closedAt != nil))
            && (only == nil || only == report.state)
        }.map(\.id)
        var filter = DeskRows.Filter()
        filter.isDone = isDone
        filter.state = only
        let asked = filter
        var found: [Int64] = []
        var key: ReportLists.Key?
        repeat {
          let from = key
          let page = try await casework.database.read {
            try ReportLists.section(
              box, book: book, filter: asked, after: from, limit: 7, few: few, on: $0)
          }
          found += page.prefix(7).map(\.id)
          key =
            page.count > 7
            ? page.prefix(7).last.map { ReportLists.Key(receivedAt: $0.receivedAt, id: $0.id) }
            : nil
        } while key != nil
        #expect(found == expected.reversed(), "\(spread), \(String(describing: isDone))")
      }
    }
  }

  @Test func theEnginesOwnNearestAgreesWithAComparison() async throws {
    try await withCity { casework in
      let all = try await Self.scatter(casework, 80)
      let point = SampleCity.place
      let found = try await casework.database.read {
        try $0.nearest(
          latitude: point.latitude, longitude: point.longitude, within: 1_000, limit: 30)
      }
      let metres = Dictionary(
        uniqueKeysWithValues: all.map { ($0.id, $0.place.map(point.metres(to:)) ?? .infinity) })
      let distances = found.compactMap { metres[$0] }
      #expect(distances == distances.sorted())
      let expected = metres.values.filter { $0 <= 1_000 }.sorted().prefix(30)
      #expect(found.count == expected.count)
      for (a, b) in zip(distances, expected) { #expect(abs(a - b) < 1) }
    }
  }
}

import Domain

/// Where reports come from: some villages report far more than others.
struct DemoPlaces: Sendable {
  /// The village that reports most.
  let busiest: String
  private let villages: [String]
  private let weights: Weights
  private let points: [String: [Coordinate]]
  private let nearest: NearestPoint

  /// - Throws: ``DemoFailure/notEnough(_:)`` when the city has no village with a point.
  init(tables: CityTables, seed: UInt64) throws {
    points = Dictionary(grouping: tables.points, by: \.area).mapValues { $0.map(\.place) }
    nearest = NearestPoint(points: tables.points, neighbours: tables.neighbours)
    var cities: [String: Int] = [:]
    var cityOf: [String: String] = [:]
    let parents = Dictionary(
      tables.areas.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for area in tables.areas where area.level == .village && points[area.code] != nil {
      let city = area.parent.flatMap { parents[$0] ?? nil } ?? ""
      cityOf[area.code] = city
      cities[city, default: 0] += 1
    }
    var dice = Dice(seed, part: -2)
    villages = cityOf.keys.sorted().shuffled(using: &dice)
    guard !villages.isEmpty else { throw DemoFailure.notEnough("village with a point") }
    // Falls like 1 / (rank + 4); a village of a small city counts less.
    let heights = villages.enumerated().map { rank, village in
      (0.01 + 1 / (Double(rank) + 4)) * Double(min(30, cities[cityOf[village] ?? ""] ?? 1))
    }
    weights = Weights(heights)
    let most = heights.indices.max { heights[$0] < heights[$1] } ?? 0
    busiest = villages[most]
  }

  func village(_ dice: inout Dice) -> String { villages[weights.draw(&dice) ?? 0] }

  /// A point near one of the village's reference points that the tables find in that village.
  func point(in village: String, _ dice: inout Dice) -> Coordinate? {
    guard let centre = dice.pick(points[village] ?? []) else { return nil }
    // 0.0012 degrees are about 130 m.
    for reach in [0.0012, 0.0005, 0.0002] {
      let place = Coordinate(
        latitude: rounded(centre.latitude + dice.real(-reach...reach)),
        longitude: rounded(centre.longitude + dice.real(-reach...reach)))
      if nearest.locate(place) == .village(village) { return place }
    }
    return centre
  }

  /// Six decimals, as phones send them.
  private func rounded(_ degrees: Double) -> Double { (degrees * 1_000_000).rounded() / 1_000_000 }
}

/// Pseudo-random numbers that depend on the seed alone, so that one seed always tells the same
/// demo. SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
/// Uses no transcendental function: their last bit differs between C libraries.
struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// Dice of their own for one part, so that a change in one part leaves the others alone.
  init(_ seed: UInt64, part: Int) {
    var mixer = Dice(seed &+ 0x632B_E59B_D9B4_E019 &* UInt64(truncatingIfNeeded: part &+ 1))
    state = mixer.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 up to but not 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func real(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + unit() * (range.upperBound - range.lowerBound)
  }

  /// 0 up to but not `count`, which must be above 0.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Nil for an empty list.
  mutating func pick<T>(_ list: [T]) -> T? { list.isEmpty ? nil : list[below(list.count)] }

  /// A factor around 1 as durations scatter: mostly a half to double, now and then six times.
  mutating func scatter() -> Double {
    let quantiles = [0.12, 0.35, 0.55, 0.75, 1, 1.3, 1.8, 2.8, 6.5]
    let at = unit() * Double(quantiles.count - 1)
    let low = Int(at)
    return quantiles[low] + (at - Double(low)) * (quantiles[low + 1] - quantiles[low])
  }
}

/// A list with weights; draws an index in the proportion of its weight.
struct Weights: Sendable {
  private let sums: [Double]

  init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += max(0, weight)
      return sum
    }
  }

  /// Nil when there is nothing to draw.
  func draw(_ dice: inout Dice) -> Int? {
    guard let total = sums.last, total > 0 else { return nil }
    let at = dice.unit() * total
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > at { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

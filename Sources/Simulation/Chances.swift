/// Pseudo-random numbers that depend on the seed alone: one seed always tells the same year.
/// SplitMix64 (Steele, Lea, Flood: "Fast Splittable Pseudorandom Number Generators", 2014).
struct Chances: Sendable {
  private var state: UInt64

  /// What the numbers to come depend on.
  var seed: UInt64 { state }

  init(_ seed: UInt64) { state = seed }

  /// Numbers of their own for one part, so that what happens in one part leaves the others alone.
  init(_ seed: UInt64, part: UInt64) {
    var mixer = Chances(seed &+ 0x632B_E59B_D9B4_E019 &* (part &+ 1))
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

  mutating func happens(_ probability: Double) -> Bool { unit() < probability }

  /// 0 up to but not `count`, which must be above 0.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func whole(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// The list must not be empty.
  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }

  /// One of the list, in the proportion of the weights.
  mutating func weighed<T>(_ list: [(T, Double)]) -> T? {
    var left = unit() * list.reduce(0) { $0 + $1.1 }
    for (thing, weight) in list {
      left -= weight
      if left < 0 { return thing }
    }
    return list.last?.0
  }

  /// A duration around `usual` as durations scatter: mostly a half to double, now and then six
  /// times as long.
  mutating func around(_ usual: Int64) -> Int64 {
    let quantiles = [0.02, 0.3, 0.5, 0.75, 1, 1.3, 1.8, 2.8, 6.5]
    let at = unit() * Double(quantiles.count - 1)
    let low = Int(at)
    let factor = quantiles[low] + (at - Double(low)) * (quantiles[low + 1] - quantiles[low])
    return Int64(Double(usual) * factor) + 1
  }
}

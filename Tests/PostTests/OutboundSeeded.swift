/// The same numbers for the same seed on every machine (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The text with a few characters changed, put in or left out.
  mutating func mangled(_ text: String) -> String {
    let odd = Array("/?#@:[].%\\0x1fA_-=+ \u{0}\u{e9}\r\n".unicodeScalars)
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let place = Int.random(in: 0...scalars.count, using: &self)
      switch Int.random(in: 0..<3, using: &self) {
      case 0: scalars.insert(odd.randomElement(using: &self)!, at: place)
      case 1 where place < scalars.count: scalars.remove(at: place)
      case _ where place < scalars.count: scalars[place] = odd.randomElement(using: &self)!
      default: break
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

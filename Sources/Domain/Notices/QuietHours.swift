/// The hours of the night in which reporters are not written to.
public struct QuietHours: Sendable, Equatable {
  /// Hours of the local day; from 21 to 6 spans midnight. Equal = none.
  public let from: Int
  public let to: Int

  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Source: the city's own custom, 21.00 to 06.00.
  public static let usual = QuietHours(from: 21, to: 6)

  /// The moment itself, or the end of the quiet hours it lies in.
  public func next(_ moment: Int64, clock: LocalClock) -> Int64 {
    guard contains(moment, clock) else { return moment }
    var day = clock.date(at: moment)
    if clock.timeOfDay(at: moment).hour >= to {
      day = LocalDate(daysSince1970: day.daysSince1970 + 1)
    }
    let midnight = clock.start(of: day)
    let end = midnight + Int64(to) * 3_600_000
    // The clocks may change between midnight and then; they may even skip that very hour.
    let exact = end + clock.offset(at: midnight) - clock.offset(at: end)
    return max(moment, contains(exact, clock) ? end : exact)
  }

  private func contains(_ moment: Int64, _ clock: LocalClock) -> Bool {
    let hour = clock.timeOfDay(at: moment).hour
    return from <= to ? (from..<to).contains(hour) : hour >= from || hour < to
  }
}

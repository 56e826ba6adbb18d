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
    let hour = clock.timeOfDay(at: moment).hour
    let isQuiet = from <= to ? (from..<to).contains(hour) : hour >= from || hour < to
    guard isQuiet else { return moment }
    var day = clock.date(at: moment)
    if hour >= to { day = LocalDate(daysSince1970: day.daysSince1970 + 1) }
    // Midnight and so many hours: off by the change of a clock in a night of the year.
    return max(moment, clock.start(of: day) + Int64(to) * 3_600_000)
  }
}

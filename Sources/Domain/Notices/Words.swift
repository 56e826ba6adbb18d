/// Dates, numbers and spans as people write them, in one language and in the city's own time.
/// All times are milliseconds since 1970 UTC. Sources: PUEBI for Indonesian, the GOV.UK style guide
/// for English.
public struct Words: Sendable {
  public let language: Language
  private let clock: LocalClock
  private let zoneLabel: String

  public init(language: Language, clock: LocalClock, zoneLabel: String) {
    self.language = language
    self.clock = clock
    self.zoneLabel = zoneLabel
  }

  // MARK: Dates

  /// `5 Maret 2025`
  public func date(_ milliseconds: Int64) -> String {
    date(clock.date(at: milliseconds))
  }

  /// `5 Maret 2025`, of a day without a time.
  public func date(_ day: LocalDate) -> String {
    "\(day.day) \(Self.months(language)[day.month - 1]) \(day.year)"
  }

  /// `5 Mar`, where every character counts.
  public func shortDate(_ milliseconds: Int64) -> String {
    let day = clock.date(at: milliseconds)
    return "\(day.day) \(Self.months(language)[day.month - 1].prefix(3))"
  }

  /// `14.30 WIB`
  public func time(_ milliseconds: Int64) -> String {
    let (hour, minute) = clock.timeOfDay(at: milliseconds)
    let separator = language == .id ? "." : ":"
    return "\(Self.twoDigits(hour))\(separator)\(Self.twoDigits(minute)) \(zoneLabel)"
  }

  /// `5 Maret 2025 pukul 14.30 WIB`
  public func dateTime(_ milliseconds: Int64) -> String {
    "\(date(milliseconds)) \(language == .id ? "pukul" : "at") \(time(milliseconds))"
  }

  /// `2025-03-05T07:30:00Z`, for the `datetime` attribute of `<time>`.
  public static func machineTime(_ milliseconds: Int64) -> String {
    let seconds = Int((Double(milliseconds) / 1_000).rounded(.down))
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - days * 86_400
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
    return "\(LocalDate(daysSince1970: days).iso)T\(clock)Z"
  }

  // MARK: Numbers

  /// `1.234`
  public func number(_ value: some BinaryInteger) -> String {
    let digits = String(value.magnitude)
    let separator: Character = language == .id ? "." : ","
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(separator) }
      grouped.append(digit)
    }
    return value < 0 ? "−\(grouped)" : grouped
  }

  /// `1.234,5`, rounded half away from zero. Figures beyond 10^15 are not meant to be shown.
  public func decimal(_ value: Double, places: Int = 1) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "–" }
    var scale: Int64 = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int64((value.magnitude * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "−" : ""
    let whole = number(scaled / scale)
    guard places > 0 else { return sign + whole }
    let fraction = String(String(scaled % scale + scale).dropFirst())
    return "\(sign)\(whole)\(language == .id ? "," : ".")\(fraction)"
  }

  // MARK: Spans

  /// `3 jam`: whole units of the largest kind that fits, rounded down, so that nobody is promised
  /// more time than there is.
  public func span(_ milliseconds: Int64) -> String {
    let minutes = milliseconds.magnitude / 60_000
    let (amount, id, en): (UInt64, String, String) =
      switch minutes {
      case 0: (1, "menit", "minute")
      case 1..<60: (minutes, "menit", "minute")
      case 60..<(24 * 60): (minutes / 60, "jam", "hour")
      default: (minutes / (24 * 60), "hari", "day")
      }
    let words =
      language == .id
      ? "\(number(amount)) \(id)" : "\(number(amount)) \(en)\(amount == 1 ? "" : "s")"
    guard minutes == 0 else { return words }
    return language == .id ? "kurang dari \(words)" : "less than \(words)"
  }

  /// `sisa 3 jam` before the deadline, `terlambat 2 hari` from the deadline on.
  public func remaining(until deadline: Int64, now: Int64) -> String {
    let left = deadline - now
    switch language {
    case .id: return left > 0 ? "sisa \(span(left))" : "terlambat \(span(left))"
    case .en: return left > 0 ? "\(span(left)) left" : "\(span(left)) late"
    }
  }

  /// `3 jam yang lalu`
  public func ago(_ milliseconds: Int64, now: Int64) -> String {
    let passed = max(0, now - milliseconds)
    guard passed >= 60_000 else { return language == .id ? "baru saja" : "just now" }
    return language == .id ? "\(span(passed)) yang lalu" : "\(span(passed)) ago"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  private static func months(_ language: Language) -> [String] {
    switch language {
    case .id:
      [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "November", "Desember",
      ]
    case .en:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }
}

/// How report numbers are made. Source: numbers in the city's open data 2019-2025.
public enum ReportNumber {
  public enum Series: String, Sendable, Codable {
    /// Prefix, local date `yyMMdd`, a sequence that starts at 1 each day (at least 4 digits).
    case daily4
    /// Prefix and at least 9 digits from one counter shared by all such channels.
    case shared9
  }

  /// The counter a new number is drawn from.
  public static func counter(prefix: String, series: Series, day: LocalDate) -> String {
    switch series {
    case .daily4: prefix + day.compact
    case .shared9: "shared9"
    }
  }

  /// The number itself. More digits than the least are kept, never cut.
  public static func text(prefix: String, series: Series, day: LocalDate, sequence: Int64)
    -> String
  {
    switch series {
    case .daily4: prefix + day.compact + padded(sequence, 4)
    case .shared9: prefix + padded(sequence, 9)
    }
  }

  /// What people type: spaces, dashes, dots and small letters are forgiven. Nil if it cannot be
  /// one, which is 1 to 4 letters and then 6 to 20 digits.
  public static func normalised(_ typed: String) -> String? {
    let text = typed.filter { !$0.isWhitespace && $0 != "-" && $0 != "." }
    let prefix = text.prefix { $0.isASCII && $0.isLetter }
    let digits = text.dropFirst(prefix.count)
    guard (1...4).contains(prefix.count), (6...20).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return text.uppercased()
  }

  private static func padded(_ value: Int64, _ digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

import Domain
import Testing

/// Numbers as people read, write and mistype them.
@Suite struct ReportNumberTests {
  private let day = LocalDate(year: 2025, month: 3, day: 5)

  @Test(arguments: [
    (Int64(1), "JK2503050001"), (7, "JK2503050007"), (1_225, "JK2503051225"),
    (9_999, "JK2503059999"), (10_000, "JK25030510000"), (123_456, "JK250305123456"),
  ])
  func aDailyNumberHasFourDigitsOrMore(sequence: Int64, number: String) {
    #expect(
      ReportNumber.text(prefix: "JK", series: .daily4, day: day, sequence: sequence) == number)
  }

  @Test(arguments: [
    (Int64(1), "TW000000001"), (11_000, "TW000011000"), (999_999_999, "TW999999999"),
    (1_000_000_000, "TW1000000000"), (Int64.max, "TW9223372036854775807"),
  ])
  func aSharedNumberHasNineDigitsOrMore(sequence: Int64, number: String) {
    #expect(
      ReportNumber.text(prefix: "TW", series: .shared9, day: day, sequence: sequence) == number)
  }

  @Test func noTwoSequencesOfADayMakeOneNumber() {
    var seen: Set<String> = []
    for sequence in Int64(1)...20_000 {
      seen.insert(
        ReportNumber.text(prefix: "JK", series: .daily4, day: day, sequence: sequence))
    }
    #expect(seen.count == 20_000)
  }

  @Test func eachDayCountsAnewAndTheSharedCounterRunsOn() {
    let next = LocalDate(year: 2025, month: 3, day: 6)
    func counter(_ prefix: String, _ series: ReportNumber.Series, _ day: LocalDate) -> String {
      ReportNumber.counter(prefix: prefix, series: series, day: day)
    }
    #expect(counter("JK", .daily4, day) != counter("JK", .daily4, next))
    #expect(counter("JK", .daily4, day) != counter("JL", .daily4, day))
    #expect(counter("JK", .daily4, day) == counter("JK", .daily4, day))
    #expect(counter("TW", .shared9, day) == counter("FB", .shared9, next))
    #expect(counter("TW", .shared9, day) != counter("JK", .daily4, day))
  }

  @Test(arguments: [
    "JK2503050007", "jk2503050007", " JK 250305 0007 ", "JK-250305-0007", "jk.250305.0007",
    "JK2503050007\r\n", "\tJK\u{00A0}2503050007", "J K 2 5 0 3 0 5 0 0 0 7",
  ])
  func typingIsForgiven(typed: String) {
    #expect(ReportNumber.normalised(typed) == "JK2503050007")
  }

  @Test(arguments: [
    ("TW000011000", "TW000011000"), ("abcd123456", "ABCD123456"), ("a123456", "A123456"),
    ("QL12345678901234567890", "QL12345678901234567890"),
  ])
  func lettersThenDigitsAreNumbers(typed: String, number: String) {
    #expect(ReportNumber.normalised(typed) == number)
  }

  @Test(arguments: [
    "", " ", "-", "JK250", "BUKANNOMOR", "123456789", "abc123", "RT 005 RW 13", "jalan 123456",
    "QL123456789012345678901", "12JK250305", "A234567890123456789012345", "JK250305000/",
    "JK2503050007'--",
    "JK2503050007;DROP TABLE", "../../etc/passwd", "JK%202503050007", "JK2503050007\u{00AD}",
    "JK250305000\u{0667}", "\u{FF2A}\u{FF2B}2503050007", "JK25030500\u{200B}07", "<b>JK2503</b>",
    "JK250305000\u{0301}7", "JK\u{202E}2503050007", "Ж2503050007", "JK250305_0007", "JK*2503050007",
    String(repeating: "9", count: 100_000), String(repeating: " ", count: 100_000),
  ])
  func whatCannotBeANumberIsNone(typed: String) {
    #expect(ReportNumber.normalised(typed) == nil)
  }

  /// Letters that only become Latin ones by making them capitals were never typed as such.
  @Test(arguments: [
    "\u{00DF}2503050007", "\u{FB01}2503050007", "\u{017F}2503050007", "\u{0131}2503050007",
  ])
  func foreignLettersDoNotTurnIntoLatinOnes(typed: String) {
    #expect(ReportNumber.normalised(typed) == nil)
  }

  @Test func whatIsMadeIsRead() {
    for sequence in [Int64(1), 9_999, 10_000, 999_999_999, 1_000_000_000] {
      for series in [ReportNumber.Series.daily4, .shared9] {
        let number = ReportNumber.text(prefix: "JK", series: series, day: day, sequence: sequence)
        #expect(ReportNumber.normalised(number) == number)
        #expect(ReportNumber.normalised(number.lowercased()) == number)
      }
    }
  }
}

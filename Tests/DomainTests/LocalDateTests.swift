import Domain
import Testing

@Suite struct LocalDateTests {
  /// Counts every day of three centuries by the lengths of the months.
  @Test func everyDayFrom1900To2200HasItsNumber() {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567  // 1900-01-01
    var last: LocalDate?
    for year in 1900...2200 {
      let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        for day in 1...(month == 2 && leap ? 29 : lengths[month - 1]) {
          let date = LocalDate(year: year, month: month, day: day)
          guard date.daysSince1970 == number, LocalDate(daysSince1970: number) == date,
            LocalDate(date.iso) == date, last.map({ $0 < date }) ?? true
          else {
            Issue.record("\(date.iso) is not day \(number)")
            return
          }
          last = date
          number += 1
        }
      }
    }
    #expect(number == 84_371)  // 2201-01-01
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
    ("2025-03-05", 20_152), ("2038-01-19", 24_855), ("1900-01-01", -25_567),
    ("2200-01-01", 84_006),
  ])
  func knownDaysHaveTheirNumbers(text: String, days: Int) throws {
    let date = try #require(LocalDate(text))
    #expect(date.daysSince1970 == days)
    #expect(LocalDate(daysSince1970: days).iso == text)
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
    ("2100-02-29", false), ("2200-02-29", false), ("2024-02-30", false), ("2024-04-31", false),
    ("2024-12-31", true), ("2024-13-01", false), ("2024-00-10", false), ("2024-01-00", false),
    ("2024-01-32", false), ("0000-01-01", false), ("9999-12-31", true),
  ])
  func onlyDaysThatExistAreDays(text: String, exists: Bool) {
    #expect((LocalDate(text) != nil) == exists)
  }

  @Test(arguments: [
    "", "-", "--", "2024", "2024-01", "2024-1-1", "2024-01-1", "24-01-01", "02024-01-01",
    "2024-01-01 ", " 2024-01-01", "2024-01-01T00:00", "2024/01/01", "20240101", "2024-01-01-",
    "-2024-01-01", "2024--1-01", "abcd-ef-gh", "2024-0a-01", "٢٠٢٤-٠١-٠١",
    "2024\u{2010}01\u{2010}01", "2024-01-01\u{00AD}", "2024-01-01\u{0301}", "99999999999999-01-01",
  ])
  func otherTextsAreNoDay(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test(arguments: ["2024-+1-01", "2024-01-+1", "+024-01-01"])
  func aSignIsNoDigit(text: String) {
    #expect(LocalDate(text) == nil)
  }

  @Test(arguments: ["0001-01-01", "0024-06-30", "0999-12-31"])
  func earlyYearsKeepFourDigits(text: String) throws {
    #expect(try #require(LocalDate(text)).iso == text)
  }

  @Test(arguments: [
    (LocalDate(year: 2025, month: 3, day: 5), "250305"),
    (LocalDate(year: 2000, month: 1, day: 1), "000101"),
    (LocalDate(year: 2009, month: 12, day: 31), "091231"),
    (LocalDate(year: 2100, month: 10, day: 10), "001010"),
  ])
  func theCompactFormHasSixDigits(date: LocalDate, compact: String) {
    #expect(date.compact == compact)
  }

  @Test func daysAreOrdered() {
    let sorted = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01", "2025-01-01"]
    #expect(sorted.shuffled().compactMap { LocalDate($0) }.sorted().map(\.iso) == sorted)
  }
}

/// Telephone and identity numbers in what people write. They are pointed out before a report is
/// sent, and nobody but the reporter and the officers reads their digits.
///
/// Recognised are 16 digits (NIK and number of a family card), and 9 to 15 digits that begin as a
/// telephone number does (`08…`, `62…`, `+62…`, area codes `02…` to `07…`), written together or in
/// groups of three and more, of two and more behind the beginning of a mobile number. Times, dates,
/// sums of money and report numbers are left alone.
public enum PersonalNumbers {
  public enum Kind: Sendable, Equatable { case telephone, identity }

  public struct Found: Sendable, Equatable {
    public let kind: Kind
    public let text: String
  }

  public static func found(in text: String) -> [Found] {
    let characters = Array(text)
    return spans(characters).map { Found(kind: $0.kind, text: String(characters[$0.range])) }
  }

  /// The text with a dot for each digit of such a number.
  public static func masked(_ text: String) -> String {
    // Most texts hold no digit at all.
    guard text.contains(where: \.isNumber) else { return text }
    var characters = Array(text)
    for span in spans(characters) {
      for index in span.range where characters[index].wholeNumberValue != nil {
        characters[index] = "•"
      }
    }
    return String(characters)
  }

  private struct Span {
    let kind: Kind
    let range: Range<Int>
  }

  /// Digits of a group after the first. Dates and times have groups of two, and begin with one.
  private static func leastGroup(after first: ArraySlice<Character>) -> Int {
    first.starts(with: "62") || (first.count > 2 && first.starts(with: "08")) ? 2 : 3
  }
  /// Characters between two groups, as in `(021) 555`.
  private static let mostBetween = 2

  private static func spans(_ text: [Character]) -> [Span] {
    var spans: [Span] = []
    var index = 0
    while index < text.count {
      guard text[index].wholeNumberValue != nil else {
        index += 1
        continue
      }
      var end = groupEnd(text, from: index)
      let first = text[index..<end]
      let isName = isReportNumber(first, behind: text[..<index])
      var best: Span?
      var digits = text[index..<end].compactMap(\.wholeNumberValue)
      while !isName {
        if let kind = kind(digits) { best = Span(kind: kind, range: index..<end) }
        guard digits.count <= 16, let start = nextGroup(text, after: end) else { break }
        let next = groupEnd(text, from: start)
        guard next - start >= leastGroup(after: first) else { break }
        digits += text[start..<next].compactMap(\.wholeNumberValue)
        end = next
      }
      if let best {
        spans.append(best)
        index = best.range.upperBound
      } else {
        index = groupEnd(text, from: index)
      }
    }
    return spans
  }

  /// Whether digits stand behind the capitals of a report number, as in JK2503050001: of a number
  /// that is not somebody's telephone (WA0812…) or identity (NIK3171…).
  private static func isReportNumber(
    _ digits: ArraySlice<Character>, behind text: ArraySlice<Character>
  )
    -> Bool
  {
    let capitals = text.reversed().prefix { $0.isLetter }
    return (1...4).contains(capitals.count) && capitals.allSatisfy { $0.isASCII && $0.isUppercase }
      && digits.count <= 12 && !digits.starts(with: "08") && !digits.starts(with: "62")
  }

  private static func groupEnd(_ text: [Character], from start: Int) -> Int {
    text[start...].firstIndex { $0.wholeNumberValue == nil } ?? text.endIndex
  }

  private static func nextGroup(_ text: [Character], after end: Int) -> Int? {
    var index = end
    while index < text.count, index - end < mostBetween, " -.()".contains(text[index]) {
      index += 1
    }
    guard index > end, index < text.count, text[index].wholeNumberValue != nil else { return nil }
    return index
  }

  private static func kind(_ digits: [Int]) -> Kind? {
    if digits.count == 16, digits[0] != 0 { return .identity }
    let isMobile =
      (10...13).contains(digits.count) && digits.starts(with: [0, 8]) && digits[2] != 0
    let isAbroad =
      (11...15).contains(digits.count) && digits.starts(with: [6, 2]) && digits[2] != 0
    let isFixed =
      (9...12).contains(digits.count) && digits[0] == 0 && (2...7).contains(digits[1])
    return isMobile || isAbroad || isFixed ? .telephone : nil
  }
}

extension Report {
  /// The report as it is read at this sight: the one place that gives its words to anybody. Below
  /// the reporter's sight numbers of people are dots.
  public func shown(at sight: Sight) -> Report {
    guard sight < .reporter else { return self }
    var shown = self
    shown.written.text = PersonalNumbers.masked(text)
    shown.written.landmark = landmark.map { PersonalNumbers.masked($0) }
    return shown
  }
}

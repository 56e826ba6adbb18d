public import Domain

/// Terms as tables: rules, ladder and limits, as a city's folder keeps them and as administrators
/// take them out and put them in.
public enum TermsCSV {
  public static let rulesFile = "sla.csv"
  public static let ladderFile = "ladder.csv"
  public static let limitsFile = "limits.csv"

  public static let ruleColumns = [
    "category", "channel", "kind", "coordination", "completion", "share", "verification",
  ]
  public static let ladderColumns = ["clock", "percent", "to"]
  public static let limitColumns = ["limit", "value"]

  // MARK: Rules

  /// First match wins, so the order of the rows counts.
  public static func rules(_ text: String, categories: Set<String>, channels: Set<String>)
    throws(CityTablesError) -> [SLATerms.Rule]
  {
    try rules(
      CityTable(rulesFile, text: text, columns: ruleColumns), categories: categories,
      channels: channels)
  }

  static func rules(_ table: CityTable, categories: Set<String>, channels: Set<String>)
    throws(CityTablesError) -> [SLATerms.Rule]
  {
    func known(_ column: String, _ row: CityTable.Row, _ codes: Set<String>, _ file: String)
      throws(CityTablesError) -> String?
    {
      guard let code = row.optional(column) else { return nil }
      guard codes.contains(code) else {
        throw .unknown(
          file: table.file, line: row.line, column: column, value: code, missingFrom: file)
      }
      return code
    }
    func span(_ column: String, _ row: CityTable.Row) throws(CityTablesError) -> SLATerms.Span {
      let text = try row.text(column)
      guard let span = SLATerms.Span(text: text) else {
        throw row.bad(column, text, expected: "a time such as 6 h, 7 d, 90 m or 12 wh")
      }
      return span
    }
    var rules: [SLATerms.Rule] = []
    for row in table.rows {
      let kind: ReportKind? =
        row.optional("kind") == nil
        ? nil
        : try row.choice("kind", ["complaint": ReportKind.complaint, "inquiry": .inquiry])
      rules.append(
        SLATerms.Rule(
          category: try known("category", row, categories, "categories.csv"),
          channel: try known("channel", row, channels, "channels.csv"), kind: kind,
          coordination: try span("coordination", row), completion: try span("completion", row),
          share: try span("share", row), verification: try span("verification", row)))
    }
    return rules
  }

  public static func text(_ rules: [SLATerms.Rule]) -> String {
    CSVWriter.row(ruleColumns)
      + rules.map { rule in
        CSVWriter.row([
          rule.category ?? "", rule.channel ?? "", rule.kind?.rawValue ?? "",
          rule.coordination.text, rule.completion.text, rule.share.text, rule.verification.text,
        ])
      }.joined()
  }

  // MARK: Ladder

  public static func ladder(_ text: String) throws(CityTablesError) -> [SLATerms.Step] {
    try ladder(CityTable(ladderFile, text: text, columns: ladderColumns))
  }

  static func ladder(_ table: CityTable) throws(CityTablesError) -> [SLATerms.Step] {
    var steps: [SLATerms.Step] = []
    for row in table.rows {
      let percent = try row.text("percent")
      guard let number = Int(percent), (1...10_000).contains(number) else {
        throw row.bad("percent", percent, expected: "a whole number from 1 to 10000")
      }
      steps.append(
        SLATerms.Step(
          try row.oneOf("clock", Clock.allCases), number, try row.oneOf("to", Rung.allCases)))
    }
    return steps
  }

  public static func text(_ ladder: [SLATerms.Step]) -> String {
    CSVWriter.row(ladderColumns)
      + ladder.map { CSVWriter.row([$0.clock.rawValue, String($0.percent), $0.to.rawValue]) }
      .joined()
  }

  // MARK: Limits

  /// No time for pauses without the arbiter's word.
  private static let noPauses = "0 wh"

  /// Puts the limits of a table into terms; those it does not name stay.
  static func putLimits(_ table: CityTable, into terms: inout SLATerms) throws(CityTablesError) {
    try table.requireUnique("limit")
    for row in table.rows {
      let text = try row.text("value")
      func days() throws(CityTablesError) -> Int {
        guard let span = SLATerms.Span(text: text), span.measure == .elapsed,
          span.amount.isMultiple(of: 86_400_000)
        else { throw row.bad("value", text, expected: "whole days such as 30 d") }
        return Int(span.amount / 86_400_000)
      }
      let name = try row.text("limit")
      switch name {
      case "pauses":
        let span = SLATerms.Span(text: text)
        let isWhole = span.map { $0.measure == .working && $0.amount.isMultiple(of: 3_600_000) }
        guard text == noPauses || isWhole == true else {
          throw row.bad("value", text, expected: "whole working hours such as 24 wh")
        }
        terms.pauseCap = span?.amount ?? 0
      case "estimate": terms.longestEstimateDays = try days()
      case "questionNotice": terms.questionNoticeDays = try days()
      case "questionClose": terms.questionCloseDays = try days()
      default:
        throw row.bad(
          "limit", name, expected: "one of pauses, estimate, questionNotice, questionClose")
      }
    }
  }

  /// The limits of terms as a table.
  public static func limits(_ terms: SLATerms) -> String {
    let pauses =
      terms.pauseCap > 0 ? SLATerms.Span(terms.pauseCap, .working).text : noPauses
    return [
      limitColumns, ["pauses", pauses], ["estimate", "\(terms.longestEstimateDays) d"],
      ["questionNotice", "\(terms.questionNoticeDays) d"],
      ["questionClose", "\(terms.questionCloseDays) d"],
    ].map(CSVWriter.row).joined()
  }
}

extension CityTable.Row {
  /// A value that must be the raw value of one of these.
  func oneOf<Value: RawRepresentable<String>>(_ column: String, _ all: [Value])
    throws(CityTablesError) -> Value
  {
    let text = try text(column)
    guard let value = all.first(where: { $0.rawValue == text }) else {
      throw bad(
        column, text, expected: "one of \(all.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }
}

/// An answer kept ready by an office, with places that each report fills.
public struct AnswerTemplate: Sendable, Equatable {
  public static let longestName = 80
  public static let longestBody = 2_000

  /// What of a report an answer may name. Raw values are what stands between the braces.
  public enum Placeholder: String, CaseIterable, Sendable {
    case number = "nomor"
    case category = "kategori"
    case village = "kelurahan"
    /// The office that holds the report.
    case unit
    /// The day by which the city owes the completion.
    case due = "batas"

    public var marked: String { "{\(rawValue)}" }
  }

  /// The verbs whose words a reporter reads.
  public static let speaking: [Action] = [
    .coordinate, .refuseJurisdiction, .setEstimate, .addProgress, .finish, .verify, .returnWork,
    .reject, .merge, .ask, .answer, .pause, .resume, .decideRequest, .acknowledge,
  ]

  public let id: Int64
  public let name: String
  public let body: String
  /// The verbs it is for; empty = all of ``speaking``.
  public let actions: [Action]
  /// The office whose people use it, with all below; nil = the whole city.
  public let unit: String?

  public init(id: Int64, name: String, body: String, actions: [Action], unit: String?) {
    self.id = id
    self.name = name
    self.body = body
    self.actions = actions
    self.unit = unit
  }

  public func serves(_ action: Action) -> Bool {
    actions.isEmpty ? Self.speaking.contains(action) : actions.contains(action)
  }

  /// The answer for one report. What the report does not say keeps its mark: see ``missing(in:)``.
  public func filled(for report: Report, book: CityBook, words: Words) -> String {
    var values: [Placeholder: String] = [
      .number: report.number, .unit: book.units.name(report.holder),
    ]
    values[.category] = report.category.flatMap { book.category($0) }.map {
      $0.name(words.language)
    }
    values[.village] = report.area.flatMap { book.area($0.village) }?.name
    if !report.state.isClosed, report.state != .draft {
      values[.due] = words.date(report.dues.completion)
    }
    return TextTemplate(body).filled(
      Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
  }

  /// Places still to be filled in a text, in the order of ``Placeholder``.
  public static func missing(in text: String) -> [Placeholder] {
    let names = TextTemplate(text).placeholders
    return Placeholder.allCases.filter { names.contains($0.rawValue) }
  }

  /// Names between braces that mean nothing, by alphabet.
  public static func unknown(in text: String) -> [String] {
    TextTemplate(text).placeholders.filter { Placeholder(rawValue: $0) == nil }.sorted()
  }
}

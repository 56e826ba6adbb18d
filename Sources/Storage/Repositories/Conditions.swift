import Domain

/// Conditions of a statement under way, with the values of their parameters.
struct Conditions {
  private(set) var values: [SQLValue] = []
  private var parts: [String] = []

  var sql: String { parts.isEmpty ? "1 = 1" : parts.joined(separator: " AND ") }

  mutating func add(_ condition: String) { parts.append(condition) }

  /// - Parameter condition: gets the names of the parameters
  mutating func add(_ new: [SQLValue], _ condition: ([String]) -> String) {
    parts.append(condition(bind(new)))
  }

  /// Values of another part of the statement; gives the names of their parameters.
  mutating func bind(_ new: [SQLValue]) -> [String] {
    values += new
    return (values.count - new.count..<values.count).map { "$\($0 + 1)" }
  }

  /// What a filter says, but for its words.
  /// - Parameter driver: the part of it by which rows are to be found. The rest is only compared:
  ///   engines that know little of the values would begin with any of them.
  mutating func add(_ filter: DeskRows.Filter, by driver: DeskRows.Filter) {
    func add(_ column: String, _ value: String?, isDriver: Bool) {
      guard let value else { return }
      self.add([.text(value)]) { "\(isDriver ? column : Self.compared(column)) = \($0[0])" }
    }
    if let area = filter.area {
      add(DeskRows.column(of: area), area.code, isDriver: driver.area != nil)
    }
    add("r.category", filter.category, isDriver: driver.category != nil)
    add("r.state", filter.state?.rawValue, isDriver: driver.state != nil)
    if let isDone = filter.isDone { self.add("r.closed_at IS \(isDone ? "NOT " : "")NULL") }
    add("r.kind", filter.kind?.rawValue, isDriver: true)
    add("r.channel", filter.channel, isDriver: true)
    add("r.number", filter.number, isDriver: true)
    addSupporters(of: filter)
    if let assignee = filter.assignee { self.add([.integer(assignee)]) { "r.assignee = \($0[0])" } }
  }

  /// Adds how many people must support a report, if the filter asks: no column of the report itself.
  mutating func addSupporters(of filter: DeskRows.Filter) {
    guard let least = filter.supporters else { return }
    add([.init(least)]) { names in
      """
      EXISTS (SELECT 1 FROM support_counts c WHERE c.report_id = r.id
        AND c.supporters >= \(names[0]))
      """
    }
  }

  /// A column of texts that no index is looked for by.
  static func compared(_ column: String) -> String { "(\(column) || '')" }

  /// Adds the words of a filter, if it has any.
  /// - Parameter areFew: what ``Seeking/areFew(_:openOnly:on:)`` said
  /// - Returns: a SELECT of the matches to begin with as `m`, where these are few; nil where the list
  ///   is to be gone down
  mutating func addWords(
    of filter: DeskRows.Filter, openOnly: Bool, areFew: Bool, on connection: any Connection
  ) -> String? {
    guard let text = filter.text, filter.number == nil,
      let matches = connection.textMatches(
        text, parameter: values.count + 1, openOnly: openOnly)
    else { return nil }
    values.append(matches.value)
    // The sign keeps engines from beginning with the matches after all: they are many.
    parts.append(areFew ? "r.id = m.id" : "+r.id IN (\(matches.sql))")
    return areFew ? matches.sql : nil
  }
}

/// How a list finds what few of its lines are.
///
/// First its top is looked through line by line: what is common fills a page from there. What is
/// rarer, and has few matches in all, is fetched by them. Else more lines are looked through, and at
/// last the rest of the list is sought by the engine. Nothing is left out on any of these ways; they
/// differ only in what they cost.
///
/// The statements leave an engine no choice between the ways: what it guesses about words is wrong
/// too often.
enum Seeking {
  /// The first look: enough for what one report in ten is.
  static let near = 400
  /// The second look: enough for what two reports in a hundred are.
  static let far = 3_600
  /// So many finds of the first look promise that the second will do.
  static let promising = 8
  /// So many matches are fetched one by one.
  static let few = 5_000

  /// The beginning of a statement that goes through matches, its table `m`.
  /// - Parameter matches: a SELECT of ids
  static func with(_ matches: String?) -> String {
    matches.map { "WITH m AS MATERIALIZED (\($0)) " } ?? ""
  }

  /// Whether at most ``few`` reports have the words of a filter; false where it has none.
  static func areFew(
    _ filter: DeskRows.Filter, openOnly: Bool, on connection: any Connection
  ) throws -> Bool {
    guard let text = filter.text, filter.number == nil,
      let matches = connection.textMatches(text, parameter: 1, openOnly: openOnly)
    else { return false }
    let count = try connection.first(
      "SELECT COUNT(*) FROM (\(matches.sql) LIMIT \(few + 1)) AS m", [matches.value]
    ) { $0.int(0) }
    return (count ?? 0) <= few
  }
}

extension DeskRows.Filter {
  /// The text, where it is the number of a report.
  var number: String? { text.flatMap(ReportNumber.normalised) }

  /// The words, where it is not.
  var words: SearchWords? { number == nil ? text.flatMap(SearchWords.init) : nil }

  /// Whether an index of the reports leads to what it names, apart from words.
  var isIndexed: Bool {
    category != nil || area != nil || state != nil || assignee != nil || number != nil
  }

  /// The one thing it names that an index leads to in the order of the lists, and that leaves the
  /// fewest reports as a rule.
  var narrowest: DeskRows.Filter {
    var one = DeskRows.Filter()
    if let area, area.level == .village {
      one.area = area
    } else if let state, state != .completed {
      one.state = state
    } else if let area, area.level == .district {
      one.area = area
    } else if let category {
      one.category = category
    } else if let area {
      one.area = area
    } else {
      one.state = state
    }
    return one
  }

  /// Whether a row of ``ReportRows/columns`` is what the filter asks for. Most rows are not, so
  /// that is found out before a report is made of them. Supporters stand in no such row:
  /// ``Conditions/addSupporters(of:)`` asks for them.
  /// - Parameter openOnly: see ``Connection/textMatches(_:parameter:openOnly:)``
  func admits(_ row: any Row, words: SearchWords?, openOnly: Bool) -> Bool {
    if let area {
      let column =
        switch area.level {
        case .village: 13
        case .district: 14
        case .city: 15
        }
      guard row.optionalText(column) == area.code else { return false }
    }
    if let category, row.optionalText(7) != category { return false }
    if let state, row.text(3) != state.rawValue { return false }
    if let isDone, ReportState(rawValue: row.text(3))?.isClosed != isDone { return false }
    if let kind, row.text(4) != kind.rawValue { return false }
    if let channel, row.text(6) != channel { return false }
    if let assignee, row.optionalInteger(19) != assignee { return false }
    guard let words else { return true }
    var texts = [row.text(8), row.optionalText(10), openOnly ? nil : row.optionalText(9)]
    if let masks = try? ReportRows.masks(row) { texts = texts.map { $0.map(masks.covering) } }
    guard words.areIn(texts) else { return false }
    // What the public reads as dots is not to be guessed by searching for it. Looked for last:
    // most rows have gone by then.
    return !openOnly || words.areIn(texts.map { $0.map { PersonalNumbers.masked($0) } })
  }
}

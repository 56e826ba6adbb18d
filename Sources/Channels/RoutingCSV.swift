public import Domain

/// Routing rules as a table. First match wins, so the order of the rows counts.
public enum RoutingCSV {
  public static let file = "routing.csv"
  public static let columns = [
    "name", "categories", "area", "words", "channel", "kind", "privacy", "outcome", "unit",
  ]

  /// Whether what the cells name exists is the rules' own to say: ``RoutingRules/problems(in:)``.
  public static func rules(_ text: String) throws(CityTablesError) -> RoutingRules {
    let table: CityTable
    do throws(CityTablesError) {
      table = try CityTable(file, text: text, columns: columns)
    } catch .tableEmpty {
      return RoutingRules()
    }
    var rules: [RoutingRules.Rule] = []
    for row in table.rows {
      let unit = try row.text("unit")
      rules.append(
        RoutingRules.Rule(
          name: try row.text("name"), categories: list(row.optional("categories")),
          area: row.optional("area"), words: list(row.optional("words")),
          channel: row.optional("channel"),
          kind: try row.optionalOneOf("kind", [ReportKind.complaint, .inquiry]),
          privacy: try row.optionalOneOf("privacy", Privacy.allCases),
          outcome: try row.oneOf("outcome", RoutingRules.Outcome.allCases),
          target: unit == CityFolder.villageOfficeToken ? .villageOffice : .unit(unit)))
    }
    return RoutingRules(rules: rules)
  }

  public static func text(_ rules: RoutingRules) -> String {
    CSVWriter.row(columns)
      + rules.rules.map { rule in
        CSVWriter.row([
          rule.name, rule.categories.joined(separator: "; "), rule.area ?? "",
          rule.words.joined(separator: "; "), rule.channel ?? "", rule.kind?.rawValue ?? "",
          rule.privacy?.rawValue ?? "", rule.outcome.rawValue, unit(rule.target),
        ])
      }.joined()
  }

  static func unit(_ target: Domain.Category.Target) -> String {
    switch target {
    case .unit(let code): code
    case .villageOffice: CityFolder.villageOfficeToken
    }
  }

  /// Several values in one cell.
  public static func list(_ cell: String?) -> [String] {
    (cell ?? "").split { $0 == ";" || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
  }
}

extension CityTable.Row {
  func optionalOneOf<Value: RawRepresentable<String>>(_ column: String, _ all: [Value])
    throws(CityTablesError) -> Value?
  {
    optional(column) == nil ? nil : try oneOf(column, all)
  }
}

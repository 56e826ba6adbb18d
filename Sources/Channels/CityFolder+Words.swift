import Domain

/// The tables about words, all of them optional.
extension CityFolder {
  static let categoryWordsFile = "category-words.csv"
  static let unitWordsFile = "unit-words.csv"
  static let sensitiveFile = "sensitive.csv"

  static func categoryWords(_ folder: String, categories: Set<String>) throws(CityTablesError)
    -> [CategoryWords]
  {
    guard has(categoryWordsFile, in: folder) else { return [] }
    let table = try CityTable(categoryWordsFile, in: folder, columns: ["category", "words"])
    try table.requireUnique("category")
    var words: [CategoryWords] = []
    for row in table.rows {
      let category = try row.text("category")
      try known(category, in: categories, column: "category", row)
      words.append(
        CategoryWords(
          category: category,
          words: try row.text("words").lowercased().split(separator: " ").map(String.init)))
    }
    return words
  }

  static func unitWords(_ folder: String, units: Set<String>) throws(CityTablesError)
    -> [UnitWord]
  {
    guard has(unitWordsFile, in: folder) else { return [] }
    let table = try CityTable(unitWordsFile, in: folder, columns: ["unit", "word", "weight"])
    var seen: [String: Int] = [:]
    var words: [UnitWord] = []
    for row in table.rows {
      let unit = try row.text("unit")
      let word = try row.text("word").lowercased()
      let isOffice = unit == villageOfficeToken
      if !isOffice { try known(unit, in: units, column: "unit", row) }
      let typed = try row.text("weight")
      guard let weight = Double(typed), weight > 0, weight <= 100 else {
        throw row.bad("weight", typed, expected: "a number above 0, at most 100")
      }
      if let firstLine = seen["\(unit) \(word)"] {
        throw .duplicate(
          file: row.file, line: row.line, column: "word", value: word, firstLine: firstLine)
      }
      seen["\(unit) \(word)"] = row.line
      words.append(
        UnitWord(unit: isOffice ? .villageOffice : .unit(unit), word: word, weight: weight))
    }
    return words
  }

  static func sensitiveSigns(_ folder: String, categories: Set<String>) throws(CityTablesError)
    -> [SensitiveSign]
  {
    guard has(sensitiveFile, in: folder) else { return [] }
    let table = try CityTable(sensitiveFile, in: folder, columns: ["kind", "sign", "cause"])
    try table.requireUnique("sign")
    var signs: [SensitiveSign] = []
    for row in table.rows {
      let kind = try row.choice(
        "kind", ["category": SensitiveSign.Kind.category, "word": .word])
      let sign = try row.text("sign").lowercased()
      if kind == .category { try known(sign, in: categories, column: "sign", row) }
      signs.append(
        SensitiveSign(
          kind: kind, sign: sign,
          cause: try row.choice(
            "cause",
            [
              "officials": SensitiveCause.officials, "violence": .violence,
              "neighbours": .neighbours,
            ])))
    }
    return signs
  }

  private static func known(
    _ code: String, in codes: Set<String>, column: String, _ row: CityTable.Row
  ) throws(CityTablesError) {
    guard codes.contains(code) else {
      throw .unknown(
        file: row.file, line: row.line, column: column, value: code,
        missingFrom: column == "unit" ? "units.csv" : "categories.csv")
    }
  }
}

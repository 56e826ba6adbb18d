public import Domain

/// The words a city goes by when it reads a text.
extension CityRows {
  /// Gives a city that was loaded before there were words the words of its folder.
  /// - Returns: false where there are some already
  public static func addWords(of tables: CityTables, on connection: any Connection) throws -> Bool {
    let known = try connection.first(
      """
      SELECT (SELECT COUNT(*) FROM category_words) + (SELECT COUNT(*) FROM unit_words)
        + (SELECT COUNT(*) FROM sensitive_signs)
      """
    ) { $0.int(0) }
    guard known == 0 else { return false }
    try saveWords(of: tables, on: connection)
    return true
  }

  static func saveWords(of tables: CityTables, on connection: any Connection) throws {
    for entry in tables.categoryWords {
      try connection.put(
        "INSERT INTO category_words (category, words) VALUES ($1, $2)",
        [.text(entry.category), .text(entry.words.joined(separator: " "))])
    }
    for entry in tables.unitWords {
      try connection.put(
        "INSERT INTO unit_words (unit, word, weight) VALUES ($1, $2, $3)",
        [.text(stored(entry.unit)), .text(entry.word), .real(entry.weight)])
    }
    for sign in tables.sensitiveSigns {
      try connection.put(
        "INSERT INTO sensitive_signs (kind, sign, cause) VALUES ($1, $2, $3)",
        [.text(sign.kind.rawValue), .text(sign.sign), .text(sign.cause.rawValue)])
    }
  }

  static func categoryWords(on connection: any Connection) throws -> [CategoryWords] {
    try connection.all("SELECT category, words FROM category_words ORDER BY category") {
      CategoryWords(
        category: $0.text(0), words: $0.text(1).split(separator: " ").map(String.init))
    }
  }

  static func unitWords(on connection: any Connection) throws -> [UnitWord] {
    try connection.all("SELECT unit, word, weight FROM unit_words ORDER BY unit, word") {
      UnitWord(unit: target($0.text(0)), word: $0.text(1), weight: $0.real(2))
    }
  }

  /// By kind and sign: the first that fits decides.
  static func sensitiveSigns(on connection: any Connection) throws -> [SensitiveSign] {
    try connection.all("SELECT kind, sign, cause FROM sensitive_signs ORDER BY kind, sign") { row in
      guard let kind = SensitiveSign.Kind(rawValue: row.text(0)),
        let cause = SensitiveCause(rawValue: row.text(2))
      else { throw StorageFailure.malformed("sensitive sign \(row.text(1))") }
      return SensitiveSign(kind: kind, sign: row.text(1), cause: cause)
    }
  }
}

public import Domain

/// The `answer_templates` table.
public enum AnswerTemplateRows {
  /// Templates of one office, and those of the whole city together.
  public static let mostOfOneUnit = 200

  private static let columns = "id, name, body, verbs, unit"

  /// What people of an office may use: the city's, their own, and those of the offices above it,
  /// by name.
  /// - Parameter line: the office and those above it
  public static func usable(
    by line: [Unit], limit: Int = mostOfOneUnit, on connection: any Connection
  ) throws -> [AnswerTemplate] {
    let codes = line.map { SQLValue.text($0.code) }
    let own = codes.isEmpty ? "" : " OR unit IN (\(SQLValue.marks(codes.count)))"
    return try connection.all(
      """
      SELECT \(columns) FROM answer_templates WHERE unit IS NULL\(own)
      ORDER BY name, id LIMIT \(limit)
      """, codes, decode)
  }

  /// All of them by name, after a name and id. At most `limit` + 1.
  /// - Parameter units: only those of these offices; nil = all, the city's as well
  public static func page(
    of units: [Unit]?, after last: (name: String, id: Int64)?, limit: Int,
    on connection: any Connection
  ) throws -> [AnswerTemplate] {
    var values: [SQLValue] = [.text(last?.name ?? ""), .integer(last?.id ?? 0)]
    var condition = "(name > $1 OR (name = $1 AND id > $2))"
    if let units {
      guard !units.isEmpty else { return [] }
      condition += " AND unit IN (\(SQLValue.marks(units.count, from: 3)))"
      values += units.map { .text($0.code) }
    }
    return try connection.all(
      """
      SELECT \(columns) FROM answer_templates WHERE \(condition)
      ORDER BY name, id LIMIT \(limit + 1)
      """, values, decode)
  }

  public static func find(_ id: Int64, on connection: any Connection) throws -> AnswerTemplate? {
    try connection.first(
      "SELECT \(columns) FROM answer_templates WHERE id = $1", [.integer(id)], decode)
  }

  public static func count(of unit: String?, on connection: any Connection) throws -> Int {
    let condition = unit == nil ? "unit IS NULL" : "unit = $1"
    return try connection.first(
      "SELECT COUNT(*) FROM answer_templates WHERE \(condition)", unit.map { [.text($0)] } ?? []
    ) { $0.int(0) } ?? 0
  }

  /// Enters a template, or changes the one with its id.
  public static func save(
    _ template: AnswerTemplate, by user: Int64?, at now: Int64, on connection: any Connection
  ) throws {
    let verbs = template.actions.map(\.rawValue).joined(separator: " ")
    let values: [SQLValue] = [
      .text(template.name), .text(template.body), .text(verbs), .init(template.unit), .init(user),
      .integer(now),
    ]
    if template.id == 0 {
      try connection.run(
        """
        INSERT INTO answer_templates (name, body, verbs, unit, user_id, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        """, values)
    } else {
      try connection.run(
        """
        UPDATE answer_templates SET name = $1, body = $2, verbs = $3, unit = $4, user_id = $5,
          changed_at = $6
        WHERE id = $7
        """, values + [.integer(template.id)])
    }
  }

  public static func remove(_ id: Int64, on connection: any Connection) throws {
    try connection.run("DELETE FROM answer_templates WHERE id = $1", [.integer(id)])
  }

  /// Verbs this program does not know are left out.
  private static func decode(_ row: any Row) -> AnswerTemplate {
    AnswerTemplate(
      id: row.integer(0), name: row.text(1), body: row.text(2),
      actions: row.text(3).split(separator: " ").compactMap { Action(rawValue: String($0)) },
      unit: row.optionalText(4))
  }
}

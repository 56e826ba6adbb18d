public import Domain

/// Texts of messages as the city changed them; what is not here reads as the program brings it.
public enum NoticeTextRows {
  /// - Returns: by name
  public static func texts(_ names: [String], _ language: Language, on connection: any Connection)
    throws -> [String: String]
  {
    guard !names.isEmpty else { return [:] }
    var texts: [String: String] = [:]
    try connection.rows(
      """
      SELECT name, body FROM notice_texts WHERE language = $1
        AND name IN (\(SQLValue.marks(names.count, from: 2)))
      """, [.text(language.rawValue)] + names.map(SQLValue.text)
    ) { texts[$0.text(0)] = $0.text(1) }
    return texts
  }

  /// Names and languages the city changed.
  public static func changed(on connection: any Connection) throws -> Set<String> {
    Set(
      try connection.all("SELECT name, language FROM notice_texts") {
        "\($0.text(0))/\($0.text(1))"
      })
  }

  /// Nil goes back to the program's own text.
  public static func set(
    _ name: String, _ language: Language, _ body: String?, by user: Int64?, at now: Int64,
    on connection: any Connection
  ) throws {
    guard let body else {
      try connection.run(
        "DELETE FROM notice_texts WHERE name = $1 AND language = $2",
        [.text(name), .text(language.rawValue)])
      return
    }
    try connection.run(
      """
      INSERT INTO notice_texts (name, language, body, user_id, changed_at)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (name, language) DO UPDATE SET body = excluded.body,
        user_id = excluded.user_id, changed_at = excluded.changed_at
      """,
      [
        .text(name), .text(language.rawValue), .text(body), .init(user), .integer(now),
      ])
  }
}

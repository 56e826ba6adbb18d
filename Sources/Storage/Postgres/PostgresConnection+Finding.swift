extension PostgresConnection {
  func indexText(report: Int64, _ text: String, closed: String) throws {
    let open = Words.folded(text)
    // Words arrive as they are compared; the server's own rules for words are not asked.
    try put(
      """
      INSERT INTO report_text (report_id, open_words, all_words)
      VALUES ($1, array_to_tsvector(string_to_array($2, ' ')),
        array_to_tsvector(string_to_array($3, ' ')))
      ON CONFLICT (report_id) DO UPDATE SET open_words = excluded.open_words,
        all_words = excluded.all_words
      """,
      [
        .integer(report), .text(open.joined(separator: " ")),
        .text((open + Words.folded(closed)).joined(separator: " ")),
      ])
  }

  func indexPlace(report: Int64, latitude: Double, longitude: Double) throws {
    try put(
      """
      INSERT INTO report_places (report_id, place) VALUES ($1, point($2, $3))
      ON CONFLICT (report_id) DO UPDATE SET place = excluded.place
      """, [.integer(report), .real(longitude), .real(latitude)])
  }

  func indexReports(from low: Int64, through high: Int64) throws {
    let range: [SQLValue] = [.integer(low), .integer(high)]
    let texts = try all(
      "SELECT id, text, landmark, address FROM reports WHERE id BETWEEN $1 AND $2", range
    ) { row -> [SQLValue] in
      let open = Words.folded(row.text(1)) + Words.folded(row.text(2))
      return [
        .integer(row.integer(0)), .text(vector(open)),
        .text(vector(open + Words.folded(row.text(3)))),
      ]
    }
    try run("DELETE FROM report_text WHERE report_id BETWEEN $1 AND $2", range)
    var next = texts.makeIterator()
    try load("report_text", ["report_id", "open_words", "all_words"]) { next.next() }
    try run(
      """
      INSERT INTO report_places (report_id, place)
      SELECT id, point(longitude, latitude) FROM reports
      WHERE id BETWEEN $1 AND $2 AND latitude IS NOT NULL AND longitude IS NOT NULL
      ON CONFLICT (report_id) DO UPDATE SET place = excluded.place
      """, range)
  }

  /// The written form of a `tsvector`.
  private func vector(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: " ")
  }

  func continueNumbering(_ table: String, _ column: String) throws {
    try run(
      """
      SELECT setval(pg_get_serial_sequence($1, $2), COALESCE(MAX(\(column)), 0) + 1, false)
      FROM \(table)
      """, [.text(table), .text(column)])
  }

  func textMatches(_ typed: String, parameter: Int, openOnly: Bool) -> (
    sql: String, value: SQLValue
  )? {
    let words = Words.folded(typed).prefix(SearchWords.most)
    guard !words.isEmpty else { return nil }
    // Every word is quoted, so that nothing typed is an operator of the search language.
    let query = words.map { "'\($0)'" }.joined(separator: " & ") + ":*"
    let column = openOnly ? "open_words" : "all_words"
    return (
      "SELECT report_id AS id FROM report_text WHERE \(column) @@ CAST($\(parameter) AS tsquery)",
      .text(query)
    )
  }

  func boxCondition(_ box: Box, parameter first: Int) -> (sql: String, values: [SQLValue]) {
    (
      """
      r.id IN (SELECT report_id FROM report_places
      WHERE place <@ box(point($\(first), $\(first + 1)), point($\(first + 2), $\(first + 3))))
      """, corners(box)
    )
  }

  private func corners(_ box: Box) -> [SQLValue] {
    [.real(box.west), .real(box.south), .real(box.east), .real(box.north)]
  }

  func nearest(latitude: Double, longitude: Double, within metres: Double, limit: Int) throws
    -> [Int64]
  {
    try all(
      """
      SELECT id FROM (
        SELECT report_id AS id, (place[1] - $1) * (place[1] - $1) * $3
          + (place[0] - $2) * (place[0] - $2) * $4 AS squared
        FROM report_places WHERE place <@ box(point($5, $6), point($7, $8))) AS near
      WHERE squared <= $9 ORDER BY squared, id LIMIT $10
      """,
      [
        .real(latitude), .real(longitude), .real(Box.squaredMetresPerDegree.latitude),
        .real(Box.squaredMetresPerDegree.longitude(at: latitude)),
      ] + corners(Box(latitude: latitude, longitude: longitude, reaching: metres)) + [
        .real(metres * metres), .integer(Int64(limit)),
      ]
    ) { $0.integer(0) }
  }

  func boundaries(latitude: Double, longitude: Double) throws -> [Int64] {
    try all(
      "SELECT id FROM boundary_boxes WHERE area @> point($1, $2) ORDER BY id",
      [.real(longitude), .real(latitude)]
    ) { $0.integer(0) }
  }

  func indexBoundary(
    id: Int64, south: Double, west: Double, north: Double, east: Double
  ) throws {
    try put(
      "INSERT INTO boundary_boxes (id, area) VALUES ($1, box(point($2, $3), point($4, $5)))",
      [.integer(id), .real(west), .real(south), .real(east), .real(north)])
  }

  func clearBoundaryIndex() throws { try run("DELETE FROM boundary_boxes") }

  /// Transactions commit in another order than they number their entries. An entry is given out
  /// once no transaction that began before its own is still under way: then nothing can come before
  /// it any more. A restored store may hold entries of another server's transactions, beyond its
  /// own: they wait without holding up the others.
  func feed(after mark: FeedMark, limit: Int) throws -> [FeedEntry] {
    try all(
      """
      SELECT mark, id, report_id, number, revision FROM feed
      WHERE (mark, id) > (CAST($1 AS xid8), $2) AND mark < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY mark, id LIMIT $3
      """,
      [.text(String(mark.transaction)), .integer(mark.id), .integer(Int64(limit))]
    ) {
      FeedEntry(
        mark: FeedMark(transaction: $0.integer(0), id: $0.integer(1)), report: $0.integer(2),
        number: $0.text(3), revision: $0.int(4))
    }
  }

  func feedEnd() throws -> FeedMark {
    let oldest = try first("SELECT pg_snapshot_xmin(pg_current_snapshot())") { $0.integer(0) }
    return FeedMark(transaction: (oldest ?? 1) - 1, id: .max)
  }

  func feedHorizon() throws -> FeedMark {
    let next = try first("SELECT pg_snapshot_xmax(pg_current_snapshot())") { $0.integer(0) }
    return FeedMark(transaction: (next ?? 1) - 1, id: .max)
  }
}

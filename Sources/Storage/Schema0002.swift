/// Words of a report that the public may not find it by stand in a column of their own: a search
/// over an address answers where somebody lives, even if the address is shown nowhere. PostgreSQL
/// never had it otherwise.
enum Schema0002 {
  static let migration = Migrations.Migration(
    number: 2, shared: [],
    sqlite: [
      "DROP TABLE report_text",
      """
      CREATE VIRTUAL TABLE report_text USING
      fts5 (body, closed, tokenize = 'unicode61 remove_diacritics 2')
      """,
      """
      INSERT INTO report_text (rowid, body, closed)
      SELECT id, text || CHAR(10) || COALESCE(landmark, ''), COALESCE(address, '') FROM reports
      """,
    ])
}

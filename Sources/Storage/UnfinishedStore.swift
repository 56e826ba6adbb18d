/// The mark of a store that is being filled from elsewhere. It stands from before the first row
/// until the last was compared; nobody may serve a store that carries it.
public enum UnfinishedStore {
  private static let key = "unfinished"

  public static func isMarked(on connection: any Connection) throws -> Bool {
    try SettingRows.get(key, on: connection) != nil
  }

  public static func mark(on connection: any Connection) throws {
    try SettingRows.set(key, "1", on: connection)
  }

  public static func clear(on connection: any Connection) throws {
    try connection.run("DELETE FROM settings WHERE name = $1", [.text(key)])
  }

  /// Is this row of this table the mark itself, which is never copied?
  public static func isMark(_ row: [SQLValue], of table: Table) -> Bool {
    table.name == "settings" && row.first == .text(key)
  }
}

import Domain

/// Private reports, of which the public learns how many there are in a village and nothing else.
/// Sealed ones are not counted: of them nobody outside learns even the village.
public enum PrivateCounts {
  /// Villages without any are left out.
  public static func of(_ villages: [String], on connection: any Connection) throws -> [String: Int]
  {
    guard !villages.isEmpty else { return [:] }
    let rows = try connection.all(
      """
      SELECT village, COUNT(*) FROM reports
      WHERE privacy = 'private' AND state <> 'draft' AND village IN (\(SQLValue.marks(villages.count)))
      GROUP BY village
      """, villages.map(SQLValue.text)
    ) { ($0.text(0), $0.int(1)) }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}

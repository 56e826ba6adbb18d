public import Domain

/// Token buckets, shared by all nodes through the store. A bucket is one number: the moment it is
/// full again. What has run full says nothing more and is forgotten.
public enum BucketRows {
  /// Takes from a bucket. Nil when there was enough; else nothing was taken, and it is the moment
  /// when trying again helps, milliseconds since 1970 UTC.
  public static func take(
    _ name: String, _ amount: Int64 = 1, of allowance: Allowance, now: Int64,
    on connection: any Connection
  ) throws -> Int64? {
    let cost = allowance.cost(amount)
    let taken = try connection.first(
      """
      INSERT INTO buckets (name, full_at) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET
        full_at = CASE WHEN buckets.full_at > $3 THEN buckets.full_at + $4 ELSE $2 END
      WHERE buckets.full_at <= $5
      RETURNING full_at
      """,
      [
        .text(name), .integer(now + cost), .integer(now), .integer(cost),
        .integer(now + allowance.span - cost),
      ]
    ) { $0.integer(0) }
    guard taken == nil else { return nil }
    let full = try connection.first(
      "SELECT full_at FROM buckets WHERE name = $1", [.text(name)]
    ) { $0.integer(0) }
    return max(now + 1, (full ?? now) + cost - allowance.span)
  }

  /// Fills a bucket, after a success.
  public static func fill(_ name: String, on connection: any Connection) throws {
    try connection.run("DELETE FROM buckets WHERE name = $1", [.text(name)])
  }

  /// Forgets buckets that are full, at most `limit`.
  public static func purge(before now: Int64, limit: Int, on connection: any Connection) throws
    -> Int
  {
    try connection.run(
      """
      DELETE FROM buckets WHERE name IN (
        SELECT name FROM buckets WHERE full_at <= $1 ORDER BY full_at LIMIT $2)
      """, [.integer(now), .init(limit)])
  }
}

/// Days on which one village reported more than usual.
public enum BurstRows {
  public struct Burst: Sendable, Equatable {
    public let village: String
    public let firstAt: Int64
    public let lastAt: Int64
  }

  /// - Parameter day: of the city's calendar, as in ISO 8601
  public static func note(_ village: String, day: String, at: Int64, on connection: any Connection)
    throws
  {
    try connection.run(
      """
      INSERT INTO area_bursts (village, day, first_at, last_at) VALUES ($1, $2, $3, $3)
      ON CONFLICT (village, day) DO UPDATE SET last_at = excluded.last_at
      """, [.text(village), .text(day), .integer(at)])
  }

  /// Latest first, at most 50.
  public static func since(_ moment: Int64, on connection: any Connection) throws -> [Burst] {
    try connection.all(
      """
      SELECT village, first_at, last_at FROM area_bursts WHERE last_at >= $1
      ORDER BY last_at DESC, village LIMIT 50
      """, [.integer(moment)]
    ) { Burst(village: $0.text(0), firstAt: $0.integer(1), lastAt: $0.integer(2)) }
  }

  public static func purge(before: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM area_bursts WHERE last_at < $1", [.integer(before)])
  }
}

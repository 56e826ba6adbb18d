public import Domain

/// The keys of a report's own reporter: which submission made it and which link opens it.
public enum AccessRows {
  static let columns = "report_id, submission_id, link_hash"

  public static func insert(
    report: Int64, submission: String, linkHash: String, on connection: any Connection
  ) throws {
    try connection.put(
      "INSERT INTO report_access (\(columns)) VALUES ($1, $2, $3)",
      [.integer(report), .text(submission), .text(linkHash)])
  }

  /// The report a submission made, if it arrived before.
  public static func report(submission: String, on connection: any Connection) throws -> Report? {
    try connection.first(
      """
      SELECT \(ReportRows.columns) FROM report_access a JOIN reports r ON r.id = a.report_id
      WHERE a.submission_id = $1
      """, [.text(submission)], ReportRows.decode)
  }

  public static func report(linkHash: String, on connection: any Connection) throws -> Int64? {
    try connection.first(
      "SELECT report_id FROM report_access WHERE link_hash = $1", [.text(linkHash)]
    ) { $0.integer(0) }
  }

  public static func submission(of report: Int64, on connection: any Connection) throws -> String? {
    try connection.first(
      "SELECT submission_id FROM report_access WHERE report_id = $1", [.integer(report)]
    ) { $0.text(0) }
  }

  /// Lets the device with this token act as the reporter until `expires`.
  public static func grant(
    _ tokenHash: String, report: Int64, expires: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO reporter_grants (token_hash, report_id, expires_at) VALUES ($1, $2, $3)
      ON CONFLICT (token_hash, report_id) DO UPDATE SET expires_at = excluded.expires_at
      """, [.text(tokenHash), .integer(report), .integer(expires)])
  }

  /// Id of the report with this number, if the device with this token may act as its reporter.
  public static func reportOpen(
    to tokenHash: String, number: String, now: Int64, on connection: any Connection
  ) throws -> Int64? {
    try connection.first(
      """
      SELECT g.report_id FROM reports r JOIN reporter_grants g ON g.report_id = r.id
      WHERE r.number = $1 AND g.token_hash = $2 AND g.expires_at > $3
      """, [.text(number), .text(tokenHash), .integer(now)]
    ) { $0.integer(0) }
  }

  public static func isGranted(
    _ tokenHash: String, report: Int64, now: Int64, on connection: any Connection
  ) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM reporter_grants WHERE token_hash = $1 AND report_id = $2 AND expires_at > $3",
      [.text(tokenHash), .integer(report), .integer(now)]
    ) { _ in true } ?? false
  }

  /// Lets every device that acts as the reporter of one report act as that of another.
  public static func copyGrants(
    from report: Int64, to other: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO reporter_grants (token_hash, report_id, expires_at)
      SELECT token_hash, $2, expires_at FROM reporter_grants WHERE report_id = $1
      """, [.integer(report), .integer(other)])
  }

  public static func revoke(_ tokenHash: String, on connection: any Connection) throws {
    try connection.run("DELETE FROM reporter_grants WHERE token_hash = $1", [.text(tokenHash)])
  }

  public static func purgeGrants(before now: Int64, on connection: any Connection) throws -> Int {
    try connection.run("DELETE FROM reporter_grants WHERE expires_at <= $1", [.integer(now)])
  }
}

/// The reporter's identity. It is nowhere else, and cannot be read without a line in the log.
public enum IdentityRows {
  public static func insert(
    _ contact: Contact, report: Int64, at: Int64, on connection: any Connection
  ) throws {
    try connection.put(
      """
      INSERT INTO reporters (report_id, name, phone, email, consent, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .integer(report), .init(contact.name), .init(contact.phone), .init(contact.email),
        .init(contact.consent), .integer(at),
      ])
  }

  /// The reporter of one report is that of another as well. Nobody reads the identity for that.
  public static func copy(
    from report: Int64, to other: Int64, at now: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO reporters (report_id, name, phone, email, consent, created_at)
      SELECT $2, name, phone, email, consent, $3 FROM reporters WHERE report_id = $1
      """, [.integer(report), .integer(other), .integer(now)])
  }

  /// The reporter gave another address for letters. Officers may use it no more than before.
  public static func setEmail(
    _ email: String, of report: Int64, at now: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO reporters (report_id, email, consent, created_at) VALUES ($1, $2, 0, $3)
      ON CONFLICT (report_id) DO UPDATE SET email = excluded.email
      """, [.integer(report), .text(email), .integer(now)])
  }

  /// Whether there is a contact, and whether the reporter agreed to be contacted. No identity.
  public static func consent(of report: Int64, on connection: any Connection) throws -> Bool? {
    try connection.first(
      "SELECT consent FROM reporters WHERE report_id = $1", [.integer(report)]
    ) { $0.bool(0) }
  }

  /// Reads the contact and writes who, when and why in the same transaction.
  public static func open(
    report: Int64, by user: Int64, unit: String, reason: String, at: Int64,
    on connection: any Connection
  ) throws -> Contact? {
    try connection.put(
      """
      INSERT INTO identity_openings (report_id, user_id, unit, at, reason)
      VALUES ($1, $2, $3, $4, $5)
      """, [.integer(report), .integer(user), .text(unit), .integer(at), .text(reason)])
    return try connection.first(
      "SELECT name, phone, email, consent FROM reporters WHERE report_id = $1",
      [.integer(report)]
    ) { row in
      Contact(
        name: row.optionalText(0), phone: row.optionalText(1), email: row.optionalText(2),
        consent: row.bool(3))
    }
  }

  /// Where a message about the report goes. Nobody sees it: it is handed to the message's way out,
  /// and the line of the delivery is the line in the log.
  public static func addressForDelivery(of report: Int64, on connection: any Connection) throws
    -> Contact?
  {
    try connection.first(
      "SELECT phone, email, consent FROM reporters WHERE report_id = $1", [.integer(report)]
    ) { Contact(phone: $0.optionalText(0), email: $0.optionalText(1), consent: $0.bool(2)) }
  }

  /// Which ways there are to reach the reporter: no identity.
  public static func ways(of report: Int64, on connection: any Connection) throws -> (
    mail: Bool, telephone: Bool
  ) {
    try connection.first(
      "SELECT email IS NOT NULL, phone IS NOT NULL FROM reporters WHERE report_id = $1",
      [.integer(report)]
    ) { ($0.bool(0), $0.bool(1)) } ?? (false, false)
  }

  /// Who looked: unit and moment only, latest first, at most 100.
  public static func openings(of report: Int64, on connection: any Connection) throws
    -> [(unit: String, at: Int64, reason: String)]
  {
    try connection.all(
      """
      SELECT unit, at, reason FROM identity_openings WHERE report_id = $1
      ORDER BY at DESC, id DESC LIMIT 100
      """, [.integer(report)]
    ) { ($0.text(0), $0.integer(1), $0.text(2)) }
  }
}

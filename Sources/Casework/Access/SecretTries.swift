import Domain
import Storage

/// Counts tries at a password or a PIN. Known and unknown names are counted alike, so that the
/// counting tells nobody which there are.
struct SecretTries: Sendable {
  private let address: String
  private let block: String
  private let own: String
  private let everywhere: String
  private let slow: String

  /// - Parameters:
  ///   - kind: what is tried
  ///   - subject: whose secret, as typed
  init(_ kind: String, _ subject: String, from address: String) {
    let parsed = NetworkAddress(address)
    let place = parsed?.own ?? address
    func name(_ parts: String...) -> String {
      // What is typed may be as long as a form; what is counted under is not.
      ReporterKeys.hash(([kind] + parts).joined(separator: "\n"))
    }
    self.address = name("from", place)
    block = name("block", parsed?.block ?? address)
    own = name("own", place, subject)
    everywhere = name("all", subject)
    slow = name("slow", place, subject)
  }

  /// Nil when the secret may be looked at; else when trying again helps.
  func take(_ tries: Allowances.Tries, now: Int64, on connection: any Connection) throws -> Int64? {
    func take(_ name: String, _ allowance: Allowance) throws -> Int64? {
      try BucketRows.take(name, of: allowance, now: now, on: connection)
    }
    // The address first: one that tries too much makes no further rows and uses up nobody's tries.
    if let until = try take(address, tries.address) ?? take(block, tries.block) { return until }
    if let until = try take(own, tries.own) { return until }
    guard try take(everywhere, tries.everywhere) != nil else { return nil }
    return try take(slow, tries.slow)
  }

  /// Whoever knows the secret has all tries again.
  func succeeded(on connection: any Connection) throws {
    for name in [own, everywhere, slow] { try BucketRows.fill(name, on: connection) }
  }
}

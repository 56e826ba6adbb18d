import Domain
import Sodium

/// The keys a reporter gets instead of an account: a PIN and a link.
///
/// Both are derived from the submission by a secret of the installation, so that sending the same
/// form twice shows the same keys and the store holds neither of them.
public struct ReporterKeys: Sendable {
  private let secret: [UInt8]

  /// `secret`: 32 random bytes of this installation.
  public init(secret: [UInt8]) { self.secret = secret }

  /// Six digits. Reports parted from one submission have one PIN: see ``part(of:_:)``.
  public func pin(submission: String) -> String {
    let whole = submission.split(separator: "~").first.map(String.init) ?? submission
    let bytes = hmacSHA256(key: secret, message: Array("pin:\(whole)".utf8))
    let number = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000
    return String(String(1_000_000 + number).dropFirst())
  }

  /// 26 letters and digits: 128 bits nobody can guess.
  public func link(submission: String) -> String {
    let bytes = hmacSHA256(key: secret, message: Array("link:\(submission)".utf8))
    return base32(Array(bytes.prefix(16)))
  }

  /// Names a report that an officer made from another one. No sender can make such a name.
  static func part(of submission: String, _ report: Int64) -> String {
    "\(submission.split(separator: "~").first.map(String.init) ?? submission)~\(report)"
  }

  /// Marks by which two reports are known to be of the same reporter, and by which nobody learns who
  /// that is. None for a sealed report.
  func marks(of contact: Contact?, browser: String?, privacy: Privacy) -> [String] {
    guard privacy != .sealed else { return [] }
    var ways: [String] = []
    if let browser { ways.append("browser:\(browser)") }
    if let phone = contact?.phone {
      // `0812…` and `+62 812…` are one telephone: what counts is the end.
      ways.append("phone:\(phone.filter(\.isNumber).suffix(9))")
    }
    if let email = contact?.email { ways.append("email:\(email.lowercased())") }
    return ways.map { token("reporter:\($0)") }
  }

  /// A key for something else of this installation, named by `purpose`.
  func token(_ purpose: String) -> String {
    base32(Array(hmacSHA256(key: secret, message: Array(purpose.utf8)).prefix(16)))
  }

  /// The device token of a browser that has none: as long as the browser is open it gets the same one.
  public func device(browser: String) -> String { token("device:\(browser)") }

  /// By what a device is known among those who support a report.
  public static func voice(_ device: String) -> String { "device:\(hash(device))" }

  /// What the store keeps of a token that opens something.
  public static func hash(_ token: String) -> String { SHA256.hash(Array(token.utf8)).hex }

  /// A fresh token for a session, a device or a draft: 160 random bits.
  public static func freshToken() -> String { base32(randomBytes(20)) }
}

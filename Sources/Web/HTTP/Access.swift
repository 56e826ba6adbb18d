package import Domain

/// Who may come in. A closed list, so that a test can go through all routes and all roles.
package enum Access: Sendable, Equatable {
  case anyone
  /// The reporter of the report whose number stands in the path as `{nomor}`, known by PIN or by
  /// the tracking link.
  case reporter
  /// Any officer.
  case signedIn
  /// Any officer, also one who has yet to set up the second step the role must have.
  case enrolling
  case roles(Set<Role>)
  /// The request proves itself (signature, API key) and the handler checks the proof.
  case ownAuthentication

  enum Decision: Equatable {
    case granted
    /// Show who you are, there.
    case proof(at: String)
    case refused
  }

  static let signInPath = "/masuk"
  static let trackPath = "/lacak"
  /// Where the second step is set up.
  static let factorPath = "/meja/akun/keamanan"

  func decide(_ session: Session?, isReporter: Bool = false) -> Decision {
    let isOfficer = session != nil
    switch self {
    case .anyone, .ownAuthentication:
      return .granted
    case .reporter:
      return isReporter ? .granted : .proof(at: Self.trackPath)
    case .enrolling:
      return isOfficer ? .granted : .proof(at: Self.signInPath)
    case .signedIn:
      guard let session else { return .proof(at: Self.signInPath) }
      return session.lacksFactor ? .proof(at: Self.factorPath) : .granted
    case .roles(let roles):
      guard let session else { return .proof(at: Self.signInPath) }
      guard !session.lacksFactor else { return .proof(at: Self.factorPath) }
      return roles.contains(session.actor.role) ? .granted : .refused
    }
  }
}

import CSodium

/// Why a password could not be hashed.
public enum PasswordFailure: Error, Sendable, Equatable {
  /// More than `PasswordHasher.longestPassword` bytes of UTF-8.
  case tooLong
  /// libsodium refused the cost, or the memory it asks for is not there.
  case costNotAffordable
}

/// Argon2id password hashing. Every call takes the whole cost in time and memory on the calling
/// thread, so the caller bounds how many run at once.
public struct PasswordHasher: Sendable {
  /// Bytes of UTF-8; a longer password is refused, not cut.
  public static let longestPassword = 1024

  /// 19 MiB and two passes: the first choice of the OWASP Password Storage Cheat Sheet.
  public static let standard = PasswordHasher(operations: 2, memory: 19 * 1024 * 1024)

  /// The smallest cost libsodium allows. It protects nothing.
  public static let fastForTests = PasswordHasher(operations: 1, memory: 8192)

  private let operations: UInt64
  private let memory: Int

  /// - Parameters:
  ///   - operations: passes over the memory, at least 1
  ///   - memory: bytes, at least 8192
  public init(operations: UInt64, memory: Int) {
    self.operations = operations
    self.memory = memory
  }

  /// A PHC string (`$argon2id$v=19$m=...`) that carries its salt and its cost. The password's
  /// bytes are taken as given, without Unicode normalisation.
  public func hash(_ password: String) throws(PasswordFailure) -> String {
    requireLibrary()
    let bytes = password.utf8.map(CChar.init(bitPattern:))
    guard bytes.count <= Self.longestPassword else { throw .tooLong }
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let status = crypto_pwhash_str_alg(
      &text, bytes, UInt64(bytes.count), operations, memory, crypto_pwhash_ALG_ARGON2ID13)
    guard status == 0 else { throw .costNotAffordable }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether `password` is the one hashed. The cost is read from `hash`, not from this value.
  /// False as well for a text that is no such hash.
  public func verify(_ password: String, against hash: String) -> Bool {
    requireLibrary()
    let bytes = password.utf8.map(CChar.init(bitPattern:))
    guard bytes.count <= Self.longestPassword else { return false }
    return hash.withCString {
      crypto_pwhash_str_verify($0, bytes, UInt64(bytes.count)) == 0
    }
  }
}

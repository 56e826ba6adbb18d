import CPQ
import Glibc

/// Where the server is, as libpq understands it: `postgres://USER@HOST:PORT,HOST:PORT/NAME?...`,
/// with its own words for TLS (`sslmode`, `sslrootcert`), several hosts and passwords.
struct PostgresAddress: Sendable {
  private let words: [(name: String, value: String)]

  /// - Throws: ``StorageFailure/unavailable(cause:)`` when libpq cannot read the address.
  init(_ address: String, statementTimeout: Int, isCopy: Bool = false) throws {
    var complaint: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address, &complaint) else {
      let cause = complaint.map { String(cString: $0) } ?? "not an address"
      PQfreemem(complaint)
      throw StorageFailure.unavailable(cause: cause)
    }
    defer { PQconninfoFree(options) }
    var words: [(name: String, value: String)] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        words.append((String(cString: keyword), String(cString: value)))
      }
      option += 1
    }
    func assume(_ name: String, _ value: String) {
      if !words.contains(where: { $0.name == name }) { words.append((name, value)) }
    }
    // Of several hosts the one that takes writes is meant, also after a failover; of copies one
    // that does not.
    assume("target_session_attrs", isCopy ? "prefer-standby" : "read-write")
    assume("application_name", "tanggap")
    assume("client_encoding", "UTF8")
    // A host that has vanished without a word is noticed soon after a statement should have ended.
    assume("connect_timeout", "3")
    assume("tcp_user_timeout", String((statementTimeout + 5) * 1_000))
    assume("keepalives_idle", "10")
    assume("keepalives_interval", "5")
    assume("keepalives_count", "3")
    self.words = words
  }

  /// A new connection, good or bad; the caller ends it.
  func connect() -> OpaquePointer? {
    let names = words.map { strdup($0.name) }
    let values = words.map { strdup($0.value) }
    defer { for text in names + values { free(text) } }
    return PQconnectdbParams(
      names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
  }
}

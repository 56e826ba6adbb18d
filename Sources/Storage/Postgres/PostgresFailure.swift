import CPQ

/// An error the server or the line to it reported, with its SQLSTATE.
struct PostgresError: Error {
  /// Five characters; empty when there was no answer, because the line broke.
  let state: String
  let message: String
  /// The statement that failed, where it is not the one that was waited for.
  var sql: String?

  /// The connection cannot be used again.
  var endsConnection: Bool {
    // 25006: the server has become a standby; its leader is elsewhere now.
    state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") || state == "25006"
      || state == "25P03" || isStalePlan
  }

  /// The transaction met another one; run again from its beginning it may succeed.
  var isCollision: Bool { state == "40001" || state == "40P01" }

  /// A unique key was taken: perhaps by somebody faster, whom a second run sees.
  var isTaken: Bool { state == "23505" }

  /// A prepared statement no longer fits, because a migration ran beside this connection.
  private var isStalePlan: Bool {
    state == "26000" || (state == "0A000" && message.contains("cached plan"))
  }

  /// - Precondition: nothing of the transaction was committed.
  var mayHealOnAnotherConnection: Bool { endsConnection && state != "25P03" }

  /// What the failure means to the rooms above.
  var failure: StorageFailure {
    let cause = state.isEmpty ? message : "\(state): \(message)"
    switch state {
    case "53100": return .diskFull(cause: cause)
    case "57014", "55P03", "25P03": return .tooSlow(cause)
    case "40001", "40P01": return .busy
    case "22021", "22P05": return .unstorable(cause)
    case "25006", "3D000": return .unavailable(cause: cause)
    default: break
    }
    switch state.prefix(2) {
    case "", "08", "28", "53", "57", "58", "XX": return .unavailable(cause: cause)
    case "23": return .constraint(cause: cause)
    default: return .other(cause: cause)
    }
  }

  init(state: String, message: String) {
    self.state = state
    self.message = message
  }

  /// What a failed result says.
  init(result: OpaquePointer, sql: String? = nil) {
    self.sql = sql
    state = Self.field(result, PG_DIAG_SQLSTATE) ?? ""
    let primary = Self.field(result, PG_DIAG_MESSAGE_PRIMARY)
    let whole = String(cString: PQresultErrorMessage(result))
    message = (primary ?? whole).trimmingNewlines
  }

  /// The line broke, or never stood.
  init(lost link: OpaquePointer?) {
    state = ""
    message = link.map { String(cString: PQerrorMessage($0)).trimmingNewlines } ?? "no connection"
  }

  static func field(_ result: OpaquePointer, _ code: UInt8) -> String? {
    PQresultErrorField(result, Int32(code)).map { String(cString: $0) }
  }
}

// Macros of postgres_ext.h that do not come over as constants.
let PG_DIAG_SEVERITY_NONLOCALIZED = UInt8(ascii: "V")
let PG_DIAG_SQLSTATE = UInt8(ascii: "C")
let PG_DIAG_MESSAGE_PRIMARY = UInt8(ascii: "M")

extension String {
  fileprivate var trimmingNewlines: String {
    var text = self[...]
    while let last = text.last, last.isNewline { text.removeLast() }
    return String(text)
  }
}

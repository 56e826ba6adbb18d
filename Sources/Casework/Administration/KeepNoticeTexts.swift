import Domain
import Storage

extension Casework {
  /// Sets what a message says, in both languages, and logs it. A text that is nil reads as the
  /// program brings it. Whether the texts are sound is the caller's to know.
  public func setNoticeText(
    _ name: String, id: String?, en: String?, by user: Int64?, now: Int64
  ) async throws {
    try await database.write { connection in
      try NoticeTextRows.set(name, .id, id, by: user, at: now, on: connection)
      try NoticeTextRows.set(name, .en, en, by: user, at: now, on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: id == nil && en == nil ? "text.reset" : "text.change",
        subject: name, details: "", on: connection)
    }
  }
}

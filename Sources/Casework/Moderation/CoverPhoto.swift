public import Domain
public import Evidence
import Storage

extension Casework {
  /// Shows a photo blurred in these parts from now on; each time anew from the sealed original.
  /// - Throws: ``ModerationRefusal``, ``Refusal``, ``PhotoRefusal``, ``VaultFailure``.
  public func cover(
    photo id: String, of number: String, parts: [PhotoBox], reason: FlagReason, by actor: Actor,
    photos: PhotoIntake, vault: any BlobVault, now: Int64
  ) async throws {
    let original = try await moderate(number, by: actor) { report, _, connection in
      try Self.original(id, of: report, on: connection)
    }
    guard let bytes = try await vault.bytes(of: original) else {
      throw ModerationRefusal.unknownPhoto
    }
    let copies = try await photos.blurred(bytes, parts: parts)
    try await moderate(number, by: actor) { _, user, connection in
      try MaskRows.cover(
        photo: id, large: copies.large.rawValue,
        thumbnail: copies.thumbnail.rawValue, reason: reason.rawValue, by: user, at: now,
        on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "photo.mask", subject: number, details: reason.rawValue,
        on: connection)
    }
  }

  public func lift(photo id: String, of number: String, by actor: Actor, now: Int64) async throws {
    try await moderate(number, by: actor) { report, user, connection in
      guard try MaskRows.lift(photo: id, of: report, at: now, on: connection) else {
        throw ModerationRefusal.nothingCovered
      }
      try AdministrationRows.append(
        at: now, user: user, what: "photo.lift", subject: number, details: "", on: connection)
    }
  }

  /// Shows a moderator a covered photo as it is without its mask, and logs it: the blob of the copy
  /// that was shown before.
  public func openPhoto(
    _ id: String, of number: String, by actor: Actor, reason: String, now: Int64
  ) async throws -> String {
    try await opening(of: number, photo: id, by: actor, reason: reason, now: now) {
      report, connection in
      guard try MaskRows.photos(of: report.id, on: connection).contains(id),
        let photo = try PhotoRows.uncovered(id, on: connection)
      else { throw ModerationRefusal.nothingCovered }
      return photo.large
    }
  }

  private static func original(_ id: String, of report: Report, on connection: any Connection)
    throws -> BlobID
  {
    guard let photo = try PhotoRows.find(id, on: connection), photo.report == report.id,
      let blob = BlobID(rawValue: photo.original)
    else { throw ModerationRefusal.unknownPhoto }
    return blob
  }
}

public import Domain
public import Evidence
public import Storage

/// Takes in a photo before the form it belongs to is sent: the original is sealed in the vault,
/// only developed copies without metadata are ever shown.
public struct PhotoIntake: Sendable {
  private let developer: PhotoDeveloper
  private let database: any Database

  public init(developer: PhotoDeveloper, database: any Database) {
    self.developer = developer
    self.database = database
  }

  /// - Parameters:
  ///   - owner: who may use it in a form, see ``PhotoOwner``
  ///   - claim: what the device says of the picture beside what is in its bytes
  /// - Throws: ``PhotoRefusal`` for what is wrong with the picture, ``StorageFailure``.
  public func upload(
    _ bytes: [UInt8], owner: PhotoOwner, clock: LocalClock, now: Int64,
    claim: CaptureClaim? = nil
  ) async throws -> Photo {
    let developed = try await developer.develop(
      bytes, assumedOffset: Int(clock.offset(at: now) / 60_000))
    let photo = Photo(
      id: ReporterKeys.freshToken(), report: nil, owner: owner.key,
      original: developed.original.rawValue, large: developed.large.rawValue,
      thumbnail: developed.thumbnail.rawValue, width: developed.width, height: developed.height,
      byteCount: developed.byteCount, format: developed.format.rawValue,
      takenAt: developed.takenAt ?? claim?.takenAt,
      place: developed.place.flatMap { Coordinate(checked: $0.latitude, $0.longitude) }
        ?? claim?.place,
      fingerprint: developed.fingerprint, uploadedAt: now)
    try await database.write {
      try PhotoRows.insert(photo, on: $0)
      if let how = claim?.how { try PhotoCaptureRows.insert(how, of: photo.id, on: $0) }
    }
    return photo
  }
}

/// Who uploaded a photo that belongs to no report yet.
public enum PhotoOwner: Sendable, Equatable {
  /// The draft of a form, by the hash of its token.
  case draft(String)
  /// An officer.
  case user(Int64)
  /// The reporter of a filed report.
  case reporter(Int64)

  public var key: String {
    switch self {
    case .draft(let hash): "draft:\(hash)"
    case .user(let id): "user:\(id)"
    case .reporter(let report): "reporter:\(report)"
    }
  }
}

/// What a device says of a picture it sends. A picture of the camera inside our page carries no time
/// or place in its bytes, so the page sends them along.
public struct CaptureClaim: Sendable, Equatable {
  public let how: PhotoCapture
  /// Milliseconds since 1970 UTC.
  public let takenAt: Int64?
  public let place: Coordinate?

  public init(_ how: PhotoCapture, takenAt: Int64? = nil, place: Coordinate? = nil) {
    self.how = how
    self.takenAt = takenAt
    self.place = place
  }
}

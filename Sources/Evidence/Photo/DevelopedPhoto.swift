/// Degrees on WGS 84, as the camera wrote them: unproven, and as exact as a phone's receiver.
public struct PhotoPlace: Sendable, Codable, Equatable {
  /// Degrees north, -90 to 90.
  public let latitude: Double
  /// Degrees east, -180 to 180.
  public let longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// A photo that has been decoded, reduced and stored.
///
/// Only `large` and `thumbnail` may be shown: they are JPEG, sRGB, upright and carry no metadata.
/// The original keeps whatever the camera wrote, the place and the owner's name included.
public struct DevelopedPhoto: Sendable, Codable, Equatable {
  /// The bytes as they came.
  public let original: BlobID
  /// JPEG, longer side at most 1600 pixels.
  public let large: BlobID
  /// JPEG, longer side at most 320 pixels.
  public let thumbnail: BlobID
  /// Pixels of the original as shown, after rotation.
  public let width: Int
  /// Pixels of the original as shown, after rotation.
  public let height: Int
  /// Bytes of the original.
  public let byteCount: Int
  /// Format of the original.
  public let format: ImageFormat
  /// When the camera says it was taken, in milliseconds since 1970 UTC. Nil when it does not say,
  /// or says no offset and none was assumed.
  public let takenAt: Int64?
  /// Where the camera says it was taken.
  public let place: PhotoPlace?
  /// Difference hash of 64 bits: alike pictures differ in few bits. See `fingerprintDistance`.
  public let fingerprint: UInt64
}

/// In how many of 64 bits two fingerprints differ: 0 for the same picture, few for the same
/// picture resized or recompressed, about 32 for unrelated ones.
public func fingerprintDistance(_ left: UInt64, _ right: UInt64) -> Int {
  (left ^ right).nonzeroBitCount
}

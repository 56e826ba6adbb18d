/// Why a photo was not taken in. The first five are the sender's to mend; the rest are ours.
public enum PhotoRefusal: Error, Sendable, Equatable {
  /// No bytes at all.
  case empty
  /// More bytes than `PhotoLimits.bytes`; carries how many came.
  case tooManyBytes(Int)
  /// More pixels, or a longer side, than `PhotoLimits` allows; carries the size found.
  case tooManyPixels(width: Int, height: Int)
  /// Not JPEG, PNG, WebP or HEIC by its first bytes, whatever its name says. HEIC also falls
  /// here on a machine whose libvips came without its HEIF loader.
  case unknownFormat
  /// The right first bytes, but cut short or broken: it could not be decoded to the end.
  case damaged
  /// Decoding took more than the allowed time, or the caller was cancelled meanwhile.
  case tookTooLong
  /// Too many photos are waiting already. Worth trying again later.
  case busy
  /// The child process could not be started, or does not answer as it should.
  case workerFailed
  /// The picture is sound but could not be stored.
  case vaultFailed

  /// Whether the same picture may be taken in later.
  public var isOurs: Bool {
    switch self {
    case .empty, .tooManyBytes, .tooManyPixels, .unknownFormat, .damaged: false
    case .tookTooLong, .busy, .workerFailed, .vaultFailed: true
    }
  }
}

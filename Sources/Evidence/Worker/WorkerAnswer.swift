/// What the child tells its parent: one line of JSON, then the large JPEG, then the thumbnail.
///
/// The parent trusts none of it further than that: it is data from a process that may have been
/// taken over by a picture, so lengths and sizes are checked again.
struct WorkerAnswer: Codable, Equatable {
  let width: Int
  let height: Int
  let localTime: Int64?
  let offsetMinutes: Int?
  let place: PhotoPlace?
  let fingerprint: UInt64
  let largeBytes: Int
  let thumbnailBytes: Int
}

/// How the child ends when it has no answer (the numbers of sysexits.h).
enum WorkerExit: Int32 {
  case developed = 0
  /// Called with other arguments than the parent gives.
  case wrongUsage = 64
  /// The picture cannot be decoded to the end, or has more pixels than its header announced.
  case damaged = 65
  /// No decoder for this format in this libvips.
  case noDecoder = 69
  /// A limit could not be set, libvips not started, or the pipe broke.
  case machinery = 70
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Limits the child puts on itself before it looks at a byte of the picture. They hold for the
/// rest of its life: a decoder taken over by a picture cannot raise them again.
enum Confinement {
  /// Address space in bytes. Measured at 40 megapixels: 0.3 to 0.5 GB resident for JPEG and WebP,
  /// 1.1 GB for an interlaced PNG of 16 bits with transparency.
  static let addressSpace: UInt64 = 1_500_000_000
  /// Processor time in seconds; then the kernel ends the process.
  static let processorTime: UInt64 = 10
  /// Open files, for the loader modules of libvips.
  static let openFiles: UInt64 = 64

  /// False when a limit could not be set. Files cannot be written at all: the answer goes through
  /// a pipe.
  static func apply() -> Bool {
    #if canImport(Glibc)
      let space = set(RLIMIT_AS, addressSpace)
    #else
      let space = true  // Darwin does not enforce it
    #endif
    return space && set(RLIMIT_CPU, processorTime) && set(RLIMIT_FSIZE, 0)
      && set(RLIMIT_CORE, 0) && set(RLIMIT_NOFILE, openFiles)
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
    private static func number(_ resource: Resource) -> Int32 { Int32(resource.rawValue) }
  #else
    private typealias Resource = Int32
    private static func number(_ resource: Resource) -> Int32 { resource }
  #endif

  /// Lowers the soft and the hard limit; a hard limit that is lower already stays.
  private static func set(_ resource: Resource, _ most: UInt64) -> Bool {
    var limit = rlimit()
    guard getrlimit(number(resource), &limit) == 0 else { return false }
    limit.rlim_max = min(limit.rlim_max, rlim_t(most))
    limit.rlim_cur = limit.rlim_max
    return setrlimit(number(resource), &limit) == 0
  }
}

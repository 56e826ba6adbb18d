import Foundation

/// An advisory lock on a file, held while the object lives; a dead process leaves none behind.
final class FileLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw StorageFailure.unavailable(cause: "\(path): \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(descriptor)
      throw StorageFailure.inUse(path)
    }
  }

  deinit { Glibc.close(descriptor) }

  /// Forces a finished file and its directory entry to disk.
  static func synchronise(_ path: String) throws {
    for name in [path, (path as NSString).deletingLastPathComponent] {
      let file = open(name.isEmpty ? "." : name, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw StorageFailure.other(cause: "cannot open \(name)") }
      defer { Glibc.close(file) }
      guard fsync(file) == 0 else { throw StorageFailure.other(cause: "fsync \(name)") }
    }
  }
}

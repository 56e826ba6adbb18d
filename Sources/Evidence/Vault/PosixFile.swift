import Sodium

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The few POSIX calls the directory vault is made of, with `errno` turned into `VaultFailure`.
enum PosixFile {
  static func failure(_ step: String) -> VaultFailure {
    let code = errno
    return code == ENOSPC || code == EDQUOT ? .full : .medium(step: step, code: code)
  }

  /// Creates a file that must not exist yet, readable by its owner only, and returns when its
  /// content is on the disk. Its name is durable only after `synchroniseDirectory`.
  static func create(_ path: String, _ bytes: [UInt8]) throws(VaultFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("open") }
    do throws(VaultFailure) {
      try writeAll(descriptor, bytes)
      guard fsync(descriptor) == 0 else { throw failure("fsync") }
    } catch {
      close(descriptor)
      unlink(path)
      throw error
    }
    close(descriptor)
  }

  /// Opens a file that has content but no name any more, set to its beginning. It is gone once
  /// the last process closes it, however that process ends.
  static func nameless(in directory: String, _ bytes: [UInt8]) throws(VaultFailure) -> Int32 {
    let path = directory + "/" + randomBytes(16).hex
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure("open") }
    unlink(path)
    do throws(VaultFailure) {
      try writeAll(descriptor, bytes)
      guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw failure("seek") }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) throws(VaultFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("write")
      }
      done += count
    }
  }

  /// The whole content, or nil when there is no such file.
  static func contents(_ path: String) throws(VaultFailure) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("open")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("stat") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read")
      }
      if count == 0 { break }
      done += count
    }
    return done == bytes.count ? bytes : Array(bytes[..<done])
  }

  static func exists(_ path: String) throws(VaultFailure) -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return true }
    if errno == ENOENT { return false }
    throw failure("stat")
  }

  /// Makes a directory for its owner only; one that is there already is fine.
  static func makeDirectory(_ path: String) throws(VaultFailure) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir") }
  }

  static func rename(_ from: String, to: String) throws(VaultFailure) {
    #if canImport(Glibc)
      let status = Glibc.rename(from, to)
    #else
      let status = Darwin.rename(from, to)
    #endif
    guard status == 0 else { throw failure("rename") }
  }

  /// Removes a file; false when there was none.
  static func remove(_ path: String) throws(VaultFailure) -> Bool {
    if unlink(path) == 0 { return true }
    if errno == ENOENT { return false }
    throw failure("unlink")
  }

  /// Makes the names in a directory durable.
  static func synchroniseDirectory(_ path: String) throws(VaultFailure) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync") }
  }

  /// The names in a directory without `.` and `..`; none when there is no such directory.
  static func names(in path: String) throws(VaultFailure) -> [String] {
    guard let stream = opendir(path) else {
      if errno == ENOENT { return [] }
      throw failure("opendir")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

import Foundation

/// Writes a tar archive (POSIX ustar; sizes beyond 8 GiB as GNU tar writes them), member after
/// member, without holding more than a piece of one.
struct TarFile {
  private static let block = 512
  private let handle: FileHandle

  /// Makes the file, readable by its owner only.
  init(path: String) throws {
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Failure.unavailable("\(path) cannot be written") }
    self.handle = handle
  }

  func add(_ name: String, _ bytes: [UInt8]) throws {
    try write(Self.header(name, size: bytes.count) + bytes + Self.padding(bytes.count))
  }

  /// Adds a file piece by piece.
  func add(_ name: String, file path: String) throws {
    guard let source = FileHandle(forReadingAtPath: path) else {
      throw Failure.missing("\(path) cannot be read")
    }
    defer { try? source.close() }
    let size = Int(try source.seekToEnd())
    try source.seek(toOffset: 0)
    try write(Self.header(name, size: size))
    var rest = size
    while rest > 0, let piece = try source.read(upToCount: min(rest, 1 << 20)), !piece.isEmpty {
      try handle.write(contentsOf: piece)
      rest -= piece.count
    }
    guard rest == 0 else { throw Failure.unavailable("\(path) became shorter while it was read") }
    try write(Self.padding(size))
  }

  /// Ends the archive and waits until it is durable.
  func finish() throws {
    try write([UInt8](repeating: 0, count: 2 * Self.block))
    try handle.synchronize()
    try handle.close()
  }

  private func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

  private static func padding(_ size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (block - size % block) % block)
  }

  /// - Precondition: `name` has at most 100 bytes.
  private static func header(_ name: String, size: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at start: Int) {
      for (offset, byte) in text.utf8.enumerated() { header[start + offset] = byte }
    }
    func octal(_ number: Int, _ digits: Int) -> String {
      let text = String(number, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(name, at: 0)
    put(octal(0o600, 7), at: 100)
    put(octal(0, 7), at: 108)
    put(octal(0, 7), at: 116)
    if size < 1 << 33 {
      put(octal(size, 11), at: 124)
    } else {
      header[124] = 0x80
      for index in 0..<8 { header[135 - index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
    }
    put(octal(0, 11), at: 136)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    // The sum counts its own field as blanks.
    put("        ", at: 148)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    return header
  }
}

/// Reads archives with the system's own tar.
enum Tar {
  static func extract(_ archive: String, into directory: String) throws {
    _ = try run([
      "--extract", "--file", archive, "-C", absolute(directory), "--no-same-owner",
      "--no-same-permissions",
    ])
  }

  /// One member from the beginning of an archive; empty when there is none of that name.
  static func read(_ member: String, of archive: String) throws -> [UInt8] {
    try run(
      ["--extract", "--to-stdout", "--occurrence=1", "--file", archive, member], complaining: false)
  }

  private static func run(_ arguments: [String], complaining: Bool = true) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/tar")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    if !complaining { process.standardError = FileHandle.nullDevice }
    do {
      try process.run()
    } catch {
      throw Failure.missing("the program tar is missing")
    }
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    guard process.terminationStatus == 0 || !complaining else {
      throw Failure.badInput("tar failed (\(process.terminationStatus)); is the disk full?")
    }
    return bytes
  }

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}

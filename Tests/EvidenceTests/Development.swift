import Foundation

@testable import Evidence

/// The built executable, which lies beside the tests. `TANGGAP_EXECUTABLE` names another one, to
/// try a release build.
let tanggapExecutable: String = {
  if let named = ProcessInfo.processInfo.environment["TANGGAP_EXECUTABLE"] { return named }
  let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  return tests.deletingLastPathComponent().appendingPathComponent("tanggap").path
}()

@Sendable func realSleep(_ duration: Duration) async throws {
  try await Task.sleep(for: duration)
}

/// A vault in a scratch directory and a developer upon it.
struct Development {
  let scratch: Scratch
  let vault: DirectoryVault
  let developer: PhotoDeveloper

  /// - Parameter script: a shell script to play the child, nil for the real one. `$DIR` in it
  ///   becomes the scratch directory.
  init(
    script: String? = nil, limits: PhotoLimits = .standard, atOnce: Int = 2, waiting: Int = 32,
    sleep: @escaping @Sendable (Duration) async throws -> Void = realSleep
  ) throws {
    let scratch = try Scratch()
    self.scratch = scratch
    vault = try DirectoryVault(root: scratch.path + "/vault")
    let executable = try script.map {
      try scratch.script($0.replacingOccurrences(of: "$DIR", with: scratch.path))
    }
    developer = PhotoDeveloper(
      executable: executable ?? tanggapExecutable, vault: vault, temporaryDirectory: scratch.path,
      limits: limits, atOnce: atOnce, waiting: waiting, sleep: sleep)
  }

  /// The blob of a derivative, read back.
  func bytes(_ id: BlobID) async throws -> [UInt8] {
    guard let bytes = try await vault.bytes(of: id) else { throw NeverHappened() }
    return bytes
  }
}

/// Whether `needle` occurs in `bytes`.
func occurs(_ needle: String, in bytes: [UInt8]) -> Bool {
  Data(bytes).range(of: Data(needle.utf8)) != nil
}

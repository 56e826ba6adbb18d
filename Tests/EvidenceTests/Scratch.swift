import Foundation
import Sodium

/// A directory of its own for one test, gone when the test lets go of it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "tanggap-evidence-" + randomBytes(8).hex
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes an executable shell script and returns its path.
  func script(_ text: String) throws -> String {
    let file = path + "/child.sh"
    try ("#!/bin/sh\n" + text + "\n").write(toFile: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file)
    return file
  }

  func read(_ name: String) -> String? {
    try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func touch(_ name: String) throws {
    try "".write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }
}

struct NeverHappened: Error {}

/// Waits until something is so, at most ten seconds.
func until(_ condition: () async -> Bool) async throws {
  for _ in 0..<1000 {
    if await condition() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  throw NeverHappened()
}

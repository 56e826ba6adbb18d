import Foundation
import Sodium
import Testing

@testable import Evidence

@Suite struct DirectoryVaultTests {
  private let scratch: Scratch
  private let vault: DirectoryVault

  init() throws {
    scratch = try Scratch()
    vault = try DirectoryVault(root: scratch.path + "/vault")
  }

  @Test func putAndRead() async throws {
    let bytes = Array("hello".utf8)
    let id = try await vault.put(bytes)
    #expect(id.rawValue == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
    #expect(vault.path(of: id).hasSuffix("/vault/2c/f2/" + id.rawValue))
    #expect(try await vault.bytes(of: id) == bytes)
    #expect(try await vault.contains(id))
    #expect(try await vault.verify(id) == .sound)
  }

  @Test func puttingTwiceKeepsOne() async throws {
    let id = try await vault.put([1, 2, 3])
    #expect(try await vault.put([1, 2, 3]) == id)
    #expect(try await all() == [id])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/vault/incoming").isEmpty)
  }

  @Test func manyAtOnce() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<60 {
        group.addTask { _ = try await vault.put([UInt8(index % 20)]) }
      }
      try await group.waitForAll()
    }
    let expected = Set((0..<20).map { BlobID(of: [UInt8($0)]) })
    #expect(try await all() == expected)
    for id in expected { #expect(try await vault.verify(id) == .sound) }
  }

  @Test func absentBlob() async throws {
    let id = BlobID(of: [9])
    #expect(try await vault.bytes(of: id) == nil)
    #expect(try await !vault.contains(id))
    #expect(try await vault.verify(id) == .missing)
    try await vault.remove(id)
  }

  @Test func removing() async throws {
    let id = try await vault.put([7])
    let other = try await vault.put([8])
    try await vault.remove(id)
    #expect(try await vault.verify(id) == .missing)
    #expect(try await all() == [other])
  }

  @Test(arguments: [[UInt8](), [1, 2, 3, 5], [1, 2, 3]])
  func damageIsFoundAndMended(wrong: [UInt8]) async throws {
    let bytes: [UInt8] = [1, 2, 3, 4]
    let id = try await vault.put(bytes)
    try Data(wrong).write(to: URL(fileURLWithPath: vault.path(of: id)))
    #expect(try await vault.verify(id) == .damaged)
    #expect(try await vault.put(bytes) == id)
    #expect(try await vault.verify(id) == .sound)
  }

  @Test func emptyBlob() async throws {
    let id = try await vault.put([])
    #expect(try await vault.bytes(of: id) == [])
    #expect(try await vault.verify(id) == .sound)
  }

  @Test func filesAreForTheirOwnerOnly() async throws {
    let id = try await vault.put([1])
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(vault.path(of: id)) == 0o600)
    #expect(try mode(scratch.path + "/vault") == 0o700)
    #expect(try mode(scratch.path + "/vault/" + id.rawValue.prefix(2)) == 0o700)
  }

  @Test func strayFilesAreNoBlobs() async throws {
    let id = try await vault.put([1])
    let leaf =
      scratch.path + "/vault/" + id.rawValue.prefix(2) + "/" + id.rawValue.dropFirst(2).prefix(2)
    try Data([1]).write(to: URL(fileURLWithPath: leaf + "/notes.txt"))
    try Data([1]).write(to: URL(fileURLWithPath: scratch.path + "/vault/incoming/half"))
    #expect(try await all() == [id])
  }

  @Test func walkEndsWithTheBodysError() async throws {
    _ = try await vault.put([1])
    await #expect(throws: NeverHappened.self) {
      try await vault.forEach { _ in throw NeverHappened() }
    }
  }

  @Test func failuresOfTheMedium() async throws {
    let file = scratch.path + "/file"
    try Data([1]).write(to: URL(fileURLWithPath: file))
    #expect(throws: VaultFailure.medium(step: "mkdir", code: ENOTDIR)) {
      try DirectoryVault(root: file + "/vault")
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/vault")
    await #expect(throws: VaultFailure.medium(step: "mkdir", code: ENOENT)) {
      try await vault.put([1])
    }
  }

  @Test func namesMustBeDigests() throws {
    let good = String(repeating: "0a", count: 32)
    #expect(BlobID(rawValue: good)?.rawValue == good)
    let bad = [
      "", String(good.dropLast()), good + "0", good.uppercased(), "../" + good.dropFirst(3),
      String(repeating: "é", count: 32),
    ]
    for text in bad { #expect(BlobID(rawValue: text) == nil) }
    let id = BlobID(of: [1])
    #expect(try JSONDecoder().decode([BlobID].self, from: JSONEncoder().encode([id])) == [id])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([BlobID].self, from: Data(#"["../../etc/passwd"]"#.utf8))
    }
  }

  private func all() async throws -> Set<BlobID> {
    var found: Set<BlobID> = []
    try await vault.forEach { found.insert($0) }
    return found
  }
}

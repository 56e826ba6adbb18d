import Foundation
import Sodium
import Testing

@testable import Evidence

/// What only a directory promises; the rest is in ``BlobVaultTests``.
@Suite struct DirectoryVaultTests {
  private let scratch: Scratch
  private let vault: DirectoryVault

  init() throws {
    scratch = try Scratch()
    vault = try DirectoryVault(root: scratch.path + "/vault")
  }

  @Test func blobsLieUnderTheirDigest() async throws {
    let id = try await vault.put(Array("hello".utf8))
    #expect(vault.path(of: id).hasSuffix("/vault/2c/f2/" + id.rawValue))
    #expect(FileManager.default.fileExists(atPath: vault.path(of: id)))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/vault/incoming").isEmpty)
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
}

import Sodium
import Testing

@testable import Evidence

/// What every vault promises.
@Suite struct BlobVaultTests {
  @Test(arguments: VaultKind.allCases)
  func putAndRead(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let bytes = Array("hello".utf8)
    let id = try await place.vault.put(bytes)
    #expect(id.rawValue == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
    #expect(try await place.vault.bytes(of: id) == bytes)
    #expect(try await place.vault.contains(id))
    #expect(try await place.vault.verify(id) == .sound)
  }

  @Test(arguments: VaultKind.allCases)
  func everyByteComesBack(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    for bytes in [Array(0...255), randomBytes(3_000_001), Array("\r\n0\r\n\r\n".utf8)] {
      let id = try await place.vault.put(bytes)
      #expect(try await place.vault.bytes(of: id) == bytes)
    }
  }

  @Test(arguments: VaultKind.allCases)
  func puttingTwiceKeepsOne(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let id = try await place.vault.put([1, 2, 3])
    #expect(try await place.vault.put([1, 2, 3]) == id)
    #expect(try await place.all() == [id])
  }

  @Test(arguments: VaultKind.allCases)
  func manyAtOnce(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let vault = place.vault
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<60 {
        group.addTask { _ = try await vault.put([UInt8(index % 20)]) }
      }
      try await group.waitForAll()
    }
    let expected = Set((0..<20).map { BlobID(of: [UInt8($0)]) })
    #expect(try await place.all() == expected)
    for id in expected { #expect(try await place.vault.verify(id) == .sound) }
  }

  @Test(arguments: VaultKind.allCases)
  func absentBlob(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let id = BlobID(of: [9])
    #expect(try await place.vault.bytes(of: id) == nil)
    #expect(try await !place.vault.contains(id))
    #expect(try await place.vault.verify(id) == .missing)
    try await place.vault.remove(id)
    #expect(try await place.all() == [])
  }

  @Test(arguments: VaultKind.allCases)
  func removing(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let id = try await place.vault.put([7])
    let other = try await place.vault.put([8])
    try await place.vault.remove(id)
    #expect(try await place.vault.verify(id) == .missing)
    #expect(try await place.all() == [other])
  }

  @Test(arguments: VaultKind.allCases, [[UInt8](), [1, 2, 3, 5], [1, 2, 3]])
  func damageIsFoundAndMended(kind: VaultKind, wrong: [UInt8]) async throws {
    let place = try EmptyVault(kind)
    let bytes: [UInt8] = [1, 2, 3, 4]
    let id = try await place.vault.put(bytes)
    try await place.damage(id, wrong)
    #expect(try await place.vault.bytes(of: id) == wrong)
    #expect(try await place.vault.verify(id) == .damaged)
    #expect(try await place.vault.put(bytes) == id)
    #expect(try await place.vault.verify(id) == .sound)
  }

  @Test(arguments: VaultKind.allCases)
  func emptyBlob(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let id = try await place.vault.put([])
    #expect(try await place.vault.bytes(of: id) == [])
    #expect(try await place.vault.verify(id) == .sound)
  }

  @Test(arguments: VaultKind.allCases)
  func strayFilesAreNoBlobs(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    let id = try await place.vault.put([2])
    try await place.litter()
    #expect(try await place.all() == [id])
  }

  @Test(arguments: VaultKind.allCases)
  func walkEndsWithTheBodysError(kind: VaultKind) async throws {
    let place = try EmptyVault(kind)
    _ = try await place.vault.put([1])
    await #expect(throws: NeverHappened.self) {
      try await place.vault.forEach { _ in throw NeverHappened() }
    }
  }
}

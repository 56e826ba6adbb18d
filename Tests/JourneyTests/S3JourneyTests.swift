import Casework
import Domain
import Evidence
import HTTPTypes
import Sodium
import Storage
import Synchronization
import TestStores
import Testing

@testable import Web

@Suite("Photos in an S3 store")
struct S3JourneyTests {
  @Test("A city whose photos lie in an S3 store shows what one with a directory shows")
  func theSamePhotos() async throws {
    let local = try await photos(vault: nil)
    let remote = try await photos { try TestBucket.vault() }
    #expect(local == remote)
    // Complaint and proof, each in two sizes, on each engine.
    #expect(local.count == TestServer.engines.count * 4)
  }

  /// Digests of the photos that the public sees of a finished report.
  private func photos(vault: (@Sendable () throws -> any BlobVault)?) async throws -> [String] {
    let shown = Shown()
    try await World.with(vault: vault) { world in
      let receipt = try await world.submitFull(
        text: "Lampu taman padam", privacy: .public, photos: [TestPicture.png(seed: 3)])
      let number = receipt.report.number
      try await world.complete(number)
      var digests: [String] = []
      for photo in try await world.photos(number) {
        for size in PhotoSize.allCases {
          let answer = try await world.browser().get("/foto/\(photo.id)/\(size.rawValue).jpg")
          #expect(answer.status.code == 200)
          digests.append(SHA256.hash(answer.bytes).hex)
        }
        let original = try #require(BlobID(rawValue: photo.original))
        #expect(try await world.office.vault.verify(original) == .sound)
      }
      shown.digests.withLock { $0 += digests.sorted() }
    }
    return shown.digests.withLock { $0 }
  }

  private final class Shown: Sendable {
    let digests = Mutex<[String]>([])
  }
}

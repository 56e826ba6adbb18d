import Casework
import Domain
import Evidence
import Foundation
import Storage
import Testing

@Suite struct HousekeepingTests {
  private func enter(_ bytes: [UInt8], _ vault: DirectoryVault, _ casework: Casework, at: Int64)
    async throws -> String
  {
    let blob = try await vault.put(bytes).rawValue
    let id = ReporterKeys.freshToken()
    try await casework.database.write {
      try PhotoRows.insert(
        Photo(
          id: id, report: nil, owner: "draft:saya", original: blob, large: blob, thumbnail: blob,
          width: 1, height: 1, byteCount: bytes.count, format: "jpeg", takenAt: nil, place: nil,
          fingerprint: 0, uploadedAt: at), on: $0)
    }
    return id
  }

  @Test func photosNobodyFiledGoWithTheirBytesUnlessAnotherNeedsThem() async throws {
    let directory = FileManager.default.temporaryDirectory.path + "/rumah-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let vault = try DirectoryVault(root: directory)
    try await withCity { casework in
      let old = SampleCity.now
      let now = old + Casework.formLifetime + 1
      _ = try await enter([1], vault, casework, at: old)
      _ = try await enter([2], vault, casework, at: old)
      _ = try await enter([2], vault, casework, at: now)
      let filed = try await enter([3], vault, casework, at: old)
      _ = try await casework.submit(
        SubmitReport(
          Draft(
            channel: "JAKI", text: "Lampu jalan padam sejak kemarin.", place: SampleCity.place,
            photos: [filed]), submission: "dengan-foto", photoOwner: "draft:saya"), now: old)
      let gone = try await casework.keepHouse(vault: vault, now: now)
      #expect(gone == 3, "two photos and an entry of the feed")
      #expect(try await vault.verify(BlobID(of: [1])) == .missing)
      #expect(try await vault.verify(BlobID(of: [2])) == .sound, "a younger photo needs it")
      #expect(try await vault.verify(BlobID(of: [3])) == .sound, "a report needs it")
    }
  }

  @Test func aPhotoTakenOutOfAFormCannotBeSentAnyMore() async throws {
    try await withCity { casework in
      let photo = try await casework.photo(of: .draft("saya"))
      let removed = try await casework.database.write {
        try PhotoRows.removeLoose(photo, owner: "draft:saya", on: $0)
      }
      #expect(removed)
      await #expect(throws: SubmitRefusal.invalid([.unknownPhoto])) {
        _ = try await casework.submit(
          SubmitReport(
            Draft(
              channel: "JAKI", text: "Lampu jalan padam sejak kemarin.", place: SampleCity.place,
              photos: [photo]), submission: "tanpa-foto", photoOwner: "draft:saya"),
          now: SampleCity.now)
      }
    }
  }
}

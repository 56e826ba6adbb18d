import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// From "report this content" to the masked report, in every form in which it is shown.
@Suite("Moderation")
struct ModerationTests {
  private static let secret = "Zulkhairun"

  private func text() -> String { "Tetangga saya \(Self.secret) membakar sampah tiap malam." }

  @Test("What somebody points out is covered everywhere, and the original opens with a reason only")
  func words() async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(
        text: text(), landmark: "warung \(Self.secret)", privacy: .public)
      let number = receipt.report.number
      let path = "/laporan/\(number)"
      let reader = world.browser()
      let page = try await reader.get(path)
      #expect(page.text.contains(Self.secret) && page.text.contains("\(path)/laporkan"))
      try await reader.get("\(path)/laporkan")
      let empty = try await reader.post("\(path)/laporkan", ["uraian-lapor": "ada nama"])
      #expect(empty.status.code == 422 && empty.text.contains("ada nama"))
      let flag: KeyValuePairs = ["sebab-lapor": "personal", "uraian-lapor": "ada nama tetangga"]
      let thanks = try await reader.post("\(path)/laporkan", flag)
      #expect(thanks.text.contains("Terima kasih"))
      let again = try await reader.post("\(path)/laporkan", flag)
      #expect(again.text.contains("sudah melaporkan"))

      let moderator = try await world.officer("kanal")
      let list = try await moderator.get("/meja/moderasi")
      #expect(list.text.contains("ada nama tetangga") && list.text.contains(number))
      #expect(list.statements == 6)
      let desk = "/meja/moderasi/\(number)"
      #expect(try await moderator.get(desk).text.contains(Self.secret))
      let wrong = try await moderator.post(
        "\(desk)/kata", ["kata": "Zulkifli", "sebab-kata": "personal"])
      #expect(wrong.status.code == 422 && wrong.text.contains("tidak ada dalam laporan"))
      let covered = try await moderator.post(
        "\(desk)/kata", ["kata": Self.secret, "sebab-kata": "personal"])
      #expect(covered.status.code == 303, "\(covered.text)")

      let reporter = Citizen(world)
      try await reporter.unlock(receipt)
      let officer = try await world.officer("kelurahan")
      for (who, browser) in [
        ("public", reader), ("moderator", moderator), ("officer", officer),
        ("reporter", reporter.browser),
      ] {
        for address in [
          path, "/api/v1/laporan/\(number)", "/api/v1/laporan", "/api/v1/laporan.csv", "/laporan",
          "/", "/laporan?cari=membakar", desk, "/meja/laporan/\(number)", "/meja/baru",
        ] {
          let shown = try await browser.get(address)
          #expect(!shown.text.contains(Self.secret), "\(address) shows it to the \(who)")
        }
      }
      #expect(try await reader.get(path).text.contains("█████"))
      let search = try await reader.get("/laporan?cari=\(Self.secret)")
      #expect(!search.text.contains(number))

      let closed = try await moderator.post("\(desk)/asli", ["alasan-asli": "x"])
      #expect(closed.status.code == 422 && !closed.text.contains(Self.secret))
      let opened = try await moderator.post("\(desk)/asli", ["alasan-asli": "warga keberatan"])
      #expect(opened.text.contains(Self.secret))
      #expect(opened.headers[.cacheControl] == "no-store")
      let after = try await moderator.get(desk)
      #expect(after.text.contains("warga keberatan") && !after.text.contains(Self.secret))

      #expect(try await moderator.post("\(desk)/selesai").status.code == 303)
      #expect(!(try await moderator.get("/meja/moderasi").text.contains(number)))
      let mask = try #require(after.field("tutupan"))
      #expect(try await moderator.post("\(desk)/kata/buka", ["tutupan": mask]).status.code == 303)
      #expect(try await reader.get(path).text.contains(Self.secret))
      let log = try await (try await world.officer("admin")).get("/meja/jejak")
      for step in ["menutupi kata", "membuka tutupan kata", "memeriksa isi yang dilaporkan"] {
        #expect(log.text.contains(step))
      }
      #expect(!log.text.contains(Self.secret))
    }
  }

  @Test("A photo is blurred for everybody; its original opens with a reason, and it comes back")
  func photo() async throws {
    try await World.with { world in
      let number = try await world.submitFull(
        text: "Mobil ini parkir di trotoar tiap hari.", privacy: .public,
        photos: [TestPicture.png(seed: 9, side: 240)]
      ).report.number
      let reader = world.browser()
      let id = try #require(try await world.report(number).firstPhoto)
      let sizes = ["kecil", "besar"].map { "/foto/\(id)/\($0).jpg" }
      var plain: [[UInt8]] = []
      for size in sizes { plain.append(try await reader.get(size).bytes) }

      let moderator = try await world.officer("kanal")
      let desk = "/meja/moderasi/\(number)"
      try await moderator.get(desk)
      let strange = try await moderator.post(
        "\(desk)/foto", ["foto-tutup": "bukan", "sebab-foto": "personal"])
      #expect(strange.status.code == 422)
      let part = try await moderator.post(
        "\(desk)/foto", ["foto-tutup": id, "sebab-foto": "personal", "bagian": "5"])
      #expect(part.status.code == 303, "\(part.text)")
      var parts: [[UInt8]] = []
      for (index, size) in sizes.enumerated() {
        parts.append(try await reader.get(size).bytes)
        #expect(parts[index] != plain[index] && parts[index].starts(with: [0xFF, 0xD8]))
      }
      let whole = try await moderator.post(
        "\(desk)/foto", ["foto-tutup": id, "sebab-foto": "shocking"])
      #expect(whole.status.code == 303)
      let gone = try await reader.get(sizes[1]).bytes
      #expect(gone != parts[1] && gone != plain[1])
      #expect(gone.count < plain[1].count / 2, "little is left to tell")
      let officer = try await world.officer("kelurahan")
      #expect(try await officer.get(sizes[1]).bytes == gone, "the desk sees no more")

      #expect(
        try await moderator.post("\(desk)/foto/asli", ["foto-tutup": id, "alasan-foto": ""])
          .status.code == 422)
      let original = try await moderator.post(
        "\(desk)/foto/asli", ["foto-tutup": id, "alasan-foto": "pelat mobil curian"])
      #expect(original.bytes == plain[1] && original.headers[.cacheControl] == "no-store")
      #expect(try await moderator.get(desk).text.contains("pelat mobil curian"))
      let back = try await moderator.post("\(desk)/foto/buka", ["foto-tutup": id])
      #expect(back.status.code == 303)
      #expect(try await reader.get(sizes[1]).bytes == plain[1])
    }
  }

  @Test("What is not public is not pointed out, and others do not moderate")
  func doors() async throws {
    try await World.with { world in
      let hidden = try await world.submit(privacy: .private).report.number
      let reader = world.browser()
      #expect(try await reader.get("/laporan/\(hidden)/laporkan").status.code == 404)
      #expect(!(try await reader.get("/laporan/\(hidden)").text.contains("/laporkan")))
      let moderator = try await world.officer("kanal")
      #expect(try await moderator.get("/meja/moderasi/\(hidden)").status.code == 404)
      let officer = try await world.officer("kelurahan")
      #expect(try await officer.get("/meja/moderasi").status == .forbidden)

      let told = try await world.submitFull(
        text: "Lampu padam, telepon saya 0812 3456 7890.", privacy: .public)
      let number = told.report.number
      #expect(!(try await moderator.get("/meja/moderasi/\(number)").text.contains("3456")))
      let probe = try await moderator.post(
        "/meja/moderasi/\(number)/kata", ["kata": "3456", "sebab-kata": "personal"])
      #expect(probe.status.code == 422, "trying digits tells nothing")
      let citizen = Citizen(world)
      try await citizen.unlock(told)
      let ask = try await citizen.browser.get("/laporan/\(number)/cabut")
      try await citizen.browser.post(
        "/laporan/\(number)/cabut",
        ["versi": ask.field("versi") ?? "", "sebab": "Sudah beres sendiri."])
      #expect(try await world.report(number).state == .withdrawn)
      #expect(try await moderator.get("/meja/moderasi/\(number)").status == .notFound)
    }
  }
}

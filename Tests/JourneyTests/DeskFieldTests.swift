import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Field mode")
struct DeskFieldTests {
  /// A result as a device sends it.
  private func send(
    _ browser: Browser, _ number: String, version: String, key: String,
    camera: Bool = false, accept json: Bool = false
  ) async throws -> Page {
    try await browser.post(
      "/meja/lapangan/\(number)/hasil",
      [
        "versi": version, "kunci": key, "hasil_pilihan": "diperbaiki",
        "hasil_uraian": "Aspal panas.", "hasil_sifat": "tuntas",
        "hasil_kamera_saat": "1741159790000", "hasil_kamera_tempat": "-6.1754,106.8282",
      ],
      files: [
        .init(
          field: camera ? "hasil_kamera" : "hasil_foto", name: "a.png",
          bytes: TestPicture.png(seed: 3))
      ])
  }

  private let key = "0123456789abcdef0123456789abcdef"

  @Test("A result sent twice is one step, whatever has happened to the report since")
  func once() async throws {
    try await World.with { world in
      let number = try await world.started()
      let worker = try await world.officer("lapangan")
      let page = try await worker.get("/meja/lapangan/\(number)")
      #expect(page.status == .ok && page.statements <= 15, "\(page.statements)")
      let version = try #require(page.field("versi"))
      let first = try await send(worker, number, version: version, key: key, camera: true)
      #expect(first.location == "/meja/lapangan?terkirim=\(number)")
      let again = try await send(worker, number, version: version, key: key, camera: true)
      #expect(again.location == "/meja/lapangan?terkirim=\(number)")
      let events = try await world.events(number)
      #expect(events.filter { $0.action == .finish }.count == 1)
      #expect(events.last?.details.words == "Sudah diperbaiki. Aspal panas.")
      #expect(try await world.report(number).photoCount == 1)
      // Another key is another result, and that one comes too late.
      let late = try await send(worker, number, version: version, key: "f" + key.dropFirst())
      #expect(late.status == .conflict && late.text.contains("sudah berubah"))
      #expect(late.text.contains("Aspal panas."))
      // What the camera of the page says is shown to the verifier.
      let check = try await world.officer("verifikator").get("/meja/laporan/\(number)/periksa")
      #expect(check.text.contains("kamera di halaman petugas"))
      #expect(check.text.contains("110 m") && check.text.contains("<svg viewBox=\"0 0 480 300\""))
    }
  }

  @Test("Work done where there was no network is begun and finished at once")
  func begun() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      try await world.office.casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
        by: world.actor("kelurahan"), now: world.now)
      try await world.office.casework.perform(
        Dispatch(to: "DBM-31.71", person: try await world.actor("lapangan").user), on: number,
        seen: nil, by: world.actor("dinas"), now: world.now)
      let worker = try await world.officer("lapangan")
      let page = try await worker.get("/meja/lapangan/\(number)")
      let sent = try await send(
        worker, number, version: try #require(page.field("versi")), key: key)
      #expect(sent.status == .seeOther)
      #expect(try await world.events(number).suffix(2).map(\.action) == [.start, .finish])
      #expect(try await world.report(number).state == .awaitingVerification)
    }
  }

  @Test("The nearest come first where a position is given, and a wrong one is said")
  func near() async throws {
    try await World.with { world in
      let field = try await world.actor("lapangan").user
      var numbers: [String] = []
      for step in [3.0, 1.0, 2.0] {
        let place = Coordinate(
          latitude: World.place.latitude + step / 1_000, longitude: World.place.longitude)
        let number = try await world.office.casework.submit(
          SubmitReport(
            Draft(
              kind: .complaint, privacy: .public, channel: world.book.city.webChannel,
              text: "Lubang \(step) di jalan.", place: place), submission: UUID().uuidString,
            photoOwner: ""),
          now: world.now
        ).report.number
        try await world.office.casework.perform(
          CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
          by: world.actor("kelurahan"), now: world.now)
        try await world.office.casework.perform(
          Dispatch(to: "DBM-31.71", person: field), on: number, seen: nil,
          by: world.actor("dinas"), now: world.now)
        numbers.append(number)
      }
      let worker = try await world.officer("lapangan")
      func order(_ query: String) async throws -> [String] {
        let page = try await worker.get("/meja/lapangan\(query)")
        return page.text.components(separatedBy: "data-task=\"").dropFirst().map {
          String($0.prefix { $0 != "\"" })
        }
      }
      #expect(try await order("") == numbers)
      #expect(
        try await order("?lat=-6.1754&lon=106,8272") == [numbers[1], numbers[2], numbers[0]])
      let page = try await worker.get("/meja/lapangan?lat=-6.1754&lon=106.8272")
      #expect(page.text.contains("110 m dari Anda") && page.statements == 4)
      let wrong = try await worker.get("/meja/lapangan?lat=abc&lon=1")
      #expect(wrong.text.contains("Isi lintang dan bujur dengan angka"))
      #expect(wrong.text.contains("value=\"abc\""))
    }
  }

  @Test("A refused result keeps its words and photos; a stranger's task is not there")
  func refused() async throws {
    try await World.with { world in
      let number = try await world.started()
      let worker = try await world.officer("lapangan")
      let page = try await worker.get("/meja/lapangan/\(number)")
      let bare = try await worker.post(
        "/meja/lapangan/\(number)/hasil",
        ["versi": page.field("versi") ?? "", "hasil_pilihan": "lain"],
        files: [.init(field: "hasil_foto", bytes: TestPicture.png(seed: 4))])
      #expect(bare.status == .unprocessableContent)
      #expect(bare.text.contains("Tulis penjelasannya."))
      #expect(bare.text.contains("Pilih tuntas atau sementara."))
      let kept = try #require(bare.field("hasil_tersimpan"))
      let sent = try await worker.post(
        "/meja/lapangan/\(number)/hasil",
        [
          "versi": page.field("versi") ?? "", "hasil_pilihan": "lain", "hasil_uraian": "Beres.",
          "hasil_sifat": "sementara", "hasil_tersimpan": kept,
        ], files: [.init(field: "hasil_foto", name: "", bytes: [])])
      #expect(sent.status == .seeOther)
      #expect(try await world.events(number).last?.details.photos == [kept])

      let other = try await world.submit("Saluran mampet.", privacy: .private).report.number
      #expect(try await worker.get("/meja/lapangan/\(other)").status == .notFound)
      let unit = try await world.officer("sudin")
      #expect(try await unit.get("/meja/lapangan").status == .forbidden)
      #expect(try await worker.get("/meja/tugas").location == "/meja/lapangan")
    }
  }
}

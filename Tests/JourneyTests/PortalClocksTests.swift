import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("What a citizen reads of clocks")
struct PortalClocksTests {
  /// Lets the clockwork look at a report now.
  private func runClocks(_ world: World, _ receipt: Receipt) async throws {
    let (book, now, id) = (world.book, world.now, receipt.report.id)
    _ = try await world.database.write {
      try Casework.runClocks(of: id, now: now, book: book, connection: $0)
    }
  }

  @Test("Late: said plainly, with an apology and who minds it now; a warning is nobody's business")
  func late() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let path = "/laporan/\(receipt.report.number)"
      let stranger = world.browser()
      world.pass(hours: 5)
      try await runClocks(world, receipt)
      var page = try await stranger.get(path)
      #expect(!page.text.contains("Mohon maaf") && !page.text.contains("Peringatan"))
      world.pass(hours: 8)
      try await runClocks(world, receipt)
      page = try await stranger.get(path)
      #expect(page.text.contains("terlambat 7 jam") && page.text.contains("Mohon maaf"))
      let district = world.book.units.name("KEC-31.71.01")
      #expect(page.text.contains("Sudah diteruskan ke \(district)"))
      #expect(page.text.contains("Terlambat (keputusan pertama); diteruskan ke \(district)"))
      // Decided at last: nobody waits for that any more.
      try await world.act(Take(), on: receipt.report.number, by: "kelurahan")
      page = try await stranger.get(path)
      #expect(!page.text.contains("Sudah diteruskan ke"))
    }
  }

  @Test("Of several clocks the highest rung is named; a warning to the holder is called one")
  func highest() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let path = "/laporan/\(receipt.report.number)"
      let book = world.book
      let holder = receipt.report.holder
      world.pass(hours: 24 * 4)
      try await runClocks(world, receipt)
      var page = try await world.browser().get(path)
      let governor = Rung.governor.unit(above: holder, units: book.units, city: book.city)
      #expect(page.text.contains("Sudah diteruskan ke \(book.units.name(governor))"))
      // The first rung of another clock comes later and is lower.
      world.pass(hours: 24 * (Int64(book.city.completionDays) - 3))
      try await runClocks(world, receipt)
      page = try await world.browser().get(path)
      #expect(page.text.contains("Sudah diteruskan ke \(book.units.name(governor))"))
      world.pass(hours: 24 * 5)
      page = try await world.browser().get(path)
      #expect(page.text.contains("Tidak ada kabar selama"))
      #expect(page.text.contains("\(book.units.name(holder)) terakhir diperingatkan pada"))
      // Decided: what is left is the holder's own.
      try await world.act(Take(), on: receipt.report.number, by: "kelurahan")
      page = try await world.browser().get(path)
      #expect(page.text.contains("\(book.units.name(holder)) sudah diperingatkan (belum selesai)"))
    }
  }

  @Test("A sealed report tells strangers nothing of its clocks")
  func sealed() async throws {
    try await World.with { world in
      let receipt = try await world.submit(privacy: .sealed)
      world.pass(hours: 100)
      try await runClocks(world, receipt)
      let page = try await world.browser().get("/laporan/\(receipt.report.number)")
      #expect(page.status.code == 200)
      for word in ["Mohon maaf", "diteruskan", "Camat", "Kecamatan", "terlambat"] {
        #expect(!page.text.contains(word), "\(word)")
      }
    }
  }

  @Test("A question pauses; silence is told, closes, and an answer opens it again")
  func silence() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      try await world.act(
        AskReporter(words: "Di sisi jalan yang mana?"), on: number, by: "kelurahan")
      var page = try await citizen.browser.get("/laporan/\(number)")
      #expect(page.text.contains("Tenggat dijeda paling lama sampai"))
      #expect(page.text.contains("menunggu jawaban pelapor"))
      world.pass(hours: 24 * 9)
      try await runClocks(world, receipt)
      #expect(try await world.report(number).state == .waiting)
      page = try await citizen.browser.get("/laporan/\(number)")
      #expect(page.text.contains("Pelapor diingatkan"))
      // The notice came two days late, so its three days end two days later.
      world.pass(hours: 24 * 2)
      try await runClocks(world, receipt)
      #expect(try await world.report(number).state == .waiting)
      // A step lies behind those before it, be it by milliseconds.
      world.pass(hours: 25)
      try await runClocks(world, receipt)
      #expect(try await world.report(number).state == .rejected)
      page = try await citizen.browser.get("/laporan/\(number)")
      #expect(page.text.contains("Jawaban pelapor membukanya kembali"))
      let version = try #require(page.field("versi"))
      let answer = try await citizen.browser.post(
        "/laporan/\(number)/jawab", ["jawaban": "Sisi timur.", "versi": version], files: [])
      #expect(answer.status.code == 303)
      let report = try await world.report(number)
      #expect(report.state == .reopened && report.reopenCount == 0)
    }
  }

  @Test("A form opened before a warning can still be sent after it")
  func warningIsNoConflict() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let officer = try await world.officer("kelurahan")
      let page = try await officer.get("/meja/laporan/\(number)")
      let version = try #require(page.field("versi"))
      world.pass(hours: 5)
      try await runClocks(world, receipt)
      #expect(try await world.report(number).version > 0)
      let answer = try await officer.post("/meja/laporan/\(number)/ambil", ["versi": version])
      #expect(answer.status.code == 303, "\(answer.status)")
      // Somebody's own step is a conflict as ever.
      let again = try await officer.post(
        "/meja/laporan/\(number)/catatan", ["versi": version, "catatan_uraian": "terlambat"])
      #expect(again.status.code == 409)
    }
  }

  @Test("The promise before sending is the one that is kept, also under other terms")
  func promise() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let page = try await citizen.browser.get("\(form)/periksa")
      let sent = try await citizen.browser.post("\(form)/kirim", [:])
      #expect(sent.status.code == 303)
      let report = try #require(
        try await world.database.read { try ReportRows.page(after: 0, limit: 1, on: $0) }.first)
      let words = Words(language: .id, clock: world.book.clock, zoneLabel: "WIB")
      #expect(page.text.contains(words.dateTime(report.dues.completion)))
      #expect(page.text.contains(words.dateTime(report.dues.coordination)))
    }
  }
}

import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: notices")
struct DeskNoticesTests {
  @Test("An officer is told of what arrives, and says that it is read")
  func reading() async throws {
    try await World.with { world in
      let first = try await world.submit("Got mampet di pasar.", privacy: .private).report.number
      let second = try await world.submit("Lampu jalan mati.").report.number
      try await world.everybodyIsTold()
      let kelurahan = try await world.officer("kelurahan")
      let list = try await kelurahan.get("/meja/baru")
      #expect(list.text.contains("data-unread>2</span>"))
      let page = try await kelurahan.get("/meja/pemberitahuan")
      #expect(page.text.contains("Laporan \(first) masuk") && page.text.contains("2 belum dibaca"))
      #expect(page.text.contains("sekarang di ") && page.text.contains("sisa 6 jam"))
      // Notices, their reports, three counts at the head; one for the session.
      #expect(page.statements == 6)
      // Looking changes nothing.
      #expect((try await kelurahan.get("/meja/pemberitahuan")).text.contains("2 belum dibaca"))

      let report = try await world.report(first).id
      let id = try #require(page.fields("sampai").last)
      try await kelurahan.post(
        "/meja/pemberitahuan", ["sampai": id, "laporan": String(report), "sebelum": ""])
      let one = try await kelurahan.get("/meja/pemberitahuan")
      #expect(one.text.contains("1 belum dibaca"))
      // What arrives after the page was made is not read with it.
      let newest = try #require(one.field("sampai"))
      _ = try await world.submit("Pohon tumbang menutup jalan.")
      try await world.everybodyIsTold()
      let marked = try await kelurahan.post("/meja/pemberitahuan", ["sampai": newest])
      #expect(marked.status == .seeOther)
      let rest = try await kelurahan.get("/meja/pemberitahuan")
      #expect(rest.text.contains("1 belum dibaca") && rest.text.contains(second))
      #expect(rest.statements == 6)
      let broken = try await kelurahan.post("/meja/pemberitahuan", ["sampai": "x"])
      #expect(broken.status == .badRequest)
      let others = try await (try await world.officer("dsda")).get("/meja/pemberitahuan")
      #expect(others.text.contains("Belum ada pemberitahuan."))
      #expect(!others.text.contains(first))
    }
  }

  @Test("Of a report that has left the desk a notice tells its number and no more")
  func left() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Tetangga membakar ban.", privacy: .private, category: "sampah"
      ).report.number
      try await world.everybodyIsTold()
      let kelurahan = try await world.officer("kelurahan")
      #expect((try await kelurahan.get("/meja/pemberitahuan")).text.contains("sekarang di "))
      try await world.act(
        CoordinateReport(to: "SATPOLPP", reason: "needs-enforcement"), on: number, by: "kelurahan")
      let page = try await kelurahan.get("/meja/pemberitahuan")
      #expect(page.text.contains(number) && page.text.contains("tidak lagi di meja Anda"))
      #expect(!page.text.contains("sekarang di "))
    }
  }

  @Test("Notices are paged by key")
  func paging() async throws {
    try await World.with { world in
      for index in 1...52 { _ = try await world.submit("Lampu jalan mati, tiang \(index).") }
      try await world.everybodyIsTold()
      let kelurahan = try await world.officer("kelurahan")
      let first = try await kelurahan.get("/meja/pemberitahuan")
      let next = try #require(
        DeskQueueTests.links(first.text, after: "rel=\"next\" href=\"").first)
      let second = try await kelurahan.get(next)
      let seen = DeskQueueTests.numbers(first.text) + DeskQueueTests.numbers(second.text)
      #expect(DeskQueueTests.numbers(first.text).count == 50 && Set(seen).count == 52)
      #expect(first.statements == 6 && second.statements == 6)
    }
  }

  @Test("The report screen says what the reporter was told and what did not arrive, by no address")
  func told() async throws {
    try await World.with { world in
      let contact = Contact(name: "Siti", email: "siti@contoh.id", consent: true)
      let number = try await world.submit(contact: contact).report.number
      try await world.everybodyIsTold()
      let id = try await world.report(number).id
      let kelurahan = try await world.officer("kelurahan")
      let waiting = try await kelurahan.get("/meja/laporan/\(number)")
      #expect(waiting.text.contains("Pesan ke pelapor") && waiting.text.contains("Tanda terima"))
      #expect(waiting.text.contains("Menunggu dikirim"))
      let now = world.now
      try await world.database.write { connection in
        for delivery in try DeliveryRows.toReporter(of: id, on: connection) {
          try DeliveryRows.begin(delivery.id, on: connection)
          try DeliveryRows.end(
            delivery.id, .failed, problem: "the address is no more", at: now, on: connection)
        }
      }
      let page = try await kelurahan.get("/meja/laporan/\(number)")
      #expect(page.text.contains("1 pesan gagal sampai ke pelapor."))
      #expect(page.text.contains("Gagal sampai") && page.text.contains("the address is no more"))
      #expect(!page.text.contains("siti@contoh.id"))
      // What officers hear is not listed among it, however much it is.
      #expect(!page.text.contains("Laporan \(number) masuk"))
      let stranger = try await (try await world.officer("dsda")).get("/meja/laporan/\(number)")
      #expect(!stranger.text.contains("Gagal sampai"))
    }
  }
}

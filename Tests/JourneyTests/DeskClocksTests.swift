import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: clocks on the report screen")
struct DeskClocksTests {
  @Test("A running clock is explained: its time, its pauses, what is left and what comes next")
  func explained() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let kelurahan = try await world.officer("kelurahan")
      world.pass(hours: 1)
      try await world.act(AskReporter(words: "Di depan toko mana?"), on: number, by: "kelurahan")
      world.pass(hours: 1)
      let paused = try await kelurahan.get("/meja/laporan/\(number)")
      #expect(paused.text.contains("sedang dijeda paling lama sampai"))
      #expect(paused.text.contains("terpakai 1 jam"))
      world.pass(hours: 1)
      try await world.office.casework.perform(
        ReplyToQuestion(words: "Toko Maju."), on: number, seen: nil,
        by: Actor(reporterOf: try await world.report(number).id), now: world.now)
      world.pass(hours: 1)
      let page = try await kelurahan.get("/meja/laporan/\(number)")
      let words =
        "6 jam sejak 5 Maret 2025 pukul 14.30 WIB; dijeda 2 jam karena menunggu jawaban pelapor; "
        + "terpakai 2 jam; <strong>sisa 4 jam</strong>"
      #expect(page.text.contains(words))
      #expect(page.text.contains("7 hari sejak 5 Maret 2025 pukul 14.30 WIB"))
      #expect(page.text.contains("Jatuh tempo 5 Maret 2025 pukul 22.30 WIB."))
      #expect(page.text.contains("peringatan untuk Kelurahan"))
      #expect(page.statements == 14)

      world.pass(hours: 5)
      try await world.clockworkRuns()
      let late = try await kelurahan.get("/meja/laporan/\(number)")
      #expect(late.text.contains("</svg>terlambat 1 jam"))
      #expect(late.text.contains("Eskalasi terbuka") && late.text.contains("belum ada keputusan"))
      #expect(late.text.contains("diteruskan ke Kecamatan Gambir"))
    }
  }

  @Test("Each holder's share of the time is shown, and the lines add up")
  func shares() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      world.pass(hours: 3)
      try await world.act(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, by: "kelurahan")
      world.pass(hours: 30)
      try await world.act(Dispatch(to: "DBM-31.71", person: nil), on: number, by: "dinas")
      world.pass(hours: 2)
      let page = try await (try await world.officer("sudin")).get("/meja/laporan/\(number)")
      let start = try #require(page.text.range(of: "Waktu tiap pemegang"))
      let table = page.text[start.upperBound...].components(separatedBy: "</table>")[0]
      #expect(table.contains("Dinas Bina Marga") && table.contains(">sekarang<"))
      for length in [">3 jam<", ">1 hari 6 jam<", ">2 jam<", "<strong>1 hari 11 jam</strong>"] {
        #expect(table.contains(length), "\(length)")
      }
      let report = try await world.report(number)
      let shares = try world.book.clocks.rules(for: report).shares(
        of: report, history: try await world.events(number), now: world.now)
      #expect(shares.map(\.used).reduce(0, +) == 35 * 3_600_000)
    }
  }

  @Test("A request beyond the terms stands on the screen, and the arbiter decides it there")
  func request() async throws {
    try await World.with { world in
      let number = try await world.handed("Jalan berlubang di tikungan.")
      try await world.act(Take(), on: number, by: "dinas")
      let date = world.now + 40 * 86_400_000
      try await world.act(
        SetEstimate(date, reason: try #require(world.book.reasons(.estimate).first).code),
        on: number, by: "dinas")
      let dinas = try await (try await world.officer("dinas")).get("/meja/laporan/\(number)")
      #expect(dinas.text.contains("Permintaan yang menunggu putusan"))
      #expect(dinas.text.contains("Menunggu putusan Biro Pemerintahan"))
      #expect(!dinas.text.contains("href=\"#aksi-putuskan\""))
      let verifier = try await world.officer("verifikator")
      let list = try await verifier.get("/meja/eskalasi")
      #expect(list.text.contains(number) && list.text.contains("permintaan menunggu keputusan"))
      let screen = try await verifier.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("href=\"#aksi-putuskan\""))
      #expect(screen.text.contains("id=\"aksi-putuskan\" open"))
      let decided = try await verifier.act(
        "putuskan", on: number, [("putusan", "setuju"), ("uraian", "Alat baru tiba bulan depan.")])
      #expect(decided.status == .seeOther)
      #expect(try await world.report(number).estimate == date)
      #expect(!(try await verifier.get("/meja/eskalasi")).text.contains(number))
    }
  }

  @Test("A closed report has no running clock and keeps its shares")
  func closed() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      world.pass(hours: 4)
      try await world.act(
        Reject(
          reason: try #require(world.book.reasons(.rejection).first).code, words: "Di luar kota."),
        on: number, by: "kelurahan")
      world.pass(hours: 4)
      let page = try await (try await world.officer("kelurahan")).get("/meja/laporan/\(number)")
      #expect(page.text.contains("Tidak ada tenggat yang berjalan."))
      #expect(page.text.contains("<strong>4 jam</strong>"))
    }
  }
}

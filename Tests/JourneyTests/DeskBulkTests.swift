import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: several reports at once")
struct DeskBulkTests {
  /// The address of a verb for reports as they are now.
  private static func path(_ verb: String, _ reports: [Report]) -> String {
    let ticks = reports.map { "pilih=\($0.number).\($0.version)" }.joined(separator: "&")
    return "/meja/bersama?aksi=\(verb)&\(ticks)"
  }

  /// Sends the form of a verb as the page gave it.
  private static func send(
    _ browser: Browser, _ page: Page, _ verb: String, _ fields: [(String, String)] = []
  ) async throws -> Page {
    let ticks = page.fields("pilih").map { ("pilih", $0) }
    return try await browser.post("/meja/bersama", pairs: [("aksi", verb)] + ticks + fields)
  }

  @Test("What is ticked is taken, each report by itself; who changed meanwhile is left alone")
  func take() async throws {
    try await World.with { world in
      var reports: [Report] = []
      for index in 0..<4 { reports.append(try await world.submit("Got mampet \(index).").report) }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get(Self.path("ambil", reports))
      #expect(page.fields("pilih").count == 4 && page.statements == 2)
      // Somebody is faster with one, another is closed.
      try await world.act(
        AddNote(words: "Sudah ditelepon."), on: reports[1].number, by: "kelurahan")
      try await world.act(
        Reject(reason: "location-not-found", words: "Di luar kota."), on: reports[2].number,
        by: "kelurahan")
      // Ticked in the list before: the page says so, and it stays the version that was seen.
      let stale = try await browser.get(Self.path("ambil", [reports[1]]))
      #expect(stale.fields("pilih") == ["\(reports[1].number).\(reports[1].version)"])
      #expect(stale.text.contains("Berubah setelah dipilih"))
      let done = try await Self.send(browser, page, "ambil")
      #expect(done.status == .ok && done.text.contains("Tercatat: 2 dari 4 laporan"))
      for index in [0, 3] {
        #expect(try await world.report(reports[index].number).state == .inProgress)
      }
      #expect(try await world.report(reports[1].number).state == .waiting)
      #expect(done.text.contains("Berubah sementara itu"))
      // It can be tried again with what is in force now, once somebody has looked.
      let again = try await world.report(reports[1].number)
      #expect(done.fields("pilih") == ["\(again.number).\(again.version)"])
      #expect(!done.text.contains("checked"))
      let second = try await Self.send(browser, done, "ambil")
      #expect(second.text.contains("Tercatat: 1 dari 1 laporan"))
      // Sent once more, nothing happens twice.
      let twice = try await Self.send(browser, page, "ambil")
      #expect(twice.text.contains("Tercatat: 0 dari 4 laporan"))
      #expect(try await world.events(reports[0].number).filter { $0.action == .take }.count == 1)
    }
  }

  @Test("One text goes to every report; without it nothing is written and all stays ticked")
  func reply() async throws {
    try await World.with { world in
      var reports: [Report] = []
      for index in 0..<3 {
        let number = try await world.submit("Sampah di gang \(index).").report.number
        try await world.act(Take(), on: number, by: "kelurahan")
        reports.append(try await world.report(number))
      }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get(Self.path("kemajuan", reports))
      let empty = try await Self.send(browser, page, "kemajuan")
      #expect(empty.status == .unprocessableContent && empty.fields("pilih").count == 3)
      #expect(empty.text.contains("href=\"#kemajuan_uraian\""))
      let done = try await Self.send(
        browser, page, "kemajuan", [("kemajuan_uraian", "Truk datang besok pagi.")])
      #expect(done.text.contains("Tercatat: 3 dari 3 laporan"))
      for report in reports {
        #expect(
          try await world.events(report.number).last?.details.words == "Truk datang besok pagi.")
      }
    }
  }

  @Test("An answer kept ready is filled by each report; one it does not fit is left out")
  func template() async throws {
    try await World.with { world in
      var reports: [Report] = []
      for category in ["jalan", nil] {
        let number = try await world.submit("Lubang di jalan.", category: category).report.number
        try await world.act(Take(), on: number, by: "kelurahan")
        reports.append(try await world.report(number))
      }
      let now = world.now
      try await world.database.write { connection in
        for (body, actions) in [
          ("Laporan {nomor} tentang {kategori} dijadwalkan.", [Action.addProgress]),
          ("Tidak untuk ini.", [.reject]),
        ] {
          try AnswerTemplateRows.save(
            AnswerTemplate(id: 0, name: body, body: body, actions: actions, unit: nil), by: nil,
            at: now, on: connection)
        }
      }
      let template = try #require(
        try await world.database.read { try AnswerTemplateRows.usable(by: [], on: $0) }.first)
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get(Self.path("kemajuan", reports))
      #expect(page.statements == 3 && !page.text.contains("Tidak untuk ini."))
      let done = try await Self.send(
        browser, page, "kemajuan",
        [("kemajuan_contoh", "\(template.id)"), ("kemajuan_uraian", "Terima kasih.")])
      #expect(done.text.contains("Tercatat: 1 dari 2 laporan"))
      #expect(done.text.contains("datanya belum lengkap") && done.fields("pilih").count == 1)
      let words = try #require(try await world.events(reports[0].number).last?.details.words)
      #expect(words.hasPrefix("Laporan \(reports[0].number) tentang"))
      #expect(words.hasSuffix("dijadwalkan.\n\nTerima kasih."))
    }
  }

  @Test("Each report can go to the office of its own place")
  func dispatch() async throws {
    try await World.with { world in
      let number = try await world.handed("Jalan berlubang di tikungan.")
      let report = try await world.report(number)
      let browser = try await world.officer("dinas")
      let page = try await browser.get(Self.path("disposisi", [report]))
      #expect(page.statements == 3 && page.text.contains("value=\"setempat\""))
      let done = try await Self.send(
        browser, page, "disposisi", [("disposisi_unit", "setempat")])
      #expect(done.text.contains("Tercatat: 1 dari 1 laporan"))
      #expect(try await world.report(number).holder == "DBM-31.71")
    }
  }

  @Test("Only what a role may do is offered, and nothing hidden is told")
  func borders() async throws {
    try await World.with { world in
      let open = try await world.submit().report
      let foreign = try await world.submit("Tetangga membakar ban.", privacy: .private).report
      let dinas = try await world.officer("dinas")
      let page = try await dinas.get(Self.path("ambil", [open, foreign]))
      #expect(page.fields("pilih").isEmpty && !page.text.contains("membakar ban"))
      #expect(page.text.contains("Tidak ada, atau tidak terbuka untuk Anda."))
      let sent = try await dinas.post(
        "/meja/bersama", pairs: [("aksi", "ambil"), ("pilih", "\(foreign.number).0")])
      #expect(sent.status == .ok && sent.text.contains("Tercatat: 0 dari 1 laporan"))
      #expect(!sent.text.contains("membakar ban"))
      #expect(try await world.report(foreign.number).state == .waiting)

      let verifier = try await world.officer("verifikator")
      #expect(try await verifier.get(Self.path("ambil", [open])).status == .notFound)
      #expect(try await dinas.get("/meja/bersama?aksi=sesuai").status == .notFound)
      let none = try await dinas.post("/meja/bersama", pairs: [("aksi", "ambil")])
      #expect(none.status == .unprocessableContent)
      // More than fifty are cut off; broken ticks are nothing.
      let many = (0..<70).map { "pilih=JK250305\($0 + 1_000).1" }.joined(separator: "&")
      let cut = try await dinas.get("/meja/bersama?aksi=ambil&pilih=rusak&\(many)")
      #expect(cut.status == .ok)
    }
  }

  @Test("What was typed is kept when every report changed meanwhile")
  func typed() async throws {
    try await World.with { world in
      var reports: [Report] = []
      for index in 0..<3 {
        reports.append(try await world.submit("Pohon tumbang \(index).").report)
      }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get(Self.path("catatan", reports))
      let typed = [("catatan_uraian", "Sudah ditelepon, rumahnya kosong.")]
      let done = try await Self.send(browser, page, "catatan", typed)
      #expect(done.text.contains("Tercatat: 3 dari 3 laporan"))
      // The same versions once more: all changed meanwhile, what was typed is kept.
      let again = try await Self.send(browser, page, "catatan", typed)
      #expect(again.text.contains("Tercatat: 0 dari 3 laporan"))
      #expect(again.text.contains("rumahnya kosong."))
    }
  }

  @Test("When the store goes away midway, what is done is said and the rest can be sent again")
  func away() async throws {
    try await World.with { world in
      var reports: [Report] = []
      for index in 0..<3 {
        reports.append(try await world.submit("Pohon tumbang \(index).").report)
      }
      let browser = try await world.officer("kelurahan")
      let page = try await browser.get(Self.path("ambil", reports))
      // The session, the reports, and one of them taken.
      world.database.fail(with: .unavailable(cause: "uji"), after: 3)
      let broken = try await Self.send(browser, page, "ambil")
      world.database.recover()
      #expect(broken.status == .ok && broken.text.contains("Tercatat: 1 dari 3 laporan"))
      #expect(broken.text.contains("Belum tersimpan, coba lagi"))
      #expect(broken.fields("pilih").count == 2)
      let rest = try await Self.send(browser, broken, "ambil")
      #expect(rest.text.contains("Tercatat: 2 dari 2 laporan"))
      for report in reports {
        #expect(try await world.report(report.number).state == .inProgress)
      }
    }
  }

  @Test("A round of visits goes from the office to the nearest report, then on")
  func route() async throws {
    try await World.with { world in
      let near = try await world.submit("Dekat kantor lurah.").report
      let far = try await world.office.casework.submit(
        SubmitReport(
          Draft(
            kind: .complaint, privacy: .public, channel: world.book.city.webChannel,
            text: "Jauh dari kantor lurah.",
            place: Coordinate(latitude: -6.1700, longitude: 106.8290)),
          submission: UUID().uuidString, photoOwner: ""), now: world.now
      ).report
      let hidden = try await world.submit("Rahasia sekali isinya.", privacy: .sealed).report
      let browser = try await world.officer("kelurahan")
      let ticks = [far, near].map { "pilih=\($0.number).\($0.version)" }.joined(separator: "&")
      let here = "lat=\(World.place.latitude)&lon=\(World.place.longitude)"
      let page = try await browser.get("/meja/rute?\(ticks)&\(here)")
      #expect(DeskQueueTests.numbers(page.text) == [near.number, far.number])
      #expect(page.text.contains("Urut dari tempat Anda.") && page.statements == 2)
      let office = try await browser.get("/meja/rute?\(ticks)&lat=x")
      #expect(office.text.contains("Urut dari wilayah"))
      let other = try await (try await world.officer("dinas")).get(
        "/meja/rute?pilih=\(hidden.number).0")
      #expect(other.status == .ok && !other.text.contains("Rahasia sekali isinya."))
    }
  }
}

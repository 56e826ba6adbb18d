import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Finding a report again")
struct PortalTrackTests {
  @Test("By number, however it is typed; by number and PIN; by the link")
  func ways() async throws {
    try await World.with { world in
      let receipt = try await world.submit(privacy: .private)
      let number = receipt.report.number
      let typed = "jk 2503-05 \(number.suffix(4))"
      let stranger = world.browser()
      try await stranger.get("/")
      let found = try await stranger.post("/lacak", ["nomor": typed])
      #expect(found.location == "/laporan/\(number)" && stranger.cookie("tg_gawai") == nil)
      let citizen = Citizen(world)
      try await citizen.browser.get("/lacak")
      let pin = "\(receipt.pin.prefix(3)) \(receipt.pin.suffix(3))"
      let opened = try await citizen.browser.post("/lacak", ["nomor": typed, "pin": pin])
      #expect(opened.location == "/laporan/\(number)")
      #expect(try await citizen.browser.get("/laporan/\(number)").text.contains("Jalan berlubang"))
      let linked = world.browser()
      #expect(try await linked.get("/l/\(receipt.link)").location == "/laporan/\(number)")
      #expect(try await linked.get("/laporan/\(number)").text.contains("Jalan berlubang"))
      let wrong = try await world.browser().get("/l/tautansalah")
      #expect(wrong.status.code == 404 && wrong.text.contains("name=\"pin\""))
    }
  }

  @Test("Wrong PIN and unknown number get the same answer; a number that is none is told")
  func wrong() async throws {
    try await World.with { world in
      let receipt = try await world.submit(privacy: .private)
      let browser = world.browser()
      try await browser.get("/lacak")
      let pin = receipt.pin == "000000" ? "000001" : "000000"
      var answers: [String] = []
      for number in [receipt.report.number, "JK2503059999"] {
        let page = try await browser.post("/lacak", ["nomor": number, "pin": pin])
        #expect(page.status.code == 422 && page.hasError("pin"))
        #expect(page.field("nomor") == number)
        #expect(browser.cookie("tg_gawai") == nil)
        answers.append(
          page.text.replacing(number, with: "").replacing(#/name="_token" value="[^"]*"/#, with: "")
        )
      }
      #expect(answers[0] == answers[1])
      let none = try await browser.post("/lacak", ["nomor": "bukan nomor!", "pin": pin])
      #expect(none.status.code == 422 && none.hasError("nomor"))
    }
  }

  @Test("A number nobody has is told at its field")
  func unknown() async throws {
    try await World.with { world in
      let browser = world.browser()
      try await browser.get("/lacak")
      let page = try await browser.post("/lacak", ["nomor": "JK2503059999"])
      #expect(page.status.code == 422 && page.hasError("nomor"))
      #expect(page.field("nomor") == "JK2503059999")
    }
  }

  @Test("The address of a page with mistakes leads back when it is opened again")
  func reloaded() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let report = "/laporan/\(receipt.report.number)"
      let browser = world.browser()
      for verb in ["nilai", "beres", "buka-kembali", "jawab", "tambah"] {
        #expect(try await browser.get("\(report)/\(verb)?bahasa=en").location == report)
      }
      #expect(try await browser.get("\(report)/dukung/kabar").location == "\(report)/dukung")
      #expect(try await browser.get("/lapor/abc/kirim").location == "/lapor/abc/periksa")
    }
  }

  @Test("Guessing is stopped, with the moment when trying again helps")
  func throttled() async throws {
    try await World.with { world in
      let receipt = try await world.submit(privacy: .private)
      let browser = world.browser()
      try await browser.get("/lacak")
      let wrong = receipt.pin == "000000" ? "000001" : "000000"
      for _ in 0..<5 {
        let page = try await browser.post(
          "/lacak", ["nomor": receipt.report.number, "pin": wrong])
        #expect(page.status.code == 422)
      }
      let right: KeyValuePairs = ["nomor": receipt.report.number, "pin": receipt.pin]
      let stopped = try await browser.post("/lacak", right)
      #expect(stopped.status.code == 429 && stopped.hasError("pin"))
      #expect(stopped.text.contains("Coba lagi setelah pukul 14.32 WIB"))
      #expect(stopped.headers[.retryAfter] == "120")
      world.pass(hours: 1)
      #expect(try await browser.post("/lacak", right).status.code == 303)
    }
  }

  @Test("A page that needs the PIN is returned to, a foreign address never")
  func returning() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let path = "/laporan/\(number)/cabut"
      let browser = world.browser()
      let sent = try #require(try await browser.get(path).location)
      let page = try await browser.get(sent)
      #expect(page.field("nomor") == number && page.field("kembali") == path)
      let opened = try await browser.post(
        "/lacak", ["nomor": number, "pin": receipt.pin, "kembali": path])
      #expect(opened.location == path)
      for foreign in [
        "//jahat.example/laporan/\(number)", "/laporan/JK2503059999", "https://x.example",
      ] {
        let answer = try await browser.post(
          "/lacak", ["nomor": number, "pin": receipt.pin, "kembali": foreign])
        #expect(answer.location == "/laporan/\(number)")
      }
    }
  }

  @Test("A device forgets when asked to")
  func forget() async throws {
    try await World.with { world in
      let receipt = try await world.submit(privacy: .private)
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let token = try #require(citizen.browser.cookie("tg_gawai"))
      let path = "/laporan/\(receipt.report.number)"
      #expect(try await citizen.browser.get(path).text.contains("Jalan berlubang"))
      let forgotten = try await citizen.browser.post("/lacak/lupakan")
      #expect(forgotten.location == "/lacak?lupa=ya")
      #expect(forgotten.headers[.init("Clear-Site-Data")!] == "\"storage\"")
      #expect(citizen.browser.cookie("tg_gawai") == nil)
      #expect(!(try await citizen.browser.get(path).text.contains("Jalan berlubang")))
      let granted = try await world.database.read {
        try AccessRows.isGranted(
          ReporterKeys.hash(token), report: receipt.report.id, now: World.start, on: $0)
      }
      #expect(!granted, "a kept copy of the cookie opens nothing")
    }
  }
}

@Suite("The public list")
struct PortalListTests {
  @Test("Newest first, paged by key in the address, each report once")
  func paging() async throws {
    try await World.with { world in
      var numbers: [String] = []
      for index in 0..<45 {
        numbers.append(
          try await world.submit("Laporan umum ke-\(index) tentang jalan").report.number)
      }
      try await world.submit("Laporan pribadi tentang jalan", privacy: .private)
      let browser = world.browser()
      var path: String? = "/laporan?cari=jalan"
      var seen: [String] = []
      var pages = 0
      while let next = path, pages < 5 {
        let page = try await browser.get(next)
        seen += page.text.matches(of: #/href="\/laporan\/(JK\d+)"/#).map { String($0.output.1) }
        let older = page.text.firstMatch(of: #/rel="next" href="([^"]+)"/#)
        path = older.map { String($0.output.1).replacing("&amp;", with: "&") }
        pages += 1
      }
      #expect(pages == 3)
      #expect(seen == numbers.reversed())
    }
  }

  @Test("Filters by state, kind, area, category and words, in one statement")
  func filters() async throws {
    try await World.with { world in
      let category = try #require(world.book.categories.first)
      let lamp = try await world.submit("Lampu padam di taman", category: category.slug).report
        .number
      let road = try await world.submit("Jalan rusak di tikungan").report.number
      let ask = try await world.submit("Berapa biaya pemakaman?", kind: .inquiry).report.number
      try await world.act(Take(), on: road, by: "kelurahan")
      let browser = world.browser()
      for (query, expected) in [
        ("cari=lampu", [lamp]), ("status=inProgress", [road]), ("jenis=pertanyaan", [ask]),
        ("kategori=\(category.slug)", [lamp]), ("wilayah=31.71.01", [lamp, road, ask]),
        ("wilayah=31.72", []), ("cari=\(road.lowercased())", [road]),
        ("status=bukan&kategori=bukan&jenis=x&setelah=kemarin", [lamp, road, ask]),
        ("cari=%22%27%28*%29", [lamp, road, ask]),
      ] as [(String, [String])] {
        let page = try await browser.get("/laporan?\(query)")
        #expect(page.status.code == 200)
        // Where there is an area, its private reports are counted and its notices read as well.
        #expect((query.contains("wilayah") ? 2...3 : 1...1).contains(page.statements), "\(query)")
        for number in [lamp, road, ask] {
          #expect(
            page.text.contains("href=\"/laporan/\(number)\"") == expected.contains(number),
            "\(query): \(number)")
        }
      }
      let chosen = try await browser.get("/laporan?wilayah=31.71.01&cari=lampu")
      #expect(chosen.text.contains("Kecamatan Gambir") && chosen.field("wilayah") == "31.71.01")
      #expect(chosen.text.contains("href=\"/laporan?cari=lampu\""))
    }
  }
}

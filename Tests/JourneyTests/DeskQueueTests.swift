import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: queues and lists")
struct DeskQueueTests {
  @Test("Every role begins at its own first page, and only there")
  func homes() async throws {
    try await World.with { world in
      let homes = [
        "kelurahan": "/meja/baru", "dinas": "/meja/baru", "sudin": "/meja/baru",
        "kepala": "/meja/ikhtisar", "lapangan": "/meja/lapangan", "verifikator": "/meja/verifikasi",
        "kanal": "/meja/draf", "camat": "/meja/ikhtisar", "gubernur": "/meja/ikhtisar",
        "admin": "/meja/pengguna",
      ]
      let pages = ["/meja/baru", "/meja/lapangan", "/meja/ikhtisar", "/meja/pengguna"]
      for (login, home) in homes.sorted(by: { $0.key < $1.key }) {
        let browser = try await world.officer(login)
        #expect(try await browser.get("/meja").location == home)
        #expect(try await browser.get(home).status == .ok, "\(login) \(home)")
        let kind = pages.contains(home) ? home : "/meja/baru"
        // The head of an agency has a desk as well.
        for page in pages where page != kind && (login, page) != ("kepala", "/meja/baru") {
          #expect(try await browser.get(page).status == .forbidden, "\(login) \(page)")
        }
      }
      let browser = try await world.officer("dinas")
      #expect(try await browser.get("/meja/khayal").status == .notFound)
      #expect(try await world.browser().get("/meja/baru").status == .seeOther)
    }
  }

  @Test("A report leads back to the list it was opened from; a number is found from every list")
  func ways() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let browser = try await world.officer("kelurahan")
      let list = try await browser.get("/meja/baru?cari=pasar")
      let from = "dari=%2Fmeja%2Fbaru%3Fcari%3Dpasar"
      #expect(list.text.contains("href=\"/meja/laporan/\(number)?\(from)\""))
      let screen = try await browser.get("/meja/laporan/\(number)?\(from)")
      #expect(screen.text.contains("href=\"/meja/baru?cari=pasar\">← Daftar"))
      #expect(screen.field("dari") == "/meja/baru?cari=pasar")
      for wrong in ["https%3A%2F%2Fx.id", "%2F%2Fx.id", "%2Fkeluar", "%2Fmejax"] {
        let page = try await browser.get("/meja/laporan/\(number)?dari=\(wrong)")
        #expect(page.text.contains("href=\"/meja/baru\">← Daftar"), "\(wrong)")
      }
      let elsewhere = try await browser.get("/meja/selesai?cari=\(number.lowercased())")
      #expect(elsewhere.text.contains("Buka laporan \(number) langsung"))
    }
  }

  @Test("After a verdict the next one to be checked is offered")
  func next() async throws {
    try await World.with { world in
      var numbers: [String] = []
      for index in 1...2 {
        let number = try await world.submit("Lubang nomor \(index).").report.number
        try await world.act(Take(), on: number, by: "kelurahan")
        try await world.finish(number)
        numbers.append(number)
      }
      try await world.act(Verify(), on: numbers[0], by: "verifikator")
      let verifier = try await world.officer("verifikator")
      let page = try await verifier.get(
        "/meja/laporan/\(numbers[0])?tersimpan=sesuai&dari=%2Fmeja%2Fverifikasi")
      #expect(
        page.text.contains("href=\"/meja/laporan/\(numbers[1])/periksa?dari=%2Fmeja%2Fverifikasi\"")
      )
    }
  }

  @Test("A report moves through the heaps of the desks; every page costs the same few statements")
  func heaps() async throws {
    try await World.with { world in
      let number = try await world.submit(category: "jalan").report.number
      let kelurahan = try await world.officer("kelurahan")
      let new = try await kelurahan.get("/meja/baru")
      #expect(new.text.contains(number) && new.text.contains("sisa 6 jam"))
      #expect(new.text.contains("Jalan berlubang di depan pasar"))
      #expect(new.text.contains("Baru <span class=\"count\">1</span>"))
      // The list and its signs; counts, views and notices at its head; one for the session.
      #expect(new.statements == 6)

      try await kelurahan.act(
        "koordinasi", on: number, [("unit", "DBM"), ("alasan", "has-authority")])
      #expect(!(try await kelurahan.get("/meja/baru")).text.contains(number))
      #expect((try await kelurahan.get("/meja/lain")).text.contains(number))
      let dinas = try await world.officer("dinas")
      #expect((try await dinas.get("/meja/baru")).text.contains(number))
      try await dinas.act("ambil", on: number)
      #expect((try await dinas.get("/meja/saya")).text.contains(number))
      try await dinas.act(
        "hasil", on: number, [("uraian", "Ditambal."), ("sifat", "tuntas")],
        photos: [TestPicture.png(seed: 3)])
      #expect((try await dinas.get("/meja/verifikasi")).text.contains(number))
      let verifier = try await world.officer("verifikator")
      let waiting = try await verifier.get("/meja/verifikasi")
      #expect(waiting.text.contains("/meja/laporan/\(number)/periksa"))
      try await verifier.act(
        "kembalikan", on: number, [("alasan", "photo-unclear"), ("uraian", "Foto ulang.")])
      #expect((try await dinas.get("/meja/perbaikan")).text.contains(number))
      try await dinas.act(
        "hasil", on: number, [("uraian", "Difoto ulang."), ("sifat", "tuntas")],
        photos: [TestPicture.png(seed: 4)])
      try await verifier.approve(number, in: world)
      let done = try await dinas.get("/meja/selesai")
      #expect(done.text.contains(number) && done.statements == 6)
    }
  }

  @Test("Fifty lines a page, the rest by key, each report once")
  func paging() async throws {
    try await World.with { world in
      var numbers: Set<String> = []
      for index in 1...53 {
        world.pass(hours: 1)
        numbers.insert(
          try await world.submit("Lampu jalan mati nomor tiang \(index).").report.number)
      }
      let browser = try await world.officer("kelurahan")
      let first = try await browser.get("/meja/baru")
      let next = try #require(Self.links(first.text, after: "rel=\"next\" href=\"").first)
      let second = try await browser.get(next)
      let seen = Self.numbers(first.text) + Self.numbers(second.text)
      #expect(Self.numbers(first.text).count == 50 && Self.numbers(second.text).count == 3)
      #expect(Set(seen) == numbers)
      #expect(second.statements == 6 && !second.text.contains("rel=\"next\""))
      // Least time left first.
      #expect(Self.numbers(first.text).first == numbers.min())

      let overseer = try await world.officer("gubernur")
      let all = try await overseer.get("/meja/semua")
      #expect(Self.numbers(all.text).count == 50 && all.statements == 4)
      let rest = try await overseer.get(
        try #require(Self.links(all.text, after: "rel=\"next\" href=\"").first))
      #expect(Set(Self.numbers(all.text) + Self.numbers(rest.text)) == numbers)
      #expect(Self.numbers(all.text).first == numbers.max())
    }
  }

  @Test("Lists are narrowed by category, area, kind, state, words and number")
  func filters() async throws {
    try await World.with { world in
      let hole = try await world.submit("Lubang besar di tikungan.", category: "jalan").report
        .number
      let question = try await world.submit(
        "Bagaimana mengurus makam?", kind: .inquiry
      ).report.number
      let browser = try await world.officer("kelurahan")
      func shown(_ query: String) async throws -> Set<String> {
        Set(Self.numbers(try await browser.get("/meja/baru?\(query)").text))
      }
      #expect(try await shown("kategori=jalan") == [hole])
      #expect(try await shown("jenis=inquiry") == [question])
      #expect(try await shown("status=coordinated") == [])
      #expect(try await shown("status=waiting") == [hole, question])
      #expect(try await shown("wilayah=31.71.01") == [hole, question])
      #expect(try await shown("wilayah=31.72") == [])
      #expect(try await shown("cari=makam") == [question])
      #expect(try await shown("cari=\(hole.lowercased())") == [hole])
      #expect(try await shown("jenis=khayal&setelah=rusak") == [hole, question])
    }
  }

  @Test("The first photo stands small in the list and at its full size on the report")
  func photos() async throws {
    try await World.with { world in
      let photo = try await world.office.photos.upload(
        TestPicture.png(seed: 6), owner: .draft("abc"), clock: world.book.clock, now: world.now)
      let draft = Draft(
        kind: .complaint, privacy: .private, channel: world.book.city.webChannel, category: nil,
        text: "Pohon tumbang menutup jalan.", place: World.place, photos: [photo.id])
      let number = try await world.office.casework.submit(
        SubmitReport(draft, submission: UUID().uuidString, photoOwner: "draft:abc"), now: world.now
      ).report.number
      let browser = try await world.officer("kelurahan")
      let list = try await browser.get("/meja/baru")
      #expect(list.text.contains("src=\"/foto/\(photo.id)/kecil.jpg\" width=\"72\" height=\"54\""))
      #expect(list.statements == 6)
      let screen = try await browser.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("href=\"/foto/\(photo.id)/besar.jpg\""))
      // Twelve for the page, one for the session; one more names the person it is assigned to.
      #expect(screen.statements == 13)
      #expect(try await browser.get("/foto/\(photo.id)/kecil.jpg").status == .ok)
      #expect(
        try await (try await world.officer("dsda")).get("/foto/\(photo.id)/kecil.jpg").status
          == .notFound)
    }
  }

  @Test("A private report that has left the desk shows number, village and state, no word of it")
  func leftTheDesk() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Tetangga saya membakar ban setiap malam.", privacy: .private
      ).report.number
      let browser = try await world.officer("kelurahan")
      try await browser.act(
        "koordinasi", on: number, [("unit", "SATPOLPP"), ("alasan", "needs-enforcement")])
      let list = try await browser.get("/meja/lain")
      #expect(list.text.contains(number) && list.text.contains("Koordinasi"))
      #expect(!list.text.contains("membakar ban"))
      let village = try #require(
        world.book.units[World.village]?.area.flatMap { world.book.area($0)?.name })
      #expect(list.text.contains(village))
    }
  }

  @Test("A field officer sees own tasks and free ones of the unit, not those of colleagues")
  func tasks() async throws {
    try await World.with { world in
      let own = try await world.started("Trotoar retak di depan sekolah.")
      let casework = world.office.casework
      func dispatched(_ text: String, person: Int64?) async throws -> String {
        let number = try await world.submit(text).report.number
        try await casework.perform(
          CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
          by: world.actor("kelurahan"), now: world.now)
        try await casework.perform(
          Dispatch(to: "DBM-31.71", person: person), on: number, seen: nil,
          by: world.actor("dinas"), now: world.now)
        return number
      }
      let colleague = try await world.office.accounts.add(
        login: "rekan", name: "Rekan", password: World.password, role: .fieldOfficer,
        unit: "DBM-31.71", by: nil, now: world.now)
      let free = try await dispatched("Aspal mengelupas di tanjakan.", person: nil)
      let other = try await dispatched("Tutup saluran hilang di gang.", person: colleague)
      let browser = try await world.officer("lapangan")
      let page = try await browser.get("/meja/lapangan")
      #expect(page.text.contains(own) && page.text.contains(free) && !page.text.contains(other))
      #expect(page.statements == 4)
      try await browser.act("mulai", on: free)
      let field = try await world.actor("lapangan").user
      #expect(try await world.report(free).assignee == field)
      #expect(try await browser.sendVerb("mulai", on: other, version: "2").status == .forbidden)
    }
  }

  @Test("An area's head sees the area's reports, a sealed one not at all")
  func area() async throws {
    try await World.with { world in
      let open = try await world.submit("Got mampet di pasar.", privacy: .private).report.number
      let sealed = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let head = try await world.officer("camat")
      let list = try await head.get("/meja/semua")
      #expect(list.text.contains(open) && list.text.contains("Got mampet"))
      #expect(!list.text.contains(sealed) && !list.text.contains("meminta uang"))
      let page = try await head.get("/meja/laporan/\(sealed)")
      #expect(!page.text.contains("meminta uang"))
      let governor = try await world.officer("gubernur")
      #expect((try await governor.get("/meja/semua")).text.contains("meminta uang"))
    }
  }

  /// Numbers of the reports listed, in order.
  static func numbers(_ text: String) -> [String] {
    links(text, after: "href=\"/meja/laporan/").map { String($0.prefix { $0 != "/" && $0 != "?" }) }
  }

  static func links(_ text: String, after mark: String) -> [String] {
    text.components(separatedBy: mark).dropFirst().map {
      String($0.prefix { $0 != "\"" }).replacingOccurrences(of: "&amp;", with: "&")
    }
  }
}

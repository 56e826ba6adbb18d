import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: what hangs")
struct DeskHangingTests {
  @Test("A report goes from nearly due to overdue to escalated, each list saying why")
  func lists() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let kelurahan = try await world.officer("kelurahan")
      for path in ["/meja/hampir-lewat", "/meja/lewat", "/meja/eskalasi"] {
        #expect(!(try await kelurahan.get(path)).text.contains(number), "\(path)")
      }
      world.pass(hours: 5)
      try await world.clockworkRuns()
      let near = try await kelurahan.get("/meja/hampir-lewat")
      #expect(near.text.contains(number) && near.text.contains("keputusan pertama: sisa 1 jam"))
      #expect(near.text.contains("Hampir lewat <span class=\"count\">1</span>"))
      // The list and its signs; counts, views and notices at its head; whether a report is a
      // likely double; one for the session.
      #expect(near.statements == 7)
      let heap = try await kelurahan.get("/meja/baru")
      #expect(heap.text.contains("href=\"/meja/hampir-lewat\"") && heap.statements == 6)
      #expect(heap.text.contains("Hampir lewat <span class=\"count\">1</span>"))

      world.pass(hours: 2)
      try await world.clockworkRuns()
      #expect(!(try await kelurahan.get("/meja/hampir-lewat")).text.contains(number))
      let late = try await kelurahan.get("/meja/lewat")
      #expect(late.text.contains(number) && late.statements == 6)
      #expect(late.text.contains("keputusan pertama: terlambat 1 jam"))
      // Its own head is told first: the list of the office itself.
      let own = try await kelurahan.get("/meja/eskalasi")
      #expect(own.text.contains(number) && own.text.contains("belum ada keputusan"))
    }
  }

  @Test("An escalated sealed report is shown to camat and arbiter, to no stranger, till answered")
  func escalated() async throws {
    try await World.with { world in
      let number = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let words = "meminta uang"
      let before = try await (try await world.officer("camat")).get("/meja/laporan/\(number)")
      #expect(!before.text.contains(words))
      world.pass(hours: 25)
      try await world.clockworkRuns()
      let camat = try await world.officer("camat")
      let verifier = try await world.officer("verifikator")
      for browser in [camat, verifier] {
        let list = try await browser.get("/meja/eskalasi")
        #expect(list.text.contains(number) && list.text.contains(words))
        #expect(list.text.contains("belum ada keputusan"))
        #expect((try await browser.get("/meja/laporan/\(number)")).text.contains(words))
      }
      let home = try await camat.get("/meja/semua")
      #expect(home.text.contains("Eskalasi <span class=\"count\">1</span>"))
      #expect(home.text.contains("href=\"/meja/eskalasi\"") && home.statements == 4)
      for login in ["dsda", "satpol", "verifikator2", "gubernur"] {
        let list = try await (try await world.officer(login)).get("/meja/eskalasi")
        #expect(list.status == .ok && !list.text.contains(number), "\(login)")
      }
      #expect(
        !(try await (try await world.officer("dsda")).get("/meja/laporan/\(number)")).text
          .contains(words))

      let screen = try await camat.get("/meja/laporan/\(number)")
      #expect(screen.text.contains("Eskalasi terbuka"))
      let sent = try await camat.act(
        "tanggapi", on: number, [("uraian", "Inspektorat memeriksa mulai besok.")])
      #expect(sent.status == .seeOther)
      #expect(!(try await camat.get("/meja/eskalasi")).text.contains(number))
      #expect((try await verifier.get("/meja/eskalasi")).text.contains(number))
      #expect(!(try await camat.get("/meja/laporan/\(number)")).text.contains(words))
    }
  }

  @Test("Each list opens to the roles that have such a list, and to nobody else")
  func roles() async throws {
    try await World.with { world in
      let keepers: Set = [
        "kelurahan", "dinas", "sudin", "verifikator", "kanal", "kepala",
      ]
      let overseers: Set = ["camat", "gubernur"]
      let still: Set = ["kepala", "camat", "gubernur", "verifikator"]
      for login in keepers.union(overseers).union(["lapangan", "admin", "verifikator2"]).sorted() {
        let browser = try await world.officer(login)
        let keeps = keepers.contains(login) || login == "verifikator2"
        for (path, isOpen) in [
          ("/meja/hampir-lewat", keeps), ("/meja/lewat", keeps),
          ("/meja/eskalasi", keeps || overseers.contains(login)),
          ("/meja/digantung", still.contains(login)),
        ] {
          let page = try await browser.get(path)
          #expect(page.status == (isOpen ? .ok : .forbidden), "\(login) \(path)")
        }
        #expect(try await browser.get("/meja/pemberitahuan").status == .ok, "\(login)")
        #expect(try await browser.get("/meja/akun").status == .ok, "\(login)")
      }
      #expect(try await world.browser().get("/meja/digantung").status == .seeOther)
    }
  }

  @Test("Fifty lines a page, the rest by key, each report once")
  func paging() async throws {
    try await World.with { world in
      var numbers: Set<String> = []
      for index in 1...53 {
        numbers.insert(try await world.submit("Lampu jalan mati, tiang \(index).").report.number)
      }
      world.pass(hours: 25)
      try await world.clockworkRuns()
      for (login, path) in [
        ("kelurahan", "/meja/lewat"), ("camat", "/meja/eskalasi"),
      ] {
        let browser = try await world.officer(login)
        try await Self.turns(path, all: numbers, in: browser)
      }
      world.pass(hours: 72)
      try await Self.turns(
        "/meja/digantung", all: numbers, in: try await world.officer("gubernur"))
      let late = try await (try await world.officer("kelurahan")).get("/meja/lewat?setelah=rusak")
      #expect(late.status == .ok && DeskQueueTests.numbers(late.text).count == 50)
    }
  }

  private static func turns(_ path: String, all: Set<String>, in browser: Browser) async throws {
    let first = try await browser.get(path)
    let next = try #require(
      DeskQueueTests.links(first.text, after: "rel=\"next\" href=\"").first, "\(path)")
    let second = try await browser.get(next)
    let one = DeskQueueTests.numbers(first.text)
    let two = DeskQueueTests.numbers(second.text)
    #expect(one.count == 50 && two.count == 3 && Set(one + two) == all, "\(path)")
    #expect(first.statements == second.statements && !second.text.contains("rel=\"next\""))
  }

  @Test("Digantung lists exactly what nobody has moved for three days, by holder")
  func still() async throws {
    try await World.with { world in
      let hanging = try await world.submit("Got mampet di pasar.", privacy: .private).report.number
      let sealed = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let moved = try await world.submit("Pohon tumbang menutup jalan.").report.number
      let closed = try await world.submit("Sampah menumpuk di gang.").report.number
      let agency = try await world.handed("Jalan berlubang di tikungan.")
      world.pass(hours: 48)
      try await world.act(Take(), on: moved, by: "kelurahan")
      try await world.act(
        Reject(reason: "location-not-found", words: "Di luar kota."), on: closed, by: "kelurahan")
      let fresh = try await world.submit("Trotoar retak di depan sekolah.").report.number
      // Talk among officers moves nothing.
      try await world.act(AddNote(words: "Sudah ditelepon."), on: hanging, by: "kelurahan")
      world.pass(hours: 25)

      func shown(_ login: String, _ query: String = "") async throws -> Page {
        try await (try await world.officer(login)).get("/meja/digantung\(query)")
      }
      let governor = try await shown("gubernur")
      #expect(Set(DeskQueueTests.numbers(governor.text)) == [hanging, sealed, agency])
      #expect(governor.text.contains("3 hari tanpa gerakan"))
      #expect(governor.text.contains("belum dieskalasi"))
      #expect(governor.text.contains("href=\"/meja/digantung?unit=DBM\""))
      // List, holders, lists across the desk, unread notices; one for the session.
      #expect(governor.statements == 5)
      for number in [moved, closed, fresh] { #expect(!governor.text.contains(number)) }

      let camat = try await shown("camat")
      #expect(Set(DeskQueueTests.numbers(camat.text)) == [hanging, agency])
      let head = try await shown("kepala")
      #expect(DeskQueueTests.numbers(head.text) == [agency] && head.statements == 6)
      let foreign = try await shown("kepala", "?unit=\(World.village)")
      #expect(DeskQueueTests.numbers(foreign.text).isEmpty)
      let own = try await shown("gubernur", "?unit=DBM")
      #expect(DeskQueueTests.numbers(own.text) == [agency])

      // The arbiter's verifiers look over the whole city, with no more sight than they have.
      let arbiter = try await shown("verifikator")
      #expect(Set(DeskQueueTests.numbers(arbiter.text)) == [hanging, agency])
      #expect(!arbiter.text.contains("Got mampet") && arbiter.text.contains("3 hari tanpa gerakan"))
      #expect(arbiter.statements == 7)

      // What the clockwork says of it is no movement.
      try await world.clockworkRuns()
      let after = try await shown("gubernur")
      #expect(Set(DeskQueueTests.numbers(after.text)) == [hanging, sealed, agency])
      #expect(after.text.contains("sudah dieskalasi sampai"))
    }
  }
}

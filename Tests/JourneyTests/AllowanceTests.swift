import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// Whoever does too much is asked to wait, with everything typed kept.
@Suite("Limits")
struct AllowanceTests {
  /// Two of everything for one device.
  private static func tight(_ act: Allowances.Act, _ count: Int64 = 2) -> Allowances {
    var allowances = Allowances.unlimited
    allowances.rows[act] = Allowances.Row(
      device: Allowance(count, each: 600_000), address: nil, block: nil)
    return allowances
  }

  @Test("Reports beyond the limit wait, and go out later at one press")
  func submit() async throws {
    try await World.with(allowances: Self.tight(.submit)) { world in
      let citizen = Citizen(world)
      // The first one makes the device known; two more are its own.
      for _ in 0..<3 {
        let form = try await citizen.filled()
        #expect(try await citizen.browser.post("\(form)/kirim").status.code == 303)
      }
      let form = try await citizen.filled()
      let held = try await citizen.browser.post("\(form)/kirim")
      #expect(held.status.code == 429)
      #expect(held.headers[.retryAfter] == "300")
      #expect(held.text.contains("tunggu 5 menit") && held.text.contains("Kirim lagi"))
      // Somebody else is not held up.
      let other = Citizen(world)
      let theirs = try await other.filled()
      #expect(try await other.browser.post("\(theirs)/kirim").status.code == 303)
      world.pass(hours: 1)
      #expect(try await citizen.browser.post("\(form)/kirim").status.code == 303)
    }
  }

  @Test("Forms begun and photos are counted; an officer is not")
  func formsAndPhotos() async throws {
    var allowances = Self.tight(.form)
    allowances.rows[.photo] = Allowances.Row(
      device: Allowance(3, each: 600_000), address: nil, block: nil)
    try await World.with(allowances: allowances) { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin(photos: [TestPicture.png(), TestPicture.png(seed: 1)])
      _ = try await citizen.begin()
      #expect(try await citizen.photo("\(form)/foto", TestPicture.png(seed: 2)).status.code == 303)
      let held = try await citizen.photo("\(form)/foto", TestPicture.png(seed: 3))
      #expect(held.status.code == 429 && held.text.contains("type=\"file\""))
      try await citizen.browser.get("/lapor")
      let more = try await citizen.browser.post("/lapor", ["aksi": "lanjut"], files: [])
      #expect(more.status.code == 429)
      let officer = try await world.officer("kelurahan")
      for _ in 0..<4 {
        try await officer.get("/lapor")
        let begun = try await officer.post("/lapor", ["aksi": "lanjut"], files: [])
        #expect(begun.status.code == 303)
      }
    }
  }

  @Test("Bytes are counted by the day")
  func bytes() async throws {
    let picture = TestPicture.png()
    try await World.with(allowances: Self.tight(.bytes, Int64(picture.count * 2))) { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin(photos: [picture, TestPicture.png(seed: 1)])
      let held = try await citizen.photo("\(form)/foto", TestPicture.png(seed: 2))
      #expect(held.status.code == 429)
    }
  }

  @Test("A reporter's words are kept when there were too many")
  func add() async throws {
    try await World.with(allowances: Self.tight(.add, 1)) { world in
      let receipt = try await world.submit()
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let path = "/laporan/\(receipt.report.number)"
      try await citizen.browser.get(path)
      let first = try await citizen.browser.post(
        "\(path)/tambah", ["tambahan": "Lubangnya makin dalam."], files: [])
      #expect(first.status.code != 429)
      let held = try await citizen.browser.post(
        "\(path)/tambah", ["tambahan": "Sekarang ada dua lubang."], files: [])
      #expect(held.status.code == 429 && held.text.contains("Sekarang ada dua lubang."))
    }
  }

  @Test("Ways, reports of reports and searches have limits of their own")
  func others() async throws {
    var allowances = Self.tight(.subscribe, 1)
    allowances.rows[.flag] = Allowances.Row(
      device: Allowance(1, each: 600_000), address: nil, block: nil)
    allowances.rows[.search] = Allowances.Row(
      device: Allowance(2, each: 600_000), address: nil, block: nil)
    try await World.with(allowances: allowances) { world in
      let receipt = try await world.submit()
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let path = "/laporan/\(receipt.report.number)"
      try await citizen.browser.get(path)
      #expect(try await citizen.browser.post("\(path)/kabar").status.code != 429)
      #expect(try await citizen.browser.post("\(path)/kabar").status.code == 429)
      try await citizen.browser.get("\(path)/laporkan")
      let flag: KeyValuePairs = ["sebab-lapor": "spam", "uraian-lapor": "iklan obat"]
      #expect(try await citizen.browser.post("\(path)/laporkan", flag).status.code == 200)
      let held = try await citizen.browser.post("\(path)/laporkan", flag)
      #expect(held.status.code == 429 && held.text.contains("iklan obat"))
      for _ in 0..<2 {
        #expect(try await citizen.browser.get("/laporan?cari=jalan").status.code == 200)
      }
      #expect(try await citizen.browser.get("/laporan?cari=jalan").status.code == 429)
      #expect(try await citizen.browser.get("/laporan").status.code == 200, "the list is no search")
    }
  }

  @Test("Pages of a form are counted, and looking for a place in it is a search")
  func steps() async throws {
    var allowances = Self.tight(.step, 3)
    allowances.rows[.search] = Allowances.Row(
      device: Allowance(1, each: 600_000), address: nil, block: nil)
    try await World.with(allowances: allowances) { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      func look() async throws -> Int {
        try await citizen.step("\(form)/tempat", ["cari": "Gambir", "aksi": "cari"]).status.code
      }
      #expect(try await look() == 200)
      #expect(try await look() == 429, "a second search")
      #expect(try await citizen.step("\(form)/tempat", ["aksi": "lanjut"]).status.code == 422)
      #expect(try await citizen.step("\(form)/tempat", ["aksi": "lanjut"]).status.code == 429)
      #expect(
        try await citizen.browser.get("/laporan?kotak=-6.2,106.8,-6.1,106.9").status.code == 429)
    }
  }

  @Test("A program is told in JSON")
  func json() async throws {
    var allowances = Allowances.unlimited
    allowances.rows[.submit] = Allowances.Row(
      device: Allowance(1, each: 600_000), address: nil, block: nil)
    try await World.with(allowances: allowances) { world in
      // The device of a program is whatever cookie it shows; addresses are tried with a real server.
      let browser = world.browser()
      try await browser.get("/lapor")
      func body(_ id: Int) -> String {
        """
        {"idPengiriman": "kirim-000\(id)", "uraian": "Jalan berlubang di depan pasar.",
        "lat": -6.1754, "lon": 106.8272}
        """
      }
      #expect(try await browser.json("/api/v1/laporan", body(1)).status == .created)
      let held = try await browser.json("/api/v1/laporan", body(2))
      #expect(held.status == .tooManyRequests && held.text.contains("terlalu_sering"))
    }
  }

  @Test("A form filled faster than a person can is asked for once more, and then taken")
  func pace() async throws {
    var allowances = Allowances.unlimited
    allowances.shortestFill = 3_000
    try await World.with(allowances: allowances) { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let held = try await citizen.browser.post("\(form)/kirim")
      #expect(held.status.code == 429 && held.text.contains("Tekan sekali lagi"))
      world.wait(3_000)
      #expect(try await citizen.browser.post("\(form)/kirim").status.code == 303)

      // A form of one page, with the hidden field filled as programs do.
      let number = try await world.submit().report.number
      let path = "/laporan/\(number)/laporkan"
      let page = try await citizen.browser.get(path)
      let moment = try #require(page.field("_saat"))
      #expect(page.field("situs") == "")
      let asked = try await citizen.browser.post(
        path, ["sebab-lapor": "spam", "uraian-lapor": "iklan obat", "_saat": moment])
      #expect(asked.status.code == 429 && asked.text.contains("iklan obat"))
      #expect(asked.field("_saat") == moment, "the second press is as old as the first")
      world.wait(3_000)
      let trapped = try await citizen.browser.post(
        path, ["sebab-lapor": "spam", "_saat": moment, "situs": "http://x.example"])
      #expect(trapped.status.code == 429)
      #expect(trapped.field("situs") == nil, "what is sent again has no such field")
      let forged = try await citizen.browser.post(
        path, ["sebab-lapor": "spam", "_saat": "0.abcdefghjkmnpqrs"])
      #expect(forged.status.code == 429)
      // Of another report, or of none: what is sent again says when this was.
      let elsewhere = try await world.submit().report.number
      let other = "/laporan/\(elsewhere)/laporkan"
      let moved = try await citizen.browser.post(other, ["sebab-lapor": "spam", "_saat": moment])
      #expect(moved.status.code == 429)
      let bare = try await citizen.browser.post(other, ["sebab-lapor": "spam"])
      #expect(bare.status.code == 429)
      let fresh = try #require(bare.field("_saat"))
      world.wait(3_000)
      let second = try await citizen.browser.post(other, ["sebab-lapor": "spam", "_saat": fresh])
      #expect(second.status.code == 200)
      // A page that lay open for longer than a day is pressed once more.
      let old = try #require(try await citizen.browser.get(path).field("_saat"))
      world.pass(hours: 25)
      let late = try await citizen.browser.post(path, ["sebab-lapor": "spam", "_saat": old])
      #expect(late.status.code == 429 && late.field("_saat") != old)
      let again = try #require(late.field("_saat"))
      world.wait(3_000)
      let taken = try await citizen.browser.post(path, ["sebab-lapor": "spam", "_saat": again])
      #expect(taken.status.code == 200 && taken.text.contains("Terima kasih"))
      let officer = try await world.officer("kanal")
      try await officer.get(path)
      #expect(try await officer.post(path, ["sebab-lapor": "spam"]).status.code == 200)
    }
  }
}

extension World {
  func wait(_ milliseconds: Int64) { clock.pass(milliseconds) }
}

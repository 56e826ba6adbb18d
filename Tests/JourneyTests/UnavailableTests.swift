import Casework
import Domain
import HTTPTypes
import Storage
import Testing

@testable import Web

/// The store goes away in the middle of everything; nobody loses what they typed.
@Suite("When the store is away")
struct UnavailableTests {
  private static let gone = StorageFailure.unavailable(cause: "uji")

  /// The page that keeps a form: its fields by name, without the token.
  private static func expectKept(_ page: Page, _ words: [String]) {
    #expect(page.status == .serviceUnavailable)
    #expect(page.headers[.retryAfter] != nil)
    #expect(page.text.contains("Belum terkirim") && page.text.contains("Kirim lagi"))
    for word in words { #expect(page.text.contains(word), "\(word) is lost") }
  }

  @Test("Pages say so, in the layout of the site, and come back by themselves")
  func pages() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let officer = try await world.officer("kelurahan")
      let citizen = world.browser()
      world.database.fail(with: Self.gone)
      for (browser, path) in [(citizen, "/laporan/\(number)"), (officer, "/meja")] {
        let page = try await browser.get(path)
        #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "30")
        #expect(page.text.contains("<nav") && page.text.contains("Layanan sedang penuh"))
        #expect(page.headers[.cacheControl] == "no-store")
      }
      let problem = try await citizen.get("/api/v1/laporan/\(number)", accept: "application/json")
      #expect(problem.status == .serviceUnavailable && problem.headers[.retryAfter] == "30")
      #expect(problem.text.contains("\"kode\":\"sedang_penuh\""))
      let report =
        #"{"idPengiriman":"uji-12345678","uraian":"Lampu jalan padam sejak kemarin malam.","lat":-6.2,"lon":106.83}"#
      let sent = try await citizen.json("/api/v1/laporan", report)
      #expect(sent.status == .serviceUnavailable && sent.headers[.retryAfter] == "30")
      #expect(sent.headers[.contentType] == "application/json")
      world.database.recover()
      #expect(try await citizen.get("/laporan/\(number)").status == .ok)
      #expect(try await officer.get("/meja").status.code < 400)
    }
  }

  @Test("A step of the report form keeps what was typed, and sending again goes on")
  func formStep() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.browser.get("\(form)/masalah")
      let words = "Got <b>mampet</b> & \"bau\".\nSudah 3 hari."
      world.database.fail(with: .diskFull(cause: "uji"))
      let kept = try await citizen.browser.post(
        "\(form)/masalah", ["jenis": "aduan", "uraian": words, "aksi": "lanjut"])
      Self.expectKept(
        kept, ["Got &lt;b&gt;mampet&lt;/b&gt; &amp; &quot;bau&quot;.\nSudah 3 hari.", "aksi"])
      #expect(!kept.text.contains("<b>mampet"))
      #expect(kept.text.contains("action=\"\(form)/masalah\""))
      #expect(kept.field("jenis") == "aduan" && kept.field("aksi") == "lanjut")

      // Again in vain, then with the store back.
      #expect(
        try await citizen.browser.post(
          "\(form)/masalah", ["jenis": "aduan", "uraian": words, "aksi": "lanjut"]
        ).status == .serviceUnavailable)
      world.database.recover()
      let next = try await citizen.browser.post(
        "\(form)/masalah", ["jenis": "aduan", "uraian": words, "aksi": "lanjut"])
      #expect(next.status.code == 303)
      #expect(try await citizen.browser.get("\(form)/masalah").text.contains("Sudah 3 hari."))
    }
  }

  @Test("Photos must be chosen again, and the page has a field for them")
  func photos() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.browser.get("\(form)/foto")
      world.database.fail(with: Self.gone)
      let kept = try await citizen.browser.post(
        "\(form)/foto", ["aksi": "unggah"], files: [.init(bytes: TestPicture.png(seed: 3))])
      Self.expectKept(kept, ["Foto harus dipilih lagi", "type=\"file\"", "multipart/form-data"])
      #expect(kept.field("aksi") == "unggah")
    }
  }

  @Test("Sending a report fails before and after its commit, and still there is one report")
  func once() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      try await citizen.browser.get("\(form)/periksa")
      let before = try await world.countReports()
      // The store fails at each call the sending makes, one after the other.
      var grace = 0
      var last: Page?
      while grace < 20 {
        world.database.fail(with: Self.gone, after: grace)
        let page = try await citizen.browser.post("\(form)/kirim")
        last = page
        if page.status.code == 303 { break }
        Self.expectKept(page, ["action=\"\(form)/kirim\""])
        grace += 1
      }
      world.database.recover()
      #expect(grace >= 3)
      #expect(last?.location == "\(form)/terkirim")
      #expect(try await citizen.browser.get("\(form)/terkirim").status == .ok)
      #expect(try await world.countReports() == before + 1)
    }
  }

  @Test("What a reporter adds is kept when the look-up of the device fails")
  func reporter() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let receipt = try await world.submit()
      try await citizen.unlock(receipt)
      let number = receipt.report.number
      let page = try await citizen.browser.get("/laporan/\(number)")
      let version = page.field("versi") ?? ""
      world.database.fail(with: .busy)
      let kept = try await citizen.browser.post(
        "/laporan/\(number)/tambah", ["tambahan": "Lubangnya makin dalam.", "versi": version],
        files: [])
      Self.expectKept(kept, ["Lubangnya makin dalam.", "action=\"/laporan/\(number)/tambah\""])
      #expect(kept.headers[.retryAfter] == "2")
      #expect(kept.field("versi") == version)
      world.database.recover()
      for (try_, wanted) in [(1, 303), (2, 409)] {
        let again = try await citizen.browser.post(
          "/laporan/\(number)/tambah",
          ["tambahan": "Lubangnya makin dalam.", "versi": kept.field("versi") ?? ""], files: [])
        #expect(again.status.code == wanted, "time \(try_): \(again.status)")
      }
      #expect(try await world.events(number).count == 2)
    }
  }

  @Test("What an officer writes is kept, whichever look-up fails, and done once")
  func desk() async throws {
    try await World.with { world in
      let number = try await world.submit(category: "jalan").report.number
      let officer = try await world.officer("kelurahan")
      let screen = try await officer.get("/meja/laporan/\(number)")
      let version = try #require(screen.field("versi"))
      let fields = [
        ("unit", "DBM"), ("alasan", "has-authority"), ("uraian", "Jalan kota, segera."),
      ]
      var grace = 0
      while grace < 20 {
        world.database.fail(with: .tooSlow("uji"), after: grace)
        let kept = try await officer.sendVerb("koordinasi", on: number, version: version, fields)
        if kept.status.code == 303 { break }
        Self.expectKept(kept, ["Jalan kota, segera."])
        #expect(kept.field("koordinasi_unit") == "DBM" && kept.field("versi") == version)
        grace += 1
      }
      world.database.recover()
      #expect(grace >= 2)
      #expect(try await world.events(number).count == 2)
      let again = try await officer.sendVerb("koordinasi", on: number, version: version, fields)
      #expect(again.status == .conflict)
      #expect(try await world.events(number).count == 2)
    }
  }

  @Test("Passwords and PINs are asked for again, never written into a page")
  func secrets() async throws {
    try await World.with { world in
      let browser = world.browser()
      try await browser.get("/masuk")
      world.database.fail(with: Self.gone)
      let kept = try await browser.post(
        "/masuk", ["nama": "kelurahan", "kata_sandi": "Sangat-Rahasia-77"])
      Self.expectKept(kept, ["kelurahan", "type=\"password\""])
      #expect(!kept.text.contains("Sangat-Rahasia-77"))
      #expect(kept.field("kata_sandi") == "")
      world.database.recover()
      try await browser.get("/lacak")
      world.database.fail(with: Self.gone)
      let track = try await browser.post("/lacak", ["nomor": "JK2503050001", "pin": "482913"])
      Self.expectKept(track, ["JK2503050001"])
      #expect(!track.text.contains("482913"))
    }
  }

  @Test("Nobody else's page can make ours show words")
  func proof() async throws {
    try await World.with { world in
      let browser = world.browser()
      world.database.fail(with: Self.gone)
      // No page of ours was seen, so there is no token.
      let page = try await browser.post("/masuk", ["nama": "Kata orang lain di sini"])
      #expect(page.status.code == 503 || page.status == .forbidden)
      #expect(!page.text.contains("Kata orang lain"))
    }
  }
}

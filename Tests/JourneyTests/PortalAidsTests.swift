import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Helps in the report form, without scripts")
struct PortalAidsTests {
  private static let tree = "Pohon besar tumbang, dahannya menutup jalan."

  /// A form at step 3 with its place known.
  private func placed(_ citizen: Citizen) async throws -> String {
    let form = try await citizen.begin()
    try await citizen.step("\(form)/tempat", ["titik": "-6.1754, 106.8272", "aksi": "lanjut"])
    return form
  }

  @Test("Three categories are offered once; the chosen one stands on the check of answers")
  func suggestions() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await placed(citizen)
      var page = try await citizen.step(
        "\(form)/masalah", ["jenis": "aduan", "uraian": Self.tree, "aksi": "lanjut"])
      #expect(page.location == "\(form)/kategori")
      page = try await citizen.browser.get("\(form)/kategori")
      #expect(page.text.contains("value=\"pohon\"") && page.text.contains(">Cocok<"))
      #expect(page.text.components(separatedBy: "type=\"radio\"").count <= 6)
      #expect(!page.text.contains("checked"), "nothing is chosen for the citizen")
      page = try await citizen.browser.post(
        "\(form)/kategori", ["kategori": "pohon", "aksi": "lanjut"])
      #expect(page.location == "\(form)/privasi")
      let check = try await citizen.browser.get("\(form)/periksa")
      let category = try #require(world.book.category("pohon"))
      #expect(check.text.contains("<dd>\(category.name.id)</dd>"))
      // Asked once: the text may change without the question coming back.
      page = try await citizen.step(
        "\(form)/masalah", ["jenis": "aduan", "uraian": Self.tree, "aksi": "lanjut"])
      #expect(page.location == "\(form)/privasi")
    }
  }

  @Test("No answer, an unknown one and the long list are all answers")
  func suggestionsNeverBlock() async throws {
    try await World.with { world in
      let answers: [(KeyValuePairs<String, String>, String?)] = [
        (["aksi": "lanjut"], nil), (["kategori": "tidak", "aksi": "lanjut"], nil),
        (["kategori": "<b>", "aksi": "lanjut"], nil),
        (["kategori": "lain", "kategori-lain": "sampah", "aksi": "lanjut"], "sampah"),
        (["kategori-lain": "sampah", "aksi": "lanjut"], "sampah"),
      ]
      for (fields, expected) in answers {
        let citizen = Citizen(world)
        let form = try await placed(citizen)
        try await citizen.step(
          "\(form)/masalah", ["jenis": "aduan", "uraian": Self.tree, "aksi": "lanjut"])
        let page = try await citizen.step("\(form)/kategori", fields)
        #expect(page.location == "\(form)/privasi")
        let kept = try await world.office.casework.form(
          token: String(form.dropFirst("/lapor/".count)))
        guard case .open(let open) = kept else {
          Issue.record("the form is gone")
          continue
        }
        #expect(open.draft.category == expected)
      }
    }
  }

  @Test("Open public reports near by are shown once, with their support; others are not")
  func similar() async throws {
    try await World.with { world in
      let open = try await world.submitFull(
        text: "Pohon tumbang menimpa pagar, telepon 081234567890", category: "pohon",
        privacy: .public, photos: [TestPicture.png(seed: 3)])
      let hidden = try await world.submitFull(
        text: "Pohon tumbang di halaman saya", category: "pohon", privacy: .private)
      let other = try await world.submitFull(
        text: "Layanan loket lambat sekali", category: "puskesmas", privacy: .public)
      let done = try await world.submitFull(
        text: "Pohon tumbang kemarin", category: "pohon", privacy: .public)
      try await world.complete(done.report.number)
      try await world.office.casework.support(
        open.report.number, device: "perangkat-lain-1234567", now: world.now)

      let citizen = Citizen(world)
      let form = try await placed(citizen)
      var page = try await citizen.step(
        "\(form)/masalah",
        ["jenis": "aduan", "uraian": Self.tree, "kategori": "pohon", "aksi": "lanjut"])
      #expect(page.location == "\(form)/serupa")
      page = try await citizen.browser.get("\(form)/serupa")
      #expect(page.text.contains(open.report.number) && page.text.contains("/kecil.jpg"))
      #expect(page.text.contains("1 orang mendukung") && page.text.contains("kurang dari 50 m"))
      #expect(!page.text.contains("081234567890") && page.text.contains("••••••••••••"))
      for receipt in [hidden, other, done] {
        #expect(!page.text.contains(receipt.report.number))
      }
      let statements = page.statements
      for index in 0..<6 {
        _ = try await world.submitFull(
          text: "Pohon tumbang nomor \(index)", category: "pohon", privacy: .public)
      }
      page = try await citizen.browser.get("\(form)/serupa")
      #expect(page.statements == statements, "the same number of statements for one and for many")
      #expect(page.text.components(separatedBy: "/dukung\"").count - 1 == SimilarReport.most)
      page = try await citizen.browser.post("\(form)/serupa", ["aksi": "lanjut"])
      #expect(page.location == "\(form)/privasi")
      page = try await citizen.step(
        "\(form)/masalah",
        ["jenis": "aduan", "uraian": Self.tree, "kategori": "pohon", "aksi": "lanjut"])
      #expect(page.location == "\(form)/privasi")
    }
  }

  @Test("Support from the form counts once a device, and the form can still be sent")
  func supportFromTheForm() async throws {
    try await World.with { world in
      let number = try await world.submitFull(
        text: "Pohon tumbang menimpa pagar", category: "pohon", privacy: .public
      ).report.number
      let citizen = Citizen(world)
      let form = try await placed(citizen)
      try await citizen.step(
        "\(form)/masalah",
        ["jenis": "aduan", "uraian": Self.tree, "kategori": "pohon", "aksi": "lanjut"])
      let page = try await citizen.step("\(form)/serupa", ["aksi": "kembali"])
      #expect(page.location == "\(form)/masalah")
      try await citizen.browser.get("\(form)/serupa")
      let path = "/laporan/\(number)/dukung"
      for _ in 0..<2 {
        let answer = try await citizen.browser.post(path, ["kembali": "\(form)/privasi"])
        #expect(answer.location?.hasPrefix("\(path)?kembali=") == true)
        let thanks = try await citizen.browser.get(try #require(answer.location))
        #expect(thanks.text.contains("1 orang mendukung"))
        #expect(thanks.text.contains("href=\"\(form)/privasi\""))
      }
      // Whoever drops the cookie of the device is still the same browser.
      citizen.browser.forget("tg_gawai")
      try await citizen.browser.post(path)
      #expect(try await citizen.browser.get(path).text.contains("1 orang mendukung"))
      // Nowhere but into the form.
      let away = try await citizen.browser.get("\(path)?kembali=//jahat.example/")
      #expect(!away.text.contains("href=\"//jahat"))
      let second = world.browser()
      try await second.get(path)
      try await second.post(path)
      #expect(try await second.get("/laporan/\(number)").text.contains("2 orang mendukung"))
    }
  }

  @Test("A supporter hears by letter, is not shown the address again, and stops it")
  func supporterHears() async throws {
    try await World.with { world in
      let number = try await world.submitFull(
        text: "Pohon tumbang menimpa pagar", category: "pohon", privacy: .public
      ).report.number
      let path = "/laporan/\(number)/dukung"
      let browser = world.browser()
      try await browser.get(path)
      #expect(try await browser.post("\(path)/kabar", ["surel": "a@contoh.id"]).status.code == 404)
      try await browser.get(path)
      try await browser.post(path)
      try await browser.get(path)
      let wrong = try await browser.post("\(path)/kabar", ["surel": "bukan surel"])
      #expect(wrong.status.code == 422 && wrong.text.contains("value=\"bukan surel\""))
      #expect(
        try await browser.post("\(path)/kabar", ["surel": "tetangga@contoh.id"]).location == path)
      let known = try await browser.get(path)
      #expect(!known.text.contains("tetangga@contoh.id") && known.text.contains("Berhenti"))
      let stopped = try await browser.post("\(path)/kabar", ["aksi": "berhenti"])
      #expect(stopped.location == path)
      #expect(try await browser.get(path).text.contains("Kabari saya"))
    }
  }

  @Test("A report nobody may read, a closed one and one's own are not supported")
  func whatIsNotSupported() async throws {
    try await World.with { world in
      let hidden = try await world.submitFull(text: "Pohon tumbang di sini", privacy: .private)
      let done = try await world.submitFull(text: "Pohon tumbang di sana", privacy: .public)
      try await world.complete(done.report.number)
      let browser = world.browser()
      for number in [hidden.report.number, done.report.number, "JK2503059999", "x"] {
        #expect(try await browser.get("/laporan/\(number)/dukung").status.code == 404)
        try await browser.get("/lacak")
        #expect(try await browser.post("/laporan/\(number)/dukung").status.code == 404)
      }
      let own = try await world.submitFull(text: "Pohon tumbang lagi", privacy: .public)
      let citizen = Citizen(world)
      try await citizen.unlock(own)
      let page = try await citizen.browser.get("/laporan/\(own.report.number)")
      #expect(!page.text.contains("/dukung"))
      try await citizen.browser.post("/laporan/\(own.report.number)/dukung")
      let count = try await world.database.read {
        try SupportRows.count(of: own.report.id, on: $0)
      }
      #expect(count == 0)
    }
  }

  @Test("Words that sound sensitive preset sealed, the citizen decides; a category always seals")
  func sensitive() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await placed(citizen)
      try await citizen.step(
        "\(form)/masalah",
        [
          "jenis": "aduan", "uraian": "Oknum di loket meminta uang rokok kepada warga.",
          "kategori": "keluhan-pelayanan", "aksi": "lanjut",
        ])
      var page = try await citizen.browser.get("\(form)/privasi")
      #expect(page.text.contains("value=\"rahasia\" checked"))
      #expect(page.text.contains("tentang orang yang berjabatan"))
      try await citizen.browser.post("\(form)/privasi", ["privasi": "publik", "aksi": "lanjut"])
      page = try await citizen.browser.get("\(form)/privasi")
      #expect(page.text.contains("value=\"publik\" checked"))

      try await citizen.step(
        "\(form)/masalah",
        [
          "jenis": "aduan", "uraian": "Ada pungutan di depan sekolah.",
          "kategori": "pungutan-liar", "aksi": "lanjut",
        ])
      page = try await citizen.browser.get("\(form)/privasi")
      #expect(!page.text.contains("value=\"publik\"") && page.text.contains("selalu rahasia"))
      try await citizen.browser.post("\(form)/privasi", ["privasi": "publik", "aksi": "lanjut"])
      try await citizen.step("\(form)/kontak", ["aksi": "lanjut"])
      #expect(try await citizen.browser.get("\(form)/periksa").text.contains("Rahasia. "))
      try await citizen.browser.post("\(form)/kirim")
      // The other ways in follow the same rule.
      let direct = try await world.submitFull(
        text: "Ada pungutan di pasar", category: "pungutan-liar", privacy: .public)
      #expect(direct.report.privacy == .sealed)
      let reports = try await world.database.read {
        try ReportRows.page(after: 0, limit: 10, on: $0)
      }
      #expect(reports.count == 2 && reports.allSatisfy { $0.privacy == .sealed })
    }
  }

  @Test("Numbers are pointed out before sending; the public reads dots in every representation")
  func personalNumbers() async throws {
    try await World.with { world in
      let text = "Lampu padam, hubungi 0812-3456-7890 atau NIK 3171010101900001."
      let citizen = Citizen(world)
      let form = try await citizen.filled(text: text, privacy: "publik")
      let check = try await citizen.browser.get("\(form)/periksa")
      #expect(check.text.contains("0812-3456-7890; 3171010101900001"))
      #expect(check.text.contains("action=\"\(form)/kirim\""), "sending stays possible")
      try await citizen.browser.post("\(form)/kirim")
      let report = try #require(
        try await world.database.read { try ReportRows.page(after: 0, limit: 1, on: $0) }.first)
      let stranger = world.browser()
      for path in [
        "/laporan/\(report.number)", "/laporan", "/laporan/\(report.number)/dukung",
        "/api/v1/laporan/\(report.number)", "/api/v1/laporan",
        "/api/v1/laporan?dekat=-6.1754,106.8272", "/",
      ] {
        let page = try await stranger.get(path)
        #expect(page.status.code == 200, "\(path)")
        #expect(!page.text.contains("3456") && !page.text.contains("317101"), "\(path)")
      }
      #expect(
        try await stranger.get("/laporan/\(report.number)").text.contains("••••-••••-••••"))
      let own = try await citizen.browser.get("/laporan/\(report.number)")
      #expect(own.text.contains("0812-3456-7890"))
      let desk = try await world.officer("kelurahan")
      #expect(
        try await desk.get("/meja/laporan/\(report.number)").text.contains("0812-3456-7890"))
    }
  }

  @Test("A place is found by name, of a kelurahan or of a landmark others named in public")
  func placeByName() async throws {
    try await World.with { world in
      _ = try await world.submitFull(
        text: "Lampu padam di pasar", landmark: "Pasar Burung Kenari", privacy: .public)
      _ = try await world.submitFull(
        text: "Lampu padam juga", landmark: "Burung rahasia", privacy: .private)
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.browser.get("\(form)/tempat")
      var page = try await citizen.browser.post(
        "\(form)/tempat", ["cari": "kel. gamb", "aksi": "cari", "patokan": "Pagar hijau"])
      #expect(page.status.code == 200 && page.text.contains("value=\"v:31.71.01.1001\""))
      #expect(page.field("patokan") == "Pagar hijau")
      page = try await citizen.browser.post(
        "\(form)/tempat",
        ["aksi": "pilih", "pilih": "v:31.71.01.1001", "patokan": "Pagar hijau"])
      #expect(page.location == "\(form)/tempat")
      page = try await citizen.browser.get("\(form)/tempat")
      #expect(page.text.contains("Kecamatan Gambir.") && page.field("patokan") == "Pagar hijau")

      page = try await citizen.browser.post("\(form)/tempat", ["cari": "burung", "aksi": "cari"])
      #expect(page.text.contains("Pasar Burung Kenari") && !page.text.contains("Burung rahasia"))
      let value = try #require(
        page.text.components(separatedBy: "name=\"pilih\" value=\"").dropFirst().first)
      page = try await citizen.browser.post(
        "\(form)/tempat", ["aksi": "pilih", "pilih": String(value.prefix { $0 != "\"" })])
      page = try await citizen.browser.get("\(form)/tempat")
      #expect(page.field("lat") == "-6.1755" && page.field("patokan") == "Pasar Burung Kenari")

      for odd in ["v:99", "p:", "p:x,y,z", "p:999,1,z", "<b>", ""] {
        let answer = try await citizen.browser.post(
          "\(form)/tempat", ["aksi": "pilih", "pilih": odd])
        #expect(answer.status.code == 422, "\(odd)")
      }
      page = try await citizen.browser.post("\(form)/tempat", ["cari": "zzzz", "aksi": "cari"])
      #expect(page.text.contains("“zzzz” tidak ditemukan"))
    }
  }

  @Test("The confirmation and the sheet for printing carry squares and real dates")
  func squaresAndSheet() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      try await citizen.browser.post("\(form)/kirim")
      let sent = try await citizen.browser.get("\(form)/terkirim")
      let report = try #require(
        try await world.database.read { try ReportRows.page(after: 0, limit: 1, on: $0) }.first)
      let link = world.office.casework.keys.link(
        submission: String(form.dropFirst("/lapor/".count)))
      let code = try #require(QRCode("http://localhost/l/\(link)"))
      #expect(sent.text.contains("d=\"\(code.path)\""))
      #expect(sent.text.contains("data-number=\"\(report.number)\""))
      let path = "/laporan/\(report.number)/cetak"
      #expect(sent.text.contains("href=\"\(path)\""))
      let sheet = try await citizen.browser.get(path)
      #expect(sheet.status.code == 200 && sheet.headers[.cacheControl] == "no-store")
      for words in [
        report.number, "d=\"\(code.path)\"", "5 Maret 2025 pukul 20.30 WIB",
        "12 Maret 2025 pukul 14.30 WIB",
      ] {
        #expect(sheet.text.contains(words), "\(words)")
      }
      #expect(try await world.browser().get(path).status.code != 200, "the keys are the reporter's")
    }
  }

  @Test("One tap says that all is done, and a reopening is still possible")
  func oneTap() async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(text: "Lampu padam sejak malam", privacy: .private)
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      var page = try await citizen.browser.get("/laporan/\(number)")
      #expect(!page.text.contains("/beres"))
      try await world.complete(number)
      page = try await citizen.browser.get("/laporan/\(number)")
      #expect(page.text.contains("action=\"/laporan/\(number)/beres\""))
      page = try await citizen.browser.post(
        "/laporan/\(number)/beres", ["versi": try #require(page.field("versi"))])
      #expect(page.status.code == 303)
      #expect(try await world.report(number).rating == 5)
      page = try await citizen.browser.get("/laporan/\(number)")
      #expect(!page.text.contains("/beres") && page.text.contains("/buka-kembali"))
    }
  }
}

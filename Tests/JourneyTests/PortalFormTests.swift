import Casework
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Storage
import Testing

@testable import Web

@Suite("The report form, without scripts")
struct PortalFormTests {
  @Test("From the front door to number and PIN, and to the page of the report")
  func wholeJourney() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let browser = citizen.browser
      let home = try await browser.get("/")
      #expect(home.text.contains("href=\"/lapor\""))
      let form = try await citizen.begin(photos: [
        TestPicture.png(seed: 1), TestPicture.png(seed: 2),
      ])

      let photos = try await browser.get("\(form)/foto")
      #expect(photos.text.components(separatedBy: "name=\"hapus\"").count == 3)
      let source = try #require(
        photos.text.components(separatedBy: "img src=\"").dropFirst().first)
      let picture = try await browser.get(String(source.prefix { $0 != "\"" }))
      #expect(picture.headers[.contentType] == "image/jpeg")
      #expect(picture.bytes.starts(with: [0xFF, 0xD8]))

      var page = try await citizen.step(
        "\(form)/tempat",
        [
          "titik": "-6.1754, 106.8272", "alamat": "Jalan Uji 1", "patokan": "Pasar",
          "aksi": "lihat",
        ])
      #expect(page.location == "\(form)/tempat")
      page = try await browser.get("\(form)/tempat")
      let village = try #require(world.book.area("31.71.01.1001"))
      #expect(page.text.contains("Ini Kelurahan \(village.name), Kecamatan Gambir."))
      #expect(page.field("lat") == "-6.1754" && page.field("alamat") == "Jalan Uji 1")

      page = try await citizen.step(
        "\(form)/tempat",
        [
          "lat": "-6.1754", "lon": "106,8272", "alamat": "Jalan Uji 1", "patokan": "Pasar",
          "aksi": "lanjut",
        ])
      #expect(page.location == "\(form)/masalah")
      let category = try #require(world.book.categories.first)
      page = try await citizen.step(
        "\(form)/masalah",
        [
          "jenis": "aduan", "uraian": "Lampu jalan padam sejak tiga malam.",
          "kategori": category.slug, "aksi": "lanjut",
        ])
      #expect(page.location == "\(form)/privasi")
      page = try await browser.get("\(form)/privasi")
      #expect(page.text.contains("value=\"privat\" checked"), "private is preset")
      page = try await browser.post("\(form)/privasi", ["privasi": "privat", "aksi": "lanjut"])
      #expect(page.location == "\(form)/kontak")
      page = try await citizen.step(
        "\(form)/kontak",
        ["nama": "Siti", "telepon": "0812 3456 7890", "setuju": "ya", "aksi": "lanjut"])
      #expect(page.location == "\(form)/periksa")

      let check = try await browser.get("\(form)/periksa")
      for words in [
        "Lampu jalan padam sejak tiga malam.", "Jalan Uji 1", "Pasar", category.name.id, "Siti",
        world.book.units.name(World.village), "5 Maret 2025 pukul 20.30 WIB",
        "12 Maret 2025 pukul 14.30 WIB", "href=\"\(form)/tempat?kembali=periksa\"",
      ] {
        #expect(check.text.contains(words), "\(words) is on the check of answers")
      }
      let sent = try await browser.post("\(form)/kirim")
      #expect(sent.location == "\(form)/terkirim")
      let confirmation = try await browser.get("\(form)/terkirim")
      #expect(confirmation.headers[.cacheControl] == "no-store")
      let reports = try await world.database.read {
        try ReportRows.page(after: 0, limit: 10, on: $0)
      }
      #expect(reports.count == 1)
      let report = try #require(reports.first)
      #expect(report.photoCount == 2 && report.holder == World.village)
      let token = String(form.dropFirst("/lapor/".count))
      #expect(confirmation.text.contains("<strong>\(report.number)</strong>"))
      let keys = world.office.casework.keys
      #expect(confirmation.text.contains("<strong>\(keys.pin(submission: token))</strong>"))
      #expect(confirmation.text.contains("/l/\(keys.link(submission: token))"))

      let own = try await browser.get("/laporan/\(report.number)")
      #expect(own.text.contains("Lampu jalan padam") && own.text.contains("Jalan Uji 1"))
      #expect(own.text.contains("action=\"/laporan/\(report.number)/tambah\""))
      let stranger = try await world.browser().get("/laporan/\(report.number)")
      #expect(stranger.status.code == 200 && !stranger.text.contains("Lampu jalan padam"))
    }
  }

  @Test("“Ubah” leads back to the check of answers; “Kembali” keeps what was typed")
  func changing() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let page = try await citizen.browser.get("\(form)/privasi?kembali=periksa")
      #expect(page.field("kembali") == "periksa")
      let answer = try await citizen.browser.post(
        "\(form)/privasi", ["privasi": "publik", "kembali": "periksa", "aksi": "lanjut"])
      #expect(answer.location == "\(form)/periksa")
      #expect(try await citizen.browser.get("\(form)/periksa").text.contains("Publik. "))
      let back = try await citizen.step(
        "\(form)/masalah", ["jenis": "aduan", "uraian": "Pendek", "aksi": "kembali"])
      #expect(back.location == "\(form)/tempat")
      #expect(try await citizen.browser.get("\(form)/masalah").text.contains("Pendek</textarea>"))
    }
  }

  @Test("A place outside the city is named, and nothing typed is lost")
  func outside() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let page = try await citizen.step(
        "\(form)/tempat",
        [
          "titik": "https://peta.example/@-6.2349,106.9923,17z", "alamat": "Jalan \"Luar\" <7>",
          "patokan": "Stasiun", "aksi": "lanjut",
        ])
      #expect(page.status.code == 422 && page.hasError("titik"))
      #expect(page.text.contains("Bekasi"))
      #expect(page.title.hasPrefix("Kesalahan:"))
      #expect(page.field("titik") == "https://peta.example/@-6.2349,106.9923,17z")
      #expect(page.field("alamat") == "Jalan &quot;Luar&quot; &lt;7&gt;")
      #expect(page.field("patokan") == "Stasiun")
    }
  }

  @Test("The same form sent twice, and twice at once, makes one report and one confirmation")
  func doubleSend() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let browser = citizen.browser
      let form = try await citizen.filled(photos: [TestPicture.png(seed: 5)])
      try await browser.get("\(form)/periksa")
      async let first = browser.post("\(form)/kirim")
      async let second = browser.post("\(form)/kirim")
      let locations = try await [first.location, second.location]
      #expect(locations == ["\(form)/terkirim", "\(form)/terkirim"])
      let again = try await browser.post("\(form)/kirim")
      #expect(again.location == "\(form)/terkirim")
      #expect(try await world.countReports() == 1)
      let once = try await browser.get("\(form)/terkirim").text
      let twice = try await browser.get("\(form)/terkirim").text
      // Of two that met, one may have drawn a number it never used.
      let number = try #require(
        try await world.database.read { try $0.first("SELECT number FROM reports") { $0.text(0) } })
      #expect(once.contains("<strong>\(number)</strong>"))
      #expect(twice.contains("<strong>\(number)</strong>"))
      // A step of a sent form leads to its confirmation, too.
      #expect(try await browser.get("\(form)/tempat").location == "\(form)/terkirim")
    }
  }

  @Test("A form is gone on with, and its keys are had, only in the browser that began it")
  func onlyItsBrowser() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let stranger = Citizen(world)
      try await stranger.begin()
      for step in ["foto", "tempat", "masalah", "privasi", "kontak", "periksa"] {
        #expect(try await stranger.browser.get("\(form)/\(step)").status == .notFound, "\(step)")
      }
      #expect(
        try await stranger.browser.post("\(form)/kontak", ["aksi": "lanjut"]).status == .notFound)
      #expect(try await stranger.browser.post("\(form)/kirim").status == .notFound)
      try await citizen.browser.get("\(form)/periksa")
      #expect(try await citizen.browser.post("\(form)/kirim").location == "\(form)/terkirim")
      try await stranger.browser.post("\(form)/kirim")
      #expect(try await stranger.browser.get("\(form)/terkirim").location == "/lacak")
    }
  }

  @Test("The confirmation shows its PIN only to the device that sent it")
  func confirmationIsPersonal() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      try await citizen.browser.post("\(form)/kirim")
      #expect(try await citizen.browser.get("\(form)/terkirim").status.code == 200)
      #expect(try await world.browser().get("\(form)/terkirim").location == "/lacak")
      try await citizen.browser.get("/lacak")
      let forgotten = try await citizen.browser.post("/lacak/lupakan")
      #expect(forgotten.location == "/lacak?lupa=ya")
      #expect(try await citizen.browser.get("\(form)/terkirim").location == "/lacak")
    }
  }

  @Test("Words of danger show the emergency number at once, and once more at the check")
  func emergency() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.step("\(form)/tempat", ["titik": "-6.1754,106.8272", "aksi": "lanjut"])
      let fields: KeyValuePairs = [
        "jenis": "aduan", "uraian": "Ada kebakaran di belakang pasar!", "aksi": "lanjut",
      ]
      let warned = try await citizen.step("\(form)/masalah", fields)
      #expect(warned.location == "\(form)/masalah")
      let page = try await citizen.browser.get("\(form)/masalah")
      #expect(page.text.contains("class=\"notice late\"") && page.text.contains("tel:112"))
      #expect(page.text.contains("Ada kebakaran di belakang pasar!"))
      #expect(
        try await citizen.browser.post("\(form)/masalah", fields).location == "\(form)/kategori")
      #expect(
        try await citizen.browser.get("\(form)/periksa").text.contains("class=\"notice late\""))
    }
  }

  @Test("The place a photo carries is offered, and a point is moved without a map")
  func photoPlace() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let token = String(form.dropFirst("/lapor/".count))
      #expect(!(try await citizen.browser.get("\(form)/tempat").text.contains("value=\"foto\"")))
      let photo = Photo(
        id: "fotodenganlokasi", report: nil, owner: PhotoOwner.draft(ReporterKeys.hash(token)).key,
        original: "", large: "", thumbnail: "", width: 4, height: 3, byteCount: 1, format: "jpeg",
        takenAt: nil, place: Coordinate(latitude: -6.1754, longitude: 106.8272), fingerprint: 0,
        uploadedAt: world.now)
      try await world.database.write { try PhotoRows.insert(photo, on: $0) }
      try await world.office.casework.keep(
        ReportForm(draft: Draft(channel: world.book.city.webChannel, photos: [photo.id])),
        token: token, now: world.now)
      #expect(try await citizen.browser.get("\(form)/tempat").text.contains("value=\"foto\""))
      let used = try await citizen.browser.post(
        "\(form)/tempat", ["patokan": "Pos ronda", "aksi": "foto"])
      #expect(used.location == "\(form)/tempat")
      let page = try await citizen.browser.get("\(form)/tempat")
      #expect(page.field("lat") == "-6.1754" && page.field("lon") == "106.8272")
      #expect(page.field("patokan") == "Pos ronda" && page.text.contains("Ini Kelurahan Gambir"))
      try await citizen.browser.post(
        "\(form)/tempat", ["lat": "-6.1754", "lon": "106.8272", "aksi": "utara"])
      let moved = try await citizen.browser.get("\(form)/tempat")
      #expect(moved.field("lat") == "-6.175175" && moved.field("lon") == "106.8272")
    }
  }

  @Test("Every page speaks English too")
  func english() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      #expect(try await citizen.browser.get("/?bahasa=en").text.contains("Does something need"))
      let form = try await citizen.filled()
      let check = try await citizen.browser.get("\(form)/periksa")
      #expect(check.text.contains("Gambir urban village, Gambir district"))
      #expect(check.text.contains("12 March 2025 at 14:30 WIB"))
    }
  }

  @Test("A question needs no place")
  func inquiry() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let skipped = try await citizen.step("\(form)/tempat", ["aksi": "lewati"])
      #expect(skipped.location == "\(form)/masalah")
      let page = try await citizen.browser.get("\(form)/masalah")
      #expect(page.text.contains("value=\"pertanyaan\" checked"))
      try await citizen.browser.post(
        "\(form)/masalah",
        ["jenis": "pertanyaan", "uraian": "Berapa biaya pemakaman?", "aksi": "lanjut"])
      try await citizen.browser.get("\(form)/periksa")
      #expect(try await citizen.browser.post("\(form)/kirim").location == "\(form)/terkirim")
      let report = try await world.report("JK2503050001")
      #expect(report.kind == .inquiry && report.holder == world.book.city.arbiterUnit)
    }
  }

  @Test("Every page of the form is light: first load at most 60 KB compressed")
  func weight() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let assets = try ["style.css", "place.js", "favicon.svg"].reduce(0) { sum, name in
        sum + (try packed(Data(contentsOf: URL(fileURLWithPath: "\(World.root)/Assets/\(name)"))))
      }
      let paths =
        [
          "/", "/lapor", "/cara-melapor", "/lacak", "/laporan", "/laporan/saring", "/peta",
          "/poster",
        ]
        + FormStep.allCases.map { "\(form)/\($0.rawValue)" }
      for path in paths {
        let page = try await citizen.browser.get(path)
        #expect(page.status.code == 200, "\(path)")
        let size = packed(Data(page.bytes)) + assets
        #expect(size <= 60_000, "\(path): \(size) bytes")
        let long = ["/tempat", "/masalah", "/saring"].contains { path.hasSuffix($0) }
        #expect(page.text.contains("<optgroup") == long, "\(path)")
      }
    }
  }

  private func packed(_ data: Data) -> Int {
    Gzip.compress(.init(bytes: Array(data)), level: 4)?.readableBytes ?? data.count
  }
}

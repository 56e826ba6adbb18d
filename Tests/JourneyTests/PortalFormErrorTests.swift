import Casework
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Storage
import Testing

@testable import Web

@Suite("The report form, badly filled")
struct PortalFormErrorTests {
  @Test("An empty form is not sent; the check names what is missing, with the way to it")
  func empty() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let check = try await citizen.browser.get("\(form)/periksa")
      #expect(check.text.contains("\(form)/tempat?kembali=periksa#titik"))
      #expect(check.text.contains("\(form)/masalah?kembali=periksa#uraian"))
      let sent = try await citizen.browser.post("\(form)/kirim")
      #expect(sent.status.code == 422)
      #expect(try await world.countReports() == 0)
      for (path, field) in [("tempat", "titik"), ("masalah", "uraian")] {
        let page = try await citizen.step(
          "\(form)/\(path)", ["jenis": "aduan", "aksi": "lanjut"])
        #expect(page.status.code == 422 && page.hasError(field), "\(path)")
      }
    }
  }

  @Test(
    "A point that is none is told at its field, with what was typed",
    arguments: [
      (["titik": "di dekat pasar"], "titik"), (["titik": "https://peta.example/x7Yz"], "titik"),
      (["titik": "99.5, 206.8"], "titik"), (["lat": "abc", "lon": "106.8"], "lat"),
      (["lat": "-6.17", "lon": ""], "lon"), (["lat": "95", "lon": "106.8"], "lat"),
      (["lat": "-6.17", "lon": "1e999"], "lon"), (["kelurahan": "99.99"], "kelurahan"),
      (["kelurahan": "31.71.01.1001", "alamat": String(repeating: "a", count: 201)], "alamat"),
    ] as [([String: String], String)])
  func badPlaces(_ typed: [String: String], _ field: String) async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      try await citizen.browser.get("\(form)/tempat")
      let pairs = ["titik", "lat", "lon", "kelurahan", "alamat"].map { ($0, typed[$0] ?? "") }
      let page = try await citizen.browser.post(
        "\(form)/tempat",
        [
          pairs[0].0: pairs[0].1, pairs[1].0: pairs[1].1, pairs[2].0: pairs[2].1,
          pairs[3].0: pairs[3].1, pairs[4].0: pairs[4].1, "patokan": "Pos ronda", "aksi": "lanjut",
        ])
      #expect(page.status.code == 422 && page.hasError(field))
      #expect(page.field("patokan") == "Pos ronda")
      for name in ["titik", "lat", "lon", "alamat"] where typed[name] != nil {
        #expect(page.field(name) == typed[name], "\(name) is kept")
      }
    }
  }

  @Test("What is right is kept beside what is wrong, also when the page with the errors is left")
  func keptBesideErrors() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      var page = try await citizen.step(
        "\(form)/tempat",
        [
          "titik": "0.5, 120.5", "alamat": "Jalan Mawar 3", "patokan": "Pos ronda",
          "aksi": "lanjut",
        ])
      #expect(page.status.code == 422 && page.hasError("titik"))
      page = try await citizen.browser.get("\(form)/tempat")
      #expect(page.field("alamat") == "Jalan Mawar 3" && page.field("patokan") == "Pos ronda")
      #expect(page.field("lat") == "")
      page = try await citizen.step(
        "\(form)/masalah",
        [
          "jenis": "aduan", "uraian": "Jalan berlubang besar", "kategori": "tidak-ada",
          "aksi": "lanjut",
        ])
      #expect(page.status.code == 422)
      page = try await citizen.browser.get("\(form)/masalah")
      #expect(page.text.contains("Jalan berlubang besar</textarea>"))
      page = try await citizen.step(
        "\(form)/kontak", ["nama": "Siti", "telepon": "abc", "aksi": "lanjut"])
      #expect(page.status.code == 422)
      page = try await citizen.browser.get("\(form)/kontak")
      #expect(page.field("nama") == "Siti" && page.field("telepon") == "")
    }
  }

  @Test("Two ways of saying where that differ are asked about, not chosen from")
  func conflict() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let page = try await citizen.step(
        "\(form)/tempat",
        ["titik": "-6.1754, 106.8272", "kelurahan": "31.72.01.1001", "aksi": "lanjut"])
      #expect(page.status.code == 422 && page.hasError("kelurahan"))
      #expect(page.text.contains("<option value=\"31.72.01.1001\" selected>"))
    }
  }

  @Test("Huge text, unknown category, unknown kind: refused at the field, text kept")
  func badProblem() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let huge = String(repeating: "jalan rusak ", count: 400)
      var page = try await citizen.step(
        "\(form)/masalah", ["jenis": "aduan", "uraian": huge, "aksi": "lanjut"])
      #expect(page.status.code == 422 && page.hasError("uraian"))
      #expect(page.text.contains(huge.trimmed))
      page = try await citizen.step(
        "\(form)/masalah",
        [
          "jenis": "aduan", "uraian": "Jalan berlubang besar", "kategori": "tidak-ada",
          "aksi": "lanjut",
        ])
      #expect(page.status.code == 422 && page.hasError("kategori"))
      #expect(page.text.contains("Jalan berlubang besar</textarea>"))
      page = try await citizen.step(
        "\(form)/masalah", ["jenis": "lain", "uraian": "Jalan berlubang besar", "aksi": "lanjut"])
      #expect(page.status.code == 422 && page.hasError("jenis"))
      page = try await citizen.step("\(form)/privasi", ["privasi": "semua", "aksi": "lanjut"])
      #expect(page.status.code == 422 && page.hasError("privasi"))
      page = try await citizen.step(
        "\(form)/kontak", ["telepon": "abc", "surel": "siti@", "aksi": "lanjut"])
      #expect(page.status.code == 422 && page.hasError("telepon") && page.hasError("surel"))
      #expect(page.field("telepon") == "abc" && page.field("surel") == "siti@")
    }
  }

  @Test("What is no photo is refused by name; the good ones stay; there are at most five")
  func badPhotos() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      try await citizen.browser.get("/lapor")
      let first = try await citizen.browser.post(
        "/lapor", ["aksi": "lanjut"],
        files: [
          Browser.File(bytes: TestPicture.png(seed: 1)),
          Browser.File(name: "catatan<b>.txt", bytes: Array("bukan foto".utf8)),
        ])
      #expect(first.status.code == 422 && first.hasError("foto"))
      #expect(first.text.contains("catatan&lt;b&gt;.txt"))
      #expect(first.fields("hapus").isEmpty && first.text.contains("name=\"hapus\""))
      let action = try #require(
        first.text.components(separatedBy: "action=\"/lapor/").dropFirst().first)
      let form = "/lapor/\(action.prefix { $0 != "/" })"
      for seed in UInt8(2)...5 {
        let page = try await citizen.photo("\(form)/foto", TestPicture.png(seed: seed))
        #expect(page.location == "\(form)/foto")
      }
      let full = try await citizen.browser.get("\(form)/foto")
      #expect(full.text.components(separatedBy: "name=\"hapus\"").count == 6)
      let sixth = try await citizen.photo("\(form)/foto", TestPicture.png(seed: 6))
      #expect(sixth.status.code == 422)
      let id = try #require(
        full.text.components(separatedBy: "name=\"hapus\" value=\"").dropFirst().first)
      try await citizen.browser.get("\(form)/foto")
      try await citizen.browser.post(
        "\(form)/foto", ["hapus": String(id.prefix { $0 != "\"" })], files: [])
      let four = try await citizen.browser.get("\(form)/foto")
      #expect(four.text.components(separatedBy: "name=\"hapus\"").count == 5)
    }
  }

  @Test("A photo of one form is not seen through another, nor taken into it")
  func foreignPhoto() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let mine = try await citizen.begin(photos: [TestPicture.png(seed: 1)])
      let other = try await Citizen(world).begin()
      let page = try await citizen.browser.get("\(mine)/foto")
      let source = try #require(page.text.components(separatedBy: "img src=\"").dropFirst().first)
      let path = String(source.prefix { $0 != "\"" })
      #expect(try await citizen.browser.get(path).status.code == 200)
      let through = path.replacingOccurrences(of: mine, with: other)
      #expect(through != path)
      #expect(try await citizen.browser.get(through).status.code == 404)
      let id = try #require(path.split(separator: "/").last?.split(separator: ".").first)
      #expect(try await citizen.browser.get("/foto/\(id)/kecil.jpg").status.code == 404)
    }
  }

  @Test("A form nobody knows is explained, not an error wall")
  func unknownForm() async throws {
    try await World.with { world in
      let browser = world.browser()
      for path in ["foto", "tempat", "masalah", "privasi", "kontak", "periksa", "terkirim"] {
        let page = try await browser.get("/lapor/tidakadaformulirini/\(path)")
        #expect(page.status.code == 404, "\(path)")
        #expect(page.text.contains("href=\"/lapor\"") && page.text.contains("href=\"/lacak\""))
      }
      try await browser.get("/lacak")
      let sent = try await browser.post("/lapor/tidakadaformulirini/kirim")
      #expect(sent.status.code == 404 && sent.text.contains("30 hari"))
    }
  }

  @Test("A form without its token does nothing")
  func withoutToken() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      citizen.browser.forgetCookies()
      #expect(try await citizen.browser.post("\(form)/kirim").status.code == 403)
      #expect(try await world.countReports() == 0)
    }
  }
}

@Suite("Reading a pasted place")
struct PlaceReadingTests {
  @Test(
    "Pairs and links",
    arguments: [
      ("-6.1754, 106.8272", -6.1754, 106.8272), ("-6,1754; 106,8272", -6.1754, 106.8272),
      ("-6,1754 106,8272", -6.1754, 106.8272), ("106.8272,-6.1754", -6.1754, 106.8272),
      ("geo:-6.1754,106.8272?z=17", -6.1754, 106.8272),
      ("https://peta.example/maps/@-6.20,106.80,15z", -6.2, 106.8),
      ("https://peta.example/place/@-6.2,106.8,15z/data=!3d-6.1754!4d106.8272", -6.1754, 106.8272),
      ("https://peta.example/?q=-6.1754%2C106.8272", -6.1754, 106.8272),
      ("https://osm.example/?mlat=-6.1754&mlon=106.8272#map=17/-6.2/106.8", -6.1754, 106.8272),
      ("Titik saya: -6.1754 , 106.8272 dekat masjid", -6.1754, 106.8272),
    ] as [(String, Double, Double)])
  func pairs(_ text: String, _ latitude: Double, _ longitude: Double) {
    #expect(
      PlaceReading.point(in: text) == Coordinate(latitude: latitude, longitude: longitude))
  }

  @Test(
    "No point", arguments: ["", "pasar baru", "https://peta.example/aB3", "-6.17", "99.9, 206.8"])
  func none(_ text: String) {
    #expect(PlaceReading.point(in: text) == nil)
  }

  @Test("A pin moved by metres lands that far away")
  func moved() {
    let start = Coordinate(latitude: -6.2, longitude: 106.8)
    for (north, east) in [(25.0, 0.0), (0, 25), (-25, 0), (0, -25)] {
      let end = PlaceReading.moved(start, north: north, east: east)
      #expect(abs(end.metres(to: start) - 25) < 0.2)
      #expect((end.latitude > start.latitude) == (north > 0))
      #expect((end.longitude > start.longitude) == (east > 0))
    }
  }
}

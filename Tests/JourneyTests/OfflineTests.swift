import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

/// What the browser keeps for times without network, and how it hands in what was written then.
@Suite("Without network")
struct OfflineTests {
  private struct Uploaded: Decodable { let id: String }
  private struct Handed: Decodable { let nomor: String }

  private static func body(_ submission: String, _ photos: [String]) -> String {
    let list = photos.map { "\"\($0)\"" }.joined(separator: ",")
    return """
      {"idPengiriman":"\(submission)","uraian":"Lampu jalan padam sejak kemarin malam.",\
      "lat":\(World.place.latitude),"lon":\(World.place.longitude),"foto":[\(list)]}
      """
  }

  private static func upload(_ browser: Browser, _ submission: String, seed: UInt8) async throws
    -> String
  {
    let page = try await browser.bytes(
      "/api/v1/foto?pengiriman=\(submission)", TestPicture.png(seed: seed))
    #expect(page.status == .created)
    return try JSONDecoder().decode(Uploaded.self, from: Data(page.bytes)).id
  }

  @Test("Photos go first, then the report; sent again it is the same report with its photos")
  func once() async throws {
    try await World.with { world in
      let browser = world.browser()
      let submission = "luring-0123456789"
      let photos = [
        try await Self.upload(browser, submission, seed: 1),
        try await Self.upload(browser, submission, seed: 2),
      ]
      let first = try await browser.json("/api/v1/laporan", Self.body(submission, photos))
      #expect(first.status == .created)
      // The answer was lost: the photos go up again, the report is the one there is.
      let again = [try await Self.upload(browser, submission, seed: 1)]
      let second = try await browser.json("/api/v1/laporan", Self.body(submission, again))
      #expect(second.status == .ok)
      let decoder = JSONDecoder()
      let numbers = try [first, second].map {
        try decoder.decode(Handed.self, from: Data($0.bytes)).nomor
      }
      #expect(numbers[0] == numbers[1])
      #expect(try await world.countReports() == 1)
      let step = try #require(try await world.events(numbers[0]).first)
      #expect(step.details.photos == photos)
    }
  }

  @Test("A form that was begun with network and finished without is one report")
  func begunBefore() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.filled()
      let token = String(form.dropFirst("/lapor/".count))
      let sent = try await citizen.browser.json("/api/v1/laporan", Self.body(token, []))
      #expect(sent.status == .created)
      try await citizen.browser.get("\(form)/periksa")
      let pressed = try await citizen.browser.post("\(form)/kirim")
      #expect(pressed.location == "\(form)/terkirim")
      #expect(try await world.countReports() == 1)
    }
  }

  @Test("Who began a form is not handed the keys of what somebody else sent under its name")
  func takenOver() async throws {
    try await World.with { world in
      let attacker = Citizen(world)
      let form = try await attacker.filled()
      let token = String(form.dropFirst("/lapor/".count))
      let sent = try await world.browser().json("/api/v1/laporan", Self.body(token, []))
      #expect(sent.status == .created)
      try await attacker.browser.get("\(form)/periksa")
      try await attacker.browser.post("\(form)/kirim")
      #expect(try await attacker.browser.get("\(form)/terkirim").location == "/lacak")
    }
  }

  @Test("Photos of another submission, of none, and what is no photo are refused in words")
  func refused() async throws {
    try await World.with { world in
      let browser = world.browser()
      let foreign = try await Self.upload(browser, "luring-aaaaaaaa", seed: 1)
      for photos in [[foreign], ["tidakadafotoini"]] {
        let page = try await browser.json("/api/v1/laporan", Self.body("luring-bbbbbbbb", photos))
        #expect(page.status.code == 422)
      }
      let six = Array(repeating: foreign, count: 6)
      #expect(
        try await browser.json("/api/v1/laporan", Self.body("luring-aaaaaaaa", six)).status.code
          == 422)
      for id in ["", "pendek", "tidak%20boleh%20spasi"] {
        let page = try await browser.bytes("/api/v1/foto?pengiriman=\(id)", [1, 2, 3])
        #expect(page.status.code == 400, "\(id)")
      }
      let text = try await browser.bytes(
        "/api/v1/foto?pengiriman=luring-cccccccc", Array("bukan foto".utf8))
      #expect(text.status.code == 422 && text.text.contains("foto_ditolak"))
      let large = try await browser.bytes(
        "/api/v1/foto?pengiriman=luring-cccccccc", [UInt8](repeating: 1, count: 11 * 1024 * 1024))
      #expect(large.status.code == 413)
      #expect(try await world.countReports() == 0)
    }
  }

  @Test("A refusal names the field of each mistake")
  func mistakes() async throws {
    try await World.with { world in
      let page = try await world.browser().json(
        "/api/v1/laporan",
        "{\"idPengiriman\":\"luring-dddddddd\",\"uraian\":\"x\",\"kontak\":{\"telepon\":\"abc\"}}")
      #expect(page.status.code == 422)
      for field in ["titik", "uraian", "telepon"] { #expect(page.text.contains("\"\(field)\"")) }
    }
  }

  @Test("The worker keeps the page and its files, which are all there, and nothing of anybody")
  func shell() async throws {
    try await World.with { world in
      let browser = world.browser()
      let worker = try await browser.get("/pekerja.js")
      let line = try #require(worker.text.split(separator: "\n").first)
      let kept = line.split(separator: "\"").filter { $0.hasPrefix("/") }.map(String.init)
      #expect(kept.first == OfflinePage.path && kept.count > 5)
      for path in kept {
        let answer = try await browser.get(path, accept: "*/*")
        #expect(answer.status == .ok, "\(path)")
        #expect(answer.headers[values: .setCookie].isEmpty, "\(path)")
      }
      let page = try await browser.get(OfflinePage.path)
      #expect(!page.text.contains("_token"))
      #expect(page.text.contains("value=\"privat\" checked"))
      // All its scripts and styles are among what is kept.
      for piece in page.text.components(separatedBy: "/aset/").dropFirst() {
        #expect(kept.contains("/aset/\(piece.prefix { $0 != "\"" })"), "\(piece.prefix(30))")
      }
    }
  }

  @Test("Pages of the form stay within 15 KB of script", arguments: ["lapor", "luring", "tempat"])
  func weight(page: String) async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let path = page == "tempat" ? try await citizen.begin() + "/tempat" : "/\(page)"
      let text = try await citizen.browser.get(path).text
      var sum = 0
      for piece in text.components(separatedBy: "<script src=\"").dropFirst() {
        let script = try await citizen.browser.get(
          String(piece.prefix { $0 != "\"" }), accept: "*/*", also: [.acceptEncoding: "gzip"])
        #expect(script.status == .ok)
        sum += script.bytes.count
      }
      #expect((1...15 * 1024).contains(sum), "\(sum) bytes")
    }
  }

  @Test("A point is named by its village, or said to be outside")
  func area() async throws {
    try await World.with { world in
      let browser = world.browser()
      let here = World.place
      let page = try await browser.get(
        "/api/v1/wilayah?lat=\(here.latitude)&lon=\(here.longitude)", accept: "*/*")
      #expect(page.text.contains("\"kelurahan\":\"31.71.01.1001\"") && page.text.contains("Ini "))
      let sea = try await browser.get("/api/v1/wilayah?lat=0.5&lon=120", accept: "*/*")
      #expect(sea.status == .ok && !sea.text.contains("kelurahan\""))
      for query in ["", "?lat=x&lon=1", "?lat=91&lon=1", "?lat=1"] {
        let wrong = try await browser.get("/api/v1/wilayah\(query)", accept: "*/*")
        #expect(wrong.status.code == 400)
      }
    }
  }

  @Test("Every page names the manifest, and the manifest names its icon")
  func manifest() async throws {
    try await World.with { world in
      let browser = world.browser()
      let page = try await browser.get("/")
      #expect(page.text.contains("rel=\"manifest\" href=\"\(Manifest.path)\""))
      let manifest = try await browser.get(Manifest.path, accept: "*/*")
      #expect(manifest.headers[.contentType] == "application/manifest+json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(manifest.bytes)) as? [String: Any])
      let icons = try #require(object["icons"] as? [[String: String]])
      let icon = try await browser.get(try #require(icons.first?["src"]), accept: "*/*")
      #expect(icon.headers[.contentType] == "image/svg+xml")
    }
  }
}

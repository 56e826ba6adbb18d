import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Doors that were found open once, tried from outside.
@Suite("Doors that were open once")
struct ReviewDoorsTests {
  private func message(_ id: String, _ text: String, more: String = "") -> String {
    """
    {"idPengiriman":"\(id)","uraian":"\(text)","privasi":"rahasia","lat":-6.1754,"lon":106.8272\(more)}
    """
  }

  @Test("Who guesses a sender's id gets no keys; who repeats the message does")
  func submissionIDs() async throws {
    try await World.with { world in
      let text = "Petugas meminta uang untuk surat pengantar."
      let sender = world.browser()
      let first = try await sender.json("/api/v1/laporan", message("kirim-0001", text))
      #expect(first.status == .created)
      let again = try await sender.json("/api/v1/laporan", message("kirim-0001", text))
      #expect(again.status == .ok && again.text == first.text)
      for guess in ["x", "", "Petugas meminta uang", "Lampu padam di depan rumah saya."] {
        let answer = try await world.browser().json(
          "/api/v1/laporan", message("kirim-0001", guess))
        #expect(answer.status == .badRequest)
        #expect(!answer.text.contains("pin") && !answer.text.contains("JK25"))
      }
    }
  }

  @Test("Of a sealed report the API tells number and state")
  func sealedAPI() async throws {
    try await World.with { world in
      let number = try await world.submit(privacy: .sealed).report.number
      let answer = try await world.browser().get("/api/v1/laporan/\(number)")
      #expect(answer.text == #"{"nomor":"\#(number)","status":"waiting","riwayat":[]}"#)
    }
  }

  @Test("The moment of an internal note is internal")
  func noteMoment() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      let before = try await world.browser().get("/api/v1/laporan/\(number)").text
      world.pass(hours: 1)
      try await world.act(AddNote(words: "Sudah ditelepon."), on: number, by: "kelurahan")
      #expect(try await world.browser().get("/api/v1/laporan/\(number)").text == before)
    }
  }

  @Test("What cannot be stored is not taken")
  func controlCharacters() async throws {
    try await World.with { world in
      for hidden in [#"\u0000"#, #"\u001b[2J"#] {
        let answer = try await world.browser().json(
          "/api/v1/laporan", message("kirim-0002", "Lampu padam di sini\(hidden) tersembunyi"))
        #expect(answer.status == .badRequest)
      }
      let lines = try await world.browser().json(
        "/api/v1/laporan", message("kirim-0003", #"Lampu padam di sini.\nDua malam."#))
      #expect(lines.status == .created)
    }
  }

  @Test("The public page of a merged report names its target only if everybody may read that")
  func mergeTarget() async throws {
    try await World.with { world in
      let hidden = try await world.submit(privacy: .private).report.number
      let open = try await world.submit().report.number
      let receipt = try await world.submit()
      let other = try await world.submit().report.number
      let number = receipt.report.number
      try await world.act(MergeDuplicate(into: hidden), on: number, by: "kelurahan")
      try await world.act(MergeDuplicate(into: open), on: other, by: "kelurahan")
      let stranger = world.browser()
      for path in [
        "/laporan/\(number)", "/api/v1/laporan/\(number)", "/api/v1/laporan", "/laporan",
      ] {
        #expect(!(try await stranger.get(path)).text.contains(hidden), "\(path)")
      }
      #expect(try await stranger.get("/laporan/\(other)").text.contains(open))
      #expect(try await stranger.get("/api/v1/laporan/\(other)").text.contains(open))
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      #expect(try await citizen.browser.get("/laporan/\(number)").text.contains(hidden))
    }
  }

  @Test("A narrowed list tells nothing of a report the officer may no longer read")
  func narrowedLists() async throws {
    try await World.with { world in
      let number = try await world.submit(
        "Zebrakuning melintas tanpa rambu.", privacy: .sealed
      ).report.number
      try await world.act(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: number, by: "kelurahan")
      let kelurahan = try await world.officer("kelurahan")
      #expect(try await kelurahan.get("/meja/lain").text.contains(number))
      #expect(try await kelurahan.get("/meja/lain?status=coordinated").text.contains(number))
      #expect(try await kelurahan.get("/meja/lain?cari=\(number)").text.contains(number))
      for query in ["cari=zebrakuning", "wilayah=31.71.01.1001", "jenis=complaint"] {
        let page = try await kelurahan.get("/meja/lain?\(query)")
        #expect(!page.text.contains(number), "\(query)")
      }
    }
  }

  @Test("An officer who never had a sealed report cannot count its steps")
  func versions() async throws {
    try await World.with { world in
      let number = try await world.submit(privacy: .sealed).report.number
      let stranger = try await world.officer("dsda")
      try await stranger.get("/meja/laporan/\(number)")
      for version in ["0", "1", "7"] {
        let page = try await stranger.sendVerb(
          "catatan", on: number, version: version, [("uraian", "Halo")])
        #expect(page.status == .forbidden, "\(version)")
      }
    }
  }

  @Test("An address cannot fill further fields of the officer's mail")
  func mailto() async throws {
    try await World.with { world in
      let number = try await world.submit(
        contact: Contact(email: "a@b.id?bcc=c%40d.id", consent: true)
      ).report.number
      let kelurahan = try await world.officer("kelurahan")
      try await kelurahan.get("/meja/laporan/\(number)")
      let page = try await kelurahan.post(
        "/meja/laporan/\(number)/kontak", ["alasan_kontak": "Menanyakan letak."])
      #expect(page.text.contains("href=\"mailto:a@b.id%3Fbcc%3Dc%2540d.id\""))
    }
  }
}

@Suite("Uploads that were open once", .serialized)
struct ReviewUploadTests {
  @Test("Announcing a large form and sending it slowly keeps nobody out")
  func announcements() async throws {
    var limits = Limits()
    limits.uploadMemory = 30_000
    limits.uploadBody = .seconds(4)
    limits.farewell = .milliseconds(200)
    let fixed = limits
    let application = KernelSite.application(try KernelSite.site(), limits: fixed)
    try await application.test(.live) { client in
      let port = try #require(client.port)
      let page = try await RawClient.exchange(
        port, "GET /formulir HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let cookie = String(
        try #require(page.firstMatch(of: #/set-cookie: (tg_csrf=\w+)/#.ignoresCase())).1)
      let token = String(try #require(page.firstMatch(of: #/name="_token" value="(\w+)"/#)).1)
      func head(_ length: Int) -> String {
        "POST /unggah HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nConnection: close\r\n"
          + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: \(length)\r\n\r\n"
      }
      let body =
        "--b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a.jpg\"\r\n\r\n"
        + String(repeating: "x", count: 9_000) + "\r\n--b--\r\n"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            _ = try await RawClient.exchange(
              port, head(29_000), drip: Array(repeating: "--b\r\n", count: 20),
              every: .milliseconds(100))
          }
        }
        try await Task.sleep(for: .milliseconds(700))
        let answer = try await RawClient.exchange(port, head(body.utf8.count) + body)
        #expect(answer.contains("berkas: [9000]"))
        try await group.waitForAll()
      }
    }
  }
}

@Suite("The command line's files")
struct ReviewFilesTests {
  private func run(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: World.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: World.root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int) & 0o077
  }

  @Test("Only the account that runs it reads the store and its backups, wherever they lie")
  func modes() throws {
    let files = FileManager.default
    let directory = files.temporaryDirectory.path + "/review-\(UUID().uuidString)"
    try files.createDirectory(
      atPath: directory + "/data", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
    defer { try? files.removeItem(atPath: directory) }
    #expect(try run(["migrate", "--data", directory + "/data"]) == 0)
    #expect(try run(["backup", directory + "/a.tar", "--data", directory + "/data"]) == 0)
    #expect(try mode(directory + "/data/tanggap.sqlite") == 0)
    #expect(try mode(directory + "/a.tar") == 0)
    #expect(try run(["restore", directory + "/a.tar", "--data", directory + "/again"]) == 0)
    #expect(try mode(directory + "/again/tanggap.sqlite") == 0)
  }

  @Test("An archive that holds links or other files is not restored")
  func hostileArchives() throws {
    let files = FileManager.default
    let directory = files.temporaryDirectory.path + "/review-\(UUID().uuidString)"
    try files.createDirectory(atPath: directory + "/outside", withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: directory) }
    let data = directory + "/data"
    #expect(try run(["migrate", "--data", data]) == 0)
    #expect(try run(["backup", directory + "/a.tar", "--data", data]) == 0)
    func tar(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/tar")
      process.arguments = arguments
      try process.run()
      process.waitUntilExit()
    }
    let good = directory + "/good"
    try files.createDirectory(atPath: good, withIntermediateDirectories: true)
    try tar(["-xf", directory + "/a.tar", "-C", good])

    try? files.removeItem(atPath: good + "/photos")
    try files.createSymbolicLink(
      atPath: good + "/photos", withDestinationPath: directory + "/outside")
    try tar([
      "-cf", directory + "/link.tar", "-C", good, "manifest.json", "tanggap.sqlite", "photos",
    ])
    #expect(try run(["restore", directory + "/link.tar", "--data", directory + "/b"]) == 65)
    #expect(try files.contentsOfDirectory(atPath: directory + "/outside").isEmpty)

    try files.removeItem(atPath: good + "/photos")
    try Data(#"{"host":"0.0.0.0"}"#.utf8).write(to: URL(fileURLWithPath: good + "/tanggap.json"))
    try tar(
      [
        "-cf", directory + "/more.tar", "-C", good, "manifest.json", "tanggap.sqlite",
        "tanggap.json",
      ])
    #expect(try run(["restore", directory + "/more.tar", "--data", directory + "/c"]) == 65)
  }
}

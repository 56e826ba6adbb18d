import Casework
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Storage
import Testing

@testable import Web

/// A citizen at the report form, without scripts.
struct Citizen: Sendable {
  let world: World
  let browser: Browser

  init(_ world: World) {
    self.world = world
    browser = world.browser()
  }

  /// Begins a form and gives the path of its pages, `/lapor/TOKEN`.
  func begin(photos: [[UInt8]] = []) async throws -> String {
    try await browser.get("/lapor")
    let answer = try await browser.post(
      "/lapor", ["aksi": "lanjut"], files: photos.map { Browser.File(bytes: $0) })
    #expect(answer.status.code == 303, "beginning a form: \(answer.status)")
    let parts = try #require(answer.location).split(separator: "/")
    #expect(parts.count == 3 && parts[0] == "lapor")
    return "/lapor/\(parts[1])"
  }

  /// Opens a step and sends it, as a person does.
  @discardableResult
  func step(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Page {
    let page = try await browser.get(path)
    #expect(page.status.code == 200, "\(path): \(page.status)")
    return try await browser.post(path, fields)
  }

  @discardableResult
  func photo(_ path: String, _ bytes: [UInt8], action: String = "unggah") async throws -> Page {
    try await browser.get(path)
    return try await browser.post(path, ["aksi": action], files: [Browser.File(bytes: bytes)])
  }

  /// A form filled to the last step with these words.
  func filled(
    text: String = "Lampu jalan padam sejak tiga malam, jalan sangat gelap.",
    privacy: String = "privat", photos: [[UInt8]] = []
  ) async throws -> String {
    let form = try await begin(photos: photos)
    try await step("\(form)/tempat", ["titik": "-6.1754, 106.8272", "aksi": "lanjut"])
    try await step("\(form)/masalah", ["jenis": "aduan", "uraian": text, "aksi": "lanjut"])
    try await step("\(form)/privasi", ["privasi": privacy, "aksi": "lanjut"])
    try await step("\(form)/kontak", ["aksi": "lanjut"])
    return form
  }

  /// Unlocks a report by number and PIN.
  @discardableResult
  func unlock(_ receipt: Receipt) async throws -> Page {
    try await browser.get("/lacak")
    return try await browser.post("/lacak", ["nomor": receipt.report.number, "pin": receipt.pin])
  }
}

extension World {
  /// Hands in a report with every field filled.
  func submitFull(
    text: String, address: String? = nil, landmark: String? = nil, category: String? = nil,
    privacy: Privacy, photos: [[UInt8]] = []
  ) async throws -> Receipt {
    let token = ReporterKeys.freshToken()
    let owner = PhotoOwner.draft(ReporterKeys.hash(token))
    var ids: [String] = []
    for bytes in photos {
      ids.append(
        try await office.photos.upload(bytes, owner: owner, clock: book.clock, now: now).id)
    }
    return try await office.casework.submit(
      SubmitReport(
        Draft(
          privacy: privacy, channel: book.city.webChannel, category: category, text: text,
          address: address, landmark: landmark, place: World.place, photos: ids),
        submission: token, photoOwner: owner.key), now: now)
  }

  /// One verb of an officer.
  func act(_ verb: some CaseVerb, on number: String, by login: String) async throws {
    try await office.casework.perform(
      verb, on: number, seen: nil, by: try await actor(login), now: now)
  }

  /// The kelurahan takes it, finishes it with a proof photo, and the verifier agrees.
  func complete(_ number: String, seed: UInt8 = 200) async throws {
    try await act(Take(), on: number, by: "kelurahan")
    try await finish(number, seed: seed)
    try await act(Verify(), on: number, by: "verifikator")
  }

  func finish(_ number: String, seed: UInt8 = 200) async throws {
    let officer = try await actor("kelurahan")
    let owner = PhotoOwner.user(try #require(officer.user))
    let proof = try await office.photos.upload(
      TestPicture.png(seed: seed), owner: owner, clock: book.clock, now: now)
    try await act(
      FinishWork(
        words: "Lampu sudah diganti.", photos: [proof.id], photoOwner: owner.key, temporary: false),
      on: number, by: "kelurahan")
  }

  func countReports() async throws -> Int {
    try await database.read { try ReportLists.count(filter: DeskRows.Filter(), on: $0) }
  }

  func photos(_ number: String) async throws -> [Photo] {
    let report = try await report(number)
    return try await database.read { try PhotoRows.photos(of: report.id, on: $0) }
  }
}

extension Page {
  var title: String {
    guard let start = text.range(of: "<title>"), let end = text.range(of: "</title>") else {
      return ""
    }
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// Whether the field shows this error.
  func hasError(_ field: String) -> Bool {
    text.contains("id=\"\(field)-error\"") && text.contains("href=\"#\(field)\"")
  }
}

import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

extension Browser {
  /// Opens a report's screen and sends one of its forms, as an officer does.
  @discardableResult
  func act(
    _ verb: String, on number: String, _ fields: [(String, String)] = [],
    photos: [[UInt8]] = [], version: Int? = nil, step: String? = nil
  ) async throws -> Page {
    let screen = try await get("/meja/laporan/\(number)")
    let seen = version.map(String.init) ?? screen.field("versi") ?? "0"
    return try await sendVerb(
      verb, on: number, version: seen, fields, photos: photos, step: step)
  }

  /// Sends a form without looking first.
  @discardableResult
  func sendVerb(
    _ verb: String, on number: String, version: String, _ fields: [(String, String)] = [],
    photos: [[UInt8]] = [], step: String? = nil
  ) async throws -> Page {
    let all =
      [("versi", version)] + fields.map { ("\(verb)_\($0.0)", $0.1) }
      + (step.map { [("langkah", $0)] } ?? [])
    let path = "/meja/laporan/\(number)/\(verb)"
    guard ["hasil", "kemajuan", "catatan"].contains(verb) else {
      return try await postPairs(path, all)
    }
    return try await postPairs(
      path, all,
      files: photos.enumerated().map {
        File(field: "\(verb)_foto", name: "foto\($0).png", bytes: $1)
      })
  }

  /// The forms of this browser take literals; a test's pairs are made into one here.
  private func postPairs(_ path: String, _ pairs: [(String, String)], files: [File]? = nil)
    async throws -> Page
  {
    func value(_ index: Int) -> (String, String) {
      index < pairs.count ? pairs[index] : ("kosong\(index)", "")
    }
    precondition(pairs.count <= 7)
    let p = (0..<7).map(value)
    let fields: KeyValuePairs<String, String> = [
      p[0].0: p[0].1, p[1].0: p[1].1, p[2].0: p[2].1, p[3].0: p[3].1, p[4].0: p[4].1,
      p[5].0: p[5].1, p[6].0: p[6].1,
    ]
    guard let files else { return try await post(path, fields) }
    return try await post(path, fields, files: files)
  }
}

extension Browser {
  /// Opens the page of complaint and proof, looks at every photo for as long as it takes, and
  /// approves.
  @discardableResult
  func approve(_ number: String, in world: World, words: String = "") async throws -> Page {
    let page = try await get("/meja/laporan/\(number)/periksa")
    world.pass(seconds: Int64(Viewing.leastSeconds))
    return try await sendVerb(
      "sesuai", on: number, version: page.field("versi") ?? "0",
      page.fields("sesuai_dilihat").map { ("dilihat", $0) }
        + [("dibuka", page.field("sesuai_dibuka") ?? ""), ("uraian", words)])
  }
}

extension World {
  /// A report that a kelurahan officer has handed to the agency, which dispatched it to the city
  /// office, which gave it to the field officer, who has begun.
  func started(
    _ text: String = "Jalan berlubang di depan pasar, sudah dua minggu.",
    privacy: Privacy = .public, contact: Contact? = nil
  ) async throws -> String {
    let number = try await submit(text, privacy: privacy, contact: contact).report.number
    let casework = office.casework
    try await casework.perform(
      CoordinateReport(to: "DBM", reason: "has-authority"), on: number, seen: nil,
      by: actor("kelurahan"), now: now)
    let field = try await actor("lapangan")
    try await casework.perform(
      Dispatch(to: "DBM-31.71", person: field.user), on: number, seen: nil, by: actor("dinas"),
      now: now)
    try await casework.perform(Start(), on: number, seen: nil, by: field, now: now)
    return number
  }

  /// Has the field officer claim the work done.
  @discardableResult
  func finished(_ number: String, seed: UInt8 = 1) async throws -> Page {
    let field = try await officer("lapangan")
    return try await field.act(
      "hasil", on: number,
      [("uraian", "Lubang ditambal dengan aspal panas."), ("sifat", "tuntas")],
      photos: [TestPicture.png(seed: seed)])
  }

  func events(_ number: String) async throws -> [ReportEvent] {
    let report = try await report(number)
    return try await database.read { try EventRows.history(of: report, on: $0) }
  }

  func queue(of number: String, on desk: String) async throws -> Queue? {
    let report = try await report(number)
    return try await database.read { try DeskRows.entries(of: report.id, on: $0) }[desk]
  }
}

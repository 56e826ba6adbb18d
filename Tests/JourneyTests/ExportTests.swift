import Casework
import Channels
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// Lists as CSV files: whole, in order, within sight, and harmless to a spreadsheet.
@Suite struct ExportTests {
  private static func rows(_ page: Page) throws -> [[String]] {
    #expect(page.status == .ok, "\(page.text.prefix(300))")
    #expect(page.headers[.contentType] == "text/csv; charset=utf-8; header=present")
    return try CSVFixture.parse(page.text)
  }

  /// What the spreadsheet would show, by the names of the header.
  private static func cells(_ page: Page, _ name: String) throws -> [String] {
    let rows = try rows(page)
    let column = try #require(rows.first?.firstIndex(of: name))
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    return rows.dropFirst().map { $0[column] }
  }

  @Test func thePublicFileHoldsWhatTheListHolds() async throws {
    try await World.with { world in
      var numbers: [String] = []
      for _ in 0..<3 {
        numbers.append(try await world.submit().report.number)
        world.pass(hours: 1)
      }
      for privacy in [Privacy.private, .sealed] {
        try await world.submit("Rahasia xqzv", privacy: privacy)
      }
      let browser = world.browser()
      let page = try await browser.get("/api/v1/laporan.csv")
      #expect(try Self.cells(page, "nomor") == numbers.reversed())
      #expect(!page.text.contains("xqzv"))
      // The grain the public sees, and nothing of the desk.
      #expect(Set(try Self.cells(page, "lat")) == ["\(World.place.coarse.latitude)"])
      #expect(try Self.rows(page)[0].allSatisfy { !["alamat", "latTepat"].contains($0) })
      #expect(page.headers[.contentDisposition]?.contains("laporan.csv") == true)
      // The same filters as the list.
      #expect(
        try Self.cells(try await browser.get("/api/v1/laporan.csv?status=completed"), "nomor")
          == [])
      #expect(
        try Self.cells(try await browser.get("/api/v1/laporan.csv?cari=berlubang"), "nomor").count
          == 3)
      #expect(try await browser.get("/api/v1/laporan.csv?status=x").status == .badRequest)
    }
  }

  @Test func cellsAreNeverFormulasAndReadBackAsTheyWere() async throws {
    try await World.with { world in
      let hostile = [
        "=HYPERLINK(\"http://x\";\"y\") di jalan", "+62 telepon tidak dijawab",
        "-2+3 lampu padam semua", "@SUM(A1:A9) di taman", "Baris satu,\r\nbaris \"dua\"; tiga",
        "Biasa saja, dengan koma",
      ]
      for text in hostile { try await world.submit(text) }
      let page = try await world.browser().get("/api/v1/laporan.csv")
      let texts = try Self.cells(page, "uraian")
      #expect(texts.count == hostile.count)
      for text in texts {
        #expect(!"=+-@\t\r".contains(text.first ?? "="), "\(text)")
      }
      // Only the apostrophe is added.
      #expect(
        Set(texts.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 }) == Set(hostile))
      #expect(page.text.hasSuffix("\r\n"))
    }
  }

  @Test func aFileOfManyPagesHasEveryReportOnce() async throws {
    try await World.with { world in
      let units = world.book.units
      let now = world.now
      try await world.database.write { connection in
        let lives = (1...1_203).compactMap { index -> Life? in
          var details = EventDetails()
          details.intake = Intake(
            kind: .complaint, privacy: .public, channel: "web", category: nil,
            text: "Teks \(index)",
            address: nil, landmark: nil, place: World.place, area: nil)
          details.dues = Deadlines(coordination: now, completion: now)
          // Many of one moment: the id breaks the tie.
          let event = ReportEvent(
            reportID: Int64(index), revision: 0, at: now + Int64(index / 700), action: .submit,
            state: .waiting, holder: "DBM", assignee: nil, actorRole: .reporter, actorUnit: nil,
            actorUser: nil, details: details)
          return Report(number: "JK\(index)", first: event).map { Life($0, [event], keys: nil) }
        }
        try LifeRows(lives, units: units)?.enter(telling: true, on: connection)
      }
      let numbers = try Self.cells(
        try await world.browser().get("/api/v1/laporan.csv"), "nomor")
      #expect(numbers == (1...1_203).reversed().map { "JK\($0)" })
    }
  }

  @Test func officersGetWhatTheirListShows() async throws {
    try await World.with { world in
      let open = try await world.submit("Lampu padam di taman").report.number
      let sealed = try await world.submit("Rahasia besar xqzv", privacy: .sealed).report.number
      let governor = try await world.officer("gubernur").get("/meja/semua.csv")
      #expect(Set(try Self.cells(governor, "nomor")) == [open, sealed])
      #expect(governor.text.contains("xqzv"))
      #expect(try Self.cells(governor, "latTepat").contains("\(World.place.latitude)"))
      #expect(governor.headers[.cacheControl] == "no-store")
      let head = try await world.officer("camat").get("/meja/semua.csv")
      #expect(try Self.cells(head, "nomor") == [open])
      #expect(!head.text.contains("xqzv"))
      #expect(try await world.officer("kelurahan").get("/meja/semua.csv").status == .forbidden)
      let page = try await world.officer("gubernur").get("/meja/semua")
      #expect(page.text.contains("/meja/semua.csv"))
    }
  }

  @Test func aDeskPageCostsAtMostSixStatements() async throws {
    try await World.with { world in
      for index in 0..<3 { try await world.submit("Jalan rusak \(index)") }
      let filters = [
        "", "?cari=jalan", "?cari=tiada", "?kategori=sampah", "?status=waiting&cari=rusak+tiada",
      ]
      let village = try await world.officer("kelurahan")
      let governor = try await world.officer("gubernur")
      for filter in filters {
        for page in [
          try await village.get("/meja/baru\(filter)"),
          try await governor.get("/meja/semua\(filter)"),
          try await world.browser().get("/laporan\(filter)"),
        ] {
          #expect(page.status == .ok)
          #expect((1...6).contains(page.statements), "\(filter): \(page.statements)")
        }
      }
    }
  }
}

/// A reader of its own, so that the writer is not held against itself.
private enum CSVFixture {
  struct Broken: Error {}

  static func parse(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar == "\"" {
          if scalars.first == "\"" {
            scalars.removeFirst()
            cell.unicodeScalars.append("\"")
          } else {
            isQuoted = false
          }
        } else {
          cell.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
      } else if scalar == "," {
        row.append(cell)
        cell = ""
      } else if scalar == "\r" {
        guard scalars.popFirst() == "\n" else { throw Broken() }
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else {
        cell.unicodeScalars.append(scalar)
      }
    }
    guard !isQuoted, row.isEmpty, cell.isEmpty else { throw Broken() }
    return rows
  }
}

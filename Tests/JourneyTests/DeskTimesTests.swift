import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: times and shares")
struct DeskTimesTests {
  private static let day: Int64 = 86_400_000

  /// Three questions answered after 2, 4 and 12 hours, a fourth joined to the first, and one that is
  /// still open and late.
  private static func month(_ world: World) async throws {
    let casework = world.office.casework
    let officer = try await world.actor("kelurahan")
    func submit() async throws -> String {
      try await world.submit(kind: .inquiry, category: "pohon").report.number
    }
    let answered = [try await submit(), try await submit(), try await submit()]
    let twin = try await submit()
    _ = try await submit()
    try await casework.perform(
      MergeDuplicate(into: answered[0]), on: twin, seen: nil, by: officer, now: world.now)
    for (number, hours) in zip(answered, [2, 2, 8] as [Int64]) {
      world.pass(hours: hours)
      try await casework.perform(
        AnswerInquiry(words: "Sudah kami jelaskan."), on: number, seen: nil, by: officer,
        now: world.now)
    }
    world.pass(hours: 8 * 24)
    try await casework.countTimes(now: world.now)
  }

  /// The cells of the row that begins with a name.
  private static func row(_ name: String, _ page: Page) -> [String] {
    let rows = page.text.components(separatedBy: "<tr>")
    guard
      let row = rows.first(where: {
        $0.contains(">\(name)</td>") || $0.contains(">\(name)</strong>")
      })
    else { return [] }
    return row.matches(of: #/<td[^>]*>(.*?)<\/td>/#).map { String($0.1) }
  }

  @Test("Means, medians, the share on time and what is late, each report once")
  func numbers() async throws {
    try await World.with { world in
      try await Self.month(world)
      let admin = try await world.officer("admin")
      let page = try await admin.get("/meja/waktu?jenis=unit&bulan=2025-03")
      #expect(page.status == .ok && page.statements == 3)
      let expected = [
        "3", "6,0 jam", "4,0 jam", "3", "6,0 jam", "4,0 jam", "75,0%", "1", "5 Mar 2025",
      ]
      #expect(Array(Self.row("Kelurahan Gambir", page).dropFirst()) == expected)
      #expect(Array(Self.row("Seluruh kota", page).dropFirst()) == expected)
      #expect(page.text.contains("Dihitung 14 Maret 2025 pukul 02.30 WIB"))
      #expect(page.text.contains("dibagi yang selesai ditambah yang masih terbuka"))
      let area = try await admin.get("/meja/waktu?jenis=wilayah")
      #expect(Array(Self.row("Gambir", area).dropFirst()) == expected)
      let category = try await admin.get("/meja/waktu?jenis=kategori&bahasa=en")
      #expect(category.text.contains("4.0 h") && category.text.contains("75.0%"))
      #expect(
        try await admin.get("/meja/waktu?bulan=2024-12&bahasa=id").text.contains(
          "Belum ada hitungan"))
      #expect(try await admin.get("/meja/waktu?bulan=x&jenis=x&setelah=x").status == .ok)

      let file = try await admin.get("/meja/waktu.csv?jenis=unit&bulan=2025-03")
      #expect(
        file.headers[.contentDisposition] == "attachment; filename=\"waktu-unit-2025-03.csv\"")
      #expect(
        file.text.contains(
          "2025-03,unit,KEL-31.71.01.1001,Kelurahan Gambir,3,6.00,4.00,3,3,6.00,4.00,1,2025-03-05T07:30:00Z"
        ))
      #expect(file.text.hasPrefix("bulan,jenis,kode,nama,diputuskan,"))
    }
  }

  @Test("Heads see their own offices, camats their own area, overseers everything")
  func roles() async throws {
    try await World.with { world in
      var figures = FigureRows.Figures()
      figures.finished = 4
      figures.onTime = 1
      let one = figures
      let now = world.now
      try await world.database.write { connection in
        try FigureRows.replace(
          month: "2025-03",
          [
            .city: ["": one],
            .agency: ["DBM": one, "DSDA": one],
            .unit: [
              "DBM": one, "DBM-31.71": one, "DSDA": one, World.village: one,
              "KEL-31.72.01.1001": one,
            ],
            .area: ["31.71": one, "31.71.01": one, "31.71.01.1001": one, "31.72": one],
            .category: ["pohon": one],
          ], at: now, on: connection)
      }
      func codes(_ login: String, _ kind: String) async throws -> Set<String> {
        let officer = try await world.officer(login)
        let file = try await officer.get("/meja/waktu.csv?bulan=2025-03&jenis=\(kind)")
        #expect(file.status == .ok)
        let page = try await officer.get("/meja/waktu?bulan=2025-03&jenis=\(kind)")
        #expect(
          page.text.contains("Seluruh kota")
            == (login == "admin" || login == "gubernur" || login == "verifikator"))
        let rows = file.text.split(separator: "\r\n").dropFirst()
        return Set(rows.map { String($0.split(separator: ",")[2]) })
      }
      for login in ["admin", "gubernur", "verifikator"] {
        #expect(try await codes(login, "unit").count == 5)
        #expect(try await codes(login, "dinas") == ["DBM", "DSDA"])
      }
      #expect(try await codes("kepala", "unit") == ["DBM", "DBM-31.71"])
      #expect(try await codes("kepala", "dinas") == ["DBM"])
      #expect(try await codes("kepala", "wilayah").count == 4)
      #expect(try await codes("camat", "wilayah") == ["31.71.01", "31.71.01.1001"])
      #expect(try await codes("camat", "unit") == [World.village])
      // What is not offered falls back to what is.
      #expect(try await codes("camat", "dinas") == [World.village])
      for login in ["verifikator2", "kelurahan", "dinas", "sudin", "lapangan", "kanal"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/waktu").status == .forbidden, "\(login)")
        #expect(try await officer.get("/meja/waktu.csv").status == .forbidden, "\(login)")
      }
    }
  }

  @Test("A long list is paged by key")
  func paging() async throws {
    try await World.with { world in
      let villages = world.book.villages().map(\.code).sorted()
      let now = world.now
      try await world.database.write { connection in
        var rows: [String: FigureRows.Figures] = [:]
        for (index, code) in villages.enumerated() {
          var figures = FigureRows.Figures()
          figures.finished = index < 3 ? 9 : 1
          rows[code] = figures
        }
        try FigureRows.replace(month: "2025-03", [.area: rows], at: now, on: connection)
      }
      let admin = try await world.officer("admin")
      var path: String? = "/meja/waktu?jenis=wilayah&bulan=2025-03"
      var seen = 0
      var pages = 0
      while let next = path, pages < 10 {
        let page = try await admin.get(next)
        #expect(page.statements == 3)
        seen += page.text.components(separatedBy: "<tr><td").count - 1
        pages += 1
        path = page.text.firstMatch(of: #/rel="next" href="([^"]+)"/#).map {
          String($0.1).replacing("&amp;", with: "&")
        }
      }
      #expect(seen == villages.count && pages == 3)
    }
  }
}

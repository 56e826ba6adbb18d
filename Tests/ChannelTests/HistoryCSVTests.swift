import Channels
import Domain
import Foundation
import Testing

@Suite struct HistoryCSVTests {
  static let header = [
    "id_laporan", "kanal", "skpd", "kategori", "rincian_masalah", "status", "tanggal_masuk",
    "tanggal_selesai", "lama_hari",
  ]

  static func read(
    _ number: String = "QL001339832", channel: String = "", unit: String = "KELURAHAN KAPUK",
    category: String = "SAMPAH", detail: String = "", status: String = "COMPLETE",
    from: String = "2020-03-01", to: String = "2020-03-02", days: String = ""
  ) throws(HistoricRefusal) -> HistoricRow {
    let reader = try! HistoryCSV(header: CSVRow(line: 1, fields: header))
    return try reader.report(
      CSVRow(
        line: 2, fields: [number, channel, unit, category, detail, status, from, to, days]))
  }

  @Test func plainRow() throws {
    let row = try Self.read(detail: "TUMPUKAN")
    #expect(
      row
        == HistoricRow(
          number: "QL001339832", channelPrefix: "QL", unitName: "KELURAHAN KAPUK",
          category: "SAMPAH", detail: "TUMPUKAN", state: .completed,
          receivedOn: LocalDate(year: 2020, month: 3, day: 1),
          finishedOn: LocalDate(year: 2020, month: 3, day: 2), dayCorrected: false,
          yearDoubtful: false))
    #expect(try Self.read("ql001339832").number == "QL001339832")
  }

  @Test func theDateInTheNumberWins() throws {
    // A year out: both days move.
    let year = try Self.read("JK2001180109", from: "2019-01-18", to: "2019-01-19")
    #expect(year.receivedOn.iso == "2020-01-18" && year.finishedOn?.iso == "2020-01-19")
    #expect(year.dayCorrected && !year.yearDoubtful)
    // A day out: only the day of receipt moves.
    let day = try Self.read("JK2009290416", from: "2020-09-30", to: "2020-09-30")
    #expect(day.receivedOn.iso == "2020-09-29" && day.finishedOn?.iso == "2020-09-30")
    // Across New Year it is still only a day out.
    let eve = try Self.read("JK1912310004", from: "2020-01-01", to: "2020-01-02")
    #expect(eve.receivedOn.iso == "2019-12-31" && eve.finishedOn?.iso == "2020-01-02")
    // Nothing tells for the other channels, so the doubt is noted.
    let ql = try Self.read(from: "2019-01-18", to: "2019-01-19")
    #expect(ql.receivedOn.iso == "2019-01-18" && ql.yearDoubtful && !ql.dayCorrected)
    // A number whose digits are no date keeps the written day.
    #expect(try Self.read("JK2013990001").receivedOn.iso == "2020-03-01")
  }

  @Test func dates() throws {
    #expect(try Self.read(from: "01/03/2020", to: "2-3-2020").finishedOn?.iso == "2020-03-02")
    #expect(try Self.read(from: "2020-03-01 08:15:00").receivedOn.iso == "2020-03-01")
    #expect(try Self.read(to: "", days: "4").finishedOn?.iso == "2020-03-05")
    #expect(try Self.read(status: "PROSES", to: "", days: "").finishedOn == nil)
  }

  @Test(arguments: [
    (["", "", "K", "S", "", "COMPLETE", "2020-03-01", "", ""], HistoricRefusal.numberMissing),
    (["QL12", "", "K", "S", "", "COMPLETE", "2020-03-01", "", ""], .numberMalformed("QL12")),
    (
      ["1234567890123", "", "K", "S", "", "COMPLETE", "2020-03-01", "", ""],
      .numberMalformed("1234567890123")
    ),
    (
      ["QL001339832", "TW", "K", "S", "", "COMPLETE", "2020-03-01", "", ""],
      .channelContradicts(number: "QL001339832", channel: "TW")
    ),
    (["QL001339832", "QL", "", "S", "", "COMPLETE", "2020-03-01", "", ""], .unitMissing),
    (["QL001339832", "QL", "K", " ", "", "COMPLETE", "2020-03-01", "", ""], .categoryMissing),
    (
      ["QL001339832", "QL", "K", "S", "", "HILANG", "2020-03-01", "", ""], .unknownStatus("HILANG")
    ),
    (["QL001339832", "QL", "K", "S", "", "", "2020-03-01", "", ""], .unknownStatus("")),
    (
      ["QL001339832", "QL", "K", "S", "", "COMPLETE", "2020-02-30", "", ""],
      .dateMalformed(column: "tanggal_masuk", value: "2020-02-30")
    ),
    (
      ["QL001339832", "QL", "K", "S", "", "COMPLETE", "", "", ""],
      .dateMalformed(column: "tanggal_masuk", value: "")
    ),
    (
      ["QL001339832", "QL", "K", "S", "", "COMPLETE", "2020-03-01", "besok", ""],
      .dateMalformed(column: "tanggal_selesai", value: "besok")
    ),
    (
      ["QL001339832", "QL", "K", "S", "", "COMPLETE", "2020-03-02", "2020-03-01", ""],
      .finishedBeforeReceived(
        received: LocalDate(year: 2020, month: 3, day: 2),
        finished: LocalDate(year: 2020, month: 3, day: 1))
    ),
    (
      ["QL001339832", "QL", "K", "S", "L \u{FFFD} 0,6", "COMPLETE", "2020-03-01", "", ""],
      .brokenEncoding(column: "rincian_masalah")
    ),
    (["QL001339832", "QL"], .rowLength(found: 2, expected: 9)),
  ])
  func refusals(fields: [String], refusal: HistoricRefusal) throws {
    let reader = try HistoryCSV(header: CSVRow(line: 1, fields: Self.header))
    #expect(throws: refusal) { try reader.report(CSVRow(line: 2, fields: fields)) }
  }

  @Test func files() throws {
    let path = FileManager.default.temporaryDirectory.path + "/history-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes =
      [0xEF, 0xBB, 0xBF]
      + Array("status,skpd,id_laporan,kategori,tanggal_masuk\r\n".utf8)
      + Array("COMPLETE,KELURAHAN KAPUK,QL001339832,SAMPAH,2020-03-01\r\n".utf8)
      + Array("COMPLETE,".utf8) + [0xC3, 0x28]
      + Array(",QL001339833,SAMPAH,2020-03-01\r\nSELESAI,X,TW000000001,JALAN,2020-03-02".utf8)
    try Data(bytes).write(to: URL(filePath: path))
    var seen: [(Int, Result<HistoricRow, HistoricRefusal>)] = []
    try HistoryCSV.read(path) {
      seen.append(($0, $1))
      return true
    }
    #expect(seen.map(\.0) == [2, 3, 4])
    #expect(try seen[0].1.get().number == "QL001339832")
    #expect(
      seen[1].1 == .failure(.brokenRow(CSVFault(line: 3, column: 2, kind: .notUTF8))))
    #expect(try seen[2].1.get().channelPrefix == "TW")
    var count = 0
    try HistoryCSV.read(path) { _, _ in
      count += 1
      return false
    }
    #expect(count == 1)
    #expect(throws: HistoryFileError.cannotRead(path + "x")) {
      try HistoryCSV.read(path + "x") { _, _ in true }
    }
    #expect(throws: HistoryFileError.columnsMissing(["skpd", "status"])) {
      try HistoryCSV(
        header: CSVRow(line: 1, fields: ["id_laporan", "kategori", "tanggal_masuk"]))
    }
  }
}

@Suite struct NameTests {
  static func names() throws -> (UnitNames, CategoryNames) {
    let tables = try CityFolder.read(Place.jakarta)
    let aliases = try CityFolder.aliases(Place.jakarta, tables: tables)
    return (
      UnitNames(units: tables.units, aliases: aliases),
      CategoryNames(categories: tables.categories, aliases: aliases)
    )
  }

  @Test func unitsAsPeopleWriteThem() throws {
    let (units, _) = try Self.names()
    let expected: KeyValuePairs = [
      "KELURAHAN PEGADUNGAN": "KEL-31.73.06.1005", "DINAS BINA MARGA": "DBM",
      "KELURAHAN KALI DERES": "KEL-31.73.06.1001", "Kel. Pal Merah": "KEL-31.73.07.1001",
      "KELURAHAN HARAPAN MULYA": "KEL-31.71.03.1003",
      "KELURAHAN WIJAYA KESUMA": "KEL-31.73.02.1007",
      "KELURAHAN KOTA BAMBU SELATAN": "KEL-31.73.07.1006",
      "KECAMATAN TAMAN SARI": "KEC-31.73.03", "WALIKOTA JAKARTA BARAT": "KOT-31.73",
      "KOTA ADMINISTRASI JAKARTA PUSAT": "KOT-31.71",
      "SUKU DINAS SUMBER DAYA AIR KOTA ADM JAKARTA BARAT": "DSDA-31.73",
      "Sudin Perhubungan Jaktim": "DISHUB-31.75",
      "Suku Dinas Kesehatan Kota Adm. Jakarta Utara": "DINKES-31.72",
      "SATPOL PP KOTA JAKARTA SELATAN": "SATPOLPP-31.74", "SATPOL PP": "SATPOLPP",
      "Suku Dinas Pendidikan Wilayah II Kota Administrasi Jakarta Barat": "DISDIK-31.73-II",
      "BADAN PEMBINAAN BUMD": "BPBUMD", "BIRO PEMERINTAHAN": "BIRO-PEM",
    ]
    for (name, code) in expected { #expect(units.code(for: name) == code, "\(name)") }
    for name in ["", "KELURAHAN", "KELURAHAN ATLANTIS", "DINAS", "KOTA", "  ", "🙂"] {
      #expect(units.code(for: name) == nil, "\(name)")
    }
  }

  @Test func aNameOfTwoUnitsFindsNone() {
    let twins = ["A", "B"].map {
      Domain.Unit(
        code: $0, name: "Dinas Kembar", shortName: "Kembar \($0)", kind: .agency, parent: nil,
        area: nil)
    }
    #expect(UnitNames(units: twins).code(for: "DINAS KEMBAR") == nil)
    #expect(UnitNames(units: twins).code(for: "KEMBAR B") == "B")
    let alias = NameAlias(kind: .unit, alias: "dinas kembar", code: "A")
    #expect(UnitNames(units: twins, aliases: [alias]).code(for: "DINAS KEMBAR") == "A")
  }

  @Test func categories() throws {
    let (_, categories) = try Self.names()
    #expect(categories.slug(for: "SALURAN AIR") == "saluran-air-kali-sungai")
    #expect(
      categories.slug(for: "CORETAN/TEMPELAN/IKLAN/ SELEBARAN")
        == "coretan-tempelan-iklan-selebaran")
    #expect(categories.slug(for: "SALAH") == nil)
  }
}

import Channels
import Domain
import Storage

/// Reports as rows of a CSV file (RFC 4180, UTF-8, times in UTC). Cells that would begin like a
/// formula are defused by ``CSVWriter``. What a reader may not see of a report stays empty.
struct ReportSheet: Sendable {
  private struct Column: Sendable {
    let name: String
    /// Who sees less gets an empty cell.
    let least: Sight
    let value: @Sendable (Report, CityBook, Language) -> String?

    init(
      _ name: String, _ least: Sight,
      _ value: @escaping @Sendable (Report, CityBook, Language) -> String?
    ) {
      self.name = name
      self.least = least
      self.value = value
    }
  }

  private let columns: [Column]
  private let book: CityBook
  private let language: Language

  /// The same members as a report of the public JSON list.
  static func open(_ book: CityBook, _ language: Language) -> ReportSheet {
    ReportSheet(columns: common, book: book, language: language)
  }

  /// With what only the desk reads.
  static func desk(_ book: CityBook, _ language: Language) -> ReportSheet {
    ReportSheet(columns: common + internals, book: book, language: language)
  }

  var header: String { CSVWriter.row(columns.map(\.name)) }

  func row(_ report: Report, sight: Sight) -> String {
    let report = report.shown(at: sight)
    return CSVWriter.row(
      columns.map { sight < $0.least ? "" : $0.value(report, book, language) ?? "" })
  }

  private static let common = [
    Column("nomor", .stateOnly) { report, _, _ in report.number },
    Column("status", .stateOnly) { report, _, _ in report.state.rawValue },
    Column("jenis", .outline) { report, _, _ in
      report.kind == .complaint ? "aduan" : "pertanyaan"
    },
    Column("diterima", .outline) { report, _, _ in Words.machineTime(report.receivedAt) },
    Column("diperbarui", .outline) { report, _, _ in Words.machineTime(report.updatedAt) },
    Column("batasSelesai", .outline) { report, _, _ in Words.machineTime(report.dues.completion) },
    Column("pemegang", .outline) { report, book, _ in book.units.name(report.holder) },
    Column("perkiraanSelesai", .outline) { report, _, _ in
      report.estimate.map(Words.machineTime)
    },
    Column("kota", .outline) { report, book, _ in name(report.area?.city, book) },
    Column("kecamatan", .outline) { report, book, _ in name(report.area?.district, book) },
    Column("kelurahan", .outline) { report, book, _ in name(report.area?.village, book) },
    Column("kategori", .open) { report, book, language in
      report.category.flatMap { book.category($0) }.map { $0.name(language) }
    },
    Column("uraian", .open) { report, _, _ in report.text },
    Column("patokan", .open) { report, _, _ in report.landmark },
    Column("lat", .open) { report, book, _ in
      book.publicPlace(of: report)?.latitude.description
    },
    Column("lon", .open) { report, book, _ in
      book.publicPlace(of: report)?.longitude.description
    },
    Column("penilaian", .open) { report, _, _ in report.rating.map { String($0) } },
  ]

  private static let internals = [
    Column("privasi", .desk) { report, _, _ in report.privacy.rawValue },
    Column("kanal", .desk) { report, _, _ in report.channel },
    Column("alamat", .desk) { report, _, _ in report.address },
    Column("latTepat", .desk) { report, _, _ in report.place?.latitude.description },
    Column("lonTepat", .desk) { report, _, _ in report.place?.longitude.description },
    Column("batasKoordinasi", .desk) { report, _, _ in
      Words.machineTime(report.dues.coordination)
    },
    Column("ditutup", .desk) { report, _, _ in report.closedAt.map(Words.machineTime) },
    Column("dibukaKembali", .desk) { report, _, _ in String(report.reopenCount) },
    Column("foto", .desk) { report, _, _ in String(report.photoCount) },
  ]

  private static func name(_ code: String?, _ book: CityBook) -> String? {
    code.flatMap { book.area($0)?.name }
  }
}

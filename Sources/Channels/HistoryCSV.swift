internal import Domain
import Foundation

/// Reads rows of the CRM open data (Jakarta Open Data 2019 and 2020; columns by name).
///
/// For numbers that carry a date (`JK` + yyMMdd + sequence) the date in the number is the day of
/// receipt: in the published files rows dated January 2019 are mostly January 2020. If the years
/// differ, the day of completion moves by the same whole years; a completion that then precedes
/// receipt is refused.
public struct HistoryCSV: Sendable {
  public static let requiredColumns = [
    "id_laporan", "skpd", "kategori", "status", "tanggal_masuk",
  ]
  /// Months the publisher is known to have misdated (year and month).
  public static let misdatedMonths: Set<String> = ["2019-01"]

  private let header: CSVHeader
  private let misdated: Set<String>

  public init(header row: CSVRow, misdatedMonths: Set<String> = Self.misdatedMonths)
    throws(HistoryFileError)
  {
    let header = CSVHeader(row)
    let missing = Self.requiredColumns.filter { !header.has($0) }
    guard missing.isEmpty else { throw .columnsMissing(missing) }
    self.header = header
    misdated = misdatedMonths
  }

  /// Reads a whole file in order; `each` gets the line and the report or why it is refused, and
  /// returns false to stop. Memory does not grow with the file.
  public static func read(
    _ path: String, each: (_ line: Int, Result<HistoricRow, HistoricRefusal>) -> Bool
  ) throws(HistoryFileError) {
    var reader: HistoryCSV?
    var failure: HistoryFileError?
    do throws(CSVFile.Failure) {
      try CSVFile(path: path).forEach { item in
        guard let reader else {
          guard case .row(let row) = item else {
            failure = .noHeader
            return false
          }
          do throws(HistoryFileError) {
            reader = try HistoryCSV(header: row)
            return true
          } catch {
            failure = error
            return false
          }
        }
        switch item {
        case .fault(let fault):
          return each(fault.line, .failure(.brokenRow(fault)))
        case .row(let row):
          return each(row.line, Result { () throws(HistoricRefusal) in try reader.report(row) })
        }
      }
    } catch {
      throw .cannotRead(path)
    }
    if let failure { throw failure }
    if reader == nil { throw .noHeader }
  }

  public func report(_ row: CSVRow) throws(HistoricRefusal) -> HistoricRow {
    guard row.fields.count == header.names.count else {
      throw .rowLength(found: row.fields.count, expected: header.names.count)
    }
    for (name, field) in zip(header.names, row.fields)
    where field.utf8.contains(0xEF) && field.unicodeScalars.contains("\u{FFFD}") {
      throw .brokenEncoding(column: name)
    }
    guard let raw = text("id_laporan", row) else { throw .numberMissing }
    let number = raw.uppercased()
    guard let prefix = Self.prefix(of: number) else { throw .numberMalformed(raw) }
    if let channel = text("kanal", row), channel.uppercased() != prefix {
      throw .channelContradicts(number: number, channel: channel)
    }
    guard let unit = text("skpd", row) else { throw .unitMissing }
    guard let category = text("kategori", row) else { throw .categoryMissing }
    let state = try state(row)
    guard let written = try day("tanggal_masuk", row) else {
      throw .dateMalformed(column: "tanggal_masuk", value: "")
    }
    var finished = try day("tanggal_selesai", row)
    if finished == nil, state.isClosed, let days = text("lama_hari", row).flatMap({ Int($0) }),
      (0...36_500).contains(days)
    {
      finished = LocalDate(daysSince1970: written.daysSince1970 + days)
    }
    let inNumber = Self.day(inNumber: number, prefix: prefix)
    let received = inNumber ?? written
    if received.year != written.year,
      abs(received.daysSince1970 - written.daysSince1970) > 180
    {
      finished = finished.map { Self.moved($0, years: received.year - written.year) }
    }
    if let finished, finished < received {
      throw .finishedBeforeReceived(received: received, finished: finished)
    }
    return HistoricRow(
      number: number, channelPrefix: prefix, unitName: unit, category: category,
      detail: text("rincian_masalah", row), state: state, receivedOn: received,
      finishedOn: finished, dayCorrected: received != written,
      yearDoubtful: inNumber == nil && misdated.contains(String(written.iso.prefix(7))))
  }

  private func text(_ column: String, _ row: CSVRow) -> String? {
    guard let value = header.value(column, in: row), !value.isEmpty else { return nil }
    return value
  }

  private func state(_ row: CSVRow) throws(HistoricRefusal) -> ReportState {
    let text = text("status", row) ?? ""
    switch text.uppercased() {
    case "COMPLETE", "COMPLETED", "SELESAI": return .completed
    case "MENUNGGU": return .waiting
    case "KOORDINASI": return .coordinated
    case "DISPOSISI": return .dispatched
    case "PROSES": return .inProgress
    case "DITOLAK": return .rejected
    default: throw .unknownStatus(text)
    }
  }

  /// Nil when empty. Takes yyyy-MM-dd and dd/MM/yyyy, with or without a time behind.
  private func day(_ column: String, _ row: CSVRow) throws(HistoricRefusal) -> LocalDate? {
    guard let value = text(column, row) else { return nil }
    let first = value.split(whereSeparator: { $0 == " " || $0 == "T" }).first.map { String($0) }
    var day = first.flatMap { LocalDate($0) }
    if day == nil, let parts = first?.split(whereSeparator: { $0 == "/" || $0 == "-" }),
      parts.count == 3
    {
      day = LocalDate("\(parts[2])-\(Self.two(parts[1]))-\(Self.two(parts[0]))")
    }
    guard let day else { throw .dateMalformed(column: column, value: value) }
    return day
  }

  private static func two(_ digits: Substring) -> String {
    digits.count == 1 ? "0" + digits : String(digits)
  }

  /// Two capital letters followed by 9 to 20 digits.
  private static func prefix(of number: String) -> String? {
    let letters = number.prefix { $0.isASCII && $0.isUppercase }
    let digits = number.dropFirst(letters.count)
    guard letters.count == 2, (9...20).contains(digits.count),
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return String(letters)
  }

  /// The day in a number of the daily series.
  private static func day(inNumber number: String, prefix: String) -> LocalDate? {
    let digits = Array(number.dropFirst(prefix.count))
    guard prefix == "JK", digits.count == 10 else { return nil }
    let text = digits.map { String($0) }
    return LocalDate(
      "20\(text[0])\(text[1])-\(text[2])\(text[3])-\(text[4])\(text[5])")
  }

  /// The same day of another year; 29 February becomes 1 March where there is none.
  private static func moved(_ day: LocalDate, years: Int) -> LocalDate {
    let moved = LocalDate(year: day.year + years, month: day.month, day: day.day)
    return LocalDate(daysSince1970: moved.daysSince1970)
  }
}

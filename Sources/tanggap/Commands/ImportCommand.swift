import ArgumentParser
import Casework
import Channels
import Domain
import Foundation
import Storage

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bring over reports of an older system.",
    subcommands: [HistoryFile.self])

  struct HistoryFile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "crm-csv",
      abstract: "Load finished reports from a CSV file of the open data.",
      discussion: """
        Columns are found by name. One line per row says what became of it: added, skipped (the \
        number is there already), or refused and why; the last line sums up. Loading the same \
        file twice adds nothing. Exit code 1 when any row was refused.
        """)

    @OptionGroup var common: CommonOptions
    @Argument(help: "CSV file, UTF-8.") var file: String
    @Flag(help: "Print refused rows and the sum only.") var quiet = false
    @Option(
      help: ArgumentHelp(
        "Folder of the city's tables, for other spellings of names.", valueName: "dir"))
    var city: String?

    func run() async throws {
      let settings = try common.settings([.city: city])
      let assembly = try await Assembly(settings, readOnly: false)
      let casework = try await assembly.casework()
      let tables = try CityFolder.read(settings.value(.city))
      let aliases = try CityFolder.aliases(settings.value(.city), tables: tables)
      var loading = HistoryLoading(
        casework: casework, units: UnitNames(units: casework.book.units.all, aliases: aliases),
        categories: CategoryNames(categories: casework.book.categories, aliases: aliases),
        quiet: quiet)
      guard let handle = FileHandle(forReadingAtPath: file) else {
        throw Failure.missing("there is no file \(file)")
      }
      defer { try? handle.close() }
      var reader = CSVReader()
      // A chunk's rows are stored before the next chunk is read, so memory stays bounded.
      while let chunk = try handle.read(upToCount: 65_536), !chunk.isEmpty {
        var items: [CSVReader.Item] = []
        reader.feed([UInt8](chunk)) { items.append($0) }
        try await loading.take(items)
      }
      var rest: [CSVReader.Item] = []
      reader.finish { rest.append($0) }
      try await loading.take(rest)
      try loading.requireHeader()
      say("\(loading.added) added, \(loading.skipped) skipped, \(loading.refused) refused.")
      if loading.refused > 0 { throw ExitCode(1) }
    }
  }
}

/// The rows of one file on their way into the store.
private struct HistoryLoading {
  let casework: Casework
  let units: UnitNames
  let categories: CategoryNames
  let quiet: Bool
  private(set) var added = 0
  private(set) var skipped = 0
  private(set) var refused = 0
  private var history: HistoryCSV?

  init(casework: Casework, units: UnitNames, categories: CategoryNames, quiet: Bool) {
    self.casework = casework
    self.units = units
    self.categories = categories
    self.quiet = quiet
  }

  func requireHeader() throws {
    if history == nil { throw Failure.badInput("\(HistoryFileError.noHeader)") }
  }

  mutating func take(_ items: [CSVReader.Item]) async throws {
    var batch: [(line: Int, report: ArchivedReport, remark: String)] = []
    for item in items {
      switch item {
      case .fault(let fault):
        if history == nil { throw Failure.badInput("\(HistoryFileError.noHeader)") }
        refuse(fault.line, "\(HistoricRefusal.brokenRow(fault))")
      case .row(let row):
        guard let history else {
          do {
            history = try HistoryCSV(header: row)
          } catch {
            throw Failure.badInput("\(error)")
          }
          continue
        }
        do throws(HistoricRefusal) {
          let (report, remark) = archived(try history.report(row))
          batch.append((row.line, report, remark))
        } catch {
          refuse(row.line, "\(error)")
        }
      }
    }
    guard !batch.isEmpty else { return }
    let verdicts = try await casework.importHistory(batch.map(\.report))
    for (row, verdict) in zip(batch, verdicts) {
      switch verdict {
      case .added: added += 1
      case .skipped: skipped += 1
      }
      if !quiet {
        let remark = verdict == .added ? row.remark : ""
        say("line \(row.line): \(row.report.number) \(verdict.rawValue)\(remark)")
      }
    }
  }

  private mutating func refuse(_ line: Int, _ why: String) {
    refused += 1
    say("line \(line): refused: \(why)")
  }

  private func archived(_ row: HistoricRow) -> (ArchivedReport, String) {
    let book = casework.book
    let unit = units.code(for: row.unitName)
    var remarks: [String] = []
    if unit == nil { remarks.append("unit \"\(row.unitName)\" is not known") }
    if row.dayCorrected { remarks.append("day taken from the number") }
    if row.yearDoubtful { remarks.append("year doubtful") }
    let received = book.clock.start(of: row.receivedOn)
    let channel = book.channels.first { $0.prefix == row.channelPrefix }?.code ?? row.channelPrefix
    let report = ArchivedReport(
      number: row.number, channel: channel, category: categories.slug(for: row.category),
      text: [row.category, row.detail ?? ""].filter { !$0.isEmpty }.joined(separator: ": "),
      unit: unit ?? book.city.arbiterUnit,
      area: unit.flatMap { book.units[$0]?.area }.flatMap { book.path(ofVillage: $0) },
      receivedAt: received,
      completedAt: row.state == .completed
        ? book.clock.start(of: row.finishedOn ?? row.receivedOn) : nil)
    return (report, remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
  }
}

import ArgumentParser
import Casework
import Domain
import Foundation
import Storage

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Look at reports. No identity is ever printed.",
    subcommands: [List.self, Show.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List reports, newest first.",
      discussion: "With --json one object per line.")

    @OptionGroup var common: CommonOptions
    @Flag(help: "Print only how many.") var count = false
    @Flag(help: "One JSON object per line.") var json = false
    @Option(help: "State: \(ReportState.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: String?
    @Option(help: "complaint or inquiry.") var kind: String?
    @Option(help: "Slug of a category.") var category: String?
    @Option(help: "Code of a city, district or village.") var area: String?
    @Option(help: "Words in text, address or landmark; or a number.") var text: String?
    @Option(help: "At most this many (default: all).") var limit: Int?

    func run() async throws {
      var filter = DeskRows.Filter()
      if let state {
        guard let known = ReportState(rawValue: state) else {
          throw Failure.usage("unknown state \(state)")
        }
        filter.state = known
      }
      if let kind {
        guard let known = ReportKind(rawValue: kind) else {
          throw Failure.usage("unknown kind \(kind)")
        }
        filter.kind = known
      }
      filter.category = category
      filter.text = text
      let assembly = try await Assembly(try common.settings(), readOnly: true)
      if let area {
        guard let known = try await CityShelf.open(assembly.database).book.area(area) else {
          throw Failure.usage("unknown area \(area)")
        }
        filter.area = known
      }
      let chosen = filter
      if count {
        say("\(try await assembly.database.read { try ReportLists.count(filter: chosen, on: $0) })")
        return
      }
      var left = limit ?? .max
      var key: ReportLists.Key?
      while left > 0 {
        let after = key
        let size = min(left, 500)
        let page = try await assembly.database.read {
          try ReportLists.newest(.everything, filter: chosen, after: after, limit: size, on: $0)
        }
        for report in page.prefix(size) { say(json ? try line(report) : plain(report)) }
        guard page.count > size, let last = page.prefix(size).last else { return }
        left -= size
        key = ReportLists.Key(receivedAt: last.receivedAt, id: last.id)
      }
    }

    private func plain(_ report: Report) -> String {
      [
        report.number, report.state.rawValue, report.kind.rawValue, report.category ?? "-",
        report.area?.village ?? "-", report.holder,
      ].joined(separator: "\t")
    }

    private func line(_ report: Report) throws -> String { try encoded(ReportJSON(report)) }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show one report with its history.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Report number.") var number: String
    @Flag(help: "As JSON.") var json = false

    func run() async throws {
      guard let number = ReportNumber.normalised(number) else {
        throw Failure.badInput("\(number) is not a report number")
      }
      let assembly = try await Assembly(try common.settings(), readOnly: true)
      let found = try await assembly.database.read { connection -> (Report, [ReportEvent])? in
        guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
        return (report, try EventRows.history(of: report, on: connection))
      }
      guard let (report, events) = found else {
        throw Failure.missing("there is no report \(number)")
      }
      if json {
        var shown = ReportJSON(report)
        shown.riwayat = events.map(EventJSON.init)
        say(try encoded(shown))
        return
      }
      say(
        "\(report.number)  \(report.state.rawValue)  \(report.kind.rawValue)  \(report.privacy.rawValue)"
      )
      say("held by \(report.holder), version \(report.version)")
      say(report.text)
      for event in events {
        say(
          "\(event.revision)\t\(event.at)\t\(event.action.rawValue)\t\(event.state.rawValue)\t\(event.holder)"
        )
      }
    }
  }
}

private func encoded(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// A report for other programs; the names are those of the HTTP interface.
private struct ReportJSON: Encodable {
  let nomor: String
  let status: String
  let jenis: String
  let privasi: String
  let kanal: String
  let kategori: String?
  let kelurahan: String?
  let pemegang: String
  let diterima: Int64
  let diperbarui: Int64
  let selesai: Int64?
  let penilaian: Int?
  let uraian: String
  let versi: Int
  var riwayat: [EventJSON]?

  init(_ report: Report) {
    nomor = report.number
    status = report.state.rawValue
    jenis = report.kind.rawValue
    privasi = report.privacy.rawValue
    kanal = report.channel
    kategori = report.category
    kelurahan = report.area?.village
    pemegang = report.holder
    diterima = report.receivedAt
    diperbarui = report.updatedAt
    selesai = report.closedAt
    penilaian = report.rating
    uraian = report.text
    versi = report.version
  }
}

private struct EventJSON: Encodable {
  let revisi: Int
  let waktu: Int64
  let tindakan: String
  let status: String
  let pemegang: String
  let unit: String?
  let alasan: String?
  let keterangan: String?

  init(_ event: ReportEvent) {
    revisi = event.revision
    waktu = event.at
    tindakan = event.action.rawValue
    status = event.state.rawValue
    pemegang = event.holder
    unit = event.actorUnit
    alasan = event.details.reason
    keterangan = event.details.words
  }
}

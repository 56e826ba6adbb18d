import ArgumentParser
import Casework
import Domain
import Foundation
import Storage

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill a store with many generated reports without photos, for measuring.",
    discussion: "The demonstration city with pictures and accounts is made by `serve --demo`.")

  @OptionGroup var common: CommonOptions
  @Option(help: "How many reports.") var reports = 10_000
  @Option(help: "The same seed and number give the same reports.") var seed: UInt64 = 1
  @Option(help: ArgumentHelp("Folder of the city's tables.", valueName: "dir"))
  var city: String?

  func run() async throws {
    guard (1...20_000_000).contains(reports) else {
      throw Failure.usage("the number of reports must be 1 to 20,000,000")
    }
    let settings = try common.settings([.city: city])
    _ = try await Assembly.prepare(settings)
    let assembly = try await Assembly(settings, readOnly: false)
    let casework = try await assembly.casework()
    try await assembly.database.write { try SettingRows.set("demo", "1", on: $0) }
    try await BulkReports.generate(
      count: reports, seed: seed, days: 90, now: WallClock.now(), casework: casework,
      cityFolder: settings.value(.city), progress: { say($0) })
    try assembly.database.close()
  }
}

/// The demonstration city of `serve --demo`.
enum Demonstration {
  private struct Shown: Codable {
    let role: String
    let login: String
    let password: String
    let unit: String
  }

  private struct Guide: Codable {
    let accounts: [Shown]
    /// Number and PIN of a completed report, to see the reporter's side.
    let number: String?
    let pin: String?
  }

  private static let key = "demo-guide"

  /// Fills an empty store; an installation that is a demo already is left as it is. Prints one
  /// account per role either way.
  static func open(_ assembly: Assembly, reports: Int) async throws {
    let database = assembly.database
    if try await !DemoCity.isFilled(database) {
      let casework = try await assembly.casework()
      let summary = try await DemoCity.fill(
        casework: casework, developer: try assembly.developer(),
        accounts: assembly.accounts(casework.shelf), cityFolder: assembly.settings.value(.city),
        options: DemoOptions(seed: 2_026, reports: reports, now: WallClock.now(), pictures: true),
        progress: { say($0) })
      let shown = summary.accounts.map {
        Shown(role: $0.role.rawValue, login: $0.login, password: $0.password, unit: $0.unitName)
      }
      let example =
        summary.examples.first { $0.state == .completed } ?? summary.examples.first
      let guide = Guide(accounts: shown, number: example?.number, pin: example?.pin)
      let json = String(decoding: try JSONEncoder().encode(guide), as: UTF8.self)
      try await database.write { try SettingRows.set(key, json, on: $0) }
      say("Made \(summary.reports) reports, \(summary.inquiries) of them questions.")
    }
    guard let json = try await database.read({ try SettingRows.get(key, on: $0) }),
      let guide = try? JSONDecoder().decode(Guide.self, from: Data(json.utf8))
    else { return }
    say("\nDemo accounts (sign in at /masuk, password \(guide.accounts.first?.password ?? "-")):")
    for account in guide.accounts {
      let login = account.login.padding(toLength: 14, withPad: " ", startingAt: 0)
      let role = account.role.padding(toLength: 18, withPad: " ", startingAt: 0)
      say("  \(login) \(role) \(account.unit)")
    }
    if let number = guide.number, let pin = guide.pin {
      say("  As a reporter: /lacak with number \(number) and PIN \(pin)")
    }
    say("")
  }
}

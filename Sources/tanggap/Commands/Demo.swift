import ArgumentParser
import Foundation
import Storage

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill an empty store with generated reports, for trying and measuring.")

  @OptionGroup var common: CommonOptions
  @Option(help: "How many reports.") var reports = 10_000

  func run() async throws {
    let settings = try common.settings()
    _ = try await Assembly.prepare(settings)
    let assembly = try await Assembly(settings, readOnly: false)
    try await Self.fill(assembly, reports: reports)
  }

  static func fill(_ assembly: Assembly, reports: Int) async throws {
  }
}

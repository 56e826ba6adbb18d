import ArgumentParser
import Channels
import Domain
import Simulation
import Web

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "The city in virtual time, without a store.",
    subcommands: [Clocks.self])

  struct Clocks: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run the clocks of a city's year and check every escalation.",
      discussion: """
        People report, officers work or leave things lying, terms change in the middle of the \
        year, and workers that are killed, freeze and come back run the clocks. Of every report \
        the steps of people alone then tell which escalations there had to be, and when; the last \
        line counts those that were missing, early, or there twice. The same seed tells the same \
        year. Exit code 0: none; 1: some.
        """)

    @Option(help: "Reports in all.") var reports = 200_000
    @Option(help: "Days of the year.") var days = 365
    @Option(help: "Seed of everything that happens.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd")) var from = "2026-01-01"
    @Option(help: ArgumentHelp("Folder of the city's tables.", valueName: "dir"))
    var city = "Cities/jakarta"

    func run() throws {
      guard (1...5_000_000).contains(reports), (2...3_650).contains(days) else {
        throw Failure.usage("1 to 5000000 reports, 2 to 3650 days")
      }
      guard let first = LocalDate(from) else {
        throw Failure.usage("--from takes a day such as 2026-01-01")
      }
      let tables = try CityFolder.read(city)
      let settings = CityYear.Settings(reports: reports, days: days, seed: seed)
      guard var year = CityYear(tables, from: first, settings) else {
        throw Failure.badInput("\(city): no time zone known here, no villages or no categories")
      }
      let began = WallClock.timing.elapsed()
      let outcome = year.run()
      say("seconds \(Int((WallClock.timing.elapsed() - began) / .seconds(1)))")
      for line in outcome.lines { say(line) }
      if !outcome.isClean { throw ExitCode(1) }
    }
  }
}

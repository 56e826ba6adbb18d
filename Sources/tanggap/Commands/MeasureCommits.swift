import ArgumentParser
import Casework
import Domain
import Foundation
import Storage
import Web

/// The limit the measurements hold the server against: the same rows through the same driver, with
/// nothing decided and nothing sent over a network.
struct MeasureCommits: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-commits",
    abstract: "Store ready-made reports as fast as the store takes them, for `make bench`.",
    shouldDisplay: false)

  @OptionGroup var common: CommonOptions
  @Option(help: "Callers at once.") var clients = 8
  @Option(help: "Changes in all.") var changes = 5_000

  func run() async throws {
    guard clients > 0, changes > 0 else {
      throw Failure.usage("clients and changes must be above 0")
    }
    let settings = try common.settings()
    _ = try await Assembly.prepare(settings)
    let assembly = try await Assembly(settings, readOnly: false)
    let book = try await CityShelf.open(assembly.database).book
    let database = assembly.database
    let first = try await database.write { try $0.draw("report") }
    // As near to each other as the places of the reports it is held against.
    let places = Array(book.villages().suffix(16))
    let now = WallClock.now()
    let share = changes / clients
    let started = WallClock.timing.elapsed()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for client in 0..<clients {
        group.addTask {
          for index in 0..<share {
            let id = first * 1_000_000_000 + Int64(client * share + index)
            let village = places[Int(id) % places.count]
            try await database.write { connection in
              try Self.store(id, village, book, now, connection)
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let spent = WallClock.timing.elapsed() - started
    let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    say("{\"clients\": \(clients), \"changes\": \(share * clients), \"seconds\": \(seconds)}")
    try assembly.database.close()
  }

  private static func store(
    _ id: Int64, _ village: Area, _ book: CityBook, _ now: Int64, _ connection: any Connection
  ) throws {
    let area = book.path(ofVillage: village.code)
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .private, channel: book.city.webChannel, category: nil,
      text: "Lampu jalan padam sejak kemarin malam.", address: nil, landmark: nil,
      place: village.centre, area: area)
    details.dues = Deadlines(receivedAt: now, city: book.city)
    let event = ReportEvent(
      reportID: id, revision: 0, at: now, action: .submit, state: .waiting,
      holder: Routing.firstHolder(area: area, units: book.units, city: book.city), assignee: nil,
      actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    guard let change = Change(number: "M\(id)", first: event) else { return }
    try Cases.commit(change, units: book.units, on: connection)
    try AccessRows.insert(
      report: id, submission: "measure-\(id)", linkHash: "measure-\(id)", on: connection)
  }
}

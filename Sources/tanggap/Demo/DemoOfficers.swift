import Casework
import Domain
import Sodium
import Storage

/// An account whose password is published, for looking at the demo from one role.
struct DemoAccount: Sendable, Equatable {
  let role: Role
  let login: String
  let password: String
  let unit: String
  let unitName: String
}

/// The accounts of a demo: one per role for people to try, and one for every other officer who
/// acts in the stories.
struct DemoOfficers: Sendable {
  /// The password of every account in ``accounts``.
  static let password = "demo-tanggap-2026"

  let accounts: [DemoAccount]
  private let actors: [Player: Actor]

  func actor(_ player: Player) -> Actor? { actors[player] }

  static func enter(
    stories: [DemoStory], world: DemoWorld, accounts: Accounts, database: any Database
  ) async throws -> DemoOfficers {
    let chosen = Self.chosen(world)
    var actors: [Player: Actor] = [:]
    for account in chosen {
      let name = "\(world.book.units[account.unit]?.shortName ?? account.unit) (demo)"
      // Made before the first report, so that nobody acts before the account existed.
      let id = try await accounts.add(
        login: account.login, name: String(name.prefix(100)), password: account.password,
        role: account.role, unit: account.unit, by: nil, now: Self.before(stories, world))
      let player = Player.officer(unit: account.unit, role: account.role)
      if actors[player] == nil {
        actors[player] = Actor(officer: id, role: account.role, unit: account.unit)
      }
    }
    let others = Self.players(stories).filter { actors[$0] == nil }
    // One hash of a password nobody knows serves all: hashing hundreds would take seconds, and
    // nobody logs in to these accounts.
    let hash = try PasswordHasher.standard.hash(ReporterKeys.freshToken())
    let at = Self.before(stories, world)
    let units = world.book.units
    let entered = try await database.write { connection in
      try others.map { player -> (Player, Actor)? in
        guard case .officer(let unit, let role) = player else { return nil }
        let suffix = role == .fieldOfficer ? "-field" : role == .verifier ? "-verify" : ""
        let id = try UserRows.insert(
          login: "demo-\(unit.lowercased())\(suffix)",
          name: String("\(units[unit]?.shortName ?? unit) (demo)".prefix(100)), password: hash,
          role: role, unit: unit, at: at, on: connection)
        return (player, Actor(officer: id, role: role, unit: unit))
      }
    }
    for case (let player, let actor)? in entered { actors[player] = actor }
    return DemoOfficers(accounts: chosen, actors: actors)
  }

  private static func before(_ stories: [DemoStory], _ world: DemoWorld) -> Int64 {
    (stories.first?.submittedAt ?? world.now) - 86_400_000
  }

  /// Every officer of the stories, in a fixed order.
  private static func players(_ stories: [DemoStory]) -> [Player] {
    var seen: Set<Player> = []
    var players: [Player] = []
    func meet(_ player: Player) {
      if player != .reporter, seen.insert(player).inserted { players.append(player) }
    }
    for story in stories {
      for step in story.steps {
        meet(step.player)
        if case .dispatch(_, let person?, _) = step.deed { meet(person) }
      }
    }
    return players
  }

  /// One account per role, in offices that have to do with each other: the village that reports
  /// most, its district, and the agency with most complaints that has an office in its city.
  private static func chosen(_ world: DemoWorld) -> [DemoAccount] {
    let units = world.book.units
    var chosen: [DemoAccount] = []
    func offer(_ role: Role, _ login: String, _ unit: String?) {
      guard let unit, units[unit] != nil else { return }
      chosen.append(
        DemoAccount(
          role: role, login: login, password: password, unit: unit, unitName: units.name(unit)))
    }
    let busiest = world.book.path(ofVillage: world.places.busiest)
    let agency = world.busiestAgency(in: busiest)
    let office = agency.flatMap { Routing.localOffice(of: $0, area: busiest, units: units) }
    let city = world.book.city
    offer(.kelurahanOfficer, "kelurahan", busiest.flatMap { units.office(ofVillage: $0.village) })
    offer(.agencyCoordinator, "koordinator", agency)
    offer(.unitOfficer, "sudin", office)
    offer(.fieldOfficer, "lapangan", office)
    for (index, unit) in city.verificationUnits.enumerated() {
      offer(.verifier, index == 0 ? "verifikator" : "verifikator\(index + 1)", unit)
    }
    offer(.channelAdmin, "kanal", city.arbiterUnit)
    offer(.agencyHead, "kepala", agency)
    offer(
      .areaHead, "camat",
      units.all.first { $0.kind == .district && $0.area == busiest?.district }?.code)
    offer(
      .governorOffice, "gubernur",
      units.all.first { $0.kind == .leadership }?.code ?? city.arbiterUnit)
    offer(.administrator, "admin", city.arbiterUnit)
    return chosen
  }
}

import ArgumentParser
import Casework
import Domain
import Foundation
import Storage

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Officers' accounts.",
    subcommands: [Add.self, List.self, Disable.self, Enable.self, Reset.self, ResetFactor.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an account.",
      discussion:
        "The password is read from the first line of standard input with --password-stdin; otherwise one is made and printed once."
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: "Login: small letters, digits, dots, dashes.") var login: String
    @Option(help: "Name as colleagues know the person.") var name: String
    @Option(help: "Role: \(Role.officers.map(\.rawValue).joined(separator: ", ")).") var role:
      String
    @Option(help: "Code of the unit.") var unit: String
    @Flag(help: "Read the password from standard input.") var passwordStdin = false

    func run() async throws {
      guard let role = Role(rawValue: role), role != .reporter else {
        throw Failure.usage("unknown role \(role)")
      }
      let assembly = try await Assembly(try common.settings(), readOnly: false)
      let shelf = try await CityShelf.open(assembly.database)
      let password = passwordStdin ? readLine() ?? "" : String(ReporterKeys.freshToken().prefix(16))
      try await assembly.accounts(shelf).add(
        login: login, name: name, password: password, role: role, unit: unit, by: nil,
        now: WallClock.now())
      say("Added \(login) (\(role.rawValue), \(shelf.book.units.name(unit))).")
      if !passwordStdin { say("Password, shown once: \(password)") }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List accounts: login, role, unit, name, state.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
      let assembly = try await Assembly(try common.settings(), readOnly: true)
      var last = ""
      while true {
        let after = last
        let page = try await assembly.database.read {
          try UserRows.page(after: after, limit: 500, on: $0)
        }
        for user in page.prefix(500) {
          let state = user.disabledAt == nil ? "active" : "disabled"
          say("\(user.login)\t\(user.role.rawValue)\t\(user.unit)\t\(user.name)\t\(state)")
        }
        guard page.count > 500, let next = page.prefix(500).last else { return }
        last = next.login
      }
    }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an account out of service and end its sessions.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "Login of the account.") var login: String
    func run() async throws { try await setDisabled(login, true, common) }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put an account back in service.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "Login of the account.") var login: String
    func run() async throws { try await setDisabled(login, false, common) }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Set a new password and end the account's sessions.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Login of the account.") var login: String
    @Flag(help: "Read the password from standard input.") var passwordStdin = false

    func run() async throws {
      let (accounts, id) = try await account(login, common)
      let password = passwordStdin ? readLine() ?? "" : String(ReporterKeys.freshToken().prefix(16))
      try await accounts.resetPassword(id, to: password, by: nil, now: WallClock.now())
      say("New password for \(login).")
      if !passwordStdin { say("Password, shown once: \(password)") }
    }
  }

  struct ResetFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset-2fa",
      abstract: "Take the second step of an account away and end its sessions.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Login of the account.") var login: String

    func run() async throws {
      let (accounts, id) = try await account(login, common)
      do {
        try await accounts.resetSecondStep(of: id, by: nil, now: WallClock.now())
      } catch SecondStepRefusal.notThere {
        throw Failure.badInput("\(login) has no second step")
      }
      say("\(login) signs in by password alone until a new second step is set up.")
    }
  }

  private static func account(_ login: String, _ common: CommonOptions) async throws -> (
    Accounts, Int64
  ) {
    let assembly = try await Assembly(try common.settings(), readOnly: false)
    let shelf = try await CityShelf.open(assembly.database)
    let found = try await assembly.database.read { try UserRows.find(login: login, on: $0) }
    guard let found else { throw Failure.badInput("there is no account \(login)") }
    return (assembly.accounts(shelf), found.user.id)
  }

  private static func setDisabled(_ login: String, _ disabled: Bool, _ common: CommonOptions)
    async throws
  {
    let (accounts, id) = try await account(login, common)
    try await accounts.setDisabled(id, disabled, by: nil, now: WallClock.now())
    say("\(login) is \(disabled ? "disabled" : "active").")
  }
}

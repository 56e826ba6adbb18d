import Channels
import Domain
import Storage

/// All accounts as a table: who may do what where. No address, no password.
struct UsersExport: Sendable {
  static let path = "\(DeskPath.users).csv"
  private static let linesPerPiece = 500

  let office: Office

  var routes: [Route] {
    [.get(Self.path, .roles(.administrators)) { _ in csv() }]
  }

  private func csv() -> Answer {
    let database = office.database
    return .download(name: "users.csv", type: "text/csv; charset=utf-8; header=present") { write in
      let names = ["login", "name", "role", "unit", "created", "state"]
      try await write(Array(CSVWriter.row(names).utf8))
      var last = ""
      while true {
        let after = last
        let found = try await database.read {
          try UserRows.page(after: after, limit: Self.linesPerPiece, on: $0)
        }
        let shown = found.prefix(Self.linesPerPiece)
        let text = shown.map { user in
          CSVWriter.row([
            user.login, user.name, user.role.rawValue, user.unit,
            Words.machineTime(user.createdAt), user.disabledAt == nil ? "active" : "disabled",
          ])
        }.joined()
        if !text.isEmpty { try await write(Array(text.utf8)) }
        guard found.count > shown.count, let next = shown.last else { return }
        last = next.login
      }
    }
  }
}

import Domain
import Testing

@testable import Web

/// Who may come in where, written down a second time in `PolicyLines.swift`: one line a route, its
/// method, its path and who. A route that is not there has been thought of once only.
enum PolicyTable {
  enum Access: Equatable {
    case anyone, reporter, officers
    case roles(Set<Role>)
  }

  static func read() throws -> [String: Access] {
    var table: [String: Access] = [:]
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count >= 3, "\(line)")
      let name = "\(words[0]) \(words[1])"
      try #require(table[name] == nil, "twice: \(name)")
      switch words[2] {
      case "anyone": table[name] = .anyone
      case "reporter": table[name] = .reporter
      case "officers": table[name] = .officers
      default:
        table[name] = .roles(
          Set(try words.dropFirst(2).map { try #require(Role(rawValue: $0), "\(line)") }))
      }
    }
    return table
  }

  /// The line a new route would get as it is now, for whoever thinks about it.
  static func line(_ route: Route) -> String {
    let who =
      switch route.access {
      case .anyone, .ownAuthentication: "anyone"
      case .reporter: "reporter"
      case .signedIn, .enrolling: "officers"
      case .roles(let roles): roles.map(\.rawValue).sorted().joined(separator: " ")
      }
    return "\(route.method) \(route.path) \(who)"
  }
}

import Casework
import Domain
import HTTPTypes
import Testing

@testable import Web

/// Every route, every role: the gate lets in whom the route names and nobody else.
@Suite struct PolicyTests {
  private static let logins: [(String, Role)] = [
    ("kelurahan", .kelurahanOfficer), ("dinas", .agencyCoordinator), ("sudin", .unitOfficer),
    ("lapangan", .fieldOfficer), ("verifikator", .verifier), ("kanal", .channelAdmin),
    ("kepala", .agencyHead), ("camat", .areaHead), ("gubernur", .governorOffice),
    ("admin", .administrator),
  ]

  /// A path of the route with something plausible in each place.
  private static func path(_ route: Route, number: String) -> String {
    var path = route.path
    for (name, value) in [
      ("nomor", number), ("draf", "0123456789abcdefghjkmnpqrstvwxyz"), ("antrean", "baru"),
      ("id", "1"), ("ukuran", "kecil"), ("aksi", "terima"), ("kunci", "abcdefghjkmnpqrstvwxyz0123"),
      ("login", "admin"), ("kode", "DBM"), ("slug", "sampah"), ("berkas", "x.css"),
    ] {
      path = path.replacing("{\(name)}", with: value)
    }
    return path.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("{") ? "1" : String($0) }.joined(separator: "/")
  }

  private enum Outcome: Equatable {
    case letIn, askedToSignIn, refused
  }

  private static func outcome(_ page: Page) -> Outcome {
    if page.status.code == 401 { return .askedToSignIn }
    if page.status == .forbidden, page.text.contains("tidak_berwenang") { return .refused }
    return .letIn
  }

  private static func expected(_ route: Route, _ role: Role?) -> Outcome {
    switch route.access {
    case .anyone, .ownAuthentication: .letIn
    case .reporter: .askedToSignIn
    case .signedIn, .enrolling: role == nil ? .askedToSignIn : .letIn
    case .roles(let roles):
      role.map { roles.contains($0) ? .letIn : .refused } ?? .askedToSignIn
    }
  }

  @Test func everyRouteLetsInWhomItNames() async throws {
    try await World.with { world in
      let number = try await world.submit().report.number
      var visitors: [(Browser, Role?)] = [(world.browser(), nil)]
      for (login, role) in Self.logins { visitors.append((try await world.officer(login), role)) }
      // Signing out ends a visit, so it is tried last of all.
      let routes = world.routes.routes.filter { $0.path != "/keluar" }
      #expect(routes.count > 40)
      for route in routes {
        for (visitor, role) in visitors {
          let page = try await visitor.ask(
            route.method, Self.path(route, number: number), accept: "application/json")
          #expect(
            Self.outcome(page) == Self.expected(route, role),
            "\(route.method) \(route.path) for \(role?.rawValue ?? "nobody"): \(page.status)")
          #expect(page.status.code < 500, "\(route.method) \(route.path): \(page.status)")
        }
      }
    }
  }

  /// What the administrators' and officers' pages need is never open to a citizen by oversight.
  @Test func theDeskIsClosedToCitizens() async throws {
    try await World.with { world in
      for route in world.routes.routes where route.path.hasPrefix("/meja") {
        #expect(route.access != .anyone, "\(route.path)")
        #expect(route.access != .reporter, "\(route.path)")
      }
    }
  }

  /// A reporter whose contact must show up nowhere but in the logged opening.
  @Test func theCanaryIsSeenNowhere() async throws {
    try await World.with { world in
      let contact = Contact(
        name: "Zulkhairun Canaria", phone: "081299998888", email: "zulkhairun@contoh.id",
        consent: true)
      var numbers: [String] = []
      for privacy in Privacy.allCases {
        numbers.append(
          try await world.submit(
            "Isi rahasia xqzv tentang jalan.", privacy: privacy, contact: contact
          ).report.number)
      }
      var visitors: [(Browser, Role?)] = [(world.browser(), nil)]
      for (login, role) in Self.logins { visitors.append((try await world.officer(login), role)) }
      for route in world.routes.routes where route.method == .get {
        for (visitor, role) in visitors {
          for (number, privacy) in zip(numbers, Privacy.allCases) {
            let page = try await visitor.get(Self.path(route, number: number))
            for secret in ["Zulkhairun", "0812999", "zulkhairun@"] {
              #expect(
                !page.text.contains(secret) && !(page.location ?? "").contains(secret),
                "\(route.path) shows \(secret) to \(role?.rawValue ?? "nobody")")
            }
            if role == nil || role == .administrator, privacy != .public,
              route.path.contains("{nomor}")
            {
              #expect(!page.text.contains("xqzv"), "\(route.path) tells a \(privacy) report")
            }
          }
        }
      }
    }
  }
}

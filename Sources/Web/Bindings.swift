package import Casework
import Domain
package import Storage

extension SessionLookup {
  /// Officers' sessions as the store keeps them.
  package static func stored(_ sessions: Sessions, now: @escaping @Sendable () -> Int64)
    -> SessionLookup
  {
    SessionLookup { hash in
      let moment = now()
      return try await sessions.find(hash, now: moment).map {
        Session(
          actor: $0.user.actor, name: $0.user.name, expires: moment + Sessions.lifetime,
          lacksFactor: $0.lacksFactor)
      }
    }
  }
}

extension ReporterLookup {
  /// Devices unlocked for a report, as the store keeps them.
  package static func stored(_ database: any Database) -> ReporterLookup {
    ReporterLookup { device, number, now in
      guard let number = ReportNumber.normalised(number) else { return nil }
      return try await database.read {
        try AccessRows.reportOpen(to: ReporterKeys.hash(device), number: number, now: now, on: $0)
      }
    }
  }
}

extension Brake {
  /// Counted in the store, so that all nodes count together.
  package static func stored(_ casework: Casework) -> Brake {
    Brake(allowances: casework.allowances) { acts, sender, now in
      try await casework.take(acts, from: sender, now: now)
    }
  }
}

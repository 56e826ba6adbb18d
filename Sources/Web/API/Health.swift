import Storage

/// For load balancers and operators.
struct Health: Sendable {
  let office: Office

  var routes: [Route] {
    [
      // The process answers; nothing else is asked.
      .get("/health/live", .anyone) { _ in .text("ok\n") },
      // The store answers too.
      .get("/health/ready", .anyone) { _ in
        guard try await office.database.schemaVersion() == Migrations.wanted else {
          throw Problem.unavailable(retryAfter: 30)
        }
        return .text("ok\n")
      },
    ]
  }
}

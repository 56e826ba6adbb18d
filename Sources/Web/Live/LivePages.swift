import Domain
import HTTPTypes
import Storage

/// Server-sent events (HTML Living Standard, 9.2): pages that tell when there is something new. Each
/// event says only that; what is new the page asks for as always, with the reader's own sight.
struct LivePages: Sendable {
  /// Counting unread notices stops here.
  private static let most = 100
  /// An open desk looks for changes no more often than this.
  private static let breath: Duration = .seconds(1)

  let office: Office

  var routes: [Route] {
    [
      .get("/laporan/{nomor}/langsung", .anyone) { context in try await report(context) },
      .get("/meja/kabar", .signedIn) { context in try await desk(context) },
    ]
  }

  // MARK: A report

  private func report(_ context: RequestContext) async throws -> Answer {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    guard let first = try await steps(of: number, context) else { throw Problem.notFound }
    let known = context.query("sejak").flatMap { Int($0) } ?? first
    let live = office.live
    let address = context.clientAddress
    guard live.hasRoom(for: number, at: address) else {
      throw Problem.unavailable(retryAfter: 60)
    }
    return events { write in
      var told = known
      try await live.follow(number, at: address) { isSignal in
        guard isSignal else {
          guard try await self.isStillReader(context, of: number) else { return false }
          try await write(Array(": hidup\n\n".utf8))
          return true
        }
        guard let steps = try await self.steps(of: number, context) else { return false }
        if steps != told {
          told = steps
          try await write(Array("id: \(steps)\nevent: ubah\ndata: \(steps)\n\n".utf8))
        }
        return true
      }
    }
  }

  /// How many steps this reader can see; nil when the report is not for this reader.
  private func steps(of number: String, _ context: RequestContext) async throws -> Int? {
    let book = office.book
    let found = try await office.database.read { connection -> (Report, [ReportEvent])? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      return (report, try EventRows.history(of: report, on: connection))
    }
    guard let (report, events) = found else { return nil }
    let sight =
      context.reporterOf == report.id
      ? .reporter
      : min(
        Visibility.sight(of: report, for: context.session?.actor, units: book.units), .reporter)
    guard sight > .none else { return nil }
    return ReportPages.visibleSteps(events, sight: sight)
  }

  /// Whether whoever opened the line may still sit there: signed out, put out of service, moved to
  /// another office or locked out of the report, the browser comes back as whoever it is now.
  private func isStillReader(_ context: RequestContext, of number: String? = nil) async throws
    -> Bool
  {
    let (site, now) = (context.site, context.site.now())
    if let session = context.session {
      guard let hash = context.sessionTokenHash, let found = try await site.sessions.find(hash),
        found.expires > now, found.actor == session.actor, found.lacksFactor == session.lacksFactor
      else { return false }
    }
    guard let report = context.reporterOf, let number, let device = context.deviceToken else {
      return true
    }
    return try await site.reporters.find(device, number, now) == report
  }

  // MARK: The desk

  /// Two events: how many notices wait, and that a row of the desk's lists may have changed.
  private func desk(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let user = actor.user, let unit = actor.unit else { throw Problem.forbidden }
    let database = office.database
    let live = office.live
    let address = context.clientAddress
    guard live.hasRoom(for: LiveHub.desks, at: address) else {
      throw Problem.unavailable(retryAfter: 60)
    }
    return events { write in
      var told = -1
      var known = live.changes
      // What happened between the page and this line nobody has told it.
      try await write(Array("event: meja\ndata: 1\n\n".utf8))
      try await live.follow(LiveHub.desks, at: address) { isSignal in
        if !isSignal, try await !self.isStillReader(context) { return false }
        let (reports, changes) = live.changed(since: known)
        known = changes
        let isOwn =
          if let reports {
            try await database.read { try InboxRows.lies(anyOf: reports, on: unit, on: $0) }
          } else {
            true
          }
        if isOwn { try await write(Array("event: meja\ndata: \(changes)\n\n".utf8)) }
        // A busy city must not keep every open desk asking.
        if isSignal, told >= 0 {
          try? await live.sleep(Self.breath)
          return true
        }
        // Notices come a little after what they tell of, so they are counted at the heartbeat.
        let unread = try await database.read {
          try DeliveryRows.unread(of: user, most: Self.most, on: $0)
        }
        guard unread != told else {
          try await write(Array(": hidup\n\n".utf8))
          return true
        }
        told = unread
        try await write(Array("event: belum-dibaca\ndata: \(unread)\n\n".utf8))
        return true
      }
    }
  }

  /// A browser that lost the line comes back after three seconds.
  private func events(_ writer: @escaping Answer.Writer) -> Answer {
    var answer = Answer.stream(type: "text/event-stream") { write in
      try await write(Array("retry: 3000\n\n".utf8))
      try await writer(write)
    }
    answer.caching = .never
    // A proxy in between must not collect what is meant for now (nginx).
    if let name = HTTPField.Name("X-Accel-Buffering") { answer.headers[name] = "no" }
    return answer
  }
}

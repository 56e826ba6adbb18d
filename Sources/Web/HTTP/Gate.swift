import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What the server hands over with each request.
struct Connection: InitializableFromSource {
  let channel: any Channel
  let logger: Logger

  init(source: ApplicationRequestContextSource) {
    channel = source.channel
    logger = source.logger
  }
}

/// Every request passes here: is it well formed, does the route exist, may this person use it, is
/// the form ours. Only then the handler runs. Every answer leaves here, errors too.
struct Gate: HTTPResponder {
  typealias Context = Connection

  let site: Site
  let routes: RouteTable
  let limits: Limits
  let budget: UploadBudget
  let watch: ConnectionWatch
  let timing: Timing
  let logger: Logger

  func respond(to request: Request, context connection: Connection) async throws -> Response {
    let started = timing.elapsed()
    let target = request.head.path ?? ""
    let mark = target.firstIndex(of: "?") ?? target.endIndex
    var context = RequestContext(
      site: site, head: request.head, rawPath: String(target[..<mark]),
      rawQuery: String(target[mark...].dropFirst()),
      peer: connection.channel.remoteAddress?.ipAddress ?? "", logger: logger)

    var answer: Answer
    var hasReadBody = false
    do {
      answer = try await handle(request, &context, hasReadBody: &hasReadBody)
    } catch {
      let problem = Problem(error)
      if problem == .internalError {
        logger.error(
          "request failed",
          metadata: ["id": "\(context.id)", "cause": "\(String(reflecting: error))"])
      }
      answer = problem.answer(context, limits: limits)
    }
    // A body nobody asked for, or refused half-way, is still coming.
    if !hasReadBody, BodyReading.isAnnounced(request.headers) { answer.endsConnection = true }

    let response = finish(answer, context, connection.channel)
    let spent = timing.elapsed() - started
    logger.info(
      "request",
      metadata: [
        "id": "\(context.id)", "method": "\(request.method.rawValue)",
        // The pattern, not the path: some paths are secrets, like a tracking link.
        "route": "\(context.pattern ?? "-")", "status": "\(response.status.code)",
        "ms":
          "\(spent.components.seconds * 1_000 + spent.components.attoseconds / 1_000_000_000_000_000)",
      ])
    return response
  }

  private func handle(
    _ request: Request, _ context: inout RequestContext, hasReadBody: inout Bool
  ) async throws -> Answer {
    // The codec takes the first Host field away; one that is left is a second one.
    guard let host = request.head.authority, !host.isEmpty,
      !request.headers.contains(where: { $0.name.canonicalName == "host" })
    else {
      throw Problem.badRequest(.kernelMissingHost)
    }
    let route: Route
    switch routes.match(request.method, path: context.path) {
    case .none: throw Problem.notFound
    case .wrongMethod(let allowed): throw Problem.wrongMethod(allowed: allowed)
    case .route(let found, let parameters):
      route = found
      context.pattern = found.path
      context.parameters = parameters
    }

    switch route.kind {
    case .machine, .shared: break
    case .page, .form:
      context.session = try await session(context)
      context.reporterOf = try await reporter(context)
    }
    switch route.access.decide(context.session, isReporter: context.reporterOf != nil) {
    case .granted: break
    case .proof(let place): throw Problem.signInFirst(at: place)
    case .refused: throw Problem.forbidden
    }

    let reading = BodyReading(request: request, limits: limits, timing: timing)
    switch route.kind {
    case .page(let handler), .shared(let handler):
      return try await handler(context)

    case .form(let uploads, let handler):
      guard
        CSRF.comesFromHere(
          request.headers, authority: request.head.authority, publicOrigin: site.publicOrigin)
      else { throw Problem.formExpired }
      let announced = uploads ? BodyReading.announcedLength(request.headers) ?? 0 : 0
      guard budget.hasRoom(for: min(announced, limits.uploadBytes)) else {
        throw Problem.unavailable(retryAfter: 30)
      }
      let share = UploadShare(of: budget)
      defer { share.giveBack() }
      let form = try await uploads ? reading.multipartForm(share) : reading.urlencodedForm()
      hasReadBody = true
      guard context.csrf.accepts(form.value(CSRF.fieldName)) else { throw Problem.formExpired }
      return try await handler(context, form)

    case .machine(let most, let handler):
      let bytes = try await reading.bytes(upTo: most ?? limits.jsonBytes)
      hasReadBody = true
      return try await handler(context, bytes)
    }
  }

  /// The report in the path whose reporter uses this device.
  private func reporter(_ context: RequestContext) async throws -> Int64? {
    guard let number = context.parameters["nomor"], let device = context.deviceToken else {
      return nil
    }
    return try await site.reporters.find(device, number, context.now)
  }

  private func session(_ context: RequestContext) async throws -> Session? {
    guard let hash = context.sessionTokenHash, let found = try await site.sessions.find(hash),
      found.expires > context.now
    else { return nil }
    return found
  }
}

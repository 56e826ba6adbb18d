import Domain
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
  let leaving: Leaving
  let meter: RequestMeter
  let logger: Logger

  /// How far a request has come, for the answer to one that fails on the way.
  private struct Passage {
    let reading: BodyReading
    var route: Route?
    var isReadingBody = false
    var hasReadBody = false
    /// The form as it came, whatever its token is worth.
    var form: FormBody?
  }

  func respond(to request: Request, context connection: Connection) async throws -> Response {
    let started = timing.elapsed()
    let target = request.head.path ?? ""
    let mark = target.firstIndex(of: "?") ?? target.endIndex
    var context = RequestContext(
      site: site, head: request.head, rawPath: String(target[..<mark]),
      rawQuery: String(target[mark...].dropFirst()),
      peer: connection.channel.remoteAddress?.ipAddress ?? "", logger: logger)

    var answer: Answer
    var passage = Passage(
      reading: BodyReading(
        request: request, limits: limits, watch: watch, channel: connection.channel))
    do {
      answer = try await handle(request, &context, &passage)
    } catch {
      let problem = Problem(error)
      log(problem, error, context)
      let kept = await typed(context, &passage, problem)
      answer = problem.answer(context, limits: limits, kept: kept)
    }
    // A body nobody asked for, or refused half-way, is still coming.
    if !passage.hasReadBody, BodyReading.isAnnounced(request.headers) {
      answer.endsConnection = true
    }
    if leaving.isLeaving { answer.endsConnection = true }

    let response = finish(answer, context, connection.channel)
    let spent = timing.elapsed() - started
    meter.answered(request.method, route: context.pattern, status: response.status, in: spent)
    // A load balancer asks every second; its questions are of interest only when refused.
    let isProbe = isProbe(context) && response.status == .ok
    logger.log(
      level: isProbe ? .debug : .info, "request",
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
    _ request: Request, _ context: inout RequestContext, _ passage: inout Passage
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
    passage.route = route

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
    // Where everybody may come in, an officer without the second step is anybody.
    if context.session?.lacksFactor == true, route.access != .enrolling { context.session = nil }

    let reading = passage.reading
    switch route.kind {
    case .page(let handler), .shared(let handler):
      let asked = context
      if route.counts == .search,
        ["cari", "kotak"].contains(where: { asked.query($0)?.isEmpty == false })
      {
        try site.brake.search(asked)
      }
      return try await keepingFresh(asked, allowsCopies: true) { try await handler(asked) }

    case .form(let uploads, let handler):
      let share = UploadShare(of: budget)
      defer { share.giveBack() }
      let form = try await form(reading, uploads, share, context, &passage)
      let asked = context
      try site.brake.pace(form, isTimed: route.isTimed, asked)
      try await site.brake.take(route.counts, form, asked)
      return try await keepingFresh(asked, allowsCopies: false) { try await handler(asked, form) }

    case .machine(let most, let handler):
      let share = most.map { _ in UploadShare(of: budget) }
      defer { share?.giveBack() }
      let bytes = try await reading.bytes(upTo: most ?? limits.jsonBytes, share)
      passage.hasReadBody = true
      try await site.brake.take(route.counts, bytes: bytes.count, context)
      return try await handler(context, bytes)
    }
  }

  /// A form of our own pages, proven to be one.
  private func form(
    _ reading: BodyReading, _ uploads: Route.Uploads, _ share: UploadShare,
    _ context: RequestContext,
    _ passage: inout Passage
  ) async throws -> FormBody {
    let headers = reading.request.headers
    guard
      CSRF.comesFromHere(
        headers, authority: reading.request.head.authority, publicOrigin: site.publicOrigin)
    else { throw Problem.formExpired }
    let announced = uploads == .none ? 0 : BodyReading.announcedLength(headers) ?? 0
    guard announced <= limits.uploadBytes else { throw Problem.tooLarge }
    guard budget.hasRoom(for: min(announced, limits.uploadBytes)) else {
      throw Problem.unavailable(retryAfter: 30)
    }
    passage.isReadingBody = true
    let form =
      try await uploads == .none ? reading.urlencodedForm() : reading.multipartForm(share)
    passage.hasReadBody = true
    passage.form = form
    guard context.csrf.accepts(form.value(CSRF.fieldName)) else { throw Problem.formExpired }
    if uploads != .partial, let first = form.refused.first {
      throw first.reason == .tooLarge ? Problem.tooLarge : .tooManyFiles
    }
    return form
  }

  /// What was typed into a form that cannot be handled now, so that it is not lost. Also when the
  /// form was not read: because the session had ended, say. Nil when another site may have sent it:
  /// its words do not stand on our pages.
  private func typed(
    _ context: RequestContext, _ passage: inout Passage, _ problem: Problem
  ) async -> FormBody? {
    guard problem.keepsForm, case .form(let uploads, _) = passage.route?.kind, !context.wantsJSON
    else { return nil }
    if passage.form == nil, !passage.isReadingBody {
      switch problem {
      // Not worth more than its beginning.
      case .tooLarge, .tooMany: passage.form = try? await passage.reading.beginning()
      default:
        let share = UploadShare(of: budget)
        defer { share.giveBack() }
        _ = try? await form(passage.reading, uploads, share, context, &passage)
      }
    }
    guard var form = passage.form else { return nil }
    if passage.route?.isTimed == true { form = Trap.stamped(form, context) }
    // Signing out, say: there is nothing to lose.
    if case .signInFirst = problem, form.fields.allSatisfy(KeptField.isOurs) { return nil }
    let request = passage.reading.request
    let isOurs =
      context.csrf.accepts(form.value(CSRF.fieldName))
      || CSRF.isSurelyOurs(
        request.headers, authority: request.head.authority, publicOrigin: site.publicOrigin)
    return isOurs ? form : nil
  }

  private func isProbe(_ context: RequestContext) -> Bool {
    context.pattern == "/metrics" || context.pattern?.hasPrefix("/health/") ?? false
  }

  /// Causes are for the log alone. What people and programs do wrong is not logged as a failure.
  private func log(_ problem: Problem, _ error: any Error, _ context: RequestContext) {
    let level: Logger.Level
    switch problem {
    case .internalError: level = .error
    case .unavailable: level = .warning
    default: return
    }
    logger.log(
      level: level, "request failed",
      metadata: ["id": "\(context.id)", "cause": "\(String(reflecting: error))"])
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

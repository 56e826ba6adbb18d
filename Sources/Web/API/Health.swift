import HTTPTypes

/// For load balancers and operators: is this node alive, should it be sent requests, what does it
/// count. Nothing here looks at cookies, and nothing tells a secret.
package struct Health: Sendable {
  let readiness: Readiness
  let metrics: MetricsRoute

  package init(readiness: Readiness, metrics: MetricsRoute) {
    self.readiness = readiness
    self.metrics = metrics
  }

  package var routes: [Route] {
    [
      // The process answers; nothing else is asked.
      .shared("/health/live") { _ in .text("ok\n") },
      .machine(.get, "/health/ready", .anyone, mostBytes: 0) { context, _ in
        try await ready(context)
      },
      metrics.route,
    ]
  }

  private func ready(_ context: RequestContext) async throws -> Answer {
    let hindrances = await readiness.hindrances().map(\.description)
    let status: HTTPResponse.Status = hindrances.isEmpty ? .ok : .serviceUnavailable
    var answer: Answer
    if context.wantsJSON {
      answer = try .json(State(siap: hindrances.isEmpty, sebab: hindrances), status: status)
    } else {
      let words = hindrances.isEmpty ? ["ok"] : hindrances
      answer = .text(words.map { "\($0)\n" }.joined(), status: status)
    }
    if !hindrances.isEmpty { answer.headers[.retryAfter] = "5" }
    answer.caching = .never
    return answer
  }

  private struct State: Encodable {
    let siap: Bool
    let sebab: [String]
  }
}

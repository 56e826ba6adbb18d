import HTTPTypes
import Sodium

/// `/metrics`, for those who may read it: with a token whoever shows it, without one only a program
/// on this very machine.
package struct MetricsRoute: Sendable {
  let registry: MetricsRegistry
  /// Empty = none.
  let token: String

  package init(registry: MetricsRegistry, token: String) {
    self.registry = registry
    self.token = token
  }

  var route: Route {
    .machine(.get, "/metrics", .ownAuthentication, mostBytes: 0) { context, _ in
      guard mayRead(context) else { throw Problem.notFound }
      var answer = Answer.bytes(
        Array(MetricsText.render(registry).utf8), type: MetricsText.type)
      answer.caching = .never
      return answer
    }
  }

  private func mayRead(_ context: RequestContext) -> Bool {
    guard token.isEmpty else {
      let shown = context.headers[.authorization] ?? ""
      guard shown.lowercased().hasPrefix("bearer ") else { return false }
      // Digests, so that not even the length shows in the time it takes.
      return constantTimeEqual(
        SHA256.hash(Array(shown.dropFirst("bearer ".count).utf8)), SHA256.hash(Array(token.utf8)))
    }
    return Self.isLoopback(context.peer) && !Self.isForwarded(context.headers)
  }

  static func isLoopback(_ address: String) -> Bool {
    address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
  }

  /// Whether a proxy speaks for somebody else.
  static func isForwarded(_ headers: HTTPFields) -> Bool {
    headers.contains { field in
      let name = field.name.canonicalName
      return name == "forwarded" || name == "via" || name == "x-real-ip"
        || name.hasPrefix("x-forwarded-")
    }
  }
}

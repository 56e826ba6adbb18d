import HTTPTypes
import Storage

/// Whoever wrote something reads it on the next page, even where pages are read from a copy of the
/// store that lags behind: a cookie holds, for a minute, how far the copy must have come.
extension Gate {
  private static let lifetime = 60
  static let freshnessCookie = "segar"

  /// Runs `body` with what the visitor's own cookie asks for. A forged cookie only makes its sender
  /// read where everybody writes.
  func keepingFresh(
    _ context: RequestContext, allowsCopies: Bool, _ body: () async throws -> Answer
  ) async throws -> Answer {
    // Programs keep no cookies, so they always read where they write.
    guard site.readsCopies, !context.path.starts(with: "/api/") else { return try await body() }
    let asked = context.cookies[Self.freshnessCookie].flatMap { Int64($0) } ?? 0
    let freshness = Freshness(max(0, asked), allowsCopies: allowsCopies)
    var answer = try await Freshness.$current.withValue(freshness) { try await body() }
    if freshness.position > asked {
      answer.cookies.append(
        SetCookie(
          name: Self.freshnessCookie, value: String(freshness.position), maxAge: Self.lifetime))
    }
    return answer
  }
}

package import Domain
import Synchronization

/// Holds back whoever does too much: few shall not keep many out. What it refuses is answered 429
/// with everything typed kept.
package struct Brake: Sendable {
  package typealias Take =
    @Sendable (_ acts: [(act: Allowances.Act, amount: Int64)], Sender, _ now: Int64) async throws
    -> Int64?

  let allowances: Allowances
  private let takes: Take
  private let searches = LocalBuckets()

  package static let none = Brake(allowances: .unlimited) { _, _, _ in nil }

  /// - Parameter takes: counts acts; answers when trying again helps, nil when they may be done
  package init(allowances: Allowances, takes: @escaping Take) {
    self.allowances = allowances
    self.takes = takes
  }

  /// Counts a request by its route, and what its form carries.
  /// - Parameter photo: bytes of a photo that came as a body of its own
  func take(
    _ act: Allowances.Act?, _ form: FormBody, _ context: RequestContext, photo: Int = 0
  ) async throws {
    var acts: [(act: Allowances.Act, amount: Int64)] = act.map { [($0, Int64(1))] } ?? []
    if act == .photo { acts.append((.bytes, Int64(photo))) }
    let files = form.files.filter { !$0.bytes.isEmpty }
    if !files.isEmpty {
      acts.append((.photo, Int64(files.count)))
      acts.append((.bytes, files.reduce(0) { $0 + Int64($1.bytes.count) }))
    }
    guard !acts.isEmpty else { return }
    try refuse(until: try await takes(acts, context.sender, context.now), context)
  }

  /// Counts a search. Searching writes nothing, so each node counts for itself.
  func search(_ context: RequestContext) throws(Problem) {
    for bucket in allowances.buckets(for: .search, 1, of: context.sender) {
      try refuse(until: searches.take(bucket, now: context.now), context)
    }
  }

  /// Asks for a second press where only programs fill forms in like this.
  func pace(_ form: FormBody, _ context: RequestContext) throws(Problem) {
    guard allowances.shortestFill > 0, !allowances.isExempt(context.sender) else { return }
    if form.value(Trap.fieldName)?.isEmpty == false { throw .pressAgain(retryAfter: seconds) }
    try pace(since: Trap.moment(form, key: context.site.secret), context)
  }

  /// - Parameter start: when the filling in began; nil when that is not known
  func pace(since start: Int64?, _ context: RequestContext) throws(Problem) {
    guard let start, !allowances.isExempt(context.sender),
      context.now - start < allowances.shortestFill
    else { return }
    throw .pressAgain(retryAfter: seconds)
  }

  private var seconds: Int { Int((allowances.shortestFill + 999) / 1_000) }

  private func refuse(until: Int64?, _ context: RequestContext) throws(Problem) {
    guard let until else { return }
    throw .tooMany(retryAfter: Int(max(1, (until - context.now + 999) / 1_000)))
  }
}

/// Token buckets of one node, for what is read.
private final class LocalBuckets: Sendable {
  /// Beyond it what is full is forgotten, and if need be all.
  private static let most = 20_000

  private let full = Mutex<[String: Int64]>([:])

  func take(_ bucket: Allowances.Bucket, now: Int64) -> Int64? {
    let cost = bucket.allowance.cost(bucket.amount)
    return full.withLock { full in
      let at = max(full[bucket.name] ?? now, now)
      guard at + cost <= now + bucket.allowance.span else {
        return at + cost - bucket.allowance.span
      }
      if full.count >= Self.most {
        full = full.filter { $0.value > now }
        if full.count >= Self.most { full = [:] }
      }
      full[bucket.name] = at + cost
      return nil
    }
  }
}

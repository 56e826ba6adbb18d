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
  private let local = LocalBuckets()

  package static let none = Brake(allowances: .unlimited) { _, _, _ in nil }

  /// - Parameter takes: counts acts; answers when trying again helps, nil when they may be done
  package init(allowances: Allowances, takes: @escaping Take) {
    self.allowances = allowances
    self.takes = takes
  }

  /// Counts a program's request by its route; a photo with its bytes.
  func take(_ act: Allowances.Act?, bytes: Int, _ context: RequestContext) async throws {
    guard let act else { return }
    var acts: [(act: Allowances.Act, amount: Int64)] = [(act, 1)]
    if act == .photo { acts.append((.bytes, Int64(bytes))) }
    let until = try await takes(acts, context.sender, context.now)
    try refuse(until: until, context)
  }

  /// Counts a form by its route, and what it carries.
  func take(_ act: Allowances.Act?, _ form: FormBody, _ context: RequestContext) async throws {
    if let act, act.isLocal { try take(act, context) }
    var acts: [(act: Allowances.Act, amount: Int64)] =
      act.flatMap { $0.isLocal ? nil : [($0, Int64(1))] } ?? []
    let files = form.files.filter { !$0.bytes.isEmpty }
    if !files.isEmpty {
      acts.append((.photo, Int64(files.count)))
      acts.append((.bytes, files.reduce(0) { $0 + Int64($1.bytes.count) }))
    }
    guard !acts.isEmpty else { return }
    try refuse(until: try await takes(acts, context.sender, context.now), context)
  }

  func search(_ context: RequestContext) throws(Problem) { try take(.search, context) }

  /// Counts what each node counts for itself.
  private func take(_ act: Allowances.Act, _ context: RequestContext) throws(Problem) {
    for bucket in allowances.buckets(for: act, 1, of: context.sender) {
      try refuse(until: local.take(bucket, now: context.now), context)
    }
  }

  /// Asks for a second press where only programs fill forms in like this.
  func pace(_ form: FormBody, isTimed: Bool, _ context: RequestContext) throws(Problem) {
    guard allowances.shortestFill > 0, !allowances.isExempt(context.sender) else { return }
    if form.value(Trap.fieldName)?.isEmpty == false { throw .pressAgain(retryAfter: seconds) }
    guard isTimed else { return }
    guard let start = Trap.moment(form, context) else { throw .pressAgain(retryAfter: seconds) }
    try pace(since: start, context)
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

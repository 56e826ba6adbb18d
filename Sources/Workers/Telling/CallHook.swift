import Casework
import Storage

/// Sends what waits for one receiver about one report, in order: none overtakes another.
struct CallHook: Sendable {
  /// A receiver that fails is tried for so long, in milliseconds (72 hours).
  static let patience: Int64 = 72 * 3_600_000
  private static let longestWait: Int64 = 8 * 3_600_000

  let casework: Casework
  let posts: Posts
  let now: @Sendable () -> Int64

  func callAsFunction(_ claim: JobRows.Claim) async throws {
    let parts = claim.subject.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2 else { return }
    let (hook, report) = (parts[0], parts[1])
    while let (receiver, post) = try await next(hook, report) {
      let (outcome, status) = await posts.hook(
        receiver.url, "msg_\(post.id)", post.body, receiver.secrets, now())
      try await end(post, receiver, outcome, status)
    }
  }

  private func next(_ hook: Int64, _ report: Int64) async throws
    -> (WebhookRows.Webhook, WebhookRows.Post)?
  {
    try await casework.database.read { connection in
      guard let receiver = try WebhookRows.find(hook, on: connection), receiver.state == .on,
        let post = try WebhookRows.next(hook: hook, report: report, on: connection)
      else { return nil }
      return (receiver, post)
    }
  }

  private func end(
    _ post: WebhookRows.Post, _ receiver: WebhookRows.Webhook, _ outcome: PostOutcome,
    _ status: Int?
  ) async throws {
    let moment = now()
    func end(_ state: WebhookRows.PostState, _ problem: String?) async throws {
      try await casework.database.write {
        try WebhookRows.ended(
          post.id, state, status: status, problem: problem, at: moment, on: $0)
      }
    }
    switch outcome {
    case .sent: try await end(.delivered, nil)
    case .gone:
      try await end(.dead, "410")
      try await casework.database.write {
        try WebhookRows.setState(receiver.id, .off, on: $0)
      }
    case .later(let problem, _), .unknown(let problem), .never(let problem):
      guard moment - post.createdAt < Self.patience else { return try await end(.dead, problem) }
      try await end(.waiting, problem)
      let wait = min(Int64(5_000) << min(post.attempts, 13), Self.longestWait)
      throw TryLater(
        at: moment + Int64(Double(wait) * Double.random(in: 0.5...1)), problem: problem)
    }
  }

  /// In the transaction that completes the job: what was entered meanwhile begins a new one.
  func enterRest(_ claim: JobRows.Claim, _ connection: any Connection) throws {
    let parts = claim.subject.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 2,
      let receiver = try WebhookRows.find(parts[0], on: connection), receiver.state == .on,
      try WebhookRows.next(hook: parts[0], report: parts[1], on: connection) != nil
    else { return }
    let moment = now()
    try JobRows.enqueue(
      Casework.callHookKind, subject: claim.subject, due: moment, now: moment, on: connection)
  }
}

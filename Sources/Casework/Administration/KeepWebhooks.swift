import Domain
import FoundationEssentials
import Sodium
import Storage

/// Why a receiver of webhooks is not added or changed.
public enum WebhookRefusal: Error, Sendable, Equatable {
  /// `https`, a host, no name or password, no fragment, at most 500 characters.
  case malformedURL
  case noEvents
  case tooMany(most: Int)
  case unknown
  /// Two secrets are in use: the older one has to be dropped first.
  case twoSecrets
}

extension Casework {
  static let mostWebhooks = 100
  /// Reports whose messages are taken up again when a receiver is switched on.
  private static let mostTakenUp = 1_000

  /// Adds a receiver and logs it.
  /// - Returns: its number, and its secret, which is shown once
  public func addWebhook(url: String, events: [WebhookEvent], by user: Int64?, now: Int64)
    async throws -> (id: Int64, secret: String)
  {
    guard let host = Self.receiver(url) else { throw WebhookRefusal.malformedURL }
    guard !events.isEmpty else { throw WebhookRefusal.noEvents }
    let secret = Self.freshSecret()
    let id = try await database.write { connection -> Int64 in
      guard try WebhookRows.all(on: connection).count < Self.mostWebhooks else {
        throw WebhookRefusal.tooMany(most: Self.mostWebhooks)
      }
      let id = try WebhookRows.insert(
        url: url, events: events.map(\.rawValue), secret: secret, by: user, at: now,
        on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "webhook.add", subject: String(id), details: host,
        on: connection)
      return id
    }
    return (id, secret)
  }

  /// Switches a receiver on or off. What waits for it is sent when it is on again.
  public func switchWebhook(_ id: Int64, on isOn: Bool, by user: Int64?, now: Int64) async throws {
    try await changeWebhook(id, isOn ? "webhook.on" : "webhook.off", by: user, now: now) {
      connection, webhook in
      guard (webhook.state == .on) != isOn else { return false }
      try WebhookRows.setState(id, isOn ? .on : .off, on: connection)
      guard isOn else { return true }
      for report in try WebhookRows.waiting(hook: id, limit: Self.mostTakenUp, on: connection) {
        try JobRows.enqueue(
          Self.callHookKind, subject: "\(id):\(report)", due: now, now: now, on: connection)
      }
      return true
    }
  }

  /// Gives a receiver a new secret; the one before counts beside it until it is dropped.
  /// - Returns: the new one, which is shown once
  public func turnWebhookSecret(_ id: Int64, by user: Int64?, now: Int64) async throws -> String {
    let secret = Self.freshSecret()
    try await changeWebhook(id, "webhook.turn", by: user, now: now) { connection, webhook in
      guard webhook.oldSecret == nil else { throw WebhookRefusal.twoSecrets }
      try WebhookRows.turnSecret(id, to: secret, on: connection)
      return true
    }
    return secret
  }

  public func dropOldWebhookSecret(_ id: Int64, by user: Int64?, now: Int64) async throws {
    try await changeWebhook(id, "webhook.drop", by: user, now: now) { connection, webhook in
      guard webhook.oldSecret != nil else { return false }
      try WebhookRows.turnSecret(id, to: nil, on: connection)
      return true
    }
  }

  /// Sends a message that was delivered or given up once more. False when it waits already.
  public func sendWebhookAgain(_ post: Int64, of id: Int64, by user: Int64?, now: Int64)
    async throws -> Bool
  {
    try await database.write { connection in
      guard let known = try WebhookRows.post(post, on: connection), known.webhook == id else {
        throw WebhookRefusal.unknown
      }
      guard let again = try WebhookRows.sendAgain(post, on: connection) else { return false }
      try JobRows.enqueue(
        Self.callHookKind, subject: "\(again.webhook):\(again.report)", due: now, now: now,
        on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "webhook.again", subject: String(id), details: "msg_\(post)",
        on: connection)
      return true
    }
  }

  private func changeWebhook(
    _ id: Int64, _ what: String, by user: Int64?, now: Int64,
    _ change: @escaping @Sendable (any Connection, WebhookRows.Webhook) throws -> Bool
  ) async throws {
    try await database.write { connection in
      guard let webhook = try WebhookRows.find(id, on: connection) else {
        throw WebhookRefusal.unknown
      }
      guard try change(connection, webhook) else { return }
      try AdministrationRows.append(
        at: now, user: user, what: what, subject: String(id),
        details: Self.receiver(webhook.url) ?? "", on: connection)
    }
  }

  /// The host of an address messages may be sent to; nil when they may not.
  private static func receiver(_ url: String) -> String? {
    guard url.utf8.count <= 500, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let parts = URLComponents(string: url), parts.scheme?.lowercased() == "https",
      let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
      parts.fragment == nil, parts.port.map({ (1...65_535).contains($0) }) ?? true
    else { return nil }
    return host
  }

  private static func freshSecret() -> String {
    "whsec_" + Data(randomBytes(32)).base64EncodedString()
  }
}

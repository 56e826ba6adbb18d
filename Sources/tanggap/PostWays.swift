import Domain
import Post
import Workers

/// The messages of the city in the words of what carries them, and the answers back.
enum PostWays {
  static func mail(_ relay: MailRelay, from: MailAddress)
    -> @Sendable (OutgoingMail) async -> PostOutcome
  {
    { mail in
      do {
        let to = try MailAddress(mail.to)
        let letter = Letter(
          from: Mailbox(name: "", address: from), to: to, subject: mail.subject, text: mail.text,
          html: mail.html, messageID: mail.messageID, references: mail.thread.map { [$0] } ?? [],
          date: mail.at, listUnsubscribe: mail.stop.flatMap { $0.hasPrefix("https://") ? $0 : nil },
          autoSubmitted: .generated,
          loopMark: from.text, language: mail.language.rawValue)
        return outcome(await relay.send(try letter.bytes(), from: from, to: to))
      } catch {
        return .never("letter")
      }
    }
  }

  private static func outcome(_ outcome: MailOutcome) -> PostOutcome {
    switch outcome {
    case .accepted: .sent
    case .refusedForNow(let code, _): .later("relay:\(code)", after: nil)
    case .refused(let code, _): .never("relay:\(code)")
    case .unreachable(let trouble): .later("relay:\(trouble.rawValue)", after: nil)
    case .unknown(let trouble): .unknown("relay:\(trouble.rawValue)")
    }
  }

  static func push(_ sender: PushSender) -> @Sendable (OutgoingPush) async -> PostOutcome {
    { push in
      let keys = push.keys.split(separator: " ").map(String.init)
      guard keys.count == 2,
        let subscription = try? PushSubscription(
          endpoint: push.endpoint, p256dh: keys[0], auth: keys[1])
      else { return .gone }
      do {
        let message = try PushMessage(
          content: Array(push.payload.utf8), wait: 86_400,
          urgency: push.isUrgent ? .high : .normal, topic: push.topic)
        return outcome(await sender.send(message, to: subscription, now: push.at))
      } catch {
        return .never("letter")
      }
    }
  }

  private static func outcome(_ outcome: PushOutcome) -> PostOutcome {
    switch outcome {
    case .delivered: .sent
    case .gone: .gone
    case .tooLarge: .never("push:large")
    case .refusedForNow(let after):
      .later("push:wait", after: after.map { Int64($0) * 1_000 })
    case .refused(let status): .never("push:\(status)")
    // Nobody can ever deliver to such an address.
    case .unreachable(.forbidden), .unreachable(.malformed): .gone
    case .unreachable(let problem): .later("push:\(name(problem))", after: nil)
    case .unknown: .unknown("push:silent")
    case .unsealed: .never("letter")
    }
  }

  static func hooks(_ sender: WebhookSender)
    -> @Sendable (String, String, String, [String], Int64) async -> (PostOutcome, status: Int?)
  {
    { url, id, body, secrets, now in
      let known = secrets.compactMap { WebhookSecret($0) }
      guard let current = known.first, let message = WebhookMessage(id: id, body: Array(body.utf8))
      else { return (.never("secret"), nil) }
      let outcome = await sender.send(
        message, to: url,
        secrets: WebhookSecrets(current: current, former: known.dropFirst().first),
        now: now)
      switch outcome {
      case .delivered(let status): return (.sent, status)
      case .gone: return (.gone, 410)
      case .refused(let status, let after):
        return (.later("hook:\(status)", after: after.map { Int64($0) * 1_000 }), status)
      case .unanswered(let problem):
        return problem.mayHaveArrived
          ? (.unknown("hook:\(name(problem))"), nil)
          : (.later("hook:\(name(problem))", after: nil), nil)
      }
    }
  }

  /// The bare name of what went wrong, without what was typed.
  private static func name(_ problem: OutboundProblem) -> String {
    String("\(problem)".prefix { $0.isLetter })
  }
}

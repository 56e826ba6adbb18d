import Domain
import Foundation
import Post
import Web
import Workers

extension Assembly {
  /// The ways out of this installation, as far as they are set up.
  func telling() async throws -> Telling {
    let client = OutboundClient(exceptions: try outboundExceptions())
    var posts = Posts(hook: PostWays.hooks(WebhookSender(client: client)))
    posts.mail = try mail()
    if let push = try await push(client) { posts.push = push }
    return Telling(
      catalogue: .standard, posts: posts, sender: Sender(origin: try publicOrigin()),
      quiet: try quietHours())
  }

  /// What citizens type.
  func publicOrigin() throws -> String {
    let origin = settings.value(.origin)
    return origin.isEmpty ? "http://\(settings.value(.host)):\(try settings.port())" : origin
  }

  /// The key browsers ask push services by; a secret of this installation.
  func pushKeys() async throws -> PushKeys? { PushKeys(secret: try await secret("push")) }

  /// Push services are called in the clear only where the operator allowed it.
  func pushServices() throws -> @Sendable (String) -> Bool {
    let allowsPlain = settings.value(.outbound).contains("http:")
    return { address in
      (address.hasPrefix("https://") || (allowsPlain && address.hasPrefix("http://")))
        && (try? OutboundURL(address)) != nil
    }
  }

  private func push(_ client: OutboundClient) async throws
    -> (@Sendable (OutgoingPush) async -> PostOutcome)?
  {
    guard let keys = try await pushKeys(), let contact = PushContact(try pushContact()) else {
      return nil
    }
    return PostWays.push(PushSender(keys: keys, contact: contact, client: client))
  }

  /// Whom a push service writes to when something is wrong (RFC 8292).
  private func pushContact() throws -> String {
    let from = settings.value(.mailFrom)
    guard from.isEmpty else { return "mailto:\(from)" }
    let origin = try publicOrigin()
    return origin.hasPrefix("https://") ? origin : "mailto:postmaster@localhost.localdomain"
  }

  private func mail() throws -> (@Sendable (OutgoingMail) async -> PostOutcome)? {
    let address = settings.value(.mail)
    guard !address.isEmpty else { return nil }
    guard let from = try? MailAddress(settings.value(.mailFrom)) else {
      throw Failure.usage("mail needs mail-from, the address letters come from")
    }
    let user = settings.value(.mailUser)
    let password = ProcessInfo.processInfo.environment["TANGGAP_MAIL_PASSWORD"]
    let authorities = settings.value(.mailAuthorities)
    do {
      let relay = try MailRelay(
        address, user: user.isEmpty ? nil : user, password: user.isEmpty ? nil : password,
        authorities: authorities.isEmpty ? nil : authorities)
      return PostWays.mail(relay, from: from)
    } catch {
      let words =
        switch error {
        case .address: "mail must be smtp://HOST:PORT?starttls=require or smtps://HOST"
        case .credentials: "mail-user needs TANGGAP_MAIL_PASSWORD in the environment"
        case .passwordInClear:
          "a password is not sent in clear: use ?starttls=require or smtps://"
        }
      throw Failure.usage(words)
    }
  }

  private func outboundExceptions() throws -> [OutboundException] {
    try settings.value(.outbound).split { $0 == "," || $0 == " " }.map { text in
      guard let exception = OutboundException(String(text)) else {
        throw Failure.usage("outbound-allow: \(text) is no address, network or name")
      }
      return exception
    }
  }

  private func quietHours() throws -> QuietHours {
    let hours = settings.value(.quiet).split(separator: "-").map { Int($0) }
    guard hours.count == 2, let from = hours[0], let to = hours[1], (0...23).contains(from),
      (0...23).contains(to)
    else { throw Failure.usage("quiet-hours must be two hours such as 21-6; 0-0 = none") }
    return QuietHours(from: from, to: to)
  }
}

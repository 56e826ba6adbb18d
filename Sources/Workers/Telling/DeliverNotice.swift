import Casework
import Domain
import FoundationEssentials
import Storage

/// Hands one message over, and writes down what became of it.
///
/// At least once: whoever dies between the hand-over and the note of it leaves the message to the
/// next worker. Each try carries the same id, so that the receiving side can tell.
struct DeliverNotice: Sendable {
  let casework: Casework
  let catalogue: NoticeCatalogue
  let posts: Posts
  let sender: Sender
  let quiet: QuietHours
  let now: @Sendable () -> Int64

  /// Tries of one message, from seconds to an hour apart: about a day.
  static let mostAttempts = 30

  func callAsFunction(_ claim: JobRows.Claim) async throws {
    guard let id = Int64(claim.subject) else { return }
    switch try await begin(id) {
    case .nothing: return
    case .notBefore(let moment): throw TryLater(at: moment, problem: "quiet hours")
    case .message(let message): try await end(message, await hand(message))
    }
  }

  // MARK: Before

  private struct Message: Sendable {
    let delivery: DeliveryRows.Delivery
    let subscription: SubscriptionRows.Subscription
    let notice: WrittenNotice
    let stop: String?
    let contact: Contact?
    let number: String?
  }

  private enum Beginning: Sendable {
    /// There is nothing to do any more.
    case nothing
    /// A reporter sleeps: it waited for another way, or for a machine, into the night.
    case notBefore(Int64)
    case message(Message)
  }

  /// Reads what is to be said and to whom, and says that an attempt begins.
  private func begin(_ id: Int64) async throws -> Beginning {
    let book = casework.book
    let keys = casework.keys
    let moment = now()
    return try await casework.database.write { connection -> Beginning in
      guard let delivery = try DeliveryRows.find(id, on: connection),
        [.queued, .sending, .unknown].contains(delivery.state),
        let subscriptionID = Int64(delivery.recipient.split(separator: ":").last ?? ""),
        let subscription = try SubscriptionRows.find(subscriptionID, on: connection)
      else { return .nothing }
      guard subscription.state == .on || subscription.state == .standby else {
        try DeliveryRows.end(id, .superseded, problem: "stopped", at: moment, on: connection)
        return .nothing
      }
      guard
        let notice = try write(
          delivery, subscription, book: book, keys: keys, now: moment, connection)
      else {
        try DeliveryRows.end(id, .superseded, at: moment, on: connection)
        return .nothing
      }
      let due = wakingHour(delivery, subscription, after: moment, clock: book.clock)
      guard due <= moment else {
        try DeliveryRows.postpone(id, until: due, on: connection)
        return .notBefore(due)
      }
      let contact = try address(of: subscription, connection)
      try DeliveryRows.begin(id, on: connection)
      let stop: String? =
        subscription.channel == .push
        ? nil : "\(sender.origin)\(StopLink.path(subscription.id, keys: keys))"
      let number = try delivery.report.flatMap { report in
        try ReportRows.find(id: report, on: connection)?.number
      }
      return .message(
        Message(
          delivery: delivery, subscription: subscription, notice: notice, stop: stop,
          contact: contact, number: number))
    }
  }

  /// The moment itself, or when its reporter may be written to again.
  private func wakingHour(
    _ delivery: DeliveryRows.Delivery, _ subscription: SubscriptionRows.Subscription,
    after moment: Int64, clock: LocalClock
  ) -> Int64 {
    if case .user = subscription.owner { return moment }
    guard NoticeTopic(rawValue: delivery.topic)?.answersReporter == false else { return moment }
    return quiet.next(moment, clock: clock)
  }

  private func write(
    _ delivery: DeliveryRows.Delivery, _ subscription: SubscriptionRows.Subscription,
    book: CityBook, keys: ReporterKeys, now: Int64, _ connection: any Connection
  ) throws -> WrittenNotice? {
    guard let topic = NoticeTopic(rawValue: delivery.topic) else { return nil }
    let language = subscription.language
    let writer = NoticeWriter(
      catalogue: catalogue, book: book, language: language,
      changed: try NoticeTextRows.texts(NoticeWriter.names(topic), language, on: connection))
    if topic.group == .summary {
      guard case .user(let user) = subscription.owner else { return nil }
      return try SummaryWriter(writer: writer, origin: sender.origin).write(
        topic, for: user, now: now, on: connection)
    }
    guard let id = delivery.report, let revision = delivery.revision,
      let report = try ReportRows.find(id: id, on: connection),
      let step = try EventRows.step(revision, of: report, on: connection)
    else { return nil }
    let link: String
    switch subscription.owner {
    case .user: link = "\(sender.origin)/meja/laporan/\(report.number)"
    case .report:
      guard let submission = try AccessRows.submission(of: id, on: connection) else { return nil }
      link = "\(sender.origin)/l/\(keys.link(submission: submission))"
    case .supporter:
      // It may have been sealed or taken from view since.
      guard Visibility.mayTellSupporters(of: report) else { return nil }
      link = "\(sender.origin)/laporan/\(report.number)"
    }
    return writer.write(topic, report: report, event: step.event, link: link, now: now)
  }

  /// Where to write to. Read only here and only for the message at hand: the line of the delivery is
  /// the line in the log.
  private func address(
    of subscription: SubscriptionRows.Subscription, _ connection: any Connection
  ) throws -> Contact? {
    switch (subscription.owner, subscription.channel) {
    case (_, .push), (_, .desk): nil
    case (.report(let id), _): try IdentityRows.addressForDelivery(of: id, on: connection)
    case (.user(let id), _):
      try UserRows.email(of: id, on: connection).map { Contact(email: $0, consent: true) }
    case (.supporter(let id), _):
      try SupportRows.email(of: id, on: connection).map { Contact(email: $0, consent: false) }
    }
  }

  // MARK: The hand-over

  private func hand(_ message: Message) async -> PostOutcome {
    switch message.subscription.channel {
    case .mail:
      guard let mail = posts.mail else { return .never("way") }
      guard let letter = letter(message) else { return .never("address") }
      return await mail(letter)
    case .push:
      guard let push = posts.push else { return .never("way") }
      return await push(browserMessage(message))
    case .sms:
      guard let sms = posts.sms else { return .never("way") }
      guard let number = message.contact?.phone else { return .never("address") }
      return await sms(number, message.notice.short, "\(message.delivery.id)")
    case .desk:
      return .sent
    }
  }

  private func letter(_ message: Message) -> OutgoingMail? {
    guard let to = message.contact?.email else { return nil }
    let notice = message.notice
    let language = message.subscription.language
    let open = catalogue.own("letter.open")?(language) ?? ""
    var footer: [String] = []
    let isSupporter =
      if case .supporter = message.subscription.owner { true } else { false }
    let why = isSupporter ? "letter.whySupporter" : "letter.why"
    if let why = catalogue.own(why) { footer.append(why(language)) }
    if let stop = message.stop, let words = catalogue.own("letter.stop") {
      footer.append(TextTemplate(words(language)).filled(["tautan": stop]))
    }
    let paragraphs = notice.text.split(separator: "\n").map(String.init)
    let root = message.number.map { "laporan.\($0)@\(sender.domain)" }
    let isFirst = message.delivery.topic == NoticeTopic.receipt.rawValue
    return OutgoingMail(
      to: to, subject: notice.title,
      text: (paragraphs + ["\(open): \(notice.link)", "-- "] + footer).joined(separator: "\n\n"),
      html: LetterPage.html(
        title: notice.title, paragraphs: paragraphs, link: (open, notice.link), footer: footer,
        language: language),
      // With its moment: numbers begin again where a backup was restored.
      messageID: (isFirst ? root : nil)
        ?? "pesan.\(message.delivery.id).\(message.delivery.createdAt)@\(sender.domain)",
      thread: isFirst ? nil : root, stop: message.stop, language: language, at: now())
  }

  /// Only the title, which carries nobody's words: it shows on a locked screen.
  private func browserMessage(_ message: Message) -> OutgoingPush {
    struct Payload: Encodable {
      let id: String
      let judul: String
      let tautan: String
    }
    // An officer's or reporter's own page; the key of the link does not travel with it.
    let path = message.number.map { number in
      if case .user = message.subscription.owner {
        "/meja/laporan/\(number)"
      } else {
        "/laporan/\(number)"
      }
    }
    let payload = Payload(
      id: "\(message.delivery.id)", judul: message.notice.title, tautan: path ?? "/meja")
    let bytes = (try? JSONEncoder().encode(payload)) ?? Data()
    return OutgoingPush(
      endpoint: message.subscription.address, keys: message.subscription.keys,
      payload: String(decoding: bytes, as: UTF8.self), topic: "d\(message.delivery.id)",
      isUrgent: message.delivery.topic == NoticeTopic.escalated.rawValue, at: now())
  }

  // MARK: After

  private func end(_ message: Message, _ outcome: PostOutcome) async throws {
    let id = message.delivery.id
    let moment = now()
    let attempts = message.delivery.attempts + 1
    switch outcome {
    case .sent:
      try await casework.database.write {
        try DeliveryRows.end(id, .sent, at: moment, on: $0)
      }
    case .later(let problem, let after) where attempts < Self.mostAttempts:
      let wait = max(after ?? 0, Int64(1_000) << min(attempts + 1, 12))
      let again = moment + min(wait, 3_600_000)
      try await casework.database.write { connection in
        try DeliveryRows.end(id, .queued, problem: problem, at: moment, on: connection)
        try DeliveryRows.postpone(id, until: again, on: connection)
      }
      throw TryLater(at: again, problem: problem)
    case .unknown(let problem) where attempts < Self.mostAttempts:
      // Once more with the same id: a doubled message is known by it, a lost one by nothing.
      let again = moment + 300_000
      try await casework.database.write {
        try DeliveryRows.end(id, .unknown, problem: problem, at: moment, on: $0)
      }
      throw TryLater(at: again, problem: problem)
    case .later(let problem, _), .unknown(let problem), .never(let problem):
      try await fail(message, problem, at: moment)
    case .gone:
      try await casework.database.write {
        try SubscriptionRows.setState(message.subscription.id, .gone, on: $0)
      }
      try await fail(message, "gone", at: moment)
    }
  }

  /// It did not arrive: the next way the reporter gave is tried.
  private func fail(_ message: Message, _ problem: String, at moment: Int64) async throws {
    let delivery = message.delivery
    let channels = posts.channels
    try await casework.database.write { connection in
      try DeliveryRows.end(delivery.id, .failed, problem: problem, at: moment, on: connection)
      guard case .report = message.subscription.owner,
        let topic = NoticeTopic(rawValue: delivery.topic)
      else { return }
      let others = try SubscriptionRows.of([message.subscription.owner], on: connection).filter {
        $0.id != message.subscription.id && ($0.state == .on || $0.state == .standby)
          && channels.contains($0.channel)
      }
      // Told by another way that was asked for, nobody is written to by one that stands by.
      guard
        try !DeliveryRows.isUnderWay(
          delivery.subject, to: others.map { "subscription:\($0.id)" }, on: connection)
      else { return }
      for other in others {
        let next = try DeliveryRows.insert(
          subject: delivery.subject, topic: topic, channel: other.channel,
          recipient: "subscription:\(other.id)", report: delivery.report,
          revision: delivery.revision, due: moment, at: moment, on: connection)
        // One that was told of it already, or tried in vain, is passed over.
        guard let next else { continue }
        try JobRows.enqueue(
          Casework.deliverKind, subject: String(next), due: moment, now: moment, on: connection)
        return
      }
    }
  }
}

import Casework
import Domain
import Foundation
import Storage
import Synchronization
import Testing

@testable import Workers

/// What there is to say in these tests: every placeholder a form may carry, so that one that should
/// not be filled in is seen.
extension NoticeCatalogue {
  static let plain: NoticeCatalogue = {
    var texts: [String: Bilingual] = [:]
    for topic in NoticeTopic.allCases {
      for form in forms(of: topic) {
        let values = placeholders(topic, form).sorted().map { "\($0)={\($0)}" }
          .joined(separator: " ")
        let text = form == .short ? "\(topic) {nomor} {tautan}" : "\(topic) \(values)"
        texts[name(topic, form)] = Bilingual(id: text, en: "EN \(text)")
      }
    }
    for clock in Clock.allCases {
      texts["cause.\(clock.rawValue)"] = Bilingual(id: clock.rawValue, en: clock.rawValue)
    }
    for name in ["late", "near", "escalated", "new", "toMend", "toVerify"] {
      texts["line.\(name)"] = Bilingual(id: "\(name) {jumlah}", en: "EN \(name) {jumlah}")
    }
    texts["line.holder"] = Bilingual(id: "{unit}: {jumlah}", en: "EN {unit}: {jumlah}")
    texts["letter.open"] = Bilingual(id: "Buka", en: "Open")
    texts["letter.why"] = Bilingual(id: "Mengapa", en: "Why")
    texts["letter.whySupporter"] = Bilingual(id: "Karena mendukung", en: "Because of support")
    texts["letter.stop"] = Bilingual(id: "Berhenti: {tautan}", en: "Stop: {tautan}")
    return NoticeCatalogue(texts)
  }()
}

/// Ways out that keep what was handed over and answer as a test says.
final class PostBox: Sendable {
  enum Handed: Sendable {
    case mail(OutgoingMail)
    case push(OutgoingPush)
    case sms(number: String, text: String, id: String)
    case hook(url: String, id: String, body: String, secrets: [String])
  }

  private struct State {
    var handed: [Handed] = []
    var answers: [SubscriptionRows.Channel: [PostOutcome]] = [:]
    var hookAnswers: [(PostOutcome, Int?)] = []
  }

  private let state = Mutex(State())

  var handed: [Handed] { state.withLock { $0.handed } }
  var mails: [OutgoingMail] { handed.compactMap { if case .mail(let it) = $0 { it } else { nil } } }
  var pushes: [OutgoingPush] {
    handed.compactMap { if case .push(let it) = $0 { it } else { nil } }
  }
  var messages: [(number: String, text: String, id: String)] {
    handed.compactMap {
      if case .sms(let number, let text, let id) = $0 { (number, text, id) } else { nil }
    }
  }
  var calls: [(id: String, body: String, secrets: [String])] {
    handed.compactMap {
      if case .hook(_, let id, let body, let secrets) = $0 { (id, body, secrets) } else { nil }
    }
  }

  /// The next answers by a way, one after the other; afterwards everything is sent.
  func answer(_ channel: SubscriptionRows.Channel, _ outcomes: PostOutcome...) {
    state.withLock { $0.answers[channel, default: []] += outcomes }
  }

  func answerHook(_ outcome: PostOutcome, _ status: Int?, times: Int = 1) {
    state.withLock { $0.hookAnswers += Array(repeating: (outcome, status), count: times) }
  }

  func forget() { state.withLock { $0.handed = [] } }

  private func hand(_ channel: SubscriptionRows.Channel, _ one: Handed) -> PostOutcome {
    state.withLock { state in
      state.handed.append(one)
      guard let next = state.answers[channel]?.first else { return .sent }
      state.answers[channel]?.removeFirst()
      return next
    }
  }

  func posts(_ channels: Set<SubscriptionRows.Channel> = [.mail, .push, .sms]) -> Posts {
    var posts = Posts()
    if channels.contains(.mail) { posts.mail = { self.hand(.mail, .mail($0)) } }
    if channels.contains(.push) { posts.push = { self.hand(.push, .push($0)) } }
    if channels.contains(.sms) {
      posts.sms = { self.hand(.sms, .sms(number: $0, text: $1, id: $2)) }
    }
    posts.hook = { url, id, body, secrets, _ in
      self.state.withLock { state in
        state.handed.append(.hook(url: url, id: id, body: body, secrets: secrets))
        guard let next = state.hookAnswers.first else { return (.sent, 200) }
        state.hookAnswers.removeFirst()
        return next
      }
    }
    return posts
  }
}

/// A city that writes to people, in a time of its own. Jobs are done here one by one, as a hand of a
/// crew does them.
struct PostTown: Sendable {
  static let origin = "https://lapor.contoh.id"

  let casework: Casework
  let box = PostBox()
  let clock = YardClock()
  var channels: Set<SubscriptionRows.Channel> = [.mail, .push, .sms]

  init(_ casework: Casework) { self.casework = casework }

  var now: Int64 { clock.now }
  var ways: Ways { Ways(channels: channels.union([.desk])) }

  var deliver: DeliverNotice {
    DeliverNotice(
      casework: casework, catalogue: .plain, posts: box.posts(channels),
      sender: Sender(origin: Self.origin), quiet: .usual, now: clock.read)
  }

  var callHook: CallHook {
    CallHook(casework: casework, posts: box.posts(channels), now: clock.read)
  }

  static let contact = Contact(
    name: "Zulkhairun", phone: "081299998888", email: "zul@contoh.id", consent: true)

  /// A report at the moment of the clock.
  @discardableResult
  func file(
    _ contact: Contact? = PostTown.contact, privacy: Privacy = .public,
    kind: ReportKind = .complaint, text: String = "Lampu jalan RAHASIA padam sejak kemarin.",
    category: String? = nil, language: Language = .id
  ) async throws -> Report {
    try await casework.submit(
      SubmitReport(
        Draft(
          kind: kind, privacy: privacy, channel: casework.book.city.webChannel,
          category: category, text: text, place: SampleCity.place, contact: contact),
        submission: UUID().uuidString, photoOwner: "", language: language), now: now
    ).report
  }

  @discardableResult
  func tell() async throws -> Int {
    let (ways, now, book) = (ways, now, casework.book)
    return try await casework.database.write {
      try Casework.tellPeople(
        limit: 1_000, ways: ways, now: now, book: book, origin: Self.origin, connection: $0)
    }
  }

  func deliveries(_ report: Report? = nil) async throws -> [DeliveryRows.Delivery] {
    try await casework.database.read { connection in
      let ids = try connection.all("SELECT id FROM deliveries ORDER BY id") { $0.integer(0) }
      return try ids.compactMap { try DeliveryRows.find($0, on: connection) }
    }.filter { report == nil || $0.report == report?.id }
  }

  /// The reporter's own, short: `receipt mail queued`.
  func toReporter(_ report: Report) async throws -> [String] {
    try await deliveries(report).filter { $0.recipient.hasPrefix("subscription:") }
      .map { "\($0.topic) \($0.channel.rawValue) \($0.state.rawValue)" }
  }

  /// Notices on the desks of officers: `arrived USER`.
  func onDesks(_ report: Report) async throws -> [String] {
    try await deliveries(report).filter { $0.channel == .desk }
      .map { "\($0.topic) \($0.recipient.dropFirst(5))" }
  }

  func jobs(_ kind: JobKind) async throws -> [(
    id: Int64, subject: String, due: Int64, state: String
  )] {
    try await casework.database.read {
      try $0.all(
        "SELECT id, subject, due_at, state FROM jobs WHERE kind = $1 ORDER BY id",
        [.text(kind.rawValue)]
      ) { ($0.integer(0), $0.text(1), $0.integer(2), $0.text(3)) }
    }
  }

  /// Does the jobs of a kind that are due, each once.
  /// - Returns: how many were to be tried again later
  @discardableResult
  func work(_ kind: JobKind) async throws -> Int {
    let now = now
    let claims = try await casework.database.write {
      try JobRows.claim(
        kind.rawValue, limit: 1_000, worker: "w", lease: 60_000, now: now, on: $0)
    }
    var later = 0
    for claim in claims {
      do {
        if kind == .deliver { try await deliver(claim) } else { try await callHook(claim) }
        let callHook = callHook
        try await casework.database.write { connection in
          #expect(try JobRows.complete(claim, now: now, on: connection))
          if kind == .callHook { try callHook.enterRest(claim, connection) }
        }
      } catch let again as TryLater {
        later += 1
        try await casework.database.write {
          _ = try JobRows.fail(claim, problem: again.problem, again: again.at, on: $0)
        }
      }
    }
    return later
  }

  /// Lets the time pass to the next job of a kind.
  func passToNext(_ kind: JobKind) async throws {
    let next = try await jobs(kind).filter { $0.state == "waiting" }.map(\.due).min()
    let due = try #require(next)
    clock.pass(max(0, due - now))
  }
}

func withPost(_ body: (PostTown) async throws -> Void) async throws {
  try await withCity { try await body(PostTown($0)) }
}

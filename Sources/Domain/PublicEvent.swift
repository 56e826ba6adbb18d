/// The form of an event that citizens see: an allow-list, no names of persons.
public struct PublicEvent: Sendable, Equatable {
  public let at: Int64
  public let action: Action
  public let state: ReportState
  /// The unit that holds the report after it.
  public let holder: String
  /// The unit that acted; nil for the reporter.
  public let unit: String?
  public let reason: String?
  public let words: String?
  public let estimate: Int64?
  public let photos: [String]
  public let temporary: Bool
  public let mergedInto: String?
  public let splitInto: String?
  public let splitFrom: String?
  public let rating: Int?
  /// Assigned to a person, who is not named.
  public let toPerson: Bool
  public let toArbiter: Bool
  public let byArbiter: Bool
  /// What is late, and the unit that minds it now.
  public let escalation: EscalationStep?
  public let pause: PauseStep?
  public let request: ClockRequest?
  public let granted: Bool?
  public let dues: Deadlines?

  /// Among officers, and between the city and one reporter. So are warnings to a holder.
  public static let hidden: (internals: Set<Action>, talk: Set<Action>) = (
    [.note, .recategorise, .reassign], [.ask, .reply, .addInformation, .remind]
  )

  /// Nil when the event is not shown at this sight.
  public init?(_ event: ReportEvent, sight: Sight) {
    guard sight >= .outline else { return nil }
    if Self.hidden.internals.contains(event.action) { return nil }
    // A warning among officers; nothing is late yet.
    if event.action == .escalate, event.details.escalation?.to == nil { return nil }
    if Self.hidden.talk.contains(event.action), sight < .reporter { return nil }
    let details = event.details
    let telling = sight >= .open
    at = event.at
    action = event.action
    state = event.state
    holder = event.holder
    unit = event.actorRole == .reporter ? nil : event.actorUnit
    reason = telling || event.action == .reject ? details.reason : nil
    let said = telling && event.action != .submit ? details.words : nil
    words = sight >= .reporter ? said : said.map { PersonalNumbers.masked($0) }
    estimate = details.estimate
    photos = telling ? (details.photos ?? []) : []
    temporary = details.temporary ?? false
    mergedInto =
      sight >= .reporter || (telling && details.mergedOpenly == true) ? details.mergedInto : nil
    let tellsParts = sight >= .reporter || (telling && details.splitOpenly == true)
    splitInto = tellsParts ? details.splitInto : nil
    splitFrom = tellsParts ? details.splitFrom : nil
    rating = details.rating
    toPerson = event.action == .dispatch && event.assignee != nil
    toArbiter = details.toArbiter ?? false
    byArbiter = details.byArbiter ?? false
    escalation = details.escalation
    pause = details.pause
    request = telling ? details.request : nil
    granted = details.granted
    dues = event.action == .submit ? nil : details.dues
  }
}

extension Sequence<ReportEvent> {
  /// Photos the reporter handed in, in their order, as everybody sees them where the report is
  /// public: none of those that came in answer to an officer.
  public var openlyHandedIn: [String] {
    filter { $0.actorRole == .reporter || $0.action == .submit }
      .flatMap { PublicEvent($0, sight: .open)?.photos ?? [] }
  }
}

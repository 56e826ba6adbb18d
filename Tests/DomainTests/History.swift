import Domain

/// Writes the events of one report, one line per step, as the desk would.
struct History {
  static let begin: Int64 = 1_741_132_800_000
  static let hour: Int64 = 3_600_000
  static let day: Int64 = 86_400_000

  private(set) var events: [ReportEvent] = []

  init(
    state: ReportState = .waiting, holder: String = "VIL-N1A", kind: ReportKind = .complaint,
    privacy: Privacy = .public, area: AreaPath? = SampleCity.n1a, by role: Role = .reporter,
    photos: [String]? = nil, policy: Int64? = nil, id: Int64 = 7
  ) {
    var details = EventDetails()
    details.intake = Intake(
      kind: kind, privacy: privacy, channel: "web", category: "pothole", text: "Deep hole",
      address: "Long Street 4", landmark: "beside the market",
      place: Coordinate(latitude: -6.2, longitude: 106.8), area: area)
    details.dues = Deadlines(
      coordination: Self.begin + 6 * Self.hour, completion: Self.begin + 7 * Self.day)
    details.photos = photos
    details.policy = policy
    details.calendar = policy
    events = [
      ReportEvent(
        reportID: id, revision: 0, at: Self.begin, action: .submit, state: state, holder: holder,
        assignee: nil, actorRole: role, actorUnit: nil, actorUser: nil, details: details)
    ]
  }

  /// Adds an event `after` milliseconds later; holder and assignee stay unless named.
  mutating func then(
    _ action: Action, _ state: ReportState, by role: Role, of unit: String? = nil,
    holder: String? = nil, assignee: Int64?? = .none, after: Int64 = History.hour,
    _ fill: (inout EventDetails) -> Void = { _ in }
  ) {
    let last = events[events.count - 1]
    var details = EventDetails()
    fill(&details)
    events.append(
      ReportEvent(
        reportID: last.reportID, revision: events.count, at: last.at + after, action: action,
        state: state, holder: holder ?? last.holder, assignee: assignee ?? last.assignee,
        actorRole: role, actorUnit: unit, actorUser: role == .reporter ? nil : 1, details: details))
  }

  /// Adds what somebody else has written.
  mutating func append(_ event: ReportEvent) { events.append(event) }

  /// Says with the last step what it does to the deadlines.
  mutating func settle(_ book: CityBook) throws {
    let last = events.removeLast()
    events.append(try book.clocks.completed(last, on: report()))
  }

  var now: Int64 { events[events.count - 1].at }

  func report() throws -> Report {
    guard let report = Report.folding(number: "CT2503050001", events) else {
      throw NoBeginning()
    }
    return report
  }

  struct NoBeginning: Error {}

  /// A report in any state at all, for the tables that look at one moment only.
  static func moment(
    _ state: ReportState, holder: String = "VIL-N1A", assignee: Int64? = nil,
    privacy: Privacy = .public, area: AreaPath? = SampleCity.n1a, finishedBy: String? = nil,
    participants: [String]? = nil, id: Int64 = 7
  ) throws -> Report {
    var report = try History(holder: holder, privacy: privacy, area: area, id: id).report()
    report.state = state
    report.assignee = assignee
    report.finishedBy = finishedBy
    if state.isClosed { report.closedAt = begin }
    if let participants { report.participants = participants }
    return report
  }
}

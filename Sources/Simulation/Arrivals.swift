import Domain

/// Reports as they come in.
struct Arrivals {
  /// The larger areas, each of which may be flooded as a whole.
  let cities: [String]
  private let areas: [AreaPath]
  private let categories: [String]
  private let channel: String

  /// Nil for a city without villages or categories.
  init?(_ book: CityBook) {
    areas = book.villages().compactMap { book.path(ofVillage: $0.code) }
    cities = Set(areas.map(\.city)).sorted()
    categories = book.categories.map(\.slug)
    channel = book.city.webChannel
    guard !areas.isEmpty, !categories.isEmpty else { return nil }
  }

  /// A report with its first step. A few come without a place, as drafts.
  func report(
    _ id: Int64, at now: Int64, book: CityBook, floods: [String: Int64], _ chances: inout Chances
  ) -> (Report, ReportEvent)? {
    let isDraft = chances.happens(0.04)
    let area = isDraft ? nil : chances.pick(areas)
    var details = EventDetails()
    details.intake = Intake(
      kind: chances.happens(0.12) ? .inquiry : .complaint, privacy: .public, channel: channel,
      category: chances.pick(categories), text: "", address: nil, landmark: nil, place: nil,
      area: area)
    details.dues = Deadlines(coordination: now, completion: now)
    details.policy = book.clocks.policy.version
    details.calendar = book.clocks.edition.version
    if let area, let until = floods[area.city], until > now {
      details.pause = PauseStep(reason: .forceMajeure, until: until)
    }
    func first() -> ReportEvent {
      ReportEvent(
        reportID: id, revision: 0, at: now, action: .submit, state: isDraft ? .draft : .waiting,
        holder: Routing.firstHolder(area: area, units: book.units, city: book.city), assignee: nil,
        actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    }
    // Which rule holds for it depends on the report, and its deadlines on the rule.
    guard let draft = Report(number: "", first: first()) else { return nil }
    details.rule = book.clocks.policy.terms.rule(for: draft)
    guard let ruled = Report(number: "", first: first()) else { return nil }
    details.dues = book.clocks.current.dues(of: ruled)
    let step = first()
    return Report(number: "", first: step).map { ($0, step) }
  }
}

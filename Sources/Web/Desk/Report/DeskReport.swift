import Domain
import Storage

/// One report as one officer may see it now, read in one view of the store.
struct DeskReport: Sendable {
  struct Opening: Sendable {
    let unit: String
    let at: Int64
    let reason: String
  }

  let report: Report
  let sight: Sight
  let actor: Actor
  /// What this person may do now.
  let verbs: [Action]
  /// The whole history, oldest first. What of it is shown depends on `sight`.
  let events: [ReportEvent]
  let photos: [Photo]
  /// Nil when the reporter left no contact, or when that is not this officer's business.
  let consent: Bool?
  let openings: [Opening]
  /// People in service below the officer, when work may be dispatched to them.
  let people: [User]
  /// Names of the officers the page names, by id.
  let names: [Int64: String]
  /// Messages to the reporter, latest first.
  let told: [DeliveryRows.Delivery]
  /// Answers kept ready that this officer may use.
  let templates: [AnswerTemplate]
  /// Others who have the report open.
  let present: [PresenceRows.Presence]
  let kin: Kin
  /// Of the village, where boundaries are loaded.
  let border: AreaPolygon?
  let book: CityBook

  /// At most fourteen statements; three when the report is not on this officer's desk.
  /// - Returns: nil when there is no such report for this officer
  static func read(
    _ number: String, for actor: Actor, book: CityBook, now: Int64,
    on connection: any Storage.Connection
  ) throws -> DeskReport? {
    guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
    let units = book.units
    let sight = Visibility.sight(of: report, for: actor, units: units)
    guard sight > .none else { return nil }
    let events = try EventRows.history(of: report, on: connection)
    let photos = try PhotoRows.photos(of: report.id, on: connection)
    guard sight == .desk else {
      return DeskReport(
        report: report.shown(at: sight), sight: sight, actor: actor, verbs: [], events: events,
        photos: photos,
        consent: nil, openings: [], people: [], names: [:], told: [], templates: [], present: [],
        kin: Kin(), border: nil, book: book)
    }
    // What does not stand still cannot be made to run.
    let isPaused = report.clock.pause(at: now) != nil
    let verbs = Permissions.verbs(
      for: actor, on: report, units: units, arbiter: book.city.arbiterUnit, now: now
    ).filter { $0 != .resume || isPaused }
    let speaks = verbs.contains { AnswerTemplate.speaking.contains($0) }
    let below = verbs.contains(.dispatch) ? units.subtree(of: actor.unit ?? "").map(\.code) : []
    return DeskReport(
      report: report, sight: sight, actor: actor, verbs: verbs, events: events, photos: photos,
      consent: try IdentityRows.consent(of: report.id, on: connection),
      openings: try IdentityRows.openings(of: report.id, on: connection).map {
        Opening(unit: $0.unit, at: $0.at, reason: $0.reason)
      },
      people: try UserRows.serving(in: below, on: connection),
      names: try DeskReads.names(
        of: Set(
          [report.assignee, events.last { $0.action == .finish }?.actorUser].compactMap { $0 }
        ).sorted(), on: connection),
      told: try DeliveryRows.toReporter(of: report.id, on: connection),
      templates: speaks
        ? try AnswerTemplateRows.usable(
          by: units.line(from: actor.unit ?? ""), limit: mostTemplates, on: connection) : [],
      present: try PresenceRows.others(
        on: report.id, besides: actor.user ?? 0, now: now, on: connection),
      kin: try Kin.read(
        of: report, for: actor, merges: verbs.contains(.merge), book: book, now: now,
        on: connection),
      border: try report.area.flatMap {
        report.place == nil ? nil : try BoundaryRows.of([$0.village], on: connection).first
      }, book: book)
  }

  /// Templates one screen offers.
  static let mostTemplates = 60

  var photosByID: [String: Photo] {
    Dictionary(photos.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the reporter sent, in the order it came.
  var complaintPhotos: [Photo] {
    photos(of: events.filter { $0.actorRole == .reporter || $0.action == .submit })
  }

  /// Those of them that everybody may see where the report is public.
  var openPhotos: [Photo] {
    let known = photosByID
    return events.openlyHandedIn.compactMap { known[$0] }
  }

  /// The latest claim that the work is done.
  var lastFinish: ReportEvent? { events.last { $0.action == .finish } }

  var proofPhotos: [Photo] { photos(of: lastFinish.map { [$0] } ?? []) }

  /// Proof of claims that were sent back, and pictures of progress.
  var otherWorkPhotos: [Photo] {
    let last = lastFinish?.revision
    return photos(
      of: events.filter {
        $0.actorRole != .reporter && $0.revision != last && $0.action != .submit
          && $0.action != .note
      })
  }

  private func photos(of events: [ReportEvent]) -> [Photo] {
    let known = photosByID
    return events.flatMap { $0.details.photos ?? [] }.compactMap { known[$0] }
  }

  /// Whether the report ever lay with the officer's unit or one below it.
  var tookPart: Bool {
    guard let unit = actor.unit else { return false }
    return report.participants.contains { book.units.isWithin($0, unit) }
  }

  var mayOpenIdentity: Bool {
    Visibility.mayOpenIdentity(
      of: report, consent: consent ?? false, by: actor, units: book.units)
  }
}

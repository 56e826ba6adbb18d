import Casework
import Domain
import HTTPTypes
import Storage

/// The page of one report, for everybody who knows its number; its reporter can do more on it.
struct ReportPages: Sendable {
  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    [
      .get("/laporan/{nomor}", .anyone) { context in
        guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
          throw Problem.notFound
        }
        // One report has one address.
        guard number == context.parameter("nomor") else {
          return .redirect(to: CasePath.report(number))
        }
        return try await office.shelf.answer(context, .report, number: number) { context in
          page(context, try await load(context, number))
        }
      }
    ] + reporterRoutes + printRoutes
  }

  /// A report with what this reader may see of it.
  struct Seen: Sendable {
    let report: Report
    let events: [ReportEvent]
    let photos: [Photo]
    let sight: Sight
    /// How many people support it.
    var supporters = 0
    /// The reporter's own device is reading.
    let isOwn: Bool

    /// Photos of the steps for which `isWanted` holds, as far as they are shown at this sight.
    func photos(_ isWanted: (PublicEvent) -> Bool) -> [Photo] {
      events.compactMap { PublicEvent($0, sight: sight) }.filter(isWanted).flatMap { event in
        event.photos.compactMap { id in photos.first { $0.id == id } }
      }
    }

    /// The report this one was joined to, as far as it is told at this sight.
    var mergedInto: String? {
      events.last { $0.action == .merge }.flatMap { PublicEvent($0, sight: sight)?.mergedInto }
    }

    /// The latest step everybody may know of.
    var lastSeenStep: Int64 {
      events.last { PublicEvent($0, sight: .outline) != nil }?.at ?? report.receivedAt
    }
  }

  /// - Throws: ``Problem/notFound`` for what does not exist and for what this reader may not know.
  func load(_ context: RequestContext, _ number: String) async throws -> Seen {
    let found = try await office.database.read {
      connection -> (Report, [ReportEvent], [Photo], Int)? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      return (
        report, try EventRows.history(of: report, on: connection),
        try PhotoRows.photos(of: report.id, on: connection),
        try SupportRows.count(of: report.id, on: connection)
      )
    }
    guard let (report, events, photos, supporters) = found else { throw Problem.notFound }
    let isOwn = context.reporterOf == report.id
    // What officers say among themselves stays at the desk: this is the page citizens see.
    let officer = min(
      Visibility.sight(of: report, for: context.session?.actor, units: book.units), .reporter)
    let sight = isOwn ? .reporter : officer
    guard sight > .none else { throw Problem.notFound }
    return Seen(
      report: report.shown(at: sight), events: events, photos: photos, sight: sight,
      supporters: supporters, isOwn: isOwn)
  }
}

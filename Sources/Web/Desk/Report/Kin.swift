import Domain
import Storage

/// Other reports that may have to do with this one, as far as this officer may see them.
struct Kin: Sendable {
  /// A report near by.
  struct Near: Sendable {
    let report: Report
    let metres: Int
  }

  /// Of one place are reports no farther apart than this. Source: house rule.
  static let metres = 100.0
  /// How far back is looked, in days (24 months).
  static let days: Int64 = 730
  static let mostShown = 5
  /// Reports looked at, of which the officer may see fewer.
  private static let mostRead = 60

  /// Open ones that may be about the same thing, the nearest first; only for who may merge.
  var likely: [Near] = []
  /// The others of the same place, latest first.
  var samePlace: [Near] = []
  /// Of the same reporter, latest first.
  var sameReporter: [Report] = []

  /// At most three statements.
  static func read(
    of report: Report, for actor: Actor, merges: Bool, book: CityBook, now: Int64,
    on connection: any Storage.Connection
  ) throws -> Kin {
    var kin = Kin()
    func sight(_ other: Report) -> Sight {
      Visibility.sight(of: other, for: actor, units: book.units)
    }
    kin.sameReporter = Array(
      try KinRows.ofSameReporter(as: report.id, limit: mostRead, on: connection)
        .filter { sight($0) >= .open }.prefix(mostShown).map { $0.shown(at: sight($0)) })
    guard let point = report.place else { return kin }
    let near = try KinRows.around(
      point, metres: metres, since: now - days * 86_400_000, besides: report.id, limit: mostRead,
      on: connection
    ).compactMap { other -> Near? in
      // Where it exactly lies only its own desk knows.
      let sight = sight(other)
      guard sight >= .open, let place = sight == .desk ? other.place : book.publicPlace(of: other)
      else {
        return nil
      }
      let distance = point.metres(to: place)
      return distance <= metres
        ? Near(report: other.shown(at: sight), metres: Int(distance)) : nil
    }
    if merges {
      let candidates = near.filter { isLikely($0.report, of: report) }
      if !candidates.isEmpty {
        let distinct = try KinRows.distinct(from: report.id, on: connection)
        kin.likely = Array(
          candidates.filter { !distinct.contains($0.report.id) }
            .sorted { ($0.metres, $0.report.id) < ($1.metres, $1.report.id) }.prefix(mostShown))
      }
    }
    let named = Set(kin.likely.map(\.report.id))
    kin.samePlace = Array(near.filter { !named.contains($0.report.id) }.prefix(mostShown))
    return kin
  }

  /// Could the one be merged into the other, and does it speak of the same kind of thing?
  private static func isLikely(_ other: Report, of report: Report) -> Bool {
    guard !other.state.isClosed, other.state != .draft, other.kind == report.kind,
      other.privacy != .sealed || report.privacy == .sealed
    else { return false }
    return other.category == nil || report.category == nil || other.category == report.category
  }
}

public import Domain
import Storage

/// Why a public notice is not published or ended.
public enum PublicNoticeRefusal: Error, Sendable, Equatable {
  /// Administrators publish anywhere, heads of an area within theirs.
  case notYours
  case unknownArea
  case titleWrong(most: Int)
  case bodyWrong(most: Int)
  case endsBeforeItBegins
  case tooLong(days: Int)
}

extension Casework {
  public static let longestNoticeTitle = 120
  public static let longestNoticeBody = 2_000
  /// House rule: what holds for longer belongs into the guide.
  public static let longestNoticeDays = 180

  /// Whether somebody may tell an area something; nil = the whole city.
  public static func publishesNotices(_ actor: Actor, for area: String?, _ book: CityBook) -> Bool {
    switch actor.role {
    case .administrator: return true
    case .areaHead:
      guard let area, let own = actor.unit.flatMap({ book.units[$0]?.area }) else { return false }
      return book.line(of: area).contains(own)
    default: return false
    }
  }

  /// Publishes a notice from one day through another.
  public func publishNotice(
    title: Bilingual, body: Bilingual, for area: String?, from first: LocalDate,
    through last: LocalDate, by actor: Actor, now: Int64
  ) async throws {
    let book = book
    guard Self.publishesNotices(actor, for: area, book), let user = actor.user else {
      throw PublicNoticeRefusal.notYours
    }
    if let area, book.area(area) == nil { throw PublicNoticeRefusal.unknownArea }
    let (title, body) = (title.trimmed, body.trimmed)
    guard !title.id.isEmpty,
      ![title.id, title.en].contains(where: { $0.isLonger(than: Self.longestNoticeTitle) })
    else { throw PublicNoticeRefusal.titleWrong(most: Self.longestNoticeTitle) }
    guard !body.id.isEmpty,
      ![body.id, body.en].contains(where: { $0.isLonger(than: Self.longestNoticeBody) })
    else { throw PublicNoticeRefusal.bodyWrong(most: Self.longestNoticeBody) }
    let days = last.daysSince1970 - first.daysSince1970
    guard days >= 0, last >= book.clock.date(at: now) else {
      throw PublicNoticeRefusal.endsBeforeItBegins
    }
    guard days <= Self.longestNoticeDays else {
      throw PublicNoticeRefusal.tooLong(days: Self.longestNoticeDays)
    }
    let notice = PublicNotice(
      title: title, body: body, area: area, from: book.clock.start(of: first),
      until: book.clock.start(of: LocalDate(daysSince1970: last.daysSince1970 + 1)))
    try await database.write { connection in
      try PublicNoticeRows.insert(notice, by: user, at: now, on: connection)
      try AdministrationRows.append(
        at: now, user: user, what: "notice.publish", subject: area ?? "-", details: title.id,
        on: connection)
    }
  }

  /// Ends it before its day. False when it is over already or there is none.
  public func endNotice(_ id: Int64, by actor: Actor, now: Int64) async throws -> Bool {
    let book = book
    return try await database.write { connection in
      guard let notice = try PublicNoticeRows.find(id, on: connection) else { return false }
      guard Self.publishesNotices(actor, for: notice.area, book) else {
        throw PublicNoticeRefusal.notYours
      }
      guard try PublicNoticeRows.end(id, at: now, on: connection) else { return false }
      try AdministrationRows.append(
        at: now, user: actor.user, what: "notice.end", subject: notice.area ?? "-",
        details: "", on: connection)
      return true
    }
  }
}

extension Bilingual {
  fileprivate var trimmed: Bilingual { Bilingual(id: id.trimmed, en: en.trimmed) }
}

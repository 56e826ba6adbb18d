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
    let line = NoticeLine(title: title, body: body, area: area, first: first, last: last)
    try await database.write { connection in
      try line.enter(ListScene(book: book, actor: actor, now: now, connection: connection))
    }
  }

  fileprivate static func sound(
    title: Bilingual, body: Bilingual, for area: String?, from first: LocalDate,
    through last: LocalDate, by actor: Actor, now: Int64, book: CityBook
  ) throws -> PublicNotice {
    guard publishesNotices(actor, for: area, book) else { throw PublicNoticeRefusal.notYours }
    if let area, book.area(area) == nil { throw PublicNoticeRefusal.unknownArea }
    let (title, body) = (title.trimmed, body.trimmed)
    guard !title.id.isEmpty,
      ![title.id, title.en].contains(where: { $0.isLonger(than: longestNoticeTitle) })
    else { throw PublicNoticeRefusal.titleWrong(most: longestNoticeTitle) }
    guard !body.id.isEmpty,
      ![body.id, body.en].contains(where: { $0.isLonger(than: longestNoticeBody) })
    else { throw PublicNoticeRefusal.bodyWrong(most: longestNoticeBody) }
    let days = last.daysSince1970 - first.daysSince1970
    guard days >= 0, last >= book.clock.date(at: now) else {
      throw PublicNoticeRefusal.endsBeforeItBegins
    }
    guard days <= longestNoticeDays else {
      throw PublicNoticeRefusal.tooLong(days: longestNoticeDays)
    }
    return PublicNotice(
      title: title, body: body, area: area, from: book.clock.start(of: first),
      until: book.clock.start(of: LocalDate(daysSince1970: last.daysSince1970 + 1)))
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

/// A new notice, or one that was published and stays as it is.
extension NoticeLine: KeptLine {
  public var code: String { title.id }

  public func change(_ scene: ListScene) throws -> RowChange? {
    guard let id else {
      _ = try sound(scene)
      return RowChange(
        code, before: nil,
        after: [("area", area ?? ""), ("first", first.iso), ("last", last.iso)])
    }
    guard let notice = try PublicNoticeRows.find(id, on: scene.connection) else {
      throw ListRefusal(code: code, cause: .unknown)
    }
    guard self == NoticeLine(id, notice, clock: scene.book.clock) else {
      throw ListRefusal(code: code, cause: .fixed)
    }
    return nil
  }

  public func enter(_ scene: ListScene) throws {
    let notice = try sound(scene)
    guard let user = scene.actor.user else { throw PublicNoticeRefusal.notYours }
    try PublicNoticeRows.insert(notice, by: user, at: scene.now, on: scene.connection)
    try AdministrationRows.append(
      at: scene.now, user: user, what: "notice.publish", subject: area ?? "-",
      details: notice.title.id, on: scene.connection)
  }

  private func sound(_ scene: ListScene) throws -> PublicNotice {
    try Casework.sound(
      title: title, body: body, for: area, from: first, through: last, by: scene.actor,
      now: scene.now, book: scene.book)
  }
}

import Casework
import Domain
import Storage

/// What a digest or a weekly summary says to one officer, counted at the moment it is written.
struct SummaryWriter: Sendable {
  /// Counting stops here.
  private static let most = 1_000
  /// Offices named in a weekly summary.
  private static let named = 5
  /// Source: the page of hanging reports, three days.
  private static let still: Int64 = 3 * 86_400_000

  let writer: NoticeWriter
  let origin: String

  /// Nil when there is nothing to tell.
  func write(_ topic: NoticeTopic, for user: Int64, now: Int64, on connection: any Connection)
    throws
    -> WrittenNotice?
  {
    guard let user = try UserRows.find(id: user, on: connection), user.disabledAt == nil else {
      return nil
    }
    var lines = try counts(of: user.unit, on: connection)
    if topic == .weekly { lines += try hanging(below: user, now: now, on: connection) }
    guard !lines.isEmpty else { return nil }
    let words = Words(
      language: writer.language, clock: writer.book.clock,
      zoneLabel: writer.book.city.timeZoneLabel)
    let link = "\(origin)/meja"
    let values = [
      "kota": writer.book.city.shortName, "tanggal": words.date(now), "tautan": link,
    ]
    func text(_ form: NoticeCatalogue.Form) -> String {
      let own = writer.catalogue.own(topic, form, writer.language)
      return TextTemplate(writer.changed[NoticeCatalogue.name(topic, form)] ?? own).filled(values)
    }
    return WrittenNotice(
      title: text(.title), text: ([text(.text)] + lines).joined(separator: "\n"), short: "",
      link: link)
  }

  private func line(_ name: String, _ count: Int) -> String? {
    guard count > 0, let text = writer.catalogue.own("line.\(name)") else { return nil }
    let shown = count < Self.most ? "\(count)" : "\(Self.most - 1)+"
    return TextTemplate(text(writer.language)).filled(["jumlah": shown])
  }

  private func counts(of unit: String, on connection: any Connection) throws -> [String] {
    let told: [(String, InboxRows.List)] = [
      ("late", .late), ("near", .near), ("escalated", .escalated), ("new", .heap(.new)),
      ("toMend", .heap(.toMend)), ("toVerify", .heap(.toVerify)),
    ]
    let counts = try InboxRows.counts(
      of: told.map(\.1), unit: unit, most: Self.most, on: connection)
    return told.compactMap { name, list in line(name, counts[list] ?? 0) }
  }

  /// Which offices below hold what nobody has moved.
  private func hanging(below user: User, now: Int64, on connection: any Connection) throws
    -> [String]
  {
    let units = writer.book.units
    let area =
      user.role == .areaHead ? units[user.unit]?.area.flatMap { writer.book.area($0) } : nil
    let holders = try HangingRows.holders(
      since: now - Self.still, area: area, most: 500, on: connection
    ).filter { area != nil || user.role == .governorOffice || units.isWithin($0.holder, user.unit) }
    guard let text = writer.catalogue.own("line.holder") else { return [] }
    return holders.prefix(Self.named).map { holder in
      TextTemplate(text(writer.language)).filled([
        "unit": units.name(holder.holder), "jumlah": "\(holder.count)",
      ])
    }
  }
}

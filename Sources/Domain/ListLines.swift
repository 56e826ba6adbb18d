/// An account as a table has it.
public struct UserLine: Sendable, Equatable {
  public let login: String
  public let name: String
  public let role: Role
  public let unit: String
  /// Whether it may sign in.
  public let serves: Bool

  public init(login: String, name: String, role: Role, unit: String, serves: Bool) {
    self.login = login.trimmed.lowercased()
    self.name = name.trimmed
    self.role = role
    self.unit = unit
    self.serves = serves
  }
}

/// A public notice as a table has it: by its first and last day.
public struct NoticeLine: Sendable, Equatable {
  /// Nil for one that is not published yet.
  public let id: Int64?
  public let title: Bilingual
  public let body: Bilingual
  public let area: String?
  public let first: LocalDate
  public let last: LocalDate

  public init(
    id: Int64? = nil, title: Bilingual, body: Bilingual, area: String?, first: LocalDate,
    last: LocalDate
  ) {
    self.id = id
    self.title = title
    self.body = body
    self.area = area
    self.first = first
    self.last = last
  }

  /// One that was published.
  public init(_ id: Int64, _ notice: PublicNotice, clock: LocalClock) {
    self.init(
      id: id, title: notice.title, body: notice.body, area: notice.area,
      first: clock.date(at: notice.from), last: clock.date(at: notice.until - 1))
  }
}

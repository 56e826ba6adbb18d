/// What the city tells everybody, or everybody of an area, for some days.
public struct PublicNotice: Sendable, Equatable {
  /// In the city's language and in English; the English may be empty.
  public let title: Bilingual
  public let body: Bilingual
  /// A village, district or city; nil for all.
  public let area: String?
  /// Milliseconds since 1970 UTC, half-open.
  public let from: Int64
  public let until: Int64

  public init(title: Bilingual, body: Bilingual, area: String?, from: Int64, until: Int64) {
    self.title = title
    self.body = body
    self.area = area
    self.from = from
    self.until = until
  }
}

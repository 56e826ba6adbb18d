/// A kind of complaint and the agency that usually has authority over it.
///
/// The citizen's own choice is weak evidence (right for about two thirds of real reports), so a
/// category suggests an agency and never decides alone.
public struct Category: Sendable, Codable, Equatable {
  /// Where a category points: at a named unit, or at the kelurahan office of the place.
  public enum Target: Sendable, Codable, Hashable {
    case unit(String)
    case villageOffice
  }

  public let slug: String
  public let name: Bilingual
  public let group: Bilingual
  public let main: Target
  public let alternative: Target?

  public init(
    slug: String, name: Bilingual, group: Bilingual, main: Target, alternative: Target?
  ) {
    self.slug = slug
    self.name = name
    self.group = group
    self.main = main
    self.alternative = alternative
  }
}

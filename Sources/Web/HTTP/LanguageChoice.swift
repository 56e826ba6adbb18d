import Domain
import HTTPTypes

/// Which language a page is written in, and whether the reader has just chosen it.
struct LanguageChoice: Sendable {
  let language: Language
  let isNew: Bool

  /// `?bahasa=` first, then the cookie, then what the browser hints at, then the city's own.
  init(query: String?, cookie: String?, headers: HTTPFields, fallback: Language) {
    if let chosen = query.flatMap(Language.init(rawValue:)) {
      language = chosen
      isNew = true
      return
    }
    isNew = false
    language =
      cookie.flatMap(Language.init(rawValue:)) ?? Self.hint(headers[.acceptLanguage]) ?? fallback
  }

  /// The first language of `Accept-Language` that we speak. Browsers list the best first.
  private static func hint(_ header: String?) -> Language? {
    guard let header else { return nil }
    for part in header.prefix(200).split(separator: ",") {
      let tag = part.drop { $0 == " " }.prefix { $0.isLetter }.lowercased()
      // Old Android phones still call Indonesian "in".
      if let language = Language(rawValue: tag == "in" ? "id" : tag) { return language }
    }
    return nil
  }
}

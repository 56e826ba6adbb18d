/// Where maps get the pictures of their ground from.
package struct MapTiles: Sendable, Equatable {
  /// With `{z}`, `{x}` and `{y}`, as map libraries take it.
  package let template: String
  /// Scheme, host and port: the one foreign origin pages may then load pictures from.
  package let origin: String
  /// Whom the pictures are from, as their terms of use ask.
  package let credit: String

  /// Nil unless it is an http address whose path names zoom, column and row and nothing else.
  package init?(_ template: String, credit: String) {
    guard
      let parts = template.wholeMatch(
        of: #/(https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(\/[^\s"'<>;,]*)/#),
      ["{z}", "{x}", "{y}"].allSatisfy({ parts.2.contains($0) }),
      parts.2.count(where: { $0 == "{" }) == 3
    else { return nil }
    self.template = template
    origin = String(parts.1)
    self.credit = credit
  }
}

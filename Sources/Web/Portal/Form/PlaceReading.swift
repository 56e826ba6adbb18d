import Domain

/// Reads a point out of what people paste: a pair of numbers, or the link of a map.
enum PlaceReading {
  /// Longer texts are not places.
  static let mostCharacters = 2_000

  /// The point in a pasted text; nil when there is none.
  ///
  /// Understood are `-6.17, 106.82`, the same with decimal commas and a semicolon or blank between
  /// (`-6,17; 106,82`), and links that carry the point in themselves. Links of a map often carry
  /// the middle of the view too; the pin goes before it. Shortened links carry no point.
  static func point(in text: String) -> Coordinate? {
    guard text.count <= mostCharacters else { return nil }
    let decoded = SafeURL.decoded(text[...], plusIsSpace: true) ?? text
    // `!3d…!4d…` is the pin in links of one widespread map, `mlat` and `q` in others.
    for mark in ["!3d", "mlat=", "q=", "query=", "ll=", "geo:"] {
      if let rest = decoded.after(mark), let point = pair(rest.prefix(80)) { return point }
    }
    return pair(decoded[...]) ?? pair(dotted(decoded)[...])
  }

  /// One number of degrees, with a point or a comma.
  static func degrees(_ text: String) -> Double? {
    guard text.count <= 24, !text.isEmpty,
      text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.,".contains($0)) })
    else { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// Degrees as a field shows them: six places are about ten centimetres.
  static func shown(_ degrees: Double) -> String {
    "\((degrees * 1_000_000).rounded() / 1_000_000)"
  }

  /// `point` moved by metres, for pins that are moved without a map.
  static func moved(_ point: Coordinate, north: Double, east: Double) -> Coordinate {
    // One degree of latitude is 111.2 km; at the latitudes of a city one of longitude differs from
    // it by less than the pin's own accuracy unless the city lies far from the equator.
    let squeeze = cosine(point.latitude)
    return Coordinate(
      latitude: point.latitude + north / 111_195,
      longitude: point.longitude + east / (111_195 * max(squeeze, 0.01)))
  }

  /// Cosine of degrees, from the distance of one degree of longitude.
  private static func cosine(_ latitude: Double) -> Double {
    Coordinate(latitude: latitude, longitude: 0)
      .metres(to: Coordinate(latitude: latitude, longitude: 1)) / 111_195
  }

  /// The first two neighbouring numbers with decimals that can be latitude and longitude, in
  /// either order when only one is possible.
  private static func pair(_ text: Substring) -> Coordinate? {
    let numbers = text.matches(of: #/[-+]?\d{1,3}\.\d+/#).compactMap { Double($0.output) }
    for (first, second) in zip(numbers, numbers.dropFirst()) {
      if let point = Coordinate(checked: first, second) { return point }
      if let point = Coordinate(checked: second, first) { return point }
    }
    return nil
  }

  /// Decimal commas made points; a comma followed by a blank separates.
  private static func dotted(_ text: String) -> String {
    text.replacing(#/(\d),(\d)/#) { "\($0.output.1).\($0.output.2)" }
  }
}

extension String {
  fileprivate func after(_ mark: String) -> Substring? {
    ranges(of: mark).first.map { self[$0.upperBound...] }
  }
}

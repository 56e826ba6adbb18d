import Domain

extension RequestContext {
  /// Attributes of an element in which `basemap.js` draws the city: `basemap(element)` loads the
  /// library and gives the map. The page needs `scripts: ["basemap.js", ...]`. Empty where the
  /// installation has no map library; what the map tells must stand on the page in words anyway.
  func baseMap(_ book: CityBook) -> HTML {
    guard site.assets.hasMaps else { return .empty }
    let centre = book.city.centre
    return """
       data-leaflet="\(url: site.assets.url("leaflet.min.js"))"\
       data-leaflet-css="\(url: site.assets.url("leaflet.css"))"\
       data-centre="\(centre.latitude.description),\(centre.longitude.description)"\
       data-areas="\(Self.parts(book))" data-zoom-in="\(text(.mapZoomIn))"\
       data-zoom-out="\(text(.mapZoomOut))"\
      \(attribute: "data-tiles", site.mapTiles?.template)\
      \(attribute: "data-credit", site.mapTiles?.credit)
      """
  }

  /// `code:south,west,north,east` of each part of the city, so that a phone loads only what it shows.
  private static func parts(_ book: CityBook) -> String {
    let villages = Dictionary(grouping: book.villages()) { book.path(ofVillage: $0.code)?.city }
    // From centres to edges.
    let margin = 0.02
    func words(_ degrees: Double) -> String { ((degrees * 1_000).rounded() / 1_000).description }
    return book.areas.filter { $0.level == .city }.compactMap { city in
      let centres = villages[city.code, default: []].compactMap(\.centre)
      guard let south = centres.map(\.latitude).min(), let north = centres.map(\.latitude).max(),
        let west = centres.map(\.longitude).min(), let east = centres.map(\.longitude).max()
      else { return nil }
      let box = [south - margin, west - margin, north + margin, east + margin].map(words)
      return "\(city.code):\(box.joined(separator: ","))"
    }.joined(separator: " ")
  }
}

extension Message {
  static let mapZoomIn = Message("map.zoomIn", id: "Perbesar", en: "Zoom in")
  static let mapZoomOut = Message("map.zoomOut", id: "Perkecil", en: "Zoom out")
  static let baseMapTexts = [mapZoomIn, mapZoomOut]
}

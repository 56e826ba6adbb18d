import Foundation
import Logging
import Web

/// Files browsers load, and what maps are drawn with.
extension Assembly {
  /// A folder somebody named must be there; without the usual one maps are lists.
  func assets(_ logger: Logger) throws -> Assets {
    let found = settings.found(.leaflet)
    var leaflet: String? = found.value.isEmpty ? nil : found.value
    if case .fallback = found.source, !FileManager.default.fileExists(atPath: found.value) {
      logger.warning(
        "maps are lists: there is no map library; install libjs-leaflet",
        metadata: ["folder": "\(found.value)"])
      leaflet = nil
    }
    do {
      return try Assets.load(from: settings.value(.assets), leaflet: leaflet)
    } catch .unreadable(let path) {
      throw Failure.missing("the assets cannot be read: \(path)")
    }
  }

  func mapTiles() throws -> MapTiles? {
    let address = settings.value(.mapTiles)
    guard !address.isEmpty else { return nil }
    guard let tiles = MapTiles(address, credit: settings.value(.mapCredit)) else {
      throw Failure.usage(
        "map-tiles must be an address of pictures with {z}, {x} and {y} in its path, such as "
          + "https://tiles.example.id/{z}/{x}/{y}.png")
    }
    return tiles
  }
}

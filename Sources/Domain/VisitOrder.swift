/// In which order to go from place to place.
public enum VisitOrder {
  /// Always on to the nearest place not yet visited: short enough on foot or by motorcycle, and
  /// easy to follow. Equal distances keep the order given.
  /// - Parameter start: where one stands; nil to begin at the first place
  /// - Returns: positions in `places`, each once, with the metres from the place before; nil at the
  ///   beginning when nobody said where one stands. Cost grows with the square of the places.
  public static func nearest(from start: Coordinate?, _ places: [Coordinate]) -> [(
    index: Int, metres: Double?
  )] {
    var rest = Array(places.indices)
    var order: [(index: Int, metres: Double?)] = []
    var here = start
    while !rest.isEmpty {
      var best = (position: 0, metres: Double?.none)
      if let here {
        for (position, index) in rest.enumerated() {
          let metres = here.metres(to: places[index])
          if metres < best.metres ?? .infinity { best = (position, metres) }
        }
      }
      let index = rest.remove(at: best.position)
      order.append((index, best.metres))
      here = places[index]
    }
    return order
  }
}

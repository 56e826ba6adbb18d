/// Where the public sees a report: on the 50 m grid of ``Coordinate/coarse``, or, where reports of
/// that kind are mostly about somebody's home, anywhere in its cell of the map (220 m).
///
/// The rule is the city's: the categories it names as those of homes. The place within the cell
/// follows from the number of the report, which is public: whoever computes it backwards learns the
/// cell and no more. Because the cell stays the same, counts of the map are what they were.
extension CityBook {
  public func publicPlace(of report: Report) -> Coordinate? {
    publicPlace(report.place, category: report.category, number: report.number)
  }

  public func publicPlace(_ place: Coordinate?, category: String?, number: String) -> Coordinate? {
    guard let place else { return nil }
    guard let category, homes.contains(category) else { return place.coarse }
    // FNV-1a; any spread will do.
    let hash = number.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return MapGrid.point(in: MapGrid.cell(of: place), hash ^ (hash >> 32))
  }
}

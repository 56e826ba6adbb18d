extension Schema0006 {
  /// For what the city shows: public notices, the map.
  static let city: [String] = []
}

extension Tables {
  static let cityShows: [Table] = []
}

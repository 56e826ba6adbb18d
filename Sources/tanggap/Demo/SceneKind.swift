import Domain

/// What a generated picture shows.
enum SceneKind: String, CaseIterable, Sendable {
  case pothole, paving, garbage, tree, flood, drain, parking, lamp, banner, stalls, building, paper

  /// Words of English category names that call for the scene. Looked up in this order, first in
  /// the category's name, then in its group's.
  private static let subjects: KeyValuePairs<SceneKind, [String]> = [
    .parking: ["parking", "traffic", "transport"],
    .paper: ["paperwork", "document", "card", "permit", "levies", "staff", "service"],
    .tree: ["tree", "park", "cemeter", "garden"],
    .banner: ["graffiti", "billboard", "leaflet", "banner", "smoking", "cigarette"],
    .stalls: ["vendor", "disturbance", "market", "store", "venue", "noise"],
    .garbage: ["waste", "pollution", "litter", "crew"],
    .flood: ["flood"],
    .drain: ["drain", "canal", "water", "well"],
    .lamp: ["electric", "light", "cable", "wi-fi", "telecom", "utilit"],
    .paving: ["pavement", "footbridge", "sidewalk"],
    .pothole: ["road", "bridge", "excavation", "infrastructure"],
    .building: ["building", "school", "housing", "flats", "hospital", "centre", "facilit"],
  ]

  static func of(_ category: Domain.Category) -> SceneKind {
    for name in [category.name.en.lowercased(), category.group.en.lowercased()] {
      for (kind, words) in subjects where words.contains(where: { name.contains($0) }) {
        return kind
      }
    }
    return .paper
  }

  /// Usual time from beginning the work to claiming it done.
  var usualMinutes: Double {
    switch self {
    case .parking: 70
    case .garbage: 150
    case .stalls: 360
    case .banner: 420
    case .flood: 400
    case .tree: 1_100
    case .paper: 1_500
    case .lamp: 1_800
    case .drain: 2_000
    case .paving: 3_400
    case .pothole: 3_000
    case .building: 4_200
    }
  }

  /// Share of its complaints that come with a photo.
  var photoShare: Double {
    switch self {
    case .paper: 0.25
    case .stalls, .building: 0.6
    default: 0.85
    }
  }
}

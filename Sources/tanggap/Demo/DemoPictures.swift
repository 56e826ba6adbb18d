import Domain
import Evidence

/// The drawn pictures of a demo, developed once and shared by all reports.
///
/// Because many reports share a picture, comparing photos across reports of a demo finds many
/// alike.
struct DemoPictures: Sendable {
  struct Developed: Sendable {
    let photo: DevelopedPhoto
    /// How far from the report's place the camera says it was, in degrees.
    let drift: Coordinate

    func near(_ place: Coordinate) -> Coordinate {
      Coordinate(
        latitude: place.latitude + drift.latitude, longitude: place.longitude + drift.longitude)
    }
  }

  private struct Key: Hashable {
    let kind: SceneKind
    let variant: Int
    let isAfter: Bool
  }

  private let developed: [Key: Developed]
  private let variants: Int
  private let fallback: SceneKind

  func before(_ kind: SceneKind, _ variant: Int) -> Developed {
    picture(kind, variant, isAfter: false)
  }

  func after(_ kind: SceneKind, _ variant: Int) -> Developed {
    picture(kind, variant, isAfter: true)
  }

  private func picture(_ kind: SceneKind, _ variant: Int, isAfter: Bool) -> Developed {
    let key = Key(
      kind: variants == 0 ? fallback : kind, variant: variants == 0 ? 0 : variant % variants,
      isAfter: isAfter)
    // Every key was developed below.
    return developed[key]!
  }

  /// Draws and develops `variants` pairs of every scene, two pictures at a time; with 0 a single
  /// pair serves for everything.
  static func develop(
    variants: Int, seed: UInt64, developer: PhotoDeveloper, progress: @Sendable (String) -> Void
  ) async throws -> DemoPictures {
    let fallback = SceneKind.pothole
    var keys: [Key] = []
    for kind in variants == 0 ? [fallback] : SceneKind.allCases {
      for variant in 0..<max(1, variants) {
        keys.append(Key(kind: kind, variant: variant, isAfter: false))
        keys.append(Key(kind: kind, variant: variant, isAfter: true))
      }
    }
    var developed: [Key: Developed] = [:]
    try await withThrowingTaskGroup(of: (Key, DevelopedPhoto).self) { group in
      var next = 0
      func begin() {
        guard next < keys.count else { return }
        let key = keys[next]
        next += 1
        group.addTask {
          let png = Scene.png(key.kind, variant: key.variant, isAfter: key.isAfter, seed: seed)
          return (key, try await developer.develop(png))
        }
      }
      begin()
      begin()
      while let (key, photo) = try await group.next() {
        var dice = Dice(seed, part: 40_000_000 + photo.byteCount)
        developed[key] = Developed(
          photo: photo,
          drift: Coordinate(
            latitude: dice.real(-0.0002...0.0002), longitude: dice.real(-0.0002...0.0002)))
        if developed.count % 20 == 0 { progress("\(developed.count) of \(keys.count) pictures") }
        begin()
      }
    }
    return DemoPictures(developed: developed, variants: variants, fallback: fallback)
  }
}

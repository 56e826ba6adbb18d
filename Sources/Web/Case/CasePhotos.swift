import Domain
import Storage

/// The two sizes in which a photo is served.
enum PhotoSize: String, CaseIterable, Sendable {
  case small = "kecil"
  case large = "besar"

  /// Longest side of the thumbnails the vault holds, in pixels.
  static let thumbnailSide = 320

  /// Size of the thumbnail of a photo, so that nothing jumps when it arrives.
  static func thumbnail(width: Int, height: Int) -> (width: Int, height: Int) {
    let longest = max(width, height, 1)
    guard longest > thumbnailSide else { return (width, height) }
    return (max(1, width * thumbnailSide / longest), max(1, height * thumbnailSide / longest))
  }
}

extension CasePath {
  static func photo(_ id: String, _ size: PhotoSize) -> String {
    "/foto/\(SafeURL.encoded(id))/\(size.rawValue).jpg"
  }
}

extension RequestContext {
  /// The thumbnail of a photo, leading to the large version.
  func casePhoto(_ picture: Photo, alt: String, caption: HTML? = nil) -> HTML {
    let (width, height) = PhotoSize.thumbnail(width: picture.width, height: picture.height)
    return photo(
      CasePath.photo(picture.id, .small), width: width, height: height, alt: alt,
      caption: caption, full: CasePath.photo(picture.id, .large))
  }

  /// When a photo was taken, as far as the camera says, else when it came.
  func photoTime(_ picture: Photo) -> HTML {
    picture.takenAt.map { Message.casePhotoTaken.html(language, ["time": time($0)]) }
      ?? Message.casePhotoUploaded.html(language, ["time": time(picture.uploadedAt)])
  }

  /// How far from the report's point a photo was taken; nil when one of both is unknown.
  func photoDistance(_ picture: Photo, from place: Coordinate?) -> String? {
    guard let place, let taken = picture.place else { return nil }
    return text(.casePhotoDistance, ["distance": distanceWords(taken.metres(to: place))])
  }

  /// `110 m`, `2,4 km`: no finer than a phone knows.
  func distanceWords(_ metres: Double) -> String {
    metres < 1_000
      ? "\(words.number(Int((metres / 10).rounded()) * 10)) m"
      : "\(words.decimal(metres / 1_000)) km"
  }

  /// Complaint and proof side by side.
  /// - Parameters:
  ///   - before: photos of the complaint
  ///   - after: photos of the latest claim that the work is done
  func beforeAndAfter(before: [Photo], after: [Photo], place: Coordinate?) -> HTML {
    guard !before.isEmpty || !after.isEmpty else { return .empty }
    return """
      <div class="columns pair">
      <section><h3>\(text(.caseBefore))</h3>\(photos(before, alt: .caseBeforeAlt, place: nil, none: .caseNoPhoto))</section>
      <section><h3>\(text(.caseAfter))</h3>\(photos(after, alt: .caseAfterAlt, place: place, none: .caseNoProof))</section>
      </div>
      """
  }

  private func photos(
    _ pictures: [Photo], alt: Message, place: Coordinate?, none: Message
  ) -> HTML {
    guard !pictures.isEmpty else { return "<p class=\"meta\">\(text(none))</p>" }
    return pictures.enumerated().map { index, picture in
      let distance = photoDistance(picture, from: place)
      let away: HTML? = distance.map { "<br>\($0)" }
      return casePhoto(
        picture, alt: text(alt, ["number": words.number(index + 1)]),
        caption: "\(photoTime(picture))\(away)")
    }.joined()
  }
}

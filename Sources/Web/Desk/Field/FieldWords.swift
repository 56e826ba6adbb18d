import Casework
import Domain
import Storage

/// What a field officer says of a result: a plain choice, own words, or both.
struct FieldWords {
  /// Said to reporters in the city's language, whatever language the officer reads.
  static let choices: [(value: String, label: Message)] = [
    ("diperbaiki", .resultMended), ("dibersihkan", .resultCleaned),
    ("diangkut", .resultCarried), ("dirapikan", .resultTrimmed), ("diganti", .resultReplaced),
    ("ditertibkan", .resultOrdered), ("lain", .resultOther),
  ]
  static let mostPhotos = 5
  /// How far a device's clock and memory are believed, in milliseconds.
  private static let oldest: Int64 = 14 * 86_400_000
  private static let ahead: Int64 = 300_000

  let said: String
  /// Nil when it was not said.
  let temporary: Bool?
  let errors: [FieldError]

  init(_ form: FormBody, _ context: RequestContext) {
    let choice = Self.choices.first { $0.value == form.text("hasil_pilihan") }
    let words = form.text("hasil_uraian")
    let isOther = choice == nil || choice?.value == "lain"
    var errors: [FieldError] = []
    if choice == nil, words.isEmpty {
      errors.append(FieldError("hasil_pilihan", .fieldChoiceMissing))
    } else if isOther, words.isEmpty {
      errors.append(FieldError("hasil_uraian", .refusalWords))
    }
    let template = isOther ? nil : choice?.label.id
    said = [template.map { "\($0)." }, words.isEmpty ? nil : words].compactMap { $0 }
      .joined(separator: " ")
    switch form.text("hasil_sifat") {
    case "tuntas": temporary = false
    case "sementara": temporary = true
    default:
      temporary = nil
      errors.append(FieldError("hasil_sifat", .verbExtentMissing))
    }
    self.errors = errors
  }

  /// A picture with what the device says of it.
  struct File {
    let name: String
    let bytes: [UInt8]
    let how: PhotoCapture
    fileprivate let moment: String?
    fileprivate let point: String?

    func claim(now: Int64) -> CaptureClaim {
      let taken = moment.flatMap { Int64($0) }.flatMap {
        $0 >= now - FieldWords.oldest && $0 <= now + FieldWords.ahead ? min($0, now) : nil
      }
      let parts = point?.split(separator: ",").map { Double($0) } ?? []
      var place: Coordinate?
      if parts.count == 2, let latitude = parts[0], let longitude = parts[1] {
        place = Coordinate(checked: latitude, longitude)
      }
      return CaptureClaim(how, takenAt: taken, place: place)
    }
  }

  /// Pictures of the page's own camera carry, in the same order, when and where they were taken.
  static func files(_ form: FormBody) -> [File] {
    let moments = form.values("hasil_kamera_saat")
    let points = form.values("hasil_kamera_tempat")
    let taken = form.files("hasil_kamera").enumerated().map { index, file in
      File(
        name: file.name, bytes: file.bytes, how: .camera,
        moment: index < moments.count ? moments[index] : nil,
        point: index < points.count ? points[index] : nil)
    }
    let chosen = form.files("hasil_foto").map {
      File(name: $0.name, bytes: $0.bytes, how: .file, moment: nil, point: nil)
    }
    // A browser sends an empty part for a field in which nothing was chosen.
    return (taken + chosen).filter { !($0.name.isEmpty && $0.bytes.isEmpty) }
  }
}

/// A report as a channel hands it over, before the city has looked at it.
public struct Draft: Sendable, Codable, Equatable {
  public static let leastText = 10
  public static let mostText = 4_000
  public static let mostShort = 200
  public static let mostPhotos = 5

  public var kind: ReportKind
  public var privacy: Privacy
  /// Code of the intake channel.
  public var channel: String
  public var category: String?
  public var text: String
  public var address: String?
  public var landmark: String?
  public var place: Coordinate?
  /// Chosen from the list when there is no point.
  public var village: String?
  public var photos: [String]
  public var contact: Contact?

  public init(
    kind: ReportKind = .complaint, privacy: Privacy = .private, channel: String,
    category: String? = nil, text: String = "", address: String? = nil, landmark: String? = nil,
    place: Coordinate? = nil, village: String? = nil, photos: [String] = [],
    contact: Contact? = nil
  ) {
    self.kind = kind
    self.privacy = privacy
    self.channel = channel
    self.category = category
    self.text = text
    self.address = address
    self.landmark = landmark
    self.place = place
    self.village = village
    self.photos = photos
    self.contact = contact
  }

  /// What stands in the way of sending it, in the order of the form. Empty = nothing.
  /// `location` is what the city's tables find for the place, or the chosen village.
  public func problems(location: Location?) -> [Problem] {
    var problems: [Problem] = []
    if photos.count > Self.mostPhotos { problems.append(.tooManyPhotos(most: Self.mostPhotos)) }
    switch location {
    case .village: break
    case .outside(let label): problems.append(.placeOutside(label))
    case nil: if kind == .complaint { problems.append(.placeMissing) }
    }
    if address?.isLonger(than: Self.mostShort) == true {
      problems.append(.addressTooLong(most: Self.mostShort))
    }
    if landmark?.isLonger(than: Self.mostShort) == true {
      problems.append(.landmarkTooLong(most: Self.mostShort))
    }
    let words = text.trimmed
    if words.count < Self.leastText { problems.append(.textTooShort(least: Self.leastText)) }
    if words.isLonger(than: Self.mostText) {
      problems.append(.textTooLong(most: Self.mostText))
    }
    if let contact { problems += contact.problems }
    return problems
  }

  /// One thing wrong with a draft.
  public enum Problem: Sendable, Equatable {
    case textTooShort(least: Int)
    case textTooLong(most: Int)
    case placeMissing
    /// With the name of whose area it probably is.
    case placeOutside(Bilingual?)
    case addressTooLong(most: Int)
    case landmarkTooLong(most: Int)
    case tooManyPhotos(most: Int)
    case unknownPhoto
    case unknownCategory
    case unknownVillage
    case phoneMalformed
    case emailMalformed
    case nameTooLong(most: Int)
  }
}

/// How to reach a reporter who wants to be reached. Kept apart from the report.
public struct Contact: Sendable, Codable, Equatable {
  public var name: String?
  public var phone: String?
  public var email: String?
  /// The officers working on the report may contact the reporter.
  public var consent: Bool

  public init(name: String? = nil, phone: String? = nil, email: String? = nil, consent: Bool) {
    self.name = name
    self.phone = phone
    self.email = email
    self.consent = consent
  }

  public var isEmpty: Bool { name == nil && phone == nil && email == nil }

  public var problems: [Draft.Problem] {
    var problems: [Draft.Problem] = []
    if name?.isLonger(than: 100) == true { problems.append(.nameTooLong(most: 100)) }
    if let phone {
      let digits = phone.filter(\.isNumber)
      let allowed = phone.allSatisfy { $0.isASCII && ($0.isNumber || " +-().".contains($0)) }
      if !allowed || phone.utf8.count > 40 || !(6...15).contains(digits.count) {
        problems.append(.phoneMalformed)
      }
    }
    if let email {
      let parts = email.split(separator: "@", omittingEmptySubsequences: false)
      let sound =
        parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        && parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
          !$0.isEmpty
        }
        && email.utf8.count <= 254
        && email.utf8.allSatisfy { (33...126).contains($0) }
        && email.allSatisfy { !"<>\"(),;:\\[]".contains($0) }
      if !sound { problems.append(.emailMalformed) }
    }
    return problems
  }
}

extension StringProtocol {
  /// More characters than that, or more bytes than that many can honestly have: one character may
  /// carry any number of marks.
  public func isLonger(than characters: Int) -> Bool {
    utf8.count > 4 * characters || count > characters
  }

  /// Without white space at either end.
  public var trimmed: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}

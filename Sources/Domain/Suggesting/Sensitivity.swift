/// Why a report should not be read by everybody.
public enum SensitiveCause: String, Sendable, Codable, CaseIterable {
  /// It accuses somebody in office.
  case officials
  case violence
  /// It accuses people next door.
  case neighbours
}

/// What the city takes as a sign of a sensitive report.
public struct SensitiveSign: Sendable, Codable, Equatable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// `sign` is the slug of a category.
    case category
    /// `sign` is a word or some words in a row, in small letters.
    case word
  }

  public let kind: Kind
  public let sign: String
  public let cause: SensitiveCause

  public init(kind: Kind, sign: String, cause: SensitiveCause) {
    self.kind = kind
    self.sign = sign
    self.cause = cause
  }
}

/// What was found.
public struct Sensitivity: Sendable, Equatable {
  public let cause: SensitiveCause
  /// Said by the category, not guessed from words: such a report is always sealed.
  public let isCertain: Bool
}

extension CityBook {
  /// Nil for an ordinary report.
  public func sensitivity(of draft: Draft) -> Sensitivity? {
    if let category = draft.category,
      let sign = sensitiveSigns.first(where: { $0.kind == .category && $0.sign == category })
    {
      return Sensitivity(cause: sign.cause, isCertain: true)
    }
    let said = Self.spaced(draft.text)
    let sign = sensitiveSigns.first { $0.kind == .word && said.contains(Self.spaced($0.sign)) }
    return sign.map { Sensitivity(cause: $0.cause, isCertain: false) }
  }

  /// What a draft's privacy comes to: a category the city seals is sealed whatever was chosen.
  public func privacy(of draft: Draft) -> Privacy {
    sensitivity(of: draft)?.isCertain == true ? .sealed : draft.privacy
  }
}

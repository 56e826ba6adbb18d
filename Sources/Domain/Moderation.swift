/// Why somebody points a public report out to the moderators, and why they cover something of it.
public enum FlagReason: String, CaseIterable, Codable, Sendable {
  /// A name, an address, a number, a face, a plate.
  case personal
  /// Insults or hate.
  case abuse
  /// Nakedness or injury.
  case shocking
  /// Advertising, or nothing at all.
  case spam
  /// Not true.
  case untrue
  case other
}

/// Why a moderator's step is not done.
public enum ModerationRefusal: Error, Sendable, Equatable {
  /// This role does not moderate.
  case notYours
  /// The passage stands nowhere in the report.
  case passageNotFound
  /// Fewer than two characters.
  case passageTooShort
  case passageTooLong(most: Int)
  case tooManyMasks(most: Int)
  case reasonMissing
  case wordsTooLong(most: Int)
  case unknownPhoto
  /// Nothing is covered.
  case nothingCovered
}

extension Role {
  /// Who minds what the city shows in public: those who keep its channels, and the administrators.
  public static let moderators: Set<Role> = [.channelAdmin, .administrator]
}

/// A part of a photo, in thousandths of its width and height as shown.
public struct PhotoBox: Sendable, Equatable {
  public let left: Int
  public let top: Int
  public let width: Int
  public let height: Int

  /// All of it.
  public static let whole = PhotoBox(left: 0, top: 0, width: 1_000, height: 1_000)!

  /// Nil when it does not lie inside the photo or is nothing.
  public init?(left: Int, top: Int, width: Int, height: Int) {
    guard (0..<1_000).contains(left), (0..<1_000).contains(top), width > 0, height > 0,
      left + width <= 1_000, top + height <= 1_000
    else { return nil }
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }
}

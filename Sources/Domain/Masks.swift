import Foundation

/// What a reporter wrote, word for word.
public struct Written: Sendable, Equatable {
  public var text: String
  public var address: String?
  public var landmark: String?

  init(_ intake: Intake) {
    text = intake.text
    address = intake.address
    landmark = intake.landmark
  }
}

/// Passages moderators have covered in all that is said about one report. The store puts them over
/// the words as it reads a report and its history, so that no page, file, letter or list can show
/// what lies under them. The words themselves stay as they were.
public struct Masks: Sendable, Equatable {
  /// Stands for a covered passage. Always as long, so that it does not tell how long that is.
  public static let block = "█████"
  /// Source: house rule; a report with more to cover is not for the public.
  public static let most = 20
  /// Characters of one passage.
  public static let longest = 200

  public static let none = Masks([])

  public let passages: [String]

  /// Longer passages are covered first, so that one inside another does not leave its ends open.
  public init(_ passages: [String]) {
    self.passages = passages.sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// Whether the passage stands anywhere in the text; small and capital letters are alike.
  public static func stands(_ passage: String, in text: String) -> Bool {
    !passage.isEmpty && text.range(of: passage, options: .caseInsensitive) != nil
  }

  public func covering(_ text: String) -> String {
    passages.reduce(text) { text, passage in
      text.replacingOccurrences(of: passage, with: Self.block, options: .caseInsensitive)
    }
  }

  public func covering(_ event: ReportEvent) -> ReportEvent {
    guard !passages.isEmpty else { return event }
    var details = event.details
    details.words = details.words.map(covering)
    details.internalWords = details.internalWords.map(covering)
    if let intake = details.intake {
      details.intake?.text = covering(intake.text)
      details.intake?.address = intake.address.map(covering)
      details.intake?.landmark = intake.landmark.map(covering)
    }
    return ReportEvent(
      reportID: event.reportID, revision: event.revision, at: event.at, action: event.action,
      state: event.state, holder: event.holder, assignee: event.assignee,
      actorRole: event.actorRole, actorUnit: event.actorUnit, actorUser: event.actorUser,
      details: details)
  }
}

import Casework
import Domain
import HTTPTypes
import Storage

/// A form that was sent and did not lead to a change; everything in it is shown again.
struct Attempt {
  let verb: any VerbForm
  let typed: FormBody
  /// Photos that are uploaded already and wait for the next try.
  let keptPhotos: [String]
  var errors: [FieldError]
  /// The version the officer looked at, when it is no longer the one in force.
  var seen: Int?
  /// Why the verb is not offered any more.
  var refusal: Refusal?
  /// The report a merge would go into, to be looked at first.
  var target: Report?
  var status: HTTPResponse.Status
}

extension VerbForm {
  /// The field a refusal speaks about; the verb itself when it is about none.
  func field(of refusal: Refusal) -> String {
    let part: VerbPart? =
      switch refusal {
      case .reasonMissing, .unknownReason: .reason
      case .wordsMissing, .wordsTooLong: .words
      case .unknownUnit, .unitNotBelow, .unitIsHolder: .unit
      case .unknownPerson: .person
      case .unknownCategory: .category
      case .photosNotSeen, .lookedTooBriefly: .seen
      case .proofMissing, .photoUnknown, .tooManyPhotos: .photos
      case .estimateInPast, .estimateTooFar, .estimateNeedsWord, .pauseInPast: .date
      case .mergeIntoItself, .mergeTargetUnknown, .mergeTargetClosed, .mergeTargetSealed,
        .mergeTargetNotSeen, .mergeTargetUnlike:
        .number
      case .wrongState, .onlyForInquiries, .onlyForComplaints, .reopenWindowOver,
        .alreadyReopened, .alreadyRated, .noOpenQuestion, .decidedByArbiter, .roleMayNot,
        .notYours, .sameUnitVerifies, .ratingOutOfRange, .stale, .noSuchReport, .noNoticeYet,
        .noRequest, .notPaused, .pauseNotByHand:
        nil
      }
    return part.map(name) ?? anchor
  }

  /// Id of the form's frame on the page.
  var anchor: String { "aksi-\(slug)" }
}

extension RequestContext {
  /// What was typed into a form, in words, for whoever cannot send it any more.
  func typedSummary(_ attempt: Attempt, desk: DeskReport) -> HTML {
    let book = desk.book
    let rows: [SummaryRow] = VerbPart.allCases.compactMap { part in
      guard ![.kept, .photos, .seen, .opened, .template, .carried, .sure, .anyway].contains(part)
      else {
        return nil
      }
      let value = attempt.typed.text(attempt.verb.name(part))
      guard !value.isEmpty else { return nil }
      let words: String =
        switch part {
        case .unit: book.units.name(value)
        case .person: desk.people.first { String($0.id) == value }?.name ?? value
        case .reason: reasonWords(value, of: attempt.verb.action, book: book)
        case .category: book.category(value).map { text($0.name) } ?? value
        case .extent:
          value == "sementara" ? text(.verbTemporary) : text(.verbFinal)
        case .verdict: text(value == "setuju" ? .verbGrant : .verbDecline)
        case .words, .date, .time, .number, .photos, .kept, .seen, .opened, .template, .carried,
          .sure, .anyway:
          value
        }
      return SummaryRow(text(.label(part)), "\(words)")
    }
    let photos: HTML? =
      attempt.keptPhotos.isEmpty
      ? nil
      : """
      <p>\(text(.verbKeptCount, ["count": words.number(attempt.keptPhotos.count)]))</p>
      """
    return "\(when: !rows.isEmpty, summaryList(rows))\(photos)"
  }
}

extension Message {
  /// What a part of a verb is called, outside its form.
  static func label(_ part: VerbPart) -> Message {
    switch part {
    case .unit: verbUnit
    case .person: verbPerson
    case .reason: verbReason
    case .words: verbWords
    case .date: verbEstimateDate
    case .time: verbTime
    case .number, .sure, .anyway: verbNumber
    case .category: verbCategory
    case .photos, .kept, .carried: verbKeptPhotos
    case .template: answerTemplate
    case .extent: verbExtent
    case .verdict: verbVerdict
    case .seen, .opened: checkSeen
    }
  }
}

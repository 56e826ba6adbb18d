import Casework
import Domain

/// Tetapkan perkiraan selesai (EWS): every change is told to the reporter with its reason.
struct EstimateForm: VerbForm {
  let action = Action.setEstimate
  let slug = "estimasi"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.estimate(.verbEstimateDate, isOptional: false))
    \(view.reason(.estimate))
    \(view.words(.verbWords, hint: .verbToReporter, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.date, .reason)
    guard let moment = try typed.moment() else {
      throw FieldFault(part: .date, message: .verbDateMissing)
    }
    return SetEstimate(moment, reason: typed.text(.reason), words: typed.optional(.words))
  }
}

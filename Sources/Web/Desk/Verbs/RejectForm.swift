import Casework
import Domain

/// Tolak, with a reason the reporter is told.
struct RejectForm: VerbForm {
  let action = Action.reject
  let slug = "tolak"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.reason(.rejection))
    \(view.words(.verbRejectWords, hint: .verbToReporter))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.reason, .words)
    return Reject(reason: typed.text(.reason), words: typed.text(.words))
  }
}

import Casework
import Domain

/// Hentikan jam: with somebody outside the city, until a day. Longer than the terms allow is asked of
/// the arbiter.
struct PauseForm: VerbForm {
  let action = Action.pause
  let slug = "jeda"

  func fields(_ view: VerbFields) -> HTML {
    """
    <p class="hint">\(view.context.text(.verbPauseLead))</p>
    \(view.estimate(.verbPauseUntil, isOptional: false))
    \(view.words(.verbPauseWords, hint: .verbToReporter))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.date, .words)
    guard let moment = try typed.moment() else {
      throw FieldFault(part: .date, message: .verbDateMissing)
    }
    return PauseClock(.outsideJurisdiction, until: moment, words: typed.text(.words))
  }
}

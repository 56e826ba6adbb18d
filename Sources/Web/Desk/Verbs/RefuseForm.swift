import Casework
import Domain

/// Bukan kewenangan kami: a coded reason and the owner proposed instead.
struct RefuseForm: VerbForm {
  let action = Action.refuseJurisdiction
  let slug = "bukan-kewenangan"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.hopWarning())
    \(view.agency(.verbProposed))
    \(view.reason(.refusal))
    \(view.words(.verbWords, hint: .verbToReporter, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.unit, .reason)
    return RefuseJurisdiction(
      proposing: typed.text(.unit), reason: typed.text(.reason), words: typed.optional(.words))
  }
}

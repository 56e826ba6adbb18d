import Casework
import Domain

/// Sesuai: the proof holds.
struct VerifyForm: VerbForm {
  let action = Action.verify
  let slug = "sesuai"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.seen())
    \(view.words(.verbWords, hint: .verbToReporter, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    Verify(words: typed.optional(.words), viewing: typed.viewing)
  }
}

import Casework
import Domain

/// Minta keterangan. The clock runs on.
struct AskForm: VerbForm {
  let action = Action.ask
  let slug = "tanya"

  func fields(_ view: VerbFields) -> HTML { view.words(.verbAskWords, hint: .verbAskHint) }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { AskReporter(words: typed.text(.words)) }
}

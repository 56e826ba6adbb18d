import Casework
import Domain

/// Tanggapi eskalasi: a head tells the reporter what is done now.
struct AcknowledgeForm: VerbForm {
  let action = Action.acknowledge
  let slug = "tanggapi"

  func fields(_ view: VerbFields) -> HTML {
    view.words(.verbAcknowledgeWords, hint: .verbToReporter)
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.words)
    return Acknowledge(words: typed.text(.words))
  }
}

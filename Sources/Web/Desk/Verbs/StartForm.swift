import Casework
import Domain

/// Mulai kerjakan.
struct StartForm: VerbForm {
  let action = Action.start
  let slug = "mulai"

  func fields(_ view: VerbFields) -> HTML { "<p>\(view.context.text(.verbStartLead))</p>" }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { Start() }
}

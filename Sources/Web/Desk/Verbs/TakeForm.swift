import Casework
import Domain

/// Kerjakan sendiri.
struct TakeForm: VerbForm {
  let action = Action.take
  let slug = "ambil"

  func fields(_ view: VerbFields) -> HTML { view.estimate(.verbEstimateDate, isOptional: true) }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { Take(estimate: try typed.moment()) }
}

import Casework
import Domain

/// Disposisi: down to an office below, or to a person there.
struct DispatchForm: VerbForm {
  let action = Action.dispatch
  let slug = "disposisi"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.unitBelow())
    \(view.person())
    \(view.words(.verbDispatchWords, isOptional: true))
    \(view.estimate(.verbEstimateDate, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    let unit = typed.optional(.unit)
    var person: Int64?
    if let chosen = typed.optional(.person) {
      guard let id = Int64(chosen) else {
        throw FieldFault(part: .person, message: .refusalPerson)
      }
      person = id
    }
    guard unit != nil || person != nil else {
      throw FieldFault(part: .unit, message: .verbDispatchMissing)
    }
    return Dispatch(
      to: unit, person: person, words: typed.optional(.words), estimate: try typed.moment())
  }
}

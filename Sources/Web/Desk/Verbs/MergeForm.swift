import Casework
import Domain

/// Gabungkan with an older report of the same thing.
struct MergeForm: VerbForm {
  let action = Action.merge
  let slug = "gabung"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.number())
    \(view.mergeTarget())
    \(view.words(.verbWords, hint: .verbToReporter, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    guard let number = ReportNumber.normalised(typed.text(.number)) else {
      throw FieldFault(part: .number, message: .verbNumberWrong)
    }
    return MergeDuplicate(
      into: number, words: typed.optional(.words), isSeen: typed.text(.sure) == number,
      anyway: typed.optional(.anyway) != nil)
  }
}

import Casework
import Domain

/// Jawab dan selesaikan, for inquiries.
struct AnswerForm: VerbForm {
  let action = Action.answer
  let slug = "jawab"

  func fields(_ view: VerbFields) -> HTML { view.words(.verbAnswerWords, hint: .verbToReporter) }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { AnswerInquiry(words: typed.text(.words)) }
}

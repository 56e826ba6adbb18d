import Casework
import Domain

/// Jalankan jam: the reason for the pause is gone.
struct ResumeForm: VerbForm {
  let action = Action.resume
  let slug = "lanjut"

  func fields(_ view: VerbFields) -> HTML {
    view.words(.verbWords, hint: .verbToReporter, isOptional: true)
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    ResumeClock(words: typed.optional(.words))
  }
}

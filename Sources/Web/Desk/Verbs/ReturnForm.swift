import Casework
import Domain

/// Tidak sesuai: back to who did it, with what to mend. The clock runs on.
struct ReturnForm: VerbForm {
  let action = Action.returnWork
  let slug = "kembalikan"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.reason(.return, besides: CodedReason.morePhotos))
    \(view.words(.verbReturnWords, hint: .verbReturnHint))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.reason, .words)
    return ReturnWork(reason: typed.text(.reason), words: typed.text(.words))
  }
}

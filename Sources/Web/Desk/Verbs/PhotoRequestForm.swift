import Casework
import Domain

/// Minta foto tambahan: nothing is said against the work, but the proof does not show enough. It goes
/// back to who did it with a reason of its own, which field mode shows first. The clock runs on.
struct PhotoRequestForm: VerbForm {
  let action = Action.returnWork
  let slug = "minta-foto"
  let title = Message.checkAskPhoto

  func fields(_ view: VerbFields) -> HTML {
    view.words(.checkAskPhotoWords, hint: .checkAskPhotoHint)
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.words)
    return ReturnWork(reason: CodedReason.morePhotos, words: typed.text(.words))
  }
}

import Casework
import Domain

/// Catat kemajuan.
struct ProgressForm: VerbForm {
  let action = Action.addProgress
  let slug = "kemajuan"
  let takesPhotos = true

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.words(.verbProgressWords, hint: .verbToReporter))
    \(view.photos(.verbProgressPhotos, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    AddProgress(
      words: typed.text(.words), photos: typed.photos, photoOwner: typed.photoOwner)
  }
}

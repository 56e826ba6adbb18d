import Casework
import Domain

/// Catatan internal: never shown to the reporter.
struct NoteForm: VerbForm {
  let action = Action.note
  let slug = "catatan"

  let takesPhotos = true

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.words(.verbNoteWords, hint: .verbNoteHint))
    \(view.photos(.notePhotos, hint: .notePhotosHint, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    AddNote(words: typed.text(.words), photos: typed.photos, photoOwner: typed.photoOwner)
  }
}

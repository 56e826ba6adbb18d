import Casework
import Domain

/// Catatan internal: never shown to the reporter.
struct NoteForm: VerbForm {
  let action = Action.note
  let slug = "catatan"

  func fields(_ view: VerbFields) -> HTML { view.words(.verbNoteWords, hint: .verbNoteHint) }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { AddNote(words: typed.text(.words)) }
}

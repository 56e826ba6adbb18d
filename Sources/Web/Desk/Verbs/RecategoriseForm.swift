import Casework
import Domain

/// Ubah kategori.
struct RecategoriseForm: VerbForm {
  let action = Action.recategorise
  let slug = "kategori"

  func fields(_ view: VerbFields) -> HTML { view.category() }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    Recategorise(category: typed.text(.category))
  }
}

import Casework
import Domain

/// Unggah hasil: words, proof, and an open word on whether it will hold.
struct FinishForm: VerbForm {
  let action = Action.finish
  let slug = "hasil"
  let takesPhotos = true

  func fields(_ view: VerbFields) -> HTML {
    """
    \(view.words(.verbResultWords, hint: .verbResultHint))
    \(view.photos(.verbResultPhotos))
    \(view.extent())
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.words, .photos, .extent)
    let extent = typed.text(.extent)
    guard extent == "tuntas" || extent == "sementara" else {
      throw FieldFault(part: .extent, message: .verbExtentMissing)
    }
    return FinishWork(
      words: typed.text(.words), photos: typed.photos, photoOwner: typed.photoOwner,
      temporary: extent == "sementara")
  }
}

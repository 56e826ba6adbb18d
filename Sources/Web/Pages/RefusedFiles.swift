import Domain
import Evidence

/// What is said at a file field about files that were not taken.
extension RequestContext {
  /// About files that the form's reader left out, one line for all that were too many.
  /// - Parameter most: how many files the field takes
  func errors(ofRefused field: String, in form: FormBody, most: Int) -> [FieldError] {
    let refused = form.refused.filter { $0.field == field }
    let tooLarge = refused.filter { $0.reason == .tooLarge }
    return tooLarge.map { self.refused($0.name, at: field, .tooManyBytes(0)) }
      + (tooLarge.count < refused.count ? [tooManyFiles(field, most: most)] : [])
  }

  func refused(_ name: String, at field: String, _ refusal: PhotoRefusal) -> FieldError {
    FieldError(
      field, .formPhotoRefused,
      ["name": String(name.prefix(80)), "why": words(for: refusal)])
  }

  func tooManyFiles(_ field: String, most: Int) -> FieldError {
    FieldError(field, said: words(for: Draft.Problem.tooManyPhotos(most: most)))
  }
}

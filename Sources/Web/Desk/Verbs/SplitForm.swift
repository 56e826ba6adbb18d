import Casework
import Domain
import Storage

/// Pecah laporan: the reporter's words on a second matter become a report of their own.
struct SplitForm: VerbForm {
  let action = Action.split
  let slug = "pecah"

  func fields(_ view: VerbFields) -> HTML {
    """
    <p class="hint">\(view.context.text(.splitLead))</p>
    \(view.words(.splitWords, hint: .splitWordsHint, stored: view.desk.report.text))
    \(view.category(isOptional: true))
    \(view.carriedPhotos())
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    let text = typed.text(.words)
    guard text.count >= Draft.leastText else {
      throw FieldFault(part: .words, message: .splitTooShort)
    }
    return SplitReport(
      text: text, category: typed.optional(.category), photos: typed.values(.carried),
      keys: typed.keys)
  }
}

extension VerbFields {
  /// Which photos of the report show the other matter.
  fileprivate func carriedPhotos() -> HTML {
    let photos = desk.openPhotos
    guard !photos.isEmpty else { return .empty }
    return view.checkboxes(
      name(.carried), legend: .splitPhotos,
      choices: photos.enumerated().map { index, photo in
        Choice(photo.id, context.text(.deskComplaintPhoto, ["number": "\(index + 1)"]))
      }, isOptional: true)
  }
}

extension VerbInput {
  fileprivate func values(_ part: VerbPart) -> [String] {
    form.values("\(slug)_\(part.rawValue)")
  }
}

import Casework
import Domain

/// Koordinasikan: sideways to the agency with authority.
struct CoordinateForm: VerbForm {
  let action = Action.coordinate
  let slug = "koordinasi"

  func fields(_ view: VerbFields) -> HTML {
    """
    \(when: view.desk.report.participants.count > 1, view.hopWarning())
    \(view.agency(.verbAgency))
    \(view.reason(.coordination))
    \(view.words(.verbWords, hint: .verbToReporter, isOptional: true))
    """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.unit, .reason)
    return CoordinateReport(
      to: typed.text(.unit), reason: typed.text(.reason), words: typed.optional(.words))
  }
}

import Casework
import Domain

/// Putuskan permintaan: the arbiter grants or declines a pause or a promise beyond the terms.
struct DecideRequestForm: VerbForm {
  let action = Action.decideRequest
  let slug = "putuskan"

  func fields(_ view: VerbFields) -> HTML {
    let asked: HTML? = view.desk.report.clock.request.map { request in
      "<p><strong>\(view.context.requestWords(request, book: view.desk.book))</strong></p>"
    }
    return """
      \(asked)
      \(view.view.radios(
        "\(slug)_\(VerbPart.verdict.rawValue)", legend: .verbVerdict,
        choices: [
          Choice("setuju", view.context.text(.verbGrant)),
          Choice("tolak", view.context.text(.verbDecline)),
        ]))
      \(view.words(.verbWords, hint: .verbToReporter))
      """
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb {
    try typed.require(.verdict, .words)
    let verdict = typed.text(.verdict)
    guard verdict == "setuju" || verdict == "tolak" else {
      throw FieldFault(part: .verdict, message: .verbVerdictMissing)
    }
    return DecideRequest(grants: verdict == "setuju", words: typed.text(.words))
  }
}

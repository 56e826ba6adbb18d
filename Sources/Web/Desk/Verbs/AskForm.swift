import Casework
import Domain

/// Minta keterangan. The clock waits for the answer, as long as the terms allow.
struct AskForm: VerbForm {
  let action = Action.ask
  let slug = "tanya"

  func fields(_ view: VerbFields) -> HTML {
    "\(lead(view))\(view.words(.verbAskWords, hint: .verbAskHint))"
  }

  private func lead(_ view: VerbFields) -> HTML {
    let context = view.context
    guard let terms = try? view.desk.book.clocks.rules(for: view.desk.report).terms,
      terms.pauseCap > 0
    else { return .empty }
    let words = context.text(
      .verbAskLead,
      [
        "pause": context.value(of: .pauseCap, terms.pauseCap),
        "days": context.words.number(terms.questionCloseDays),
      ])
    return "<p class=\"hint\">\(words)</p>"
  }

  func verb(_ typed: VerbInput) throws -> any CaseVerb { AskReporter(words: typed.text(.words)) }
}

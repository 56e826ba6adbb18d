import Casework
import Domain
import Storage

/// Writes the page on which a verifier decides.
struct VerificationView {
  let context: RequestContext
  let desk: DeskReport
  let evidence: Evidence
  let attempt: Attempt?
  /// The form that sends the work to the inspectorate, when it has come back.
  let flag: FormView?

  private var report: Report { desk.report }

  var content: HTML {
    let shared = DeskReportView(context: context, desk: desk, attempt: attempt)
    let pictures = EvidenceView(
      context: context, evidence: evidence, book: desk.book,
      worker: desk.lastFinish?.actorUser.flatMap { desk.names[$0] },
      source: { CasePath.photo($0.id, .large) })
    let other = desk.otherWorkPhotos
    let forms = VerbForms.verification.filter { form in
      desk.verbs.contains(form.action)
        && (!(form is PhotoRequestForm)
          || desk.book.reason(.return, CodedReason.morePhotos) != nil)
    }
    return """
      \(attempt.map { context.formView(typed: $0.typed, errors: $0.errors).errorSummary })
      \(flag?.errorSummary)
      \(shared.conflict)
      <h1>\(context.text(.verificationTitle, ["number": report.number]))</h1>
      <p><a href="\(url: SafeURL.path(DeskPath.report(report.number), ["dari": shared.list]))">\
      \(context.text(.verificationReport))</a></p>
      \(when: evidence.isFlagged, notice(.waiting, "<p>\(context.text(.flagStands))</p>"))
      \(when: report.temporary, notice(.waiting, "<p>\(context.text(.verificationTemporary))</p>"))
      \(pictures.pair)
      \(when: !other.isEmpty, """
        <details class="verb"><summary>\(context.text(.verificationOther))</summary>
        \(pictures.figures(other, alt: .verificationOtherAlt, isProof: true))</details>
        """)
      <h2>\(context.text(.verificationVerdict))</h2>
      <p>\(context.text(.verificationClock))</p>
      <div class="columns">\(each: forms, {
        context.verbForm($0, desk: desk, attempt: attempt, isFolded: false)
      })\(when: !evidence.isFlagged, flagForm)</div>
      \(shared.templateTexts)
      \(shared.presence(at: DeskPath.check(report.number)))
      """
  }

  private var flagForm: HTML {
    let view = flag ?? context.formView()
    return """
      <section class="card"><h2>\(context.text(.inspectSend))</h2>
      <p>\(context.text(.inspectLead))</p>
      \(view.form(action: DeskPath.flag(report.number)) {
        """
        \(view.select("inspektorat_alasan", label: .verbReason, choices: desk.book.reasons(.return).map {
          Choice($0.code, context.text($0.text))
        }))
        \(view.textarea(
          "inspektorat_uraian", label: .inspectWords, hint: .inspectWordsHint, rows: 4, maxLength: 4_000))
        \(view.submit(.inspectSend))
        """
      })</section>
      """
  }
}

import Casework
import Domain

/// What may be done now: one form a verb, each folded away until it is wanted.
extension DeskReportView {
  var verbs: HTML {
    let offered = VerbForms.all.filter { desk.verbs.contains($0.action) }
    guard !offered.isEmpty else {
      return when(desk.verbs.isEmpty, "<p class=\"meta\">\(context.text(.deskNoVerbs))</p>")
    }
    return """
      <h2>\(context.text(.deskVerbs))</h2>
      <div class="verbs">\(each: offered, { context.verbForm($0, desk: desk, attempt: attempt) })</div>
      \(templateTexts)
      """
  }

  /// The verifier decides on the page that shows both pictures.
  var verification: HTML {
    guard desk.verbs.contains(.verify) else { return .empty }
    return """
      <p><a class="button" href="\(url: SafeURL.path(DeskPath.check(report.number), ["dari": list]))">\
      \(context.text(.verificationOpen))</a></p>
      """
  }

  /// Somebody was faster: what the officer saw, what it is now, what came between, and what the
  /// officer was about to do.
  var conflict: HTML {
    guard let attempt, let seen = attempt.seen else { return .empty }
    let since = desk.events.filter { $0.revision > seen }
    let then = Report.folding(
      number: report.number, desk.events.filter { $0.revision <= seen })
    let isFull = desk.sight == .desk
    let columns: HTML =
      isFull
      ? """
      <div class="columns">
      <section><h3>\(context.text(.conflictSeen))</h3>\(then.map { standing($0) })</section>
      <section><h3>\(context.text(.conflictNow))</h3>\(standing(report))</section>
      </div>
      """ : .empty
    let between: HTML =
      isFull
      ? """
      <h3>\(context.text(.conflictSince))</h3>
      \(context.caseTimeline(since, sight: .desk, book: book, photos: desk.photosByID))
      """ : .empty
    let verb = context.text(attempt.verb.title)
    let advice: HTML
    if let refusal = attempt.refusal {
      advice = "<p>\(context.text(.conflictOver)) \(context.words(for: refusal))</p>"
    } else {
      advice = """
        <p><a href="#\(attempt.verb.anchor)">\(context.text(.conflictAgain, ["verb": verb]))</a></p>
        """
    }
    return """
      <div class="conflict">
      \(notice(.late, title: context.text(.kernelStaleTitle), "<p>\(context.text(.conflictLead))</p>"))
      \(columns)\(between)
      <h3>\(context.text(.conflictWished, ["verb": verb]))</h3>
      \(context.typedSummary(attempt, desk: desk))
      \(advice)
      </div>
      """
  }

  private func standing(_ report: Report) -> HTML {
    var rows = [
      SummaryRow(context.text(.deskColumnState), context.stateChip(report.state)),
      SummaryRow(context.text(.deskFactHolder), "\(book.units.name(report.holder))"),
    ]
    if let category = report.category.flatMap({ book.category($0) }) {
      rows.append(SummaryRow(context.text(.deskFactCategory), "\(context.text(category.name))"))
    }
    if let estimate = report.estimate {
      rows.append(SummaryRow(context.text(.deskFactEstimate), context.time(estimate)))
    }
    return context.summaryList(rows)
  }

  private func when(_ condition: Bool, _ html: HTML) -> HTML { condition ? html : .empty }
}

extension RequestContext {
  /// The likely duplicate somebody chose on the page itself, where it is described.
  private func wished(_ verb: any VerbForm, _ desk: DeskReport) -> Report? {
    guard verb.action == .merge else { return nil }
    let number = query("gabung").flatMap { ReportNumber.normalised($0) }
    return desk.kin.likely.first { $0.report.number == number }?.report
  }

  /// One verb's form, open when it has just come back.
  func verbForm(
    _ verb: any VerbForm, desk: DeskReport, attempt: Attempt?, isFolded: Bool = true
  ) -> HTML {
    let own = attempt.flatMap { $0.verb.slug == verb.slug ? $0 : nil }
    let view = own.map { formView(typed: $0.typed, errors: $0.errors) } ?? formView()
    let fields = VerbFields(
      view: view, desk: desk, action: verb.action, slug: verb.slug, context: self,
      keptPhotos: own?.keptPhotos ?? [], target: own?.target ?? wished(verb, desk))
    let list = listLeft(attempt)
    let form = view.form(
      action: "\(DeskPath.report(desk.report.number))/\(verb.slug)", uploads: verb.takesPhotos,
      hidden: ["versi": String(desk.report.version)]
    ) {
      """
      \(list.map { view.hidden("dari", $0) })\(verb.fields(fields))\(view.submit(verb.title))
      """
    }
    guard isFolded else {
      return
        "<section class=\"card\" id=\"\(verb.anchor)\"><h2>\(text(verb.title))</h2>\(form)</section>"
    }
    let isWished = verb.action == .merge && query("gabung") != nil
    return """
      <details class="verb" id="\(verb.anchor)"\
      \(flag: "open", own != nil || verb.action == .decideRequest || isWished)>\
      <summary>\(text(verb.title))</summary>\(form)</details>

      """
  }
}

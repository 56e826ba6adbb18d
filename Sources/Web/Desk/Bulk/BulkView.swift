import Domain
import HTTPTypes
import Storage

/// The page of one verb for several reports, before and after.
struct BulkView {
  let context: RequestContext
  let verb: BulkVerb
  let actor: Actor
  let book: CityBook
  let chosen: Selection
  let reports: [String: Report]
  let people: [User]
  /// Answers kept ready for this verb.
  let templates: [AnswerTemplate]
  /// Path of the list.
  let back: String

  /// Nil for what the officer may not read: hidden and absent are the same.
  func report(_ one: Selection.One) -> Report? {
    reports[one.number].flatMap {
      Visibility.sight(of: $0, for: actor, units: book.units) == .desk ? $0 : nil
    }
  }

  /// What is wrong with the form itself, where every report refused it for the same field.
  func commonError(_ outcomes: [BulkOutcome]) -> FieldError? {
    guard case .refused(let first) = outcomes.first, outcomes.allSatisfy({ $0 == .refused(first) })
    else { return nil }
    let field = verb.form.field(of: first)
    guard field != verb.form.anchor else { return nil }
    return FieldError(field, .deskRefused, ["words": context.words(for: first)])
  }

  /// What is said of one report: the answer that was chosen, filled by the report, then what was
  /// typed. Nil where the report does not fill all of it.
  func filled(_ typed: VerbInput, for report: Report) -> VerbInput? {
    let chosen = typed.form.whole(verb.templateName)
    guard let template = templates.first(where: { $0.id == chosen }) else { return typed }
    let words = template.filled(for: report, book: book, words: context.words)
    guard AnswerTemplate.missing(in: words).isEmpty else { return nil }
    let all = [words, typed.text(.words)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    return VerbInput(
      slug: typed.slug, form: typed.form.replacing(verb.form.name(.words), with: all),
      clock: typed.clock, photos: typed.photos, photoOwner: typed.photoOwner, keys: typed.keys,
      viewing: typed.viewing)
  }

  private var title: String { context.text(.of(verb.form.action)) }

  // MARK: Before

  func page(typed: FormBody = FormBody(), errors: [FieldError] = []) -> Answer {
    let view = context.formView(typed: typed, errors: errors)
    var ready: [Selection.One] = []
    var refused: [[HTML]] = []
    for one in chosen.all {
      guard let report = report(one) else {
        refused.append(["\(one.number)", "\(context.text(.bulkHidden))"])
        continue
      }
      if let refusal = verb.refusal(of: report, for: actor, book: book, now: context.now) {
        refused.append([link(one.number), "\(context.words(for: refusal))"])
      } else {
        ready.append(one)
      }
    }
    let out: HTML? =
      refused.isEmpty
      ? nil
      : """
      <h2>\(context.text(.bulkLeftOut))</h2>
      <div class="titled">\(context.table(
        caption: context.text(.bulkLeftOut),
        columns: [
          Column(context.text(.deskColumnReport)), Column(context.text(.bulkReason)),
        ], rows: refused))</div>
      """
    let none: Message = chosen.all.isEmpty ? .bulkNone : .bulkNoneFits
    let empty: HTML = "<p class=\"lead\" id=\"pilih\">\(context.text(none))</p>"
    return context.page(
      title: title, status: errors.isEmpty ? .ok : .unprocessableContent, errors: errors,
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(ready.isEmpty ? empty : form(view, ready, ticked: { _ in true }))
        \(out)
        \(backLink)
        """)
  }

  /// - Parameter ticked: which are chosen again already
  private func form(
    _ view: FormView, _ ready: [Selection.One], ticked: (Selection.One) -> Bool
  ) -> HTML {
    view.form(action: DeskPath.bulk, hidden: ["aksi": verb.form.slug, "kembali": back]) {
      """
      <fieldset class="field"><legend>\(context.text(.bulkReports))</legend>
      \(each: ready.enumerated(), { index, one in
        let id = index == 0 ? "pilih" : "pilih-\(index)"
        let now = report(one)
        // What was ticked stays the version that was seen; whoever ticks it here has seen this one.
        let value = ticked(one) ? one.value : now.map { "\(one.number).\($0.version)" } ?? one.value
        return """
          <div class="choice"><input type="checkbox" id="\(id)" name="pilih" \
          value="\(value)"\
          \(flag: "checked", ticked(one))><label for="\(id)">\(now.map { label($0, one) })</label></div>

          """
      })</fieldset>
      \(verb.fields(view, actor: actor, people: people, templates: templates, book: book))
      \(view.submit(.of(verb.form.action)))
      """
    }
  }

  private func label(_ report: Report, _ one: Selection.One) -> HTML {
    let category =
      report.category.flatMap { book.category($0) }.map { context.text($0.name) }
      ?? context.text(.deskNoCategory)
    let village = report.area.flatMap { book.area($0.village)?.name }
    let facts = [category, village, context.text(.of(report.state))].compactMap { $0 }
    let mark: HTML? =
      report.version == one.seen
      ? nil : " <span class=\"mark\">\(context.text(.bulkChanged))</span>"
    return """
      <span><strong>\(report.number)</strong> \(facts.joined(separator: ", "))\(mark)</span>
      """
  }

  private func link(_ number: String) -> HTML {
    "<a href=\"\(url: DeskPath.report(number))\">\(number)</a>"
  }

  private var backLink: HTML {
    "<p><a href=\"\(url: back)\">\(context.text(.bulkBack))</a></p>"
  }

  // MARK: After

  /// What became of each; what was typed stays for those it can still be done to. One that changed
  /// meanwhile is not ticked again by itself: somebody has to look at it first.
  func result(_ outcomes: [BulkOutcome], typed: FormBody) -> Answer {
    let pairs = Array(zip(chosen.all, outcomes))
    let done = outcomes.filter { $0 == .done }.count
    let again = pairs.filter { one, outcome in
      guard [.changed, .notTried, .unfilled].contains(outcome), let report = report(one) else {
        return false
      }
      return verb.refusal(of: report, for: actor, book: book, now: context.now) == nil
    }
    let missed = Set(pairs.filter { $0.1 == .notTried }.map { $0.0.number })
    let retry: HTML? =
      again.isEmpty
      ? nil
      : """
      <h2>\(context.text(.bulkAgain))</h2>
      <p>\(context.text(.bulkAgainLead))</p>
      \(form(context.formView(typed: typed), again.map(\.0), ticked: { missed.contains($0.number) }))
      """
    let kept: HTML? =
      again.isEmpty && done < pairs.count && !typed.text(verb.form.name(.words)).isEmpty
      ? """
      <h2>\(context.text(.bulkTyped))</h2>
      <blockquote class="said">\(typed.text(verb.form.name(.words)))</blockquote>
      """ : nil
    let heading = context.text(
      .bulkDone, ["done": context.words.number(done), "all": context.words.number(pairs.count)])
    return context.page(
      title: heading,
      content: """
        <h1>\(heading)</h1>
        <p class="meta">\(title)</p>
        <div class="titled">\(context.table(
          caption: context.text(.bulkReports),
          columns: [Column(context.text(.deskColumnReport)), Column(context.text(.bulkOutcome))],
          rows: pairs.map { one, outcome in
            let number: HTML = report(one) == nil ? "\(one.number)" : link(one.number)
            let (tone, words) = said(outcome)
            return [number, statusChip(tone, words)]
          }))</div>
        \(retry)
        \(kept)
        \(backLink)
        """)
  }

  private func said(_ outcome: BulkOutcome) -> (Tone, String) {
    switch outcome {
    case .done: (.done, context.text(.bulkOutcomeDone))
    case .changed: (.late, context.text(.bulkOutcomeChanged))
    case .refused(let refusal): (.refused, context.words(for: refusal))
    case .hidden: (.neutral, context.text(.bulkHidden))
    case .unfilled: (.refused, context.text(.bulkOutcomeUnfilled))
    case .notTried: (.late, context.text(.bulkOutcomeNotTried))
    }
  }
}

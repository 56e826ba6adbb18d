import Casework
import Domain
import Storage

/// Before the privacy question: open public reports near by that may be about the same thing. Who
/// finds the own trouble among them supports that report and is done.
extension ReportFormPages {
  var similarRoutes: [Route] {
    [
      .get("/lapor/{draf}/serupa", .anyone) { context in
        try await withForm(context) { open in
          let similar = try await similar(to: open)
          guard !similar.isEmpty else {
            return .redirect(to: FormStep.privacy.path(open.token))
          }
          return similarPage(context, open, similar)
        }
      },
      .form("/lapor/{draf}/serupa", .anyone) { context, typed in
        try await withForm(context) { open in
          var open = open
          if goesBack(typed) { return .redirect(to: FormStep.problem.path(open.token)) }
          open.form.seen.insert(Self.similarStep)
          try await keep(open, context)
          return try await afterProblem(open, context, typed)
        }
      },
    ]
  }

  static let similarStep = "serupa"

  /// A report near by and how many support it.
  typealias Similar = (found: SimilarReport, supporters: Int)

  /// Where to go when the text is there: to the questions that help, each asked once, and then on.
  func afterProblem(
    _ open: OpenForm, _ context: RequestContext, _ typed: FormBody
  ) async throws -> Answer {
    guard !goesBack(typed), !returnsToCheck(context, typed) else {
      return onward(from: .problem, open, context, typed)
    }
    if asksCategory(open) {
      return .redirect(to: FormStep.path(open.token, Self.categoryStep))
    }
    if !open.form.seen.contains(Self.similarStep), try await !similar(to: open).isEmpty {
      return .redirect(to: FormStep.path(open.token, Self.similarStep))
    }
    return onward(from: .problem, open, context, typed)
  }

  private func similar(to open: OpenForm) async throws -> [Similar] {
    let draft = open.draft
    guard draft.kind == .complaint, let place = draft.place else { return [] }
    let categories =
      draft.category.map { [$0] }
      ?? book.suggester.suggestions(for: draft.text).map(\.category)
    let book = book
    return try await office.database.read { connection in
      let near = try ReportLists.openNear(
        place, within: SimilarReport.reach, book: book, limit: SimilarReport.candidates,
        on: connection)
      let found = SimilarReport.ranked(
        near, text: draft.text, categories: Set(categories), from: place, book: book)
      let counts = try SupportRows.counts(of: found.map(\.report.id), on: connection)
      return found.map { ($0, counts[$0.report.id] ?? 0) }
    }
  }

  private func similarPage(
    _ context: RequestContext, _ open: OpenForm, _ similar: [Similar]
  ) -> Answer {
    let view = context.formView()
    let on = view.form(action: FormStep.path(open.token, Self.similarStep)) {
      """
      <div class="actions">\(view.submit(.aidSimilarNone, name: "aksi", value: "lanjut"))\
      \(view.secondary(.formBack, name: "aksi", value: "kembali"))</div>
      """
    }
    return context.page(
      title: context.text(.aidSimilarTitle),
      content: """
        \(progress(context, .problem))
        \(book.soundsLikeEmergency(open.draft.text) ? emergencyNotice(context) : .empty)
        <h1>\(context.text(.aidSimilarTitle))</h1>
        <p class="lead">\(context.text(.aidSimilarLead))</p>
        <h2 class="spoken">\(context.text(.aidSimilarList))</h2>
        <ul class="reports">\(each: similar, { similarCard(context, open, $0) })</ul>
        \(on)
        """)
  }

  private func similarCard(
    _ context: RequestContext, _ open: OpenForm, _ similar: Similar
  ) -> HTML {
    let report = similar.found.report
    // The public point lies on a grid: nearer than its grain nothing can be said.
    let metres = max(50, Int((similar.found.metres / 50).rounded(.up)) * 50)
    let age = context.words.span(max(60_000, context.now - report.receivedAt))
    let more: HTML = """
      <p class="meta">\(context.text(.aidNear, ["metres": context.words.number(metres)])) · \
      \(context.text(.aidAge, ["span": age]))</p>
      \(context.supporters(similar.supporters))
      \(context.formView().form(
        action: SupportPages.path(report.number),
        hidden: ["kembali": FormStep.privacy.path(open.token)]
      ) {
        """
        <button class="button quiet">\(context.text(.supportDo))\
        <span class="spoken"> \(report.number)</span></button>
        """
      })
      """
    return context.reportCard(report, book: book, more: more)
  }
}

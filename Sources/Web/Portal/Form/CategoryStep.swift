import Casework
import Domain

/// After the text of step 3: up to three categories it may be about. Asked only of who chose none,
/// only once, and never in the way: going on without an answer is an answer.
extension ReportFormPages {
  var categoryRoutes: [Route] {
    [
      .get("/lapor/{draf}/kategori", .anyone) { context in
        try await withForm(context) { categoryPage(context, $0) }
      },
      .form("/lapor/{draf}/kategori", .anyone) { context, typed in
        try await withForm(context) { try await categorySent(context, $0, typed) }
      },
    ]
  }

  static let categoryStep = "kategori"
  /// The answers that name no category.
  private static let other = "lain"
  private static let none = "tidak"

  /// Whether there is something to ask about the category.
  func asksCategory(_ open: OpenForm) -> Bool {
    open.draft.category == nil && !open.form.seen.contains(Self.categoryStep)
      && !book.suggester.suggestions(for: open.draft.text).isEmpty
  }

  private func categoryPage(_ context: RequestContext, _ open: OpenForm) -> Answer {
    let view = context.formView()
    let suggested = book.suggester.suggestions(for: open.draft.text).compactMap { suggestion in
      book.category(suggestion.category).map { category in
        Choice(
          category.slug, context.text(category.name),
          hint: context.text(suggestion.confidence == .likely ? .aidLikely : .aidPossible))
      }
    }
    return stepPage(
      context, open, .problem, path: FormStep.path(open.token, Self.categoryStep),
      title: .aidCategoryTitle, view: view,
      notice: book.soundsLikeEmergency(open.draft.text) ? emergencyNotice(context) : .empty,
      lead: """
        <p class="lead">\(context.text(.aidCategoryLead))</p>
        <blockquote class="said">\(open.draft.text.beginning(200))</blockquote>
        """,
      fields: """
        \(view.radios(
          "kategori", legend: .formCategory,
          choices: suggested + [
            Choice(Self.other, context.text(.aidCategoryOther)),
            Choice(Self.none, context.text(.aidCategoryNone)),
          ], stored: open.draft.category ?? "", isOptional: true))
        \(view.groupedSelect(
          "kategori-lain", label: .aidCategoryList, groups: categoryGroups(context), stored: "",
          isOptional: true))
        """)
  }

  private func categorySent(
    _ context: RequestContext, _ open: OpenForm, _ typed: FormBody
  ) async throws -> Answer {
    var open = open
    if goesBack(typed) { return .redirect(to: FormStep.problem.path(open.token)) }
    let chosen = typed.text("kategori")
    // Who opened the long list and chose there has answered, whichever mark stands above it.
    let listed = typed.text("kategori-lain")
    let slug = chosen.isEmpty || chosen == Self.other ? listed : chosen
    open.draft.category = book.category(slug)?.slug
    open.form.seen.insert(Self.categoryStep)
    proposePrivacy(&open)
    try await keep(open, context)
    return try await afterProblem(open, context, typed)
  }
}

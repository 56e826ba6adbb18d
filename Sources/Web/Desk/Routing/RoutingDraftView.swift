import Channels
import Domain
import HTTPTypes

/// Writes the page on which routing rules are put in order, changed, tried and published.
struct RoutingDraftView {
  private typealias Fields = RoutingDraftPage

  let context: RequestContext
  let book: CityBook
  let draft: RoutingRules

  /// - Parameter editing: position of the rule in the form; nil for a new one
  func page(
    editing: Int? = nil, typed: FormBody = FormBody(), errors: [FieldError] = [],
    trial: RoutingTrial? = nil
  ) -> Answer {
    let view = context.formView(typed: typed, errors: errors)
    let title = context.text(trial == nil ? .routingWrite : .publishPreviewTitle)
    let isRule = editing != nil || typed.value(Fields.stepField) == Fields.keepStep
    return context.page(
      title: title, status: errors.isEmpty ? .ok : .unprocessableContent, errors: errors,
      wide: true,
      content: """
        \(context.administrationTabs(DeskPath.routing))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(trial.map { preview($0, view) })
        <p>\(context.text(.routingDraftLead))</p>
        \(order)
        <details\(flag: "open", isRule)><summary>\(context.text(editing == nil ? .routingAdd : .routingEdit))</summary>
        \(rule(view, editing))
        </details>
        <h2>\(context.text(.routingTest))</h2>
        \(table(view))
        """)
  }

  private var csv: String { RoutingCSV.text(draft) }

  // MARK: The order

  private var order: HTML {
    guard !draft.rules.isEmpty else { return "<p>\(context.text(.routingNone))</p>" }
    let view = context.formView()
    let columns = [
      Column(context.text(.routingPosition), isNumber: true), Column(context.text(.routingName)),
      Column(context.text(.routingConditions)), Column(context.text(.routingOutcome)),
      Column(context.text(.routingActions)),
    ]
    let rows: [[HTML]] = draft.rules.enumerated().map { index, rule in
      let last = draft.rules.count - 1
      return [
        "\(context.words.number(index + 1))", "\(rule.name)",
        "\(context.conditions(of: rule, book))", "\(context.outcome(of: rule, book))",
        """
        <div class="actions">\(when: index > 0, button(.routingUp, "naik", index, rule))\
        \(when: index < last, button(.routingDown, "turun", index, rule))\
        \(button(.routingEdit, "ubah", index, rule))\(button(.routingRemove, "hapus", index, rule))</div>
        """,
      ]
    }
    return view.form(
      action: DeskPath.routingDraft, uploads: true, hidden: [Fields.rulesField: csv]
    ) { context.table(caption: context.text(.routingOrder), columns: columns, rows: rows) }
  }

  private func button(_ label: Message, _ step: String, _ index: Int, _ rule: RoutingRules.Rule)
    -> HTML
  {
    """
    <button class="button quiet" name="\(Fields.stepField)" value="\(step):\(index)">\
    \(context.text(label))<span class="spoken"> \(rule.name)</span></button>
    """
  }

  // MARK: One rule

  private func rule(_ view: FormView, _ position: Int?) -> HTML {
    let rule = position.map { draft.rules[$0] }
    let units =
      [Choice(CategoriesPage.villageOffice, context.text(.categoriesVillage))]
      + book.units.all.filter { $0.canHold && $0.kind != .village }.map {
        Choice($0.code, $0.name)
      }
    let stored: String =
      switch rule?.target {
      case .unit(let code)?: code
      case .villageOffice?: CategoriesPage.villageOffice
      case nil: ""
      }
    return view.form(
      action: DeskPath.routingDraft, uploads: true, hidden: [Fields.rulesField: csv]
    ) {
      """
      \(view.hidden(Fields.positionField, position.map(String.init) ?? ""))
      \(view.text(
        "nama_aturan", label: .routingName, hint: .routingNameHint, stored: rule?.name ?? "",
        autocomplete: "off", maxLength: RoutingRules.longestName))
      <details\(flag: "open", !(rule?.categories.isEmpty ?? true))><summary>\(context.text(.routingCategories))</summary>
      \(view.checkboxes(
        "kategori", legend: .routingCategories, hint: .routingAnyHint,
        choices: book.categories.map { Choice($0.slug, context.text($0.name)) },
        stored: Set(rule?.categories ?? []), isOptional: true))</details>
      \(view.select(
        "wilayah", label: .areasOne, hint: .routingAreaHint,
        choices: book.areas.map { Choice($0.code, "\($0.name) (\($0.code))") },
        stored: rule?.area ?? "", isOptional: true))
      \(view.textarea(
        "kata", label: .routingWords, hint: .routingWordsHint,
        stored: (rule?.words ?? []).joined(separator: "\n"), rows: 3, isOptional: true,
        maxLength: 2_000))
      \(view.select(
        "kanal", label: .channelsOne,
        choices: book.channels.map { Choice($0.code, context.text($0.name)) },
        stored: rule?.channel ?? "", isOptional: true))
      \(view.select(
        "jenis", label: .routingKind,
        choices: ReportKind.allCases.map { Choice($0.rawValue, context.text(.of($0))) },
        stored: rule?.kind?.rawValue ?? "", isOptional: true))
      \(view.select(
        "sifat", label: .routingPrivacy,
        choices: Privacy.allCases.map { Choice($0.rawValue, context.text(.of($0))) },
        stored: rule?.privacy?.rawValue ?? "", isOptional: true))
      \(view.radios(
        "akibat", legend: .routingOutcome,
        choices: [
          Choice(
            RoutingRules.Outcome.suggest.rawValue, context.text(.routingSuggest),
            hint: context.text(.routingSuggestHint)),
          Choice(
            RoutingRules.Outcome.hand.rawValue, context.text(.routingHand),
            hint: context.text(.routingHandHint)),
        ], stored: (rule?.outcome ?? .suggest).rawValue))
      \(view.select("tujuan", label: .routingTarget, choices: units, stored: stored))
      \(view.submit(.routingKeep, name: Fields.stepField, value: Fields.keepStep))
      """
    }
  }

  // MARK: The table, the note and the test

  private func table(_ view: FormView) -> HTML {
    let isOpen = view.error(Fields.rulesField) != nil || view.error("aturan_berkas") != nil
    // A draft that could not be read is shown as it was typed, any other as it stands now.
    let shown = isOpen ? view : context.formView(errors: view.errors)
    return view.form(action: DeskPath.routingDraft, uploads: true) {
      """
      <details\(flag: "open", isOpen)><summary>\(context.text(.routingTable))</summary>
      \(Publishing(context: context).box(
        shown, Fields.rulesField, .routingTable, hint: .routingTableHint, stored: csv))
      </details>
      \(view.submit(.routingTry))
      """
    }
  }

  // MARK: What past reports say

  private func preview(_ trial: RoutingTrial, _ view: FormView) -> HTML {
    let changes = draft.changes(since: book.routing.rules).map { context.sentence($0, book) }
    let shown = changes.prefix(Publishing.mostChanges)
    let rest = changes.count - shown.count
    return """
      <section class="card"><h2>\(context.text(.publishChanges))</h2>
      <ul>\(each: shown, { "<li>\($0)</li>" })</ul>
      \(when: rest > 0, "<p>\(context.text(.publishMoreChanges, ["count": context.words.number(rest)]))</p>")
      <h3>\(context.text(.trialTitle))</h3>
      \(outcome(trial))
      \(view.form(action: DeskPath.routingDraft, uploads: true) {
        """
        \(view.hidden(Fields.rulesField, csv))
        \(view.textarea(
          Publishing.noteField, label: .publishNote, hint: .publishNoteHint, rows: 3, maxLength: 500))
        \(view.hidden(Publishing.baseField, String(book.routing.version)))
        \(view.submit(.publishSend, name: Fields.stepField, value: Fields.publishStep))
        """
      })
      </section>
      <h2>\(context.text(.publishMend))</h2>
      """
  }

  private func outcome(_ trial: RoutingTrial) -> HTML {
    guard trial.reports > 0 else { return "<p>\(context.text(.trialNone))</p>" }
    func number(_ value: Int) -> String { context.words.number(value) }
    func percent(_ value: Int) -> String {
      "\(number(value)) (\(number((value * 100 + trial.reports / 2) / trial.reports))%)"
    }
    let counted = zip(draft.rules, trial.byRule).enumerated().map { index, pair -> [HTML] in
      ["\(number(index + 1))", "\(pair.0.name)", "\(number(pair.1))"]
    }
    let columns = [
      Column(context.text(.routingPosition), isNumber: true), Column(context.text(.routingName)),
      Column(context.text(.trialDecides), isNumber: true),
    ]
    return """
      <p>\(context.text(.trialLead, ["count": number(trial.reports)]))</p>
      \(context.summaryList([
        SummaryRow(context.text(.trialChanged), "\(percent(trial.changed))"),
        SummaryRow(context.text(.trialRightBefore), "\(percent(trial.rightBefore))"),
        SummaryRow(context.text(.trialRightAfter), "\(percent(trial.rightAfter))"),
      ]))
      \(when: !draft.rules.isEmpty, """
        <div class="titled">\(context.table(
          caption: context.text(.trialByRule), columns: columns, rows: counted))</div>
        """)
      \(examples(trial))
      """
  }

  private func examples(_ trial: RoutingTrial) -> HTML {
    guard !trial.examples.isEmpty else { return .empty }
    let columns = [
      Column(context.text(.trialReport)), Column(context.text(.trialBefore)),
      Column(context.text(.trialAfter)), Column(context.text(.trialRule)),
      Column(context.text(.trialWorked)),
    ]
    func unit(_ code: String?) -> String { code.map { book.units.name($0) } ?? "\u{2013}" }
    let rows: [[HTML]] = trial.examples.map { example in
      [
        "<a href=\"\(url: "/laporan/\(SafeURL.encoded(example.number))")\">\(example.number)</a>",
        "\(unit(example.before))", "\(unit(example.after))", "\(example.rule ?? "\u{2013}")",
        "\(unit(example.worked))",
      ]
    }
    return """
      <div class="titled">\(context.table(
        caption: context.text(.trialExamples), columns: columns, rows: rows))</div>
      """
  }
}

import Casework
import Domain
import Storage

/// One verb for several reports: asked for once, done to each report by itself.
struct BulkVerb: Sendable {
  let form: any VerbForm
  /// The key that leads to it from a list; nil = only the button.
  let key: String?

  static let all: [BulkVerb] = [
    BulkVerb(form: TakeForm(), key: "a"), BulkVerb(form: DispatchForm(), key: "d"),
    BulkVerb(form: ProgressForm(), key: "r"), BulkVerb(form: AnswerForm(), key: nil),
    BulkVerb(form: AskForm(), key: nil), BulkVerb(form: NoteForm(), key: nil),
  ]

  /// Whether its words go to reporters and nothing else is asked for.
  var speaks: Bool {
    form.action != .take && form.action != .dispatch
      && AnswerTemplate.speaking.contains(form.action)
  }

  /// Name of the field in which an answer is chosen.
  var templateName: String { "\(form.slug)_contoh" }

  /// Those a role ever does.
  static func offered(to role: Role) -> [BulkVerb] {
    all.filter { Permissions.reach(role, $0.form.action) != nil }
  }

  /// What stands for "the office of each report's own place" among the units.
  static let local = "setempat"

  /// Why a report may not be touched by this verb; nil when it may.
  func refusal(of report: Report, for actor: Actor, book: CityBook, now: Int64) -> Refusal? {
    do {
      try Permissions.check(actor, form.action, on: report, units: book.units)
      _ = try Lifecycle.next(
        report.state, form.action,
        report.facts(byArbiter: actor.unit == book.city.arbiterUnit), now: now)
      return nil
    } catch {
      return error
    }
  }

  /// The step for one report.
  /// - Throws: ``FieldFault`` for what was typed, ``Refusal`` for what fits this report alone
  func step(_ typed: VerbInput, for report: Report, actor: Actor, book: CityBook) throws
    -> any CaseVerb
  {
    guard form.action == .dispatch, typed.text(.unit) == Self.local else {
      return try form.verb(typed)
    }
    guard let own = actor.unit,
      let unit = Routing.localOffice(of: own, area: report.area, units: book.units)
    else { throw Refusal.unknownUnit(Self.local) }
    return Dispatch(
      to: unit, words: typed.optional(.words), estimate: try typed.moment())
  }

  /// What has to be said, once for all of them.
  func fields(
    _ view: FormView, actor: Actor, people: [User], templates: [AnswerTemplate], book: CityBook
  ) -> HTML {
    let context = view.context
    func name(_ part: VerbPart) -> String { form.name(part) }
    func words(_ label: Message, isOptional: Bool = false) -> HTML {
      let answers: HTML? =
        templates.isEmpty
        ? nil
        : view.select(
          templateName, label: .bulkTemplate, hint: .bulkTemplateHint,
          choices: templates.map { Choice(String($0.id), $0.name) }, isOptional: true)
      let area = view.textarea(
        name(.words), label: label, hint: isOptional ? nil : .bulkWordsHint, rows: 4,
        isOptional: isOptional || answers != nil, maxLength: 4_000)
      return "\(answers)\(area)"
    }
    let estimate: HTML = """
      \(view.text(
        name(.date), label: .verbEstimateDate, hint: .verbDateHint, type: .date, isOptional: true,
        width: .half))
      \(view.text(
        name(.time), label: .verbTime, hint: .verbTimeHint, isOptional: true, maxLength: 5,
        width: .short))
      """
    switch form.action {
    case .take: return estimate
    case .dispatch:
      let below = book.units.subtree(of: actor.unit ?? "").filter(\.canHold)
      let hasLocal = book.units.children(of: actor.unit ?? "").contains { $0.area != nil }
      return """
        \(view.select(
          name(.unit), label: .verbUnitBelow, hint: .verbUnitBelowHint,
          choices: (hasLocal ? [Choice(Self.local, context.text(.bulkLocalOffice))] : [])
            + below.map { Choice($0.code, $0.name) }, isOptional: true))
        \(view.select(
          name(.person), label: .verbPerson, hint: .verbPersonHint,
          choices: people.map { user in
            let unit = book.units[user.unit]?.shortName ?? user.unit
            return Choice(
              String(user.id), "\(user.name) (\(context.text(.of(user.role))), \(unit))")
          }, isOptional: true))
        \(words(.verbDispatchWords, isOptional: true))
        \(estimate)
        """
    case .addProgress: return words(.verbProgressWords)
    case .answer: return words(.verbAnswerWords)
    case .ask: return words(.verbAskWords)
    default: return words(.verbNoteWords)
    }
  }
}

extension RequestContext {
  /// The verbs for what is ticked in the list below. Going there changes nothing yet, so it is a
  /// GET.
  /// - Parameter path: of the list, to come back to
  func chosenBar(_ actor: Actor, from path: String) -> HTML {
    """
    <form id="pilihan" class="chosen" method="get" action="\(url: DeskPath.bulk)">
    <input type="hidden" name="kembali" value="\(path)">
    <span class="meta" data-terpilih="\(text(.bulkCount))">\(text(.bulkLead))</span>
    \(each: BulkVerb.offered(to: actor.role), { verb in
      """
      <button class="button quiet" name="aksi" value="\(verb.form.slug)"\
      \(attribute: "aria-keyshortcuts", verb.key)>\(text(.of(verb.form.action)))</button>

      """
    })\
    <button class="button quiet" formaction="\(url: DeskPath.route)">\(text(.routeTitle))</button>
    </form>
    """
  }
}

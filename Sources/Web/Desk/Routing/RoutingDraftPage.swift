import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// Writing new routing rules. The draft travels in the form as CSV, so that nothing half-done lies
/// in the store and two administrators cannot mix theirs; it is tried on past reports and then
/// published.
struct RoutingDraftPage: Sendable {
  static let rulesField = "aturan"
  static let stepField = "langkah"
  static let positionField = "posisi"
  static let publishStep = "terbit"
  static let keepStep = "simpan"

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.routingDraft, .roles(.administrators)) { context in
        view(context, office.book.routing.rules).page()
      },
      .form(DeskPath.routingDraft, .roles(.administrators), uploads: true) { context, form in
        try await sent(context, form)
      },
    ]
  }

  private func view(_ context: RequestContext, _ draft: RoutingRules) -> RoutingDraftView {
    RoutingDraftView(context: context, book: office.book, draft: draft)
  }

  private func sent(_ context: RequestContext, _ raw: FormBody) async throws -> Answer {
    let taken = Publishing.taken(raw, boxes: [Self.rulesField])
    let form = taken.form
    var errors = taken.errors
    var draft = RoutingRules()
    do throws(CityTablesError) {
      draft = try RoutingCSV.rules(form.text(Self.rulesField))
    } catch {
      errors.append(context.fault(error, at: Self.rulesField, columns: RoutingCSV.columns))
    }
    guard errors.isEmpty else {
      return view(context, draft).page(typed: form, errors: errors)
    }
    let words = form.text(Self.stepField).split(separator: ":")
    let position =
      words.count == 2 ? Int(words[1]).flatMap { draft.rules.indices.contains($0) ? $0 : nil } : nil
    switch (words.first, position) {
    case ("naik", let position?): draft = draft.moving(position, by: -1)
    case ("turun", let position?): draft = draft.moving(position, by: 1)
    case ("hapus", let position?): draft.rules.remove(at: position)
    case ("ubah", let position?):
      return view(context, draft).page(editing: position)
    case ("simpan", _): return keep(context, form, draft)
    default: return try await tryOut(context, form, draft)
    }
    return view(context, draft).page()
  }

  // MARK: One rule

  private func keep(_ context: RequestContext, _ form: FormBody, _ draft: RoutingRules) -> Answer {
    var draft = draft
    let known = form.whole(Self.positionField, 0...RoutingRules.mostRules).flatMap {
      draft.rules.indices.contains($0) ? $0 : nil
    }
    guard let target = Self.target(form.text("tujuan")) else {
      return view(context, draft).page(
        editing: known, typed: form, errors: [FieldError("tujuan", .categoriesTargetWrong)])
    }
    func optional(_ name: String) -> String? {
      let text = form.text(name)
      return text.isEmpty ? nil : text
    }
    let rule = RoutingRules.Rule(
      name: form.text("nama_aturan"), categories: form.values("kategori"),
      area: optional("wilayah"), words: RoutingCSV.list(form.text("kata")),
      channel: optional("kanal"), kind: optional("jenis").flatMap(ReportKind.init(rawValue:)),
      privacy: optional("sifat").flatMap(Privacy.init(rawValue:)),
      outcome: RoutingRules.Outcome(rawValue: form.text("akibat")) ?? .suggest, target: target)
    let number: Int
    let before = draft
    if let known {
      draft.rules[known] = rule
      number = known + 1
    } else {
      draft.rules.append(rule)
      number = draft.rules.count
    }
    // Only what is wrong with this very rule stands in its way here.
    let problems = draft.problems(in: office.book).filter { $0.isAbout(number) }
    guard problems.isEmpty else {
      return view(context, before).page(
        editing: known, typed: form,
        errors: problems.map { context.error($0, at: $0.field) })
    }
    return view(context, draft).page()
  }

  /// A unit by its code, or the village office of the place.
  private static func target(_ typed: String) -> Domain.Category.Target? {
    typed.isEmpty
      ? nil : typed == CategoriesPage.villageOffice ? .villageOffice : .unit(typed)
  }

  // MARK: Trying and publishing

  private func tryOut(_ context: RequestContext, _ form: FormBody, _ draft: RoutingRules)
    async throws -> Answer
  {
    let book = office.book
    let current = book.routing
    var errors = draft.problems(in: book).map { context.error($0, at: Self.rulesField) }
    if errors.isEmpty, draft == current.rules {
      errors.append(FieldError(Self.rulesField, .routingNothing))
    }
    guard errors.isEmpty else {
      return view(context, draft).page(typed: form, errors: errors)
    }
    let note = form.text(Publishing.noteField)
    let publishes = form.value(Self.stepField) == Self.publishStep
    // What it is for is asked where it is published.
    let isNoted = !note.isEmpty && !note.isLonger(than: 500)
    guard publishes, isNoted else {
      let actor = try context.officer()
      let reports = try await office.database.read {
        try ReportRows.worked(limit: RoutingTrial.mostReports, on: $0)
      }
      let trial = RoutingTrial(of: reports, before: current.rules, after: draft, book: book) {
        // An administrator reads what everybody reads.
        Visibility.sight(of: $0, for: actor, units: book.units) >= .open
      }
      return view(context, draft).page(
        typed: form,
        errors: publishes ? [FieldError(Publishing.noteField, .publishNoteMissing)] : [],
        trial: trial)
    }
    do {
      let version = try await office.casework.publish(
        draft, over: form.whole(Publishing.baseField) ?? -1, note: note,
        by: try context.officer().user, now: context.now)
      return .redirect(to: SafeURL.path(DeskPath.routing, ["terbit": String(version)]))
    } catch let refusal as RuleRefusal {
      try await office.casework.shelf.refresh(from: office.database)
      let latest = office.book.routing.version
      guard
        let error = Publishing(context: context).error(
          refusal, latest: latest, box: Self.rulesField)
      else { throw refusal }
      return view(context, draft).page(typed: form, errors: [error])
    }
  }
}

extension RoutingRules.Problem {
  fileprivate func isAbout(_ number: Int) -> Bool {
    switch self {
    case .tooMany: true
    case .nameMissing(let rule), .nameTwice(let rule), .tooManyWords(let rule, _),
      .wordUnusable(let rule), .unknownCategory(let rule, _), .unknownArea(let rule, _),
      .unknownChannel(let rule, _), .unusableUnit(let rule, _):
      rule == number
    // The order is mended in the list, not in the rule.
    case .neverReached: false
    }
  }

  /// Field of the form of one rule.
  fileprivate var field: String {
    switch self {
    case .tooMany, .nameMissing, .nameTwice, .neverReached: "nama_aturan"
    case .tooManyWords, .wordUnusable: "kata"
    case .unknownCategory: "kategori"
    case .unknownArea: "wilayah"
    case .unknownChannel: "kanal"
    case .unusableUnit: "tujuan"
    }
  }
}

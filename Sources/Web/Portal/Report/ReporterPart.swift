import Domain
import Storage

/// What a reporter can do on the page of the own report.
enum ReporterVerb: String, CaseIterable, Sendable {
  case rate = "nilai"
  case reopen = "buka-kembali"
  case withdraw = "cabut"
  case reply = "jawab"
  case add = "tambah"

  var action: Action {
    switch self {
    case .rate: .rate
    case .reopen: .reopen
    case .withdraw: .withdraw
    case .reply: .reply
    case .add: .addInformation
    }
  }

  /// Field of the words, unique on the page.
  var wordsField: String {
    switch self {
    case .rate: "ulasan"
    case .reopen: "belum"
    case .withdraw: "sebab"
    case .reply: "jawaban"
    case .add: "tambahan"
    }
  }

  /// Field of the photos, unique on the page; nil for verbs without photos.
  var photoField: String? {
    switch self {
    case .rate, .withdraw: nil
    case .reopen, .reply, .add: "foto-\(wordsField)"
    }
  }

  var thanks: Message {
    switch self {
    case .rate: .reporterRated
    case .reopen: .reporterReopened
    case .withdraw: .reporterWithdrawn
    case .reply: .reporterReplied
    case .add: .reporterAdded
    }
  }
}

/// A verb that was not done: what was typed comes back with the reason.
struct FailedVerb: Sendable {
  let verb: ReporterVerb
  let view: FormView
  /// Photos of the failed try; they are in the store and need not be sent again.
  var photos: [LoosePhoto] = []
  /// What to say above the page.
  var message: String?

  /// - Parameter isShown: the verb's form is still on the page, with what was typed in it
  func notice(_ context: RequestContext, isShown: Bool) -> HTML {
    let typed = view.typed.text(verb.wordsField)
    var content = HTML.empty
    if let message { content += "<p>\(message)</p>" }
    if !isShown, !typed.isEmpty {
      content += "<p>\(context.text(.reporterYouWrote))</p><p class=\"said\">\(typed)</p>"
    }
    return content.isEmpty ? .empty : Web.notice(.waiting, content)
  }
}

extension ReportPages {
  /// The verbs of the reporter that are possible now.
  func verbs(_ seen: Seen, _ context: RequestContext) -> Set<Action> {
    guard seen.isOwn else { return [] }
    return Set(
      Permissions.verbs(
        for: Actor(reporterOf: seen.report.id), on: seen.report, units: book.units,
        arbiter: book.city.arbiterUnit, now: context.now))
  }

  /// Whether the form of a verb stands on the report's page now.
  func offers(_ verb: ReporterVerb?, _ seen: Seen, _ context: RequestContext) -> Bool {
    guard let verb, verb != .withdraw else { return false }
    return verbs(seen, context).contains(verb.action)
  }

  /// After a verb was done: says so once.
  func thanks(_ context: RequestContext, _ seen: Seen) -> HTML {
    guard seen.isOwn, let verb = context.query("pesan").flatMap(ReporterVerb.init) else {
      return .empty
    }
    return notice(.done, "<p>\(context.text(verb.thanks))</p>")
  }

  /// The city's open question stands above everything else: the report may wait for it.
  func question(_ context: RequestContext, _ seen: Seen, _ failed: FailedVerb?) -> HTML {
    guard verbs(seen, context).contains(.reply) else { return .empty }
    let asked = seen.events.last { $0.action == .ask }
    let words: HTML? = asked?.details.words.map { "<blockquote class=\"said\">\($0)</blockquote>" }
    let unit = asked?.actorUnit.map { book.units.name($0) } ?? context.text(.caseOfficer)
    return """
      <section class="card"><h2>\(context.text(.reporterAsks, ["unit": unit]))</h2>
      \(words)
      \(form(context, seen, .reply, failed) { view in
        view.textarea("jawaban", label: .reporterReply)
      })
      </section>
      """
  }

  func reporterPart(_ context: RequestContext, _ seen: Seen, _ failed: FailedVerb?) -> HTML {
    let verbs = verbs(seen, context)
    var parts = HTML.empty
    if verbs.contains(.rate) {
      parts += section(context, title: context.text(.reporterRateTitle)) {
        """
        \(quickRate(context, seen))
        \(form(context, seen, .rate, failed) { rateFields(context, $0) })
        """
      }
    }
    if verbs.contains(.reopen) {
      parts += section(context, title: context.text(.reporterReopenTitle)) {
        """
        <p>\(context.text(.reporterReopenText))</p>
        \(form(context, seen, .reopen, failed) { view in
          view.textarea("belum", label: .reporterReopenWords, rows: 3, isOptional: true)
        })
        """
      }
    }
    if verbs.contains(.addInformation) {
      parts += section(context, title: context.text(.reporterAddTitle)) {
        form(context, seen, .add, failed) { view in
          view.textarea("tambahan", label: .reporterAddWords)
        }
      }
    }
    if verbs.contains(.withdraw) {
      let path = CasePath.verb(seen.report.number, ReporterVerb.withdraw.rawValue)
      parts +=
        "<p class=\"actions\"><a href=\"\(url: path)\">\(context.text(.verbWithdraw))</a></p>"
    }
    return """
      <h2>\(context.text(.reporterTitle))</h2>
      \(parts.isEmpty ? "<p>\(context.text(.reporterNothing))</p>" : parts)
      <p class="actions"><a href="\(url: WaysPart.path(seen.report.number))">\(context.text(.waysLink))</a>
      <a href="\(url: Self.printPath(seen.report.number))">\(context.text(.printSheet))</a>
      <a href="\(url: FormStep.start)">\(context.text(.sentAnother))</a></p>
      \(forget(context))
      """
  }

  /// The one tap of who is content and has nothing to add.
  private func quickRate(_ context: RequestContext, _ seen: Seen) -> HTML {
    let view = context.formView()
    return view.form(
      action: CasePath.verb(seen.report.number, "beres"),
      hidden: ["versi": String(seen.report.version)]
    ) {
      "<p>\(view.submit(.doneQuick))</p><p class=\"hint\">\(context.text(.doneQuickHint))</p>"
    }
  }

  private func rateFields(_ context: RequestContext, _ view: FormView) -> HTML {
    let stars = (1...5).reversed().map {
      Choice("\($0)", "\(context.words.number($0)) – \(context.text(.stars($0)))")
    }
    return """
      \(view.radios("nilai", legend: .reporterStars, choices: stars))
      \(view.checkboxes(
        "alasan", legend: .reporterReasons,
        choices: book.reasons(.rating).map { Choice($0.code, context.text($0.text)) },
        isOptional: true))
      \(view.textarea("ulasan", label: .reporterRateWords, rows: 3, isOptional: true))
      """
  }

  private func forget(_ context: RequestContext) -> HTML {
    context.forgetForm("<p class=\"meta\">\(context.text(.trackForgetText))</p>")
  }

  private func section(_ context: RequestContext, title: String, _ content: () -> HTML) -> HTML {
    "<section class=\"card\"><h3>\(title)</h3>\n\(content())</section>\n"
  }

  /// The form of one verb: its fields, photos where it takes some, and the version it is about.
  func form(
    _ context: RequestContext, _ seen: Seen, _ verb: ReporterVerb, _ failed: FailedVerb?,
    _ fields: (FormView) -> HTML
  ) -> HTML {
    let own = failed.flatMap { $0.verb == verb ? $0 : nil }
    let view = own?.view ?? context.formView()
    let kept = own?.photos ?? []
    let photos: HTML? = verb.photoField.map { name in
      """
      \(view.file(
        name, label: .formPhotoLabel, hint: .formPhotoHint, accept: "image/*", several: true,
        isOptional: true))
      \(each: kept, { view.kept($0) })
      \(kept.isEmpty ? .empty : keptLine(context, kept.count))
      """
    }
    return view.form(
      action: CasePath.verb(seen.report.number, verb.rawValue), uploads: verb.photoField != nil,
      hidden: ["versi": String(seen.report.version)]
    ) {
      "\(fields(view))\(photos)\(view.submit(.of(verb.action)))"
    }
  }
}

extension ReportPages {
  private func keptLine(_ context: RequestContext, _ count: Int) -> HTML {
    "<p>\(context.text(.formPhotoKept, ["count": context.words.number(count)]))</p>"
  }
}

extension FormView {
  fileprivate func kept(_ photo: LoosePhoto) -> HTML {
    "<input type=\"hidden\" name=\"foto-ada\" value=\"\(photo.id)\">"
  }
}

extension Message {
  static func stars(_ stars: Int) -> Message {
    switch stars {
    case 1: stars1
    case 2: stars2
    case 3: stars3
    case 4: stars4
    default: stars5
    }
  }
}

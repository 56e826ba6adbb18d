import Casework
import Domain
import HTTPTypes
import Storage

/// The question pages of the report form, in their order. What was answered is kept on the server
/// under the form's token, so that the form works without scripts and survives a closed browser.
enum FormStep: String, CaseIterable, Sendable {
  case photo = "foto"
  case place = "tempat"
  case problem = "masalah"
  case privacy = "privasi"
  case contact = "kontak"
  case check = "periksa"

  static let start = "/lapor"

  func path(_ token: String) -> String { "\(Self.start)/\(SafeURL.encoded(token))/\(rawValue)" }

  /// The page, in a way that leads back to the check of answers.
  func pathFromCheck(_ token: String) -> String {
    SafeURL.path(path(token), ["kembali": Self.check.rawValue])
  }

  static func path(_ token: String, _ last: String) -> String {
    "\(start)/\(SafeURL.encoded(token))/\(last)"
  }

  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  var next: FormStep { Self.allCases[min(number, Self.allCases.count - 1)] }
  var previous: FormStep { Self.allCases[max(number - 2, 0)] }
}

/// A form that has not been sent yet.
struct OpenForm: Sendable {
  let token: String
  var form: ReportForm

  var owner: PhotoOwner { .draft(ReporterKeys.hash(token)) }

  var draft: Draft {
    get { form.draft }
    set { form.draft = newValue }
  }
}

/// The report form: from the first photo to the number of the report.
struct ReportFormPages: Sendable {
  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    photoRoutes + placeRoutes + problemRoutes + categoryRoutes + similarRoutes + privacyRoutes
      + contactRoutes + checkRoutes
      + sentRoutes
  }

  /// Calls `body` with the form in the path. A form that was sent leads to its confirmation; one
  /// that is not known (any more) is explained, because nothing can be done about it.
  func withForm(
    _ context: RequestContext, _ body: (OpenForm) async throws -> Answer
  ) async throws -> Answer {
    let token = context.parameter("draf")
    var answer: Answer
    switch try await office.casework.form(token: token) {
    case nil: answer = gone(context)
    case .sent: answer = .redirect(to: FormStep.path(token, "terkirim"))
    case .open(let form):
      answer =
        context.began(form.browser)
        ? try await body(OpenForm(token: token, form: form)) : gone(context)
    }
    // What stands here is nobody else's business, not even a shared computer's cache.
    answer.caching = .never
    return answer
  }

  func keep(_ open: OpenForm, _ context: RequestContext) async throws {
    try await office.casework.keep(open.form, token: open.token, now: context.now)
  }

  func gone(_ context: RequestContext) -> Answer {
    var answer = context.page(
      title: context.text(.formGoneTitle), status: .notFound, scripts: ["form.js"],
      content: """
        <h1>\(context.text(.formGoneTitle))</h1>
        <p class="lead">\(context.text(.formGone))</p>
        <p class="actions" data-restore hidden><a class="button" href="\(url: OfflinePage.path)">\
        \(context.text(.formRestore))</a></p>
        <p class="actions"><a class="button" href="/lapor">\(context.text(.formBegin))</a>
        <a class="button quiet" href="/lacak">\(context.text(.portalTrack))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  // MARK: The frame of a question page

  /// - Parameters:
  ///   - path: where the form goes, if not to the step itself
  ///   - notice: above the heading, below the errors
  ///   - fields: inside the form, above its buttons
  func stepPage(
    _ context: RequestContext, _ open: OpenForm, _ step: FormStep, path: String? = nil,
    title: Message, view: FormView, uploads: Bool = false, scripts: [String] = [],
    notice: HTML = .empty,
    lead: HTML = .empty, extra: HTML = .empty, fields: HTML
  ) -> Answer {
    let returns = returnsToCheck(context, view.typed)
    let back: HTML =
      step == .photo && !returns
      ? .empty : view.secondary(.formBack, name: "aksi", value: "kembali")
    let form = view.form(
      action: path ?? step.path(open.token), uploads: uploads,
      hidden: returns ? ["kembali": FormStep.check.rawValue] : [:]
    ) {
      """
      \(defaultButton)
      \(fields)
      <div class="actions">\(view.submit(.formNext, name: "aksi", value: "lanjut"))\(extra)\(back)</div>
      """
    }
    return context.page(
      title: context.text(title), status: view.errors.isEmpty ? .ok : .unprocessableContent,
      errors: view.errors, scripts: scripts + ["form.js"],
      content: """
        \(progress(context, step))
        \(view.errorSummary)
        \(notice)
        <h1>\(context.text(title))</h1>
        \(lead)
        \(form)
        """)
  }

  /// The button the Enter key presses: without it that would be the first button on the page,
  /// which may take a photo away.
  var defaultButton: HTML {
    """
    <button class="spoken" name="aksi" value="lanjut" tabindex="-1" aria-hidden="true"></button>
    """
  }

  func progress(_ context: RequestContext, _ step: FormStep) -> HTML {
    """
    <p class="meta">\(context.text(
      .formProgress,
      [
        "number": context.words.number(step.number),
        "count": context.words.number(FormStep.allCases.count),
      ]))</p>
    """
  }

  /// Whether the reader came from the check of answers and wants to return there.
  func returnsToCheck(_ context: RequestContext, _ typed: FormBody) -> Bool {
    (typed.value("kembali") ?? context.query("kembali")) == FormStep.check.rawValue
  }

  /// Where to go when a step is done.
  func onward(
    from step: FormStep, _ open: OpenForm, _ context: RequestContext, _ typed: FormBody
  ) -> Answer {
    if returnsToCheck(context, typed) { return .redirect(to: FormStep.check.path(open.token)) }
    let goesBack = typed.value("aksi") == "kembali"
    return .redirect(to: (goesBack ? step.previous : step.next).path(open.token))
  }

  func goesBack(_ typed: FormBody) -> Bool { typed.value("aksi") == "kembali" }
}

extension Draft.Problem {
  /// The page and the field where it is put right.
  var home: (step: FormStep, field: String) {
    switch self {
    case .tooManyPhotos, .unknownPhoto: (.photo, "foto")
    case .placeMissing, .placeOutside: (.place, "titik")
    case .addressTooLong: (.place, "alamat")
    case .landmarkTooLong: (.place, "patokan")
    case .unknownVillage: (.place, "kelurahan")
    case .textTooShort, .textTooLong: (.problem, "uraian")
    case .unknownCategory: (.problem, "kategori")
    case .nameTooLong: (.contact, "nama")
    case .phoneMalformed: (.contact, "telepon")
    case .emailMalformed: (.contact, "surel")
    }
  }
}

extension RequestContext {
  /// What of `problems` belongs on one page, at its fields.
  func errors(_ problems: [Draft.Problem], at step: FormStep) -> [FieldError] {
    problems.filter { $0.home.step == step }.map { FieldError($0.home.field, said: words(for: $0)) }
  }
}

extension FieldError {
  /// An error whose words are already chosen.
  init(_ field: String, said words: String) {
    self.init(field, .portalSaid, ["words": words])
  }
}

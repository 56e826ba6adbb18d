import Casework
import Domain
import HTTPTypes
import Storage

/// Finding a report again: by number, by number and PIN, or by the tracking link.
struct TrackPages: Sendable {
  static let path = Access.trackPath
  let office: Office

  var routes: [Route] {
    [
      .get(Self.path, .anyone) { context in page(context, context.formView()) },
      .form(Self.path, .anyone) { context, typed in try await find(context, typed) },
      .form("\(Self.path)/lupakan", .anyone) { context, _ in try await forget(context) },
      .get("/l/{kunci}", .anyone) { context in try await open(context) },
    ]
  }

  // MARK: Page

  private func page(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok,
    message: HTML = .empty
  ) -> Answer {
    let back = context.query("kembali") ?? view.typed.value("kembali")
    let number = back.flatMap(number(inPath:)) ?? ""
    let hidden: KeyValuePairs<String, String> = back.map { ["kembali": $0] } ?? [:]
    let form = view.form(action: Self.path, hidden: hidden) {
      """
      \(view.text("nomor", label: .trackNumber, hint: .trackNumberHint, stored: number, width: .half))
      \(view.text(
        "pin", label: .trackPIN, hint: .trackPINHint, type: .number, autocomplete: "off",
        isOptional: true, maxLength: 12, width: .short))
      \(view.submit(.trackShow))
      """
    }
    let forgotten = context.query("lupa") == "ya"
    var answer = context.page(
      title: context.text(.portalTrack), status: status, errors: view.errors,
      content: """
        \(view.errorSummary)
        \(message)
        \(forgotten ? notice(.done, "<p>\(context.text(.trackForgotten))</p>") : .empty)
        \(back != nil && view.errors.isEmpty
          ? notice(.neutral, "<p>\(context.text(.trackNeedsPIN))</p>") : .empty)
        <h1>\(context.text(.portalTrack))</h1>
        <p class="lead">\(context.text(.trackLead))</p>
        \(form)
        \(context.deviceToken == nil ? .empty : forgetForm(context))
        """)
    answer.caching = .never
    return answer
  }

  private func forgetForm(_ context: RequestContext) -> HTML {
    """
    <h2>\(context.text(.trackForgetTitle))</h2>
    <p>\(context.text(.trackForgetText))</p>
    \(context.forgetForm())
    """
  }

  /// The report's number in a path that wanted to be unlocked.
  private func number(inPath path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count >= 2, parts[0] == "laporan" else { return nil }
    return ReportNumber.normalised(String(parts[1].prefix { $0 != "?" }))
  }

  // MARK: Unlocking

  private func find(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    guard let number = ReportNumber.normalised(typed.text("nomor")) else {
      let error = FieldError("nomor", .trackNumberWrong)
      return page(
        context, context.formView(typed: typed, errors: [error]), status: .unprocessableContent)
    }
    let pin = typed.text("pin")
    guard !pin.isEmpty else {
      let found = try await office.database.read { try ReportRows.find(number: number, on: $0) }
      guard let found, Visibility.publicSight(of: found) > .none else {
        return page(
          context,
          context.formView(typed: typed, errors: [FieldError("nomor", .trackNumberUnknown)]),
          status: .unprocessableContent)
      }
      return .redirect(to: CasePath.report(number))
    }
    let device = context.deviceToken ?? ReporterKeys.freshToken()
    do {
      try await office.casework.unlock(
        number: number, pin: String(pin.prefix(32)), device: device,
        address: context.clientAddress, now: context.now)
    } catch let refusal as UnlockRefusal {
      return refused(context, typed, refusal)
    }
    // Only back to a page of the very report that was unlocked.
    let wished = typed.value("kembali").flatMap { self.number(inPath: $0) == number ? $0 : nil }
    var answer = Answer.redirect(
      to: SafeURL.returnPath(wished, fallback: CasePath.report(number)))
    answer.cookies.append(context.reporterCookie(device))
    return answer
  }

  private func refused(
    _ context: RequestContext, _ typed: FormBody, _ refusal: UnlockRefusal
  ) -> Answer {
    switch refusal {
    case .wrongNumberOrPIN:
      return page(
        context, context.formView(typed: typed, errors: [FieldError("pin", .trackWrong)]),
        status: .unprocessableContent)
    case .tooMany(let until):
      let error = FieldError("pin", .trackTooMany, ["time": context.words.time(until)])
      var answer = page(
        context, context.formView(typed: typed, errors: [error]), status: .tooManyRequests)
      answer.headers[.retryAfter] = String(max(1, (until - context.now) / 1_000))
      return answer
    }
  }

  private func open(_ context: RequestContext) async throws -> Answer {
    let device = context.deviceToken ?? ReporterKeys.freshToken()
    do {
      let number = try await office.casework.unlock(
        link: context.parameter("kunci"), device: device, now: context.now)
      var answer = Answer.redirect(to: CasePath.report(number))
      answer.cookies.append(context.reporterCookie(device))
      answer.caching = .never
      return answer
    } catch is UnlockRefusal {
      return page(
        context, context.formView(), status: .notFound,
        message: notice(.refused, "<p>\(context.text(.trackLinkUnknown))</p>"))
    }
  }

  private func forget(_ context: RequestContext) async throws -> Answer {
    if let device = context.deviceToken { try await office.casework.lock(device: device) }
    var answer = Answer.redirect(to: "\(Self.path)?lupa=ya")
    answer.cookies.append(context.deviceCookie("", seconds: 0))
    // What scripts keep here: drafts, and reports with their numbers and PINs.
    answer.headers[Self.clearSiteData] = "\"storage\""
    return answer
  }

  private static let clearSiteData = HTTPField.Name("Clear-Site-Data")!
}

extension RequestContext {
  /// The button by which a device forgets. A script asks first while something unsent waits there.
  func forgetForm(_ lead: HTML = .empty) -> HTML {
    let view = formView()
    return """
      <div data-forget="\(text(.trackForgetUnsent))">\(view.form(
        action: "\(TrackPages.path)/lupakan"
      ) {
        "\(lead)\(view.secondary(.trackForget))"
      })</div>
      """
  }
}

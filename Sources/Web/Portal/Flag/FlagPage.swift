import Casework
import Domain
import HTTPTypes
import Storage

/// Where anybody points a public report out to the moderators.
struct FlagPage: Sendable {
  let office: Office

  static func path(_ number: String) -> String { "\(CasePath.report(number))/laporkan" }

  var routes: [Route] {
    [
      .get("/laporan/{nomor}/laporkan", .anyone) { context in
        page(context, try await number(context), context.formView())
      },
      .form("/laporan/{nomor}/laporkan", .anyone) { context, form in try await send(context, form)
      }.timed(),
    ]
  }

  /// - Throws: ``Problem/notFound`` for what is not public; to this page it does not exist.
  private func number(_ context: RequestContext) async throws -> String {
    guard let number = ReportNumber.normalised(context.parameter("nomor")),
      let report = try await office.database.read({ try ReportRows.find(number: number, on: $0) }),
      Visibility.publicSight(of: report) >= .open
    else { throw Problem.notFound }
    return number
  }

  private func send(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let number = try await number(context)
    guard let reason = form.value("sebab-lapor").flatMap(FlagReason.init) else {
      return page(
        context, number,
        context.formView(typed: form, errors: [FieldError("sebab-lapor", .flagReasonMissing)]))
    }
    // A form of ours comes from a browser that keeps at least its token.
    guard let device = context.sender.device else { throw Problem.formExpired }
    do {
      let isNew = try await office.casework.flag(
        number, reason: reason, words: form.text("uraian-lapor"), device: device, now: context.now)
      return thanks(context, number, isNew ? .flagThanks : .flagAgain)
    } catch ModerationRefusal.wordsTooLong(let most) {
      let error = FieldError(
        "uraian-lapor", .flagWordsTooLong, ["most": context.words.number(most)])
      return page(context, number, context.formView(typed: form, errors: [error]))
    }
  }

  private func page(_ context: RequestContext, _ number: String, _ view: FormView) -> Answer {
    let title = context.text(.flagTitle)
    return context.page(
      title: title, status: view.errors.isEmpty ? .ok : .unprocessableContent, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.flagLead, ["number": number]))</p>
        \(view.form(action: Self.path(number), trap: .timed) { """
          \(view.radios(
            "sebab-lapor", legend: .flagReason,
            choices: FlagReason.allCases.map { Choice($0.rawValue, context.text(.of($0))) }))
          \(view.textarea(
            "uraian-lapor", label: .flagWords, hint: .flagWordsHint, rows: 3, isOptional: true,
            maxLength: Casework.longestFlag))
          \(view.submit(.flagSend))
          """ })
        <p class="actions"><a href="\(url: CasePath.report(number))">\(context.text(.flagBack))</a></p>
        """)
  }

  private func thanks(_ context: RequestContext, _ number: String, _ message: Message) -> Answer {
    let title = context.text(.flagTitle)
    return context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        \(notice(.done, "<p>\(context.text(message))</p>"))
        <p class="actions"><a href="\(url: CasePath.report(number))">\(context.text(.flagBack))</a></p>
        """)
  }
}

import Casework
import Domain
import HTTPTypes
import Storage

/// "This is mine too": a device adds its voice to a public report that is still open. The report's
/// own page only leads here, so that it stays the same for everybody.
struct SupportPages: Sendable {
  let office: Office

  static func path(_ number: String) -> String { CasePath.verb(number, "dukung") }

  var routes: [Route] {
    [
      .get("/laporan/{nomor}/dukung", .anyone) { context in try await page(context) },
      .form("/laporan/{nomor}/dukung", .anyone) { context, typed in
        try await support(context, typed)
      },
    ]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let device = context.deviceToken.map(ReporterKeys.hash)
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let found = try await office.database.read { connection -> (Report, Int, Bool)? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      return (
        report, try SupportRows.count(of: report.id, on: connection),
        try device.map {
          try SupportRows.isSupporter("device:\($0)", of: report.id, on: connection)
        } ?? false
      )
    }
    guard let (report, supporters, isSupporter) = found, Visibility.isListed(report),
      report.closedAt == nil
    else { throw Problem.notFound }
    var answer =
      isSupporter
      ? thanks(context, report, supporters) : question(context, report, supporters)
    answer.caching = .never
    return answer
  }

  private func question(_ context: RequestContext, _ report: Report, _ supporters: Int) -> Answer {
    let title = context.text(.supportTitle, ["number": report.number])
    let view = context.formView()
    return context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.supportLead))</p>
        <ul class="reports">\(context.reportCard(
          report, book: office.book, more: context.supporters(supporters)))</ul>
        \(view.form(action: Self.path(report.number)) {
          """
          <div class="actions">\(view.submit(.supportDo))\
          <a class="button quiet" href="\(url: CasePath.report(report.number))">\
          \(context.text(.formBack))</a></div>
          """
        })
        """)
  }

  private func thanks(_ context: RequestContext, _ report: Report, _ supporters: Int) -> Answer {
    let title = context.text(.supportThanks)
    // Who came from a form may have something else to say after all.
    let form = context.query("kembali").flatMap { $0.hasPrefix(FormStep.start + "/") ? $0 : nil }
    let back = form.map { SafeURL.returnPath($0, fallback: FormStep.start) }
    let on: HTML? = back.map {
      """
      <a class="button quiet" href="\(url: $0)">\(context.text(.supportGoOn))</a>
      """
    }
    return context.page(
      title: title,
      content: """
        <div class="panel"><h1>\(title)</h1>
        <p>\(context.text(.sentNumber))<strong>\(report.number)</strong></p></div>
        \(context.supporters(supporters))
        <p>\(context.text(.supportFollow))</p>
        \(context.shareBox(report.number, link: CasePath.report(report.number)))
        <div class="actions"><a class="button" href="\(url: CasePath.report(report.number))">\
        \(context.text(.sentFollow))</a>\(on)</div>
        """)
  }

  private func support(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let device = context.deviceToken ?? ReporterKeys.freshToken()
    try await office.casework.support(number, device: device, now: context.now)
    // The reporter's own device is not counted and needs no thanks.
    let path =
      context.reporterOf == nil
      ? SafeURL.path(Self.path(number), ["kembali": typed.value("kembali")])
      : CasePath.report(number)
    var answer = Answer.redirect(to: path)
    answer.cookies.append(context.reporterCookie(device))
    return answer
  }
}

extension RequestContext {
  /// How many people support a report; nothing for none.
  func supporters(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    let words = text(.supportCount, ["count": words.number(count)])
    return "<p class=\"meta\">\(words)</p>"
  }

  /// Where a script puts the buttons that only a browser can serve: copy, share, print. Unseen
  /// without it.
  /// - Parameter link: path or address to give away
  func shareBox(_ number: String, link: String, prints: Bool = false) -> HTML {
    """
    <p class="actions" data-share="\(link)" data-number="\(number)" \
    data-copy="\(text(.shareCopy))" data-copied="\(text(.shareCopied))" \
    data-send="\(text(.shareSend))"\
    \(attribute: "data-print", prints ? text(.sharePrint) : nil)></p>
    """
  }
}

import Casework
import Domain
import Storage

/// The confirmation: number, PIN, link, and what happens next with real dates.
extension ReportFormPages {
  var sentRoutes: [Route] {
    [
      .get("/lapor/{draf}/terkirim", .anyone) { context in
        var answer = try await confirmation(context)
        answer.caching = .never
        return answer
      }
    ]
  }

  /// Only the device that sent the form sees its keys again: the address of this page stays in the
  /// history of a shared computer.
  private func confirmation(_ context: RequestContext) async throws -> Answer {
    let token = context.parameter("draf")
    guard let kept = try await office.casework.form(token: token) else { return gone(context) }
    guard case .sent(let report, _) = kept else {
      return .redirect(to: FormStep.check.path(token))
    }
    let now = context.now
    let device = context.deviceToken.map(ReporterKeys.hash)
    let isOwn = try await office.database.read { connection in
      guard let device else { return false }
      return try AccessRows.isGranted(device, report: report, now: now, on: connection)
    }
    guard isOwn, let receipt = try await office.casework.receipt(submission: token) else {
      return .redirect(to: TrackPages.path)
    }
    return page(context, receipt)
  }

  private func page(_ context: RequestContext, _ receipt: Receipt) -> Answer {
    let report = receipt.report
    let link = "\(context.site.publicOrigin)/l/\(receipt.link)"
    let number: HTML = "<strong>\(report.number)</strong>"
    return context.page(
      title: context.text(.sentTitle), scripts: ["form.js", "share.js"],
      content: """
        <div class="panel"><h1>\(context.text(.sentTitle))</h1>
        <p>\(context.text(.sentNumber))\(number)</p>
        <p>\(context.text(.sentPIN))<strong>\(receipt.pin)</strong></p></div>
        \(context.shareBox(report.number, link: CasePath.report(report.number)))
        \(book.soundsLikeEmergency(report.text) ? emergencyNotice(context) : .empty)
        <p>\(context.text(.sentKeep))</p>
        <p>\(context.text(.sentLink))<br><a href="\(url: "/l/\(receipt.link)")">\(link)</a></p>
        \(QRCode(link)?.svg(label: context.text(.qrLabel), side: 200))
        <p class="actions"><a href="\(url: ReportPages.printPath(report.number))">\(context.text(.printSheet))</a></p>
        <h2>\(context.text(.sentNextTitle))</h2>
        \(context.nextSteps(report, book: book))
        <p>\(context.text(.sentAdd))</p>
        <p class="actions"><a href="\(url: WaysPart.path(report.number))">\(context.text(.waysLink))</a></p>
        <p class="actions"><a class="button" href="\(url: CasePath.report(report.number))">\
        \(context.text(.sentFollow))</a>
        <a class="button quiet" href="/lapor">\(context.text(.sentAnother))</a></p>
        """)
  }
}

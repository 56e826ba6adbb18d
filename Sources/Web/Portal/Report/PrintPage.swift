import Casework
import Domain

/// The report on one sheet of paper for its reporter: number, PIN, the squares a telephone reads,
/// and what happens when.
extension ReportPages {
  static func printPath(_ number: String) -> String { CasePath.verb(number, "cetak") }

  var printRoutes: [Route] {
    [
      .get("/laporan/{nomor}/cetak", .reporter) { context in
        guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
          throw Problem.notFound
        }
        let seen = try await load(context, number)
        guard seen.isOwn else { throw Problem.notFound }
        // Reports of older systems have no keys.
        let receipt = try await office.casework.receipt(report: seen.report.id)
        var answer = sheet(context, seen.report, receipt)
        answer.caching = .never
        return answer
      }
    ]
  }

  private func sheet(_ context: RequestContext, _ report: Report, _ receipt: Receipt?) -> Answer {
    let title = context.text(.reportTitle, ["number": report.number])
    let path = receipt.map { "/l/\($0.link)" } ?? CasePath.report(report.number)
    let link = context.site.publicOrigin + path
    let pin: HTML? = receipt.map {
      "<p>\(context.text(.sentPIN))<strong>\($0.pin)</strong></p>"
    }
    let back: HTML = """
      <p class="actions"><a href="\(url: CasePath.report(report.number))">\
      \(context.text(.waysBack))</a></p>
      """
    return context.page(
      title: title, scripts: ["share.js"],
      content: """
        <h1>\(title)</h1>
        \(context.shareBox(report.number, link: path, prints: true))
        <div class="panel"><p>\(context.text(.sentNumber))<strong>\(report.number)</strong></p>\(pin)
        </div>
        <p>\(context.text(receipt == nil ? .printLink : .printSecret))</p>
        \(QRCode(link)?.svg(label: context.text(.qrLabel), side: 200))
        <p>\(link)</p>
        \(context.summaryList(facts(context, report)))
        <h2>\(context.text(.sentNextTitle))</h2>
        \(context.nextSteps(report, book: book))
        \(back)
        """)
  }

  private func facts(_ context: RequestContext, _ report: Report) -> [SummaryRow] {
    var rows = [
      SummaryRow(context.text(.reportReceived), context.time(report.receivedAt)),
      SummaryRow(context.text(.listState), HTML(text: context.text(.of(report.state)))),
    ]
    if let area = report.area {
      rows.append(
        SummaryRow(
          context.text(.formPlaceLabel), HTML(text: context.areaWords(area, book: book))))
    }
    rows.append(SummaryRow(context.text(.reportText), HTML(text: report.text.beginning(300))))
    return rows
  }
}

extension RequestContext {
  /// What happens to a report from now on, with its dates.
  func nextSteps(_ report: Report, book: CityBook) -> HTML {
    guard !report.state.isClosed else { return "<p>\(nextStep(report, book: book))</p>" }
    let decision: HTML? =
      report.decidedAt == nil
      ? """
      <li>\(text(
        .sentDecision,
        [
          "holder": book.units.name(report.holder),
          "date": words.dateTime(report.dues.coordination),
        ]))</li>
      """ : nil
    let isInquiry = report.kind == .inquiry
    return """
      <ol>
      \(decision)
      <li>\(text(
        isInquiry ? .sentAnswer : .sentWork, ["date": words.dateTime(report.dues.completion)]))</li>
      <li>\(text(isInquiry ? .sentRateAnswer : .sentVerify))</li>
      </ol>
      """
  }
}

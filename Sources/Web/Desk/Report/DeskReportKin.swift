import Casework
import Domain

/// Reports of the same thing, the same place and the same reporter.
extension DeskReportView {
  var kin: HTML {
    """
    \(likely)\
    \(related(
      .kinPlace, .kinPlaceLead,
      desk.kin.samePlace.map { line($0.report, ["\(context.words.number($0.metres)) m"]) }))\
    \(related(
      .kinReporter, .kinReporterLead, desk.kin.sameReporter.map { line($0, []) }))
    """
  }

  /// Candidates for a merge: one tap leads to the form with the number in it, another says that it
  /// is something else.
  private var likely: HTML {
    guard !desk.kin.likely.isEmpty else { return .empty }
    let number = report.number
    let lines = desk.kin.likely.map { near in
      let other = near.report.number
      let merge = SafeURL.path(DeskPath.report(number), ["gabung": other])
      return """
        \(line(near.report, ["\(context.words.number(near.metres)) m"]))
        <div class="actions"><a class="button quiet" href="\(url: "\(merge)#\(MergeForm().anchor)")">\
        \(context.text(.kinMerge, ["number": other]))</a>
        \(context.formView().form(
          action: "\(DeskPath.report(number))/\(DistinctRoute.verb)", hidden: ["lain": other]
        ) { """
          <button class="button quiet">\(context.text(.kinDistinct))\
          <span class="spoken">: \(other)</span></button>
          """ })</div>
        """ as HTML
    }
    return related(.kinLikely, .kinLikelyLead, lines)
  }

  private func related(_ title: Message, _ lead: Message, _ lines: [HTML]) -> HTML {
    guard !lines.isEmpty else { return .empty }
    return """
      <h2>\(context.text(title))</h2>
      <p class="meta">\(context.text(lead))</p>
      <ul class="kin">\(each: lines, { "<li>\($0)</li>\n" })</ul>
      """
  }

  private func line(_ other: Report, _ facts: [String]) -> HTML {
    let about = other.category.flatMap { book.category($0) }.map { context.text($0.name) }
    let facts = (facts + [context.words.date(other.receivedAt), about].compactMap { $0 })
      .joined(separator: " · ")
    return """
      <a href="\(url: DeskPath.report(other.number))">\(other.number)</a> \
      \(context.stateChip(other.state))<br>\(other.text.beginning(80))\
      <span class="meta">\(facts)</span>
      """
  }
}

/// "Bukan duplikat": two reports are not about the same thing, and the one is not offered as a
/// candidate of the other again.
struct DistinctRoute: Sendable {
  static let verb = "bukan-duplikat"

  let office: Office

  var routes: [Route] {
    [
      .form("/meja/laporan/{nomor}/\(Self.verb)", .signedIn) { context, form in
        guard let number = ReportNumber.normalised(context.parameter("nomor")),
          let other = ReportNumber.normalised(form.text("lain"))
        else { throw Problem.notFound }
        try await office.casework.tellApart(
          number, other, by: try context.officer(), now: context.now)
        return .redirect(to: DeskPath.report(number))
      }
    ]
  }
}

import Domain
import Storage

/// The front door: what can be done here, what belongs elsewhere, and what others reported.
struct HomePage: Sendable {
  let office: Office

  static let recent = 4

  var routes: [Route] {
    [.get("/", .anyone) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let reports = try await office.database.read {
      try ReportLists.newest(
        .listed, filter: DeskRows.Filter(), after: nil, limit: Self.recent, on: $0)
    }
    return context.page(
      title: context.text(.homeTitle), wide: true,
      content: """
        <h1>\(context.text(.homeTitle))</h1>
        <p class="lead">\(context.text(.homeLead))</p>
        <p><a class="button" href="/lapor">\(context.text(.homeReport))</a></p>
        <div class="columns">
        \(track(context))
        \(belongs(context))
        </div>
        \(recentReports(context, reports))
        <p class="actions"><a href="/laporan">\(context.text(.homeAll))</a> \
        <a href="/bantuan">\(context.text(.homeGuide))</a></p>
        """)
  }

  private func track(_ context: RequestContext) -> HTML {
    let view = context.formView()
    let form = view.form(action: TrackPages.path) {
      """
      \(view.text("nomor", label: .trackNumber, hint: .trackNumberHint, width: .half))
      \(view.submit(.trackShow))
      """
    }
    return """
      <section class="card"><h2>\(context.text(.homeTrack))</h2>
      \(form)
      <p><a href="/lacak">\(context.text(.homeTrackPIN))</a></p></section>
      """
  }

  private func belongs(_ context: RequestContext) -> HTML {
    let number = context.site.city.emergencyNumber
    let link: HTML = "<a href=\"\(url: "tel:\(number)")\"><strong>\(number)</strong></a>"
    return """
      <section class="card"><h2>\(context.text(.homeBelongs))</h2>
      <ul><li>\(context.text(.homeBelongsComplaint))</li>
      <li>\(context.text(.homeBelongsQuestion))</li></ul>
      <p>\(Message.homeEmergency.html(context.language, ["number": link]))</p></section>
      """
  }

  private func recentReports(_ context: RequestContext, _ reports: [Report]) -> HTML {
    guard !reports.isEmpty else { return .empty }
    return """
      <section><h2>\(context.text(.homeRecent))</h2>
      <ul class="reports">\(each: reports.prefix(Self.recent), {
        context.reportCard($0, book: office.book)
      })</ul></section>
      """
  }
}

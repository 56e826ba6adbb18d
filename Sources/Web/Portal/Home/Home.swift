import Domain
import Storage

/// The front door: what can be done here, what belongs elsewhere, what the city says and did lately.
struct HomePage: Sendable {
  let office: Office

  static let recent = 3

  private struct News: Sendable {
    let notices: [PublicNotice]
    let reports: [Report]
    let done: [Report]
    /// Of the whole city, this month.
    let figures: FigureRows.Figures?
  }

  var routes: [Route] {
    [.get("/", .anyone) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let news = try await news(context)
    return context.page(
      title: context.text(.homeTitle), wide: true,
      meta: PageMeta(
        title: "Tanggap \(context.site.city.shortName)", description: context.text(.homeLead),
        path: "/", feed: AtomFeed.path),
      content: """
        <h1>\(context.text(.homeTitle))</h1>
        <p class="lead">\(context.text(.homeLead))</p>
        <p class="actions"><a class="button" href="/lapor">\(context.text(.homeReport))</a> \
        <a class="button quiet" href="\(url: MapPage.path)">\(context.text(.homeMap))</a> \
        <a class="button quiet" href="\(url: GuidePage.path)">\(context.text(.guideTitle))</a></p>
        \(context.publicNotices(news.notices, book: office.book))
        <div class="columns">
        \(track(context))
        \(belongs(context))
        </div>
        \(lately(context, news))
        \(cards(context, .homeRecent, news.reports))
        <p class="actions"><a href="/laporan">\(context.text(.homeAll))</a> \
        <a href="\(url: PosterPages.path)">\(context.text(.posterListTitle))</a></p>
        """)
  }

  private func news(_ context: RequestContext) async throws -> News {
    let now = context.now
    let month = String(office.book.clock.date(at: now).iso.prefix(7))
    return try await office.database.read { connection in
      var done = DeskRows.Filter()
      done.state = .completed
      return News(
        notices: try PublicNoticeRows.current(now: now, on: connection),
        reports: try ReportLists.newest(
          .listed, filter: DeskRows.Filter(), after: nil, limit: Self.recent, on: connection),
        done: try ReportLists.newest(
          .listed, filter: done, after: nil, limit: Self.recent, on: connection),
        figures: try FigureRows.lines(month: month, kind: .city, limit: 1, on: connection)
          .first?.figures)
    }
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
      <p class="actions"><a href="/lacak">\(context.text(.homeTrackPIN))</a></p></section>
      """
  }

  private func belongs(_ context: RequestContext) -> HTML {
    let number = context.site.city.emergencyNumber
    let link: HTML = "<a href=\"\(url: "tel:\(number)")\"><strong>\(number)</strong></a>"
    return """
      <section class="card"><h2>\(context.text(.homeBelongs))</h2>
      <ul><li>\(context.text(.homeBelongsComplaint))</li>
      <li>\(context.text(.homeBelongsQuestion))</li></ul>
      <p>\(Message.homeEmergency.html(context.language, ["number": link]))</p>
      <p class="actions"><a href="\(url: GuidePage.path + "#cari")">\(context.text(.finderTitle))</a></p></section>
      """
  }

  private func lately(_ context: RequestContext, _ news: News) -> HTML {
    let figures: HTML? = news.figures.flatMap { figures in
      guard figures.finished > 0 else { return nil }
      return """
        <p>\(context.text(
          .homeMonth,
          [
            "finished": context.words.number(figures.finished),
            "onTime": context.words.number(figures.onTime),
          ]))</p>
        """
    }
    guard figures != nil || !news.done.isEmpty else { return .empty }
    return """
      <section><h2>\(context.text(.homeLately))</h2>
      \(figures)
      <ul class="reports">\(each: news.done.prefix(Self.recent), {
        context.reportCard($0, book: office.book)
      })</ul></section>
      """
  }

  private func cards(_ context: RequestContext, _ title: Message, _ reports: [Report]) -> HTML {
    guard !reports.isEmpty else { return .empty }
    return """
      <section><h2>\(context.text(title))</h2>
      <ul class="reports">\(each: reports.prefix(Self.recent), {
        context.reportCard($0, book: office.book)
      })</ul></section>
      """
  }
}

extension Message {
  static let homeMap = Message("home.map", id: "Peta laporan", en: "Map of reports")
  static let homeLately = Message(
    "home.lately", id: "Yang baru diselesaikan", en: "Completed lately")
  static let homeMonth = Message(
    "home.month",
    id: "Bulan ini {finished} laporan selesai dikerjakan, {onTime} di antaranya tepat waktu.",
    en: "This month {finished} reports were finished, {onTime} of them on time.")
  static let homeNewsTexts = [homeMap, homeLately, homeMonth]
}

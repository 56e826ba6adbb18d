import Domain
import HTTPTypes
import Storage

/// What the page of a report says, part by part.
extension ReportPages {
  /// An open report nobody has touched for this long is called silent, in milliseconds (3 days).
  static let silence: Int64 = 3 * 86_400_000

  func page(
    _ context: RequestContext, _ seen: Seen, failed: FailedVerb? = nil,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let report = seen.report
    let title = context.text(.reportTitle, ["number": report.number])
    return context.page(
      title: title, status: status, errors: failed?.view.errors ?? [], scripts: ["live.js"],
      meta: meta(context, seen, title),
      content: """
        \(liveBox(context, seen))
        \(failed?.view.errorSummary)
        \(thanks(context, seen))
        \(failed?.notice(context, isShown: offers(failed?.verb, seen, context)))
        <h1>\(title)</h1>
        <p>\(context.stateChip(report.state)) \(kindAndPrivacy(context, seen))</p>
        \(seen.mergedInto.map(context.mergeLink))
        \(seen.sight >= .outline ? standing(context, seen) : .empty)
        \(seen.isOwn ? question(context, seen, failed) : .empty)
        \(seen.isOwn && report.state.isClosed ? reporterPart(context, seen, failed) : .empty)
        \(seen.sight >= .open ? said(context, seen) : locked(context, seen))
        \(seen.sight >= .outline ? history(context, seen) : .empty)
        \(seen.isOwn && !report.state.isClosed ? reporterPart(context, seen, failed) : .empty)
        \(supportLink(context, seen))
        \(!seen.isOwn && seen.sight >= .open ? isThisYours(context, report) : .empty)
        """)
  }

  /// For whoever is sent the link: what everybody may read, whoever sends it.
  private func meta(_ context: RequestContext, _ seen: Seen, _ title: String) -> PageMeta {
    let report = seen.report.shown(at: .open)
    let path = CasePath.report(report.number)
    guard Visibility.publicSight(of: report) >= .open else {
      return PageMeta(title: title, description: context.text(.metaClosed), path: path)
    }
    let category = report.category.flatMap { book.category($0) }.map { context.text($0.name) }
    let area = report.area.map { context.areaName($0.village, book: book) }
    let facts = [context.text(.of(report.state)), category, area].compactMap { $0 }
    return PageMeta(
      title: report.text.beginning(70),
      description: "\(facts.joined(separator: " · ")). \(report.text.beginning(160))",
      image: report.firstPhoto.map { CasePath.photo($0, .large) }, path: path)
  }

  private func kindAndPrivacy(_ context: RequestContext, _ seen: Seen) -> String {
    let privacy = context.text(.of(seen.report.privacy))
    guard seen.sight >= .outline else { return privacy }
    return "\(context.text(.of(seen.report.kind))) · \(privacy)"
  }

  // MARK: Where it stands

  private func standing(_ context: RequestContext, _ seen: Seen) -> HTML {
    let report = seen.report
    let dues = [
      (Message.reportDecisionDue, context.decisionDueWords(report)),
      (.reportDue, context.dueWords(report)),
    ]
    var rows = [
      SummaryRow(context.text(.reportNext), HTML(text: context.nextStep(report, book: book)))
    ]
    if !report.state.isClosed {
      rows.append(
        SummaryRow(context.text(.reportHolder), HTML(text: book.units.name(report.holder))))
    }
    for case (let label, let due?) in dues where !due.isLate {
      rows.append(SummaryRow(context.text(label), HTML(text: due.words)))
    }
    if let estimate = report.estimate, !report.state.isClosed {
      rows.append(SummaryRow(context.text(.caseEstimate), estimateWords(context, estimate)))
    }
    if report.temporary, report.finishedAt != nil {
      rows.append(SummaryRow(context.text(.reportResult), HTML(text: context.text(.caseTemporary))))
    }
    rows.append(SummaryRow(context.text(.reportReceived), context.time(report.receivedAt)))
    if let closed = report.closedAt {
      rows.append(SummaryRow(context.text(.reportClosed), context.time(closed)))
    }
    if seen.supporters > 0, seen.sight >= .open {
      rows.append(
        SummaryRow(
          context.text(.supportRow),
          HTML(
            text: context.text(
              .supportCount, ["count": context.words.number(seen.supporters)]))))
    }
    if let rating = report.rating {
      rows.append(
        SummaryRow(
          context.text(.reportRating),
          HTML(text: context.text(.caseStars, ["stars": context.words.number(rating)]))))
    }
    return """
      \(clockNotices(context, seen))
      \(silent(context, seen))
      \(context.summaryList(rows))
      """
  }

  private func estimateWords(_ context: RequestContext, _ estimate: Int64) -> HTML {
    let left = context.words.remaining(until: estimate, now: context.now)
    return "\(context.words.date(estimate)) (\(left))"
  }

  private func silent(_ context: RequestContext, _ seen: Seen) -> HTML {
    let quiet = context.now - seen.lastSeenStep
    guard quiet >= Self.silence, !seen.report.state.isClosed else { return .empty }
    let words = context.text(
      .reportSilent,
      ["span": context.words.span(quiet), "holder": book.units.name(seen.report.holder)])
    return notice(.waiting, "<p>\(words) \(lastEscalation(context, seen))</p>")
  }

  // MARK: What it says

  private func said(_ context: RequestContext, _ seen: Seen) -> HTML {
    let report = seen.report
    var rows = [SummaryRow(context.text(.reportText), HTML(text: report.text))]
    if let category = report.category.flatMap({ book.category($0) }) {
      rows.append(SummaryRow(context.text(.caseCategory), HTML(text: context.text(category.name))))
    }
    rows += placeRows(context, seen)
    let before = seen.photos { $0.action == .submit }
    let lastFinish = seen.events.last { $0.action == .finish }?.at
    let after = seen.photos { $0.action == .finish && $0.at == lastFinish }
    return """
      <h2>\(context.text(.reportSaid))</h2>
      \(context.summaryList(rows))
      \(context.beforeAndAfter(before: before, after: after, place: report.place))
      """
  }

  private func placeRows(_ context: RequestContext, _ seen: Seen) -> [SummaryRow] {
    let report = seen.report
    var rows: [SummaryRow] = []
    if let area = report.area {
      rows.append(
        SummaryRow(
          context.text(.formPlaceLabel), HTML(text: context.areaWords(area, book: book))))
    }
    if seen.sight >= .reporter, let address = report.address {
      rows.append(SummaryRow(context.text(.formAddress), HTML(text: address)))
    }
    if let landmark = report.landmark {
      rows.append(SummaryRow(context.text(.formLandmark), HTML(text: landmark)))
    }
    // Others get the point on a coarse grid: an exact one may be somebody's home.
    if let place = seen.sight >= .reporter ? report.place : book.publicPlace(of: report) {
      let point = "\(PlaceReading.shown(place.latitude)), \(PlaceReading.shown(place.longitude))"
      rows.append(
        SummaryRow(
          context.text(seen.sight >= .reporter ? .reportPoint : .reportAbout), HTML(text: point)))
    }
    return rows
  }

  /// What strangers read instead of a report that is not theirs to read.
  private func locked(_ context: RequestContext, _ seen: Seen) -> HTML {
    let report = seen.report
    let area = seen.sight >= .outline ? report.area : nil
    let place: HTML? = area.map { "<p>\(context.areaWords($0, book: book))</p>" }
    let message: Message =
      switch report.privacy {
      case .public: .reportClosedToPublic
      case .private: .reportPrivate
      case .sealed: .reportSealed
      }
    return """
      \(place)
      \(notice(.neutral, "<p>\(context.text(message))</p><p>\(unlockLink(context, report))</p>"))
      """
  }

  /// Only a way there: a form here would make the page another one for each reader.
  private func supportLink(_ context: RequestContext, _ seen: Seen) -> HTML {
    guard !seen.isOwn, Visibility.isListed(seen.report), !seen.report.state.isClosed else {
      return .empty
    }
    return """
      <p><a class="button" href="\(url: SupportPages.path(seen.report.number))">\
      \(context.text(.supportDo))</a></p>
      """
  }

  private func isThisYours(_ context: RequestContext, _ report: Report) -> HTML {
    """
    <p class="meta">\(unlockLink(context, report)) \
    <a href="\(url: FlagPage.path(report.number))">\(context.text(.flagLink))</a></p>
    """
  }

  private func unlockLink(_ context: RequestContext, _ report: Report) -> HTML {
    let path = SafeURL.path(TrackPages.path, ["kembali": CasePath.report(report.number)])
    let link: HTML = "<a href=\"\(url: path)\">\(context.text(.reportUnlock))</a>"
    return Message.reportYours.html(context.language, ["link": link])
  }

  // MARK: What happened

  private func history(_ context: RequestContext, _ seen: Seen) -> HTML {
    // Those shown side by side above are not shown once more.
    let lastFinish = seen.events.last { $0.action == .finish }?.at
    let above = Set(
      seen.photos { $0.action == .submit || ($0.action == .finish && $0.at == lastFinish) }
        .map(\.id))
    let photos = Dictionary(
      seen.photos.filter { !above.contains($0.id) }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return """
      <h2 id="riwayat">\(context.text(.reportHistory))</h2>
      \(context.caseTimeline(seen.events, sight: seen.sight, book: book, photos: photos))
      """
  }
}

import Domain

/// How a report stands with its promises, in plain words: what is late, who minds it now, why a clock
/// stands still.
extension ReportPages {
  /// Above everything else on the page of a late, escalated or paused report.
  func clockNotices(_ context: RequestContext, _ seen: Seen) -> HTML {
    let report = seen.report
    guard !report.state.isClosed else { return unanswered(context, seen) }
    var notices = HTML.empty
    let late = [context.decisionDueWords(report), context.dueWords(report)].compactMap { $0 }
      .filter(\.isLate)
    let escalation = report.clock.escalations.last { $0.cause != .request }
    if !late.isEmpty || escalation != nil {
      let lines = late.map(\.words)
      let minded: HTML? = escalation.map { escalation in
        let words = context.text(
          .clockWithHead,
          ["unit": book.units.name(escalation.unit), "cause": context.text(.of(escalation.cause))])
        return "<p>\(words)</p>"
      }
      let sorry: HTML? = late.isEmpty ? nil : "<p>\(context.text(.reportSorry))</p>"
      notices += notice(
        .late, "\(each: lines, { "<p><strong>\($0)</strong></p>" })\(sorry)\(minded)")
    }
    if let pause = report.clock.pause(at: context.now) {
      let words = context.text(
        .clockPausedUntil,
        [
          "date": context.words.dateTime(pause.until),
          "reason": pause.reason.map { context.text(.of($0)) } ?? "",
        ])
      notices += notice(.waiting, "<p>\(words)</p>")
    }
    if let request = report.clock.request {
      notices += notice(.neutral, "<p>\(context.requestWords(request, book: book))</p>")
    }
    return notices
  }

  /// A report closed because its reporter was silent says how it opens again.
  private func unanswered(_ context: RequestContext, _ seen: Seen) -> HTML {
    guard seen.report.clock.closedUnanswered, seen.report.state == .rejected else { return .empty }
    return notice(.waiting, "<p>\(context.text(.reportClosedUnanswered))</p>")
  }

  /// How many steps a reader can see. It grows with what the reader sees and with nothing else.
  static func visibleSteps(_ events: [ReportEvent], sight: Sight) -> Int {
    guard sight > .stateOnly else {
      return zip(events, events.dropFirst()).count { $0.state != $1.state }
    }
    return events.count { PublicEvent($0, sight: sight) != nil }
  }

  /// Tells the page's script what it shows, and where to say that there is more.
  func liveBox(_ context: RequestContext, _ seen: Seen) -> HTML {
    let steps = Self.visibleSteps(seen.events, sight: seen.sight)
    return """
      <div data-live data-since="\(steps)" data-said="\(context.text(.reportFresh))" hidden>\
      \(notice(.neutral, """
        <p>\(context.text(.reportHasNews)) \
        <a href="\(url: CasePath.report(seen.report.number))">\(context.text(.reportShowNews))</a></p>
        """))</div>
      """
  }
}

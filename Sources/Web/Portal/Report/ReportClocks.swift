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
    let minded: HTML? = highest(report).map { escalation in
      let words = context.text(
        escalationMessage(escalation, report),
        ["unit": book.units.name(escalation.unit), "cause": context.text(.of(escalation.cause))])
      return "<p>\(words)</p>"
    }
    if !late.isEmpty {
      notices += notice(
        .late,
        """
        \(each: late, { "<p><strong>\($0.words)</strong></p>" })\
        <p>\(context.text(.reportSorry))</p>\(minded)
        """)
    } else if let minded {
      notices += notice(.waiting, minded)
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

  /// Who minds it now: of several clocks' rungs the highest, of equal ones the latest.
  private func highest(_ report: Report) -> Escalation? {
    let holders = book.units.line(from: report.holder).map(\.code)
    let arbiters = book.units.line(from: book.city.arbiterUnit).map(\.code)
    func height(_ unit: String) -> Int {
      arbiters.firstIndex(of: unit).map { holders.count + $0 } ?? holders.firstIndex(of: unit) ?? 0
    }
    return report.clock.escalations.reversed().filter { $0.cause != .request }
      .max { height($0.unit) < height($1.unit) }
  }

  private func escalationMessage(_ escalation: Escalation, _ report: Report) -> Message {
    if escalation.cause == .bounced { return .clockPassedUp }
    if escalation.unit == report.holder { return .clockWarned }
    return escalation.cause == .share ? .clockPassedUp : .clockWithHead
  }

  /// For a report without news: to whom it was passed up last, or that it was not yet.
  func lastEscalation(_ context: RequestContext, _ seen: Seen) -> String {
    let steps = seen.events.compactMap { event -> (unit: String, event: ReportEvent)? in
      (PublicEvent(event, sight: .outline)?.escalation?.to).map { ($0, event) }
    }
    guard let last = steps.last else { return context.text(.silentNotYet) }
    return context.text(
      last.unit == last.event.holder ? .silentWarned : .silentEscalated,
      ["unit": book.units.name(last.unit), "date": context.words.date(last.event.at)])
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
      <div data-live aria-live="polite" data-since="\(steps)" \
      data-said="\(context.text(.reportFresh))"><div hidden>\
      \(notice(.neutral, """
        <p>\(context.text(.reportHasNews)) \
        <a href="\(url: CasePath.report(seen.report.number))">\(context.text(.reportShowNews))</a></p>
        """))</div></div>
      """
  }
}

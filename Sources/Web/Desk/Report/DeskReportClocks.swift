import Domain
import Storage

/// What each clock of the report says, and why: from when it runs, what stopped it, what is left, who
/// had the time, and with whom it lies because it hangs.
extension DeskReportView {
  var clocks: HTML {
    """
    <section><h2>\(context.text(.clocksTitle))</h2>
    \(request)\(escalations)\(running)</section>
    """
  }

  // MARK: What waits for somebody

  private var request: HTML {
    guard let request = report.clock.request else { return .empty }
    let unit = report.clock.escalations.last { $0.cause == .request }?.unit
    let with: HTML? = unit.map {
      " \(context.text(.requestWith, ["unit": book.units.name($0)]))"
    }
    let link: HTML? =
      desk.verbs.contains(.decideRequest)
      ? """
      <p><a href="#\(DecideRequestForm().anchor)">\(context.text(.requestDecide))</a></p>
      """ : nil
    return notice(
      .waiting, title: context.text(.requestTitle),
      "<p>\(context.requestWords(request, book: book)).\(with)</p>\(link)")
  }

  private var escalations: HTML {
    guard !report.clock.escalations.isEmpty else { return .empty }
    return """
      <h3>\(context.text(.escalationsTitle))</h3>
      <ul>\(each: report.clock.escalations, { escalation in
        let line = Message.escalationLine.html(
          context.language,
          [
            "unit": "<strong>\(book.units.name(escalation.unit))</strong>",
            "cause": "\(context.text(.of(escalation.cause)))",
            "time": context.time(escalation.at),
          ])
        return "<li>\(line)</li>\n"
      })</ul>
      """
  }

  // MARK: Running clocks

  private var running: HTML {
    // Terms another node published a moment ago are read with the next page.
    guard let rules = try? book.clocks.rules(for: report) else { return .empty }
    let timers = rules.timers(of: report)
    let rows: [SummaryRow] = Clock.allCases.compactMap { clock in
      guard rules.runs(clock, of: report), let line = rules.line(clock, of: report) else {
        return nil
      }
      let name = context.text(.of(clock))
      return SummaryRow(
        "\(name.prefix(1).uppercased())\(name.dropFirst())",
        explained(line, of: clock, next: timers.lazy.compactMap { step($0, of: clock) }.first))
    }
    guard !rows.isEmpty else { return "<p class=\"meta\">\(context.text(.clocksNone))</p>" }
    return context.summaryList(rows)
  }

  private func step(_ timer: ClockTimer, of clock: Clock) -> (at: Int64, step: SLATerms.Step)? {
    guard case .step(let step) = timer.what, step.clock == clock else { return nil }
    return (timer.at, step)
  }

  /// "6 jam sejak …; dijeda 2 jam karena …; terpakai 3 jam; sisa 1 jam", and what comes next.
  private func explained(
    _ line: ClockLine, of clock: Clock, next: (at: Int64, step: SLATerms.Step)?
  ) -> HTML {
    let used = line.used(at: context.now)
    var parts = [
      context.text(
        .clocksBudget,
        [
          "length": context.length(line.budget, line.measure),
          "start": context.words.dateTime(line.start),
        ])
    ]
    if clock != .estimate { parts += pauses(since: line.start) }
    parts.append(context.text(.clocksUsed, ["length": context.length(used, line.measure)]))
    let isLate = used >= line.budget
    let left = context.text(
      isLate ? .clocksLate : .clocksLeft,
      ["length": context.length((line.budget - used).magnitudeValue, line.measure)])
    let chip: HTML = isLate ? statusChip(.late, left) : "<strong>\(left)</strong>"
    var more = [context.text(.clocksDue, ["time": context.words.dateTime(line.due)])]
    if line.isEstimated { more.append(context.text(.clocksEstimated)) }
    if let next { more.append(after(next)) }
    return """
      \(parts.joined(separator: "; ")); \(chip)<br><span class="meta">\
      \(more.joined(separator: " "))</span>
      """
  }

  private func pauses(since start: Int64) -> [String] {
    report.clock.halts.compactMap { halt in
      let from = max(halt.from, start)
      guard from < min(halt.until, context.now) else { return nil }
      let length = context.length(min(halt.until, context.now) - from)
      guard let reason = halt.reason else {
        return context.text(.clocksClosed, ["length": length])
      }
      let why = context.text(.of(reason))
      guard halt.until > context.now else {
        return context.text(.clocksPaused, ["length": length, "reason": why])
      }
      return context.text(
        .clocksPausedNow, ["until": context.words.dateTime(halt.until), "reason": why])
    }
  }

  private func after(_ next: (at: Int64, step: SLATerms.Step)) -> String {
    let unit = next.step.to.unit(above: report.holder, units: book.units, city: book.city)
    return context.text(
      next.step.to.escalates ? .clocksNextUnit : .clocksNextWarning,
      ["time": context.words.dateTime(next.at), "unit": book.units.name(unit)])
  }

  // MARK: Who had the time

  var shares: HTML {
    guard let rules = try? book.clocks.rules(for: report) else { return .empty }
    let shares = rules.shares(of: report, history: desk.events, now: context.now)
    guard !shares.isEmpty else { return .empty }
    let measure = rules.rule(of: report).completion.measure
    let columns = [
      Column(context.text(.deskColumnHolder)), Column(context.text(.sharesFrom)),
      Column(context.text(.sharesUntil)), Column(context.text(.sharesUsed), isNumber: true),
    ]
    // Minutes are cut off the running sum and not off each line, so that the lines shown add up.
    let minute: Int64 = 60_000
    var sum: Int64 = 0
    var rows: [[HTML]] = shares.map { share in
      let before = sum / minute
      sum += share.used
      let shown = (sum / minute - before) * minute
      return [
        "\(book.units.name(share.holder))", context.time(share.from),
        share.until.map(context.time) ?? "\(context.text(.sharesNow))",
        "\(context.length(shown, measure, parts: 3))",
      ]
    }
    rows.append([
      "<strong>\(context.text(.sharesTotal))</strong>", "\u{2013}", "\u{2013}",
      "<strong>\(context.length(sum, measure, parts: 3))</strong>",
    ])
    return """
      <section><h2>\(context.text(.sharesTitle))</h2>
      \(context.table(caption: context.text(.sharesLead), columns: columns, rows: rows))</section>
      """
  }
}

extension RequestContext {
  /// `2 hari 3 jam`: the largest units that fit, whole ones. Working time knows no days, because its
  /// days are of no fixed length.
  func length(_ milliseconds: Int64, _ measure: Measure = .elapsed, parts: Int = 2) -> String {
    let minute: Int64 = 60_000
    let hour = 60 * minute
    let day = 24 * hour
    var left = max(0, milliseconds)
    var pieces: [String] = []
    for unit in measure == .working ? [hour, minute] : [day, hour, minute] {
      let part = left / unit * unit
      left -= part
      if part > 0, pieces.count < parts { pieces.append(words.span(part)) }
    }
    let length = pieces.isEmpty ? words.span(0) : pieces.joined(separator: " ")
    return measure == .working ? text(.clocksWorking, ["length": length]) : length
  }
}

extension Int64 {
  fileprivate var magnitudeValue: Int64 { Int64(clamping: magnitude) }
}

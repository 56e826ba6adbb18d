import Domain

/// Why a report hangs, in words.
extension RequestContext {
  /// Which running clocks press, and how they stand.
  func pressedClocks(_ report: Report, book: CityBook) -> HTML {
    guard let rules = try? book.clocks.rules(for: report) else { return "\u{2013}" }
    let pressed = Clock.allCases.filter {
      $0 != .estimate && rules.runs($0, of: report)
        && (report.clock.fired[$0] ?? 0) >= ClockSheet.nearFrom
    }
    let lines: [HTML] = pressed.compactMap { clock in
      guard let due = rules.line(clock, of: report)?.due else { return nil }
      return statusChip(
        due <= now ? .late : .waiting,
        "\(text(.of(clock))): \(words.remaining(until: due, now: now))")
    }
    let pause: HTML? = report.clock.pause(at: now).flatMap(\.reason).map {
      "<span>\(text(.hangingPaused, ["reason": text(.of($0))]))</span>"
    }
    return "<span class=\"chips\">\(lines)\(pause)</span>"
  }

  /// Why it lies on a unit's list of escalations, and since when.
  func escalationReason(_ report: Report, unit: String) -> HTML {
    let own = report.clock.escalations.filter { $0.unit == unit }
    let lines = own.map { escalation -> HTML in
      """
      <strong>\(text(.of(escalation.cause)))</strong>, \
      \(text(.hangingSince, ["ago": words.span(max(0, now - escalation.at))]))
      """
    }
    return "<span class=\"why\">\(lines.joined("<br>"))</span>"
  }

  /// With whom it lies last because it hangs; in words also where it lies with nobody.
  func escalatedTo(_ report: Report, book: CityBook) -> String {
    guard let unit = report.clock.escalations.last?.unit else { return text(.stillNotEscalated) }
    return text(.stillEscalated, ["unit": book.units[unit]?.shortName ?? unit])
  }
}

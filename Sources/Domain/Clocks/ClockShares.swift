/// One holder's part of the time a report took.
public struct ClockShare: Sendable, Equatable {
  public let holder: String
  public let from: Int64
  /// Nil = still there.
  public let until: Int64?
  /// Counted as the completion clock counts, less the pauses, in milliseconds.
  public let used: Int64
}

extension ClockRules {
  /// Who had the report how long, in order. The parts add up to what the completion clock shows,
  /// always: there is no time that is nobody's.
  public func shares(of report: Report, history: [ReportEvent], now: Int64) -> [ClockShare] {
    guard let first = history.first, let line = line(.completion, of: report) else { return [] }
    let end = report.closedAt ?? now
    var parts: [(holder: String, from: Int64)] = [(first.holder, first.at)]
    for event in history.dropFirst() where event.holder != parts[parts.count - 1].holder {
      // Verified work goes back to who did it; that is no new hand-over.
      if event.state.isClosed { continue }
      parts.append((event.holder, event.at))
    }
    return parts.indices.map { index in
      let from = parts[index].from
      let next = index + 1 < parts.count ? parts[index + 1].from : nil
      return ClockShare(
        holder: parts[index].holder, from: from, until: next ?? report.closedAt,
        used: line.used(at: next ?? max(end, from)) - line.used(at: from))
    }
  }
}

/// What one version of the terms says otherwise than another.
public enum TermsChange: Sendable, Equatable {
  public enum Limit: Sendable, Equatable, CaseIterable {
    case pauseCap, longestEstimate, questionNotice, questionClose
  }

  case ruleAdded(SLATerms.Rule)
  case ruleRemoved(SLATerms.Rule)
  /// The same reports, other times.
  case ruleChanged(from: SLATerms.Rule, to: SLATerms.Rule)
  /// The same rules in another order: other rules may match first.
  case rulesReordered
  case stepAdded(SLATerms.Step)
  case stepRemoved(SLATerms.Step)
  case stepChanged(from: SLATerms.Step, to: SLATerms.Step)
  /// Of a limit; the pauses in milliseconds, the others in days.
  case limit(Limit, from: Int64, to: Int64)
}

extension SLATerms {
  public func changes(since old: SLATerms) -> [TermsChange] {
    ruleChanges(old) + ladderChanges(old) + limitChanges(old)
  }

  private func ruleChanges(_ old: SLATerms) -> [TermsChange] {
    var changes: [TermsChange] = []
    for rule in rules {
      guard let before = old.rules.first(where: { $0.isAbout(rule) }) else {
        changes.append(.ruleAdded(rule))
        continue
      }
      if before != rule { changes.append(.ruleChanged(from: before, to: rule)) }
    }
    for rule in old.rules where !rules.contains(where: { $0.isAbout(rule) }) {
      changes.append(.ruleRemoved(rule))
    }
    let kept = rules.filter { rule in old.rules.contains { $0.isAbout(rule) } }
    let before = old.rules.filter { rule in rules.contains { $0.isAbout(rule) } }
    if !zip(kept, before).allSatisfy({ $0.isAbout($1) }) { changes.append(.rulesReordered) }
    return changes
  }

  private func ladderChanges(_ old: SLATerms) -> [TermsChange] {
    func same(_ a: Step, _ b: Step) -> Bool { a.clock == b.clock && a.percent == b.percent }
    var changes: [TermsChange] = []
    for step in ladder {
      guard let before = old.ladder.first(where: { same($0, step) }) else {
        changes.append(.stepAdded(step))
        continue
      }
      if before.to != step.to { changes.append(.stepChanged(from: before, to: step)) }
    }
    for step in old.ladder where !ladder.contains(where: { same($0, step) }) {
      changes.append(.stepRemoved(step))
    }
    return changes
  }

  private func limitChanges(_ old: SLATerms) -> [TermsChange] {
    TermsChange.Limit.allCases.compactMap { limit in
      let (before, after) = (old[limit], self[limit])
      return before == after ? nil : .limit(limit, from: before, to: after)
    }
  }

  private subscript(limit: TermsChange.Limit) -> Int64 {
    switch limit {
    case .pauseCap: pauseCap
    case .longestEstimate: Int64(longestEstimateDays)
    case .questionNotice: Int64(questionNoticeDays)
    case .questionClose: Int64(questionCloseDays)
    }
  }
}

extension SLATerms.Rule {
  /// Whether it matches the same reports.
  fileprivate func isAbout(_ other: SLATerms.Rule) -> Bool {
    category == other.category && channel == other.channel && kind == other.kind
  }
}

/// What one calendar says otherwise than another.
public enum CalendarChange: Sendable, Equatable {
  /// 0 is Monday.
  case day(Int, from: [OfficeHours], to: [OfficeHours])
  case specialAdded(SpecialHours)
  case specialRemoved(SpecialHours)
  /// The same name, other days or hours.
  case specialChanged(SpecialHours)
  case holidayAdded(Holiday)
  case holidayRemoved(Holiday)
}

extension CalendarTerms {
  public func changes(since old: CalendarTerms) -> [CalendarChange] {
    var changes: [CalendarChange] = []
    for (day, (before, after)) in zip(old.week, week).enumerated() where before != after {
      changes.append(.day(day, from: before, to: after))
    }
    for special in specials where !old.specials.contains(special) {
      let isKnown = old.specials.contains { $0.name == special.name }
      changes.append(isKnown ? .specialChanged(special) : .specialAdded(special))
    }
    for special in old.specials where !specials.contains(where: { $0.name == special.name }) {
      changes.append(.specialRemoved(special))
    }
    changes += holidays.filter { !old.holidays.contains($0) }.map(CalendarChange.holidayAdded)
    changes += old.holidays.filter { !holidays.contains($0) }.map(CalendarChange.holidayRemoved)
    return changes
  }
}

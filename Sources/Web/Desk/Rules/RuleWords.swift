import Casework
import Channels
import Domain

/// Terms in words, for people who do not read CSV.
extension RequestContext {
  /// `6 jam`, `12 jam kerja`: exact, unlike the spans of `words`.
  func span(_ span: SLATerms.Span) -> String {
    let minutes = span.amount / 60_000
    let isWorking = span.measure == .working
    if !isWorking, minutes.isMultiple(of: 1_440) {
      return text(.spanDays, ["n": words.number(minutes / 1_440)])
    }
    if minutes.isMultiple(of: 60) {
      return text(
        isWorking ? .spanWorkingHours : .spanHours, ["n": words.number(minutes / 60)])
    }
    return text(isWorking ? .spanWorkingMinutes : .spanMinutes, ["n": words.number(minutes)])
  }

  /// Which reports a rule is about.
  func reports(of rule: SLATerms.Rule, _ book: CityBook) -> String {
    let parts = [
      rule.category.map { name(ofCategory: $0, book) },
      rule.channel.map { name(ofChannel: $0, book) }, rule.kind.map { text(.of($0)) },
    ].compactMap { $0 }
    return parts.isEmpty ? text(.termsChangeEverything) : parts.joined(separator: ", ")
  }

  func name(ofCategory slug: String, _ book: CityBook) -> String {
    book.category(slug).map { text($0.name) } ?? slug
  }

  func name(ofChannel code: String, _ book: CityBook) -> String {
    book.channel(code).map { text($0.name) } ?? code
  }

  /// Times of a rule under their names, in the order of the tables.
  func spans(of rule: SLATerms.Rule) -> [(Message, SLATerms.Span)] {
    [
      (.policyCoordination, rule.coordination), (.policyCompletion, rule.completion),
      (.policyShare, rule.share), (.policyVerification, rule.verification),
    ]
  }

  func sentences(_ change: TermsChange, _ book: CityBook) -> [String] {
    func times(_ rule: SLATerms.Rule) -> String {
      spans(of: rule).map { "\(text($0.0).lowercased()) \(span($0.1))" }.joined(separator: ", ")
    }
    switch change {
    case .ruleAdded(let rule):
      return [
        text(.termsChangeRuleAdded, ["reports": reports(of: rule, book), "times": times(rule)])
      ]
    case .ruleRemoved(let rule):
      return [
        text(.termsChangeRuleRemoved, ["reports": reports(of: rule, book), "times": times(rule)])
      ]
    case .ruleChanged(let before, let after):
      return zip(spans(of: before), spans(of: after)).filter { $0.1 != $1.1 }.map { old, new in
        text(
          .termsChangeRuleTime,
          [
            "reports": reports(of: after, book), "clock": text(new.0).lowercased(),
            "before": span(old.1), "after": span(new.1),
          ])
      }
    case .rulesReordered: return [text(.termsChangeReordered)]
    case .stepAdded(let step): return [sentence(.termsChangeStepAdded, step)]
    case .stepRemoved(let step): return [sentence(.termsChangeStepRemoved, step)]
    case .stepChanged(let before, let after):
      return [
        text(
          .termsChangeStepTold,
          [
            "clock": text(.of(after.clock)), "percent": words.number(after.percent),
            "before": text(.rung(before.to)), "after": text(.rung(after.to)),
          ])
      ]
    case .limit(let limit, let before, let after):
      return [
        text(
          .termsChangeLimit,
          [
            "limit": text(Message.of(limit)), "before": value(of: limit, before),
            "after": value(of: limit, after),
          ])
      ]
    }
  }

  private func sentence(_ message: Message, _ step: SLATerms.Step) -> String {
    text(
      message,
      [
        "clock": text(.of(step.clock)), "percent": words.number(step.percent),
        "told": text(.rung(step.to)),
      ])
  }

  func value(of limit: TermsChange.Limit, _ value: Int64) -> String {
    limit == .pauseCap
      ? span(SLATerms.Span(value, .working)) : text(.spanDays, ["n": words.number(value)])
  }
}

extension Message {
  static func of(_ limit: TermsChange.Limit) -> Message {
    switch limit {
    case .pauseCap: policyPauses
    case .longestEstimate: policyEstimate
    case .questionNotice: policyNotice
    case .questionClose: policyClose
    }
  }

  /// 0 is Monday.
  static func weekday(_ day: Int) -> Message {
    let days: [Message] = [
      calendarMon, calendarTue, calendarWed, calendarThu, calendarFri, calendarSat, calendarSun,
    ]
    return days[min(max(day, 0), 6)]
  }
}

extension RequestContext {
  /// `07.30–16.00`, or that it is a free day.
  func hours(_ day: [OfficeHours]) -> String {
    let separator = language == .id ? "." : ":"
    func time(_ minutes: Int) -> String {
      CalendarCSV.time(minutes).replacing(".", with: separator)
    }
    return day.isEmpty
      ? text(.calendarFree)
      : day.map { "\(time($0.from))\u{2013}\(time($0.to))" }.joined(separator: ", ")
  }

  func sentence(_ change: CalendarChange) -> String {
    func holiday(_ message: Message, _ holiday: Holiday) -> String {
      text(message, ["date": date(holiday.date), "name": holiday.name])
    }
    return switch change {
    case .day(let day, let before, let after):
      text(
        .calendarChangeDay,
        ["day": text(.weekday(day)), "before": hours(before), "after": hours(after)])
    case .specialAdded(let special): text(.calendarChangeSpecialAdded, ["name": special.name])
    case .specialRemoved(let special): text(.calendarChangeSpecialRemoved, ["name": special.name])
    case .specialChanged(let special): text(.calendarChangeSpecial, ["name": special.name])
    case .holidayAdded(let added): holiday(.calendarChangeHolidayAdded, added)
    case .holidayRemoved(let removed): holiday(.calendarChangeHolidayRemoved, removed)
    }
  }

  /// A day of a table in words.
  func date(_ iso: String) -> String { LocalDate(iso).map { words.date($0) } ?? iso }
}

// MARK: What is wrong with a table somebody sent

extension RequestContext {
  /// The mistake at the field it was made in, in words for whoever typed it.
  func fault(_ fault: CityTablesError, at field: String, columns: [String]) -> FieldError {
    let names = columns.joined(separator: ",")
    switch fault {
    case .brokenRow(_, let fault):
      return FieldError(
        field, .csvFaultRow, ["line": "\(fault.line)", "column": "\(fault.column)"])
    case .noHeader: return FieldError(field, .csvFaultHeader, ["columns": names])
    case .columnMissing(_, let column):
      return FieldError(field, .csvFaultColumn, ["column": column, "columns": names])
    case .tableEmpty: return FieldError(field, .csvFaultEmpty)
    case .rowLength(_, let line, let found, let expected):
      return FieldError(
        field, .csvFaultLength,
        ["line": "\(line)", "found": "\(found)", "expected": "\(expected)"])
    case .valueMissing(_, let line, let column):
      return FieldError(field, .csvFaultMissing, ["line": "\(line)", "column": column])
    case .badValue(_, let line, let column, let value, _):
      return FieldError(
        field, .csvFaultValue,
        [
          "line": "\(line)", "column": column, "value": String(value.prefix(60)),
          "expected": expected(column, among: columns),
        ])
    case .duplicate(_, let line, let column, let value, let first):
      return FieldError(
        field, .csvFaultTwice,
        [
          "line": "\(line)", "column": column, "value": String(value.prefix(60)),
          "first": "\(first)",
        ])
    case .unknown(_, let line, let column, let value, _):
      return FieldError(
        field, .csvFaultUnknown,
        ["line": "\(line)", "column": column, "value": String(value.prefix(60))])
    case .fileMissing, .fileUnreadable, .notTheExpectedJSON, .villageWithoutOffice,
      .villageWithoutPoint, .badFact, .unsound:
      return FieldError(field, .csvFaultOther)
    }
  }

  private func expected(_ column: String, among columns: [String]) -> String {
    func oneOf(_ values: [String]) -> String {
      text(.csvFaultOneOf, ["values": values.joined(separator: ", ")])
    }
    switch column {
    case "kind" where columns == OfficesCSV.unitColumns:
      return oneOf(Domain.Unit.Kind.allCases.map(\.rawValue))
    case "kind", "prefix", "number_format":
      if columns == OfficesCSV.channelColumns { return text(.csvFaultFixed) }
    case "privacy": return oneOf(Privacy.allCases.map(\.rawValue))
    case "outcome": return oneOf(RoutingRules.Outcome.allCases.map(\.rawValue))
    default: break
    }
    let message: Message? =
      switch column {
      case "coordination", "completion", "share", "verification": .csvFaultSpan
      case "percent": .csvFaultPercent
      case "clock": .csvFaultClock
      case "to": .csvFaultRung
      case "kind":
        columns == CalendarCSV.holidayColumns ? .csvFaultHolidayKind : .csvFaultReportKind
      case "date", "from", "through": .csvFaultDate
      case "day": .csvFaultDay
      case "open", "close": .csvFaultTime
      default: nil
      }
    return message.map { text($0) } ?? ""
  }

  /// Where the table of holidays runs out: for the pages an administrator opens first.
  func calendarWarning(_ book: CityBook) -> HTML {
    guard let warning = book.calendarWarning(now: now) else { return .empty }
    let values = ["year": "\(warning.year)", "days": words.number(warning.days)]
    return notice(
      .late,
      """
      <p>\(text(warning.days > 0 ? .calendarWarning : .calendarWarningNow, values)) \
      <a href="\(url: DeskPath.calendar)/baru">\(text(.calendarWarningLink))</a></p>
      """)
  }
}

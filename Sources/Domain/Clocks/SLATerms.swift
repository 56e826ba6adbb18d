/// How long each step of a report may take, and who hears of it when it takes longer: data of the
/// city. Published terms never change; a change is a new ``SLAPolicy``.
public struct SLATerms: Sendable, Codable, Equatable {
  /// First match wins; the last one matches everything.
  public var rules: [Rule]
  public var ladder: [Step]
  /// Working time all pauses of one report may last together without the arbiter's word, in
  /// milliseconds. Source: house rule, three working days.
  public var pauseCap: Int64
  /// A promised date later than so many days after receipt needs the arbiter's word.
  public var longestEstimateDays: Int
  /// Days after a question until the reporter is told that it will be closed.
  public var questionNoticeDays: Int
  /// Days after a question until a report whose reporter stays silent is closed; never without the
  /// notice before.
  public var questionCloseDays: Int

  /// How much time, and how it is counted.
  public struct Span: Sendable, Codable, Equatable {
    /// Milliseconds.
    public let amount: Int64
    public let measure: Measure

    public init(_ amount: Int64, _ measure: Measure) {
      self.amount = amount
      self.measure = measure
    }

    public static func hours(_ hours: Int, _ measure: Measure = .elapsed) -> Span {
      Span(Int64(hours) * 3_600_000, measure)
    }

    public static func days(_ days: Int) -> Span { Span(Int64(days) * 86_400_000, .elapsed) }
  }

  /// The spans for the reports it matches; a part left out matches all.
  public struct Rule: Sendable, Codable, Equatable {
    public var category: String?
    public var channel: String?
    public var kind: ReportKind?
    /// From arrival at the first office to the first real decision.
    public var coordination: Span
    /// From receipt by the city to verified completion.
    public var completion: Span
    /// From each later hand-over to the first step of the new holder.
    public var share: Span
    /// From the claim that the work is done to the verdict.
    public var verification: Span

    public init(
      category: String? = nil, channel: String? = nil, kind: ReportKind? = nil,
      coordination: Span, completion: Span, share: Span, verification: Span
    ) {
      self.category = category
      self.channel = channel
      self.kind = kind
      self.coordination = coordination
      self.completion = completion
      self.share = share
      self.verification = verification
    }

    var matchesAll: Bool { category == nil && channel == nil && kind == nil }

    func matches(_ report: Report) -> Bool {
      (category == nil || category == report.category)
        && (channel == nil || channel == report.channel) && (kind == nil || kind == report.kind)
    }
  }

  /// One rung of the ladder: at so many per cent of a clock's time somebody is told.
  public struct Step: Sendable, Codable, Equatable {
    public let clock: Clock
    /// 50 and 80 warn, 100 is the deadline, more is late.
    public let percent: Int
    public let to: Rung

    public init(_ clock: Clock, _ percent: Int, _ to: Rung) {
      self.clock = clock
      self.percent = percent
      self.to = to
    }
  }

  public init(
    rules: [Rule], ladder: [Step] = Self.usualLadder, pauseCap: Int64 = 24 * 3_600_000,
    longestEstimateDays: Int = 30, questionNoticeDays: Int = 7, questionCloseDays: Int = 10
  ) {
    self.rules = rules
    self.ladder = ladder
    self.pauseCap = pauseCap
    self.longestEstimateDays = longestEstimateDays
    self.questionNoticeDays = questionNoticeDays
    self.questionCloseDays = questionCloseDays
  }

  /// Elapsed time, day and night. Source: the city's published 6 hours and 7 days; the rest is this
  /// product's own.
  public static func usual(_ city: City) -> SLATerms {
    SLATerms(rules: [
      Rule(
        coordination: .hours(city.coordinationHours), completion: .days(city.completionDays),
        share: .hours(24), verification: .hours(24))
    ])
  }

  /// Unit head, then agency head or camat and mayor, then the arbiter, then the governor's office.
  public static let usualLadder: [Step] = [
    Step(.coordination, 50, .holder), Step(.coordination, 80, .holder),
    Step(.coordination, 100, .unitHead), Step(.coordination, 200, .upperHead),
    Step(.coordination, 400, .arbiter), Step(.coordination, 1_200, .governor),
    Step(.completion, 50, .holder), Step(.completion, 80, .holder),
    Step(.completion, 100, .unitHead), Step(.completion, 130, .upperHead),
    Step(.completion, 160, .arbiter), Step(.completion, 200, .governor),
    Step(.share, 80, .holder), Step(.share, 100, .unitHead), Step(.share, 200, .upperHead),
    Step(.share, 300, .arbiter),
    Step(.verification, 80, .holder), Step(.verification, 100, .unitHead),
    Step(.verification, 300, .governor),
    Step(.estimate, 100, .unitHead), Step(.request, 100, .governor),
  ]

  /// The number of the rule for a report, for good: a later change of its category does not give it
  /// more time.
  public func rule(for report: Report) -> Int {
    rules.firstIndex { $0.matches(report) } ?? max(0, rules.count - 1)
  }

  /// What is wrong with terms somebody wrote; empty = nothing.
  public var problems: [Problem] {
    var problems: [Problem] = []
    if rules.last?.matchesAll != true { problems.append(.noLastRule) }
    for (index, rule) in rules.enumerated() {
      let spans = [rule.coordination, rule.completion, rule.share, rule.verification]
      if !spans.allSatisfy({ (60_000...Self.longest).contains($0.amount) }) {
        problems.append(.spanOutOfRange(rule: index + 1))
      }
      if rules[..<index].contains(where: { $0.covers(rule) }) {
        problems.append(.neverReached(rule: index + 1))
      }
    }
    for step in ladder where !(1...10_000).contains(step.percent) {
      problems.append(.percentOutOfRange(step.percent))
    }
    let places = ladder.map { "\($0.clock.rawValue) \($0.percent)" }
    if Set(places).count < places.count { problems.append(.stepTwice) }
    let days = [longestEstimateDays, questionNoticeDays, questionCloseDays]
    if !days.allSatisfy({ (1...3_650).contains($0) }) || questionNoticeDays >= questionCloseDays
      || !(0...Self.longest).contains(pauseCap)
    {
      problems.append(.limitsOutOfRange)
    }
    return problems
  }

  /// Ten years.
  private static let longest: Int64 = 3_650 * 86_400_000

  public enum Problem: Sendable, Equatable {
    /// The last rule must match every report.
    case noLastRule
    case spanOutOfRange(rule: Int)
    /// An earlier rule matches all that this one does.
    case neverReached(rule: Int)
    case percentOutOfRange(Int)
    case stepTwice
    case limitsOutOfRange
  }
}

extension SLATerms.Rule {
  fileprivate func covers(_ other: SLATerms.Rule) -> Bool {
    (category == nil || category == other.category) && (channel == nil || channel == other.channel)
      && (kind == nil || kind == other.kind)
  }
}

extension SLATerms.Span {
  /// `6 h`, `7 d`, `90 m`, or `12 wh`: hours of working time. Nil for anything else.
  public init?(text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits), number > 0, number < 10_000_000 else { return nil }
    switch text.dropFirst(digits.count).trimmed {
    case "m": self.init(number * 60_000, .elapsed)
    case "h": self.init(number * 3_600_000, .elapsed)
    case "d": self.init(number * 86_400_000, .elapsed)
    case "wh": self.init(number * 3_600_000, .working)
    case "wm": self.init(number * 60_000, .working)
    default: return nil
    }
  }

  /// The shortest form ``init(text:)`` reads back.
  public var text: String {
    let minutes = amount / 60_000
    let working = measure == .working ? "w" : ""
    if measure == .elapsed, minutes % 1_440 == 0 { return "\(minutes / 1_440) d" }
    return minutes % 60 == 0 ? "\(minutes / 60) \(working)h" : "\(minutes) \(working)m"
  }
}

/// Terms in force from the moment they were published: version 1, 2, ...; 0 are the figures of the
/// city before terms were kept.
public struct SLAPolicy: Sendable, Equatable {
  public let version: Int64
  public let terms: SLATerms

  public init(version: Int64, terms: SLATerms) {
    self.version = version
    self.terms = terms
  }
}

import Domain
import Testing

/// Which rule holds for a report, and what terms nobody may publish.
@Suite struct SLATermsTests {
  private static func rule(
    _ category: String? = nil, channel: String? = nil, kind: ReportKind? = nil,
    coordination: SLATerms.Span = .hours(6)
  ) -> SLATerms.Rule {
    SLATerms.Rule(
      category: category, channel: channel, kind: kind, coordination: coordination,
      completion: .days(7), share: .hours(24), verification: .hours(24))
  }

  // MARK: The rule of a report

  /// The report is a complaint by the web form about a pothole.
  @Test(arguments: [
    ([rule()], 0),
    ([rule("pothole"), rule()], 0),
    ([rule("flood"), rule()], 1),
    ([rule(channel: "web"), rule()], 0),
    ([rule(channel: "fax"), rule()], 1),
    ([rule(kind: .complaint), rule()], 0),
    ([rule(kind: .inquiry), rule()], 1),
    // All parts must match; of several the first.
    ([rule("pothole", channel: "fax"), rule("pothole", kind: .complaint), rule()], 1),
    ([rule("pothole", channel: "web", kind: .inquiry), rule()], 1),
    ([rule(), rule("pothole")], 0),
    // None: the last one, such as it is.
    ([rule("flood"), rule("fire")], 1),
  ])
  func theFirstMatchHolds(rules: [SLATerms.Rule], index: Int) throws {
    #expect(SLATerms(rules: rules).rule(for: try History().report()) == index)
  }

  @Test func aReportWithoutACategoryMatchesNoneOfThem() throws {
    var report = try History().report()
    report.category = nil
    #expect(SLATerms(rules: [Self.rule("pothole"), Self.rule()]).rule(for: report) == 1)
  }

  // MARK: Problems

  @Test func theUsualTermsHaveNoProblems() {
    #expect(ClockCity.usual.problems == [])
    #expect(ClockCity.working.problems == [])
  }

  @Test(
    arguments: [
      ([rule()], []),
      ([], [.noLastRule]),
      ([rule("pothole")], [.noLastRule]),
      ([rule(kind: .inquiry)], [.noLastRule]),
      ([rule(channel: "web"), rule()], []),
      ([rule(), rule("pothole")], [.noLastRule, .neverReached(rule: 2)]),
      ([rule(), rule()], [.neverReached(rule: 2)]),
      ([rule("pothole"), rule("pothole", channel: "web"), rule()], [.neverReached(rule: 2)]),
      ([rule("pothole", channel: "web"), rule("pothole"), rule()], []),
      ([rule("pothole"), rule("flood"), rule("pothole"), rule()], [.neverReached(rule: 3)]),
      ([rule("pothole"), rule(channel: "web"), rule()], []),
    ] as [([SLATerms.Rule], [SLATerms.Problem])])
  func rulesAreReachedAndEndWithOneForAll(
    rules: [SLATerms.Rule], problems: [SLATerms.Problem]
  ) {
    #expect(SLATerms(rules: rules).problems == problems)
  }

  @Test(
    arguments: [
      (59_999, false), (60_000, true), (0, false), (-1, false), (315_360_000_000, true),
      (315_360_000_001, false), (.max, false),
    ] as [(Int64, Bool)])
  func spansLastFromAMinuteToTenYears(amount: Int64, fits: Bool) {
    let terms = SLATerms(rules: [
      Self.rule("pothole"), Self.rule(coordination: SLATerms.Span(amount, .elapsed)),
    ])
    #expect(terms.problems == (fits ? [] : [.spanOutOfRange(rule: 2)]))
  }

  @Test(
    arguments: [
      ([], []),
      ([.init(.share, 1, .holder), .init(.share, 10_000, .governor)], []),
      ([.init(.share, 0, .holder)], [.percentOutOfRange(0)]),
      ([.init(.share, -50, .holder)], [.percentOutOfRange(-50)]),
      ([.init(.share, 10_001, .arbiter)], [.percentOutOfRange(10_001)]),
      ([.init(.share, 80, .holder), .init(.completion, 80, .holder)], []),
      ([.init(.share, 80, .holder), .init(.share, 80, .unitHead)], [.stepTwice]),
    ] as [([SLATerms.Step], [SLATerms.Problem])])
  func everyStepOfTheLadderHasItsPlace(
    ladder: [SLATerms.Step], problems: [SLATerms.Problem]
  ) {
    #expect(SLATerms(rules: [Self.rule()], ladder: ladder).problems == problems)
  }

  @Test(
    arguments: [
      (cap: 0, longest: 1, notice: 1, close: 2, fits: true),
      (cap: 315_360_000_000, longest: 3_650, notice: 3_649, close: 3_650, fits: true),
      (cap: -1, longest: 30, notice: 7, close: 10, fits: false),
      (cap: 315_360_000_001, longest: 30, notice: 7, close: 10, fits: false),
      (cap: 0, longest: 0, notice: 7, close: 10, fits: false),
      (cap: 0, longest: 3_651, notice: 7, close: 10, fits: false),
      (cap: 0, longest: 30, notice: 0, close: 10, fits: false),
      (cap: 0, longest: 30, notice: 7, close: 3_651, fits: false),
      // Between the notice and the closing there is a day at least.
      (cap: 0, longest: 30, notice: 10, close: 10, fits: false),
      (cap: 0, longest: 30, notice: 11, close: 10, fits: false),
    ] as [(cap: Int64, longest: Int, notice: Int, close: Int, fits: Bool)])
  func limitsAreSensible(row: (cap: Int64, longest: Int, notice: Int, close: Int, fits: Bool)) {
    let terms = SLATerms(
      rules: [Self.rule()], pauseCap: row.cap, longestEstimateDays: row.longest,
      questionNoticeDays: row.notice, questionCloseDays: row.close)
    #expect(terms.problems == (row.fits ? [] : [.limitsOutOfRange]))
  }

  // MARK: The usual ladder

  @Test func theCitysFiguresAreTheUsualSpans() {
    let rule = SLATerms.usual(SampleCity.city(verifiers: [], hours: 3, days: 2)).rules[0]
    #expect(rule.coordination == SLATerms.Span(10_800_000, .elapsed))
    #expect(rule.completion == SLATerms.Span(172_800_000, .elapsed))
    #expect(rule.share == SLATerms.Span(86_400_000, .elapsed))
    #expect(rule.verification == SLATerms.Span(86_400_000, .elapsed))
  }

  /// Whoever is told later stands at least as high as who was told before.
  @Test(arguments: Clock.allCases)
  func theUsualLadderRises(clock: Clock) {
    let order: [Rung] = [.holder, .unitHead, .upperHead, .arbiter, .governor]
    let steps = SLATerms.usualLadder.filter { $0.clock == clock }
    #expect(!steps.isEmpty && steps.map(\.percent) == steps.map(\.percent).sorted())
    let heights = steps.compactMap { order.firstIndex(of: $0.to) }
    #expect(heights == heights.sorted())
    // Warnings before the deadline, the head at it.
    for step in steps { #expect(step.to.escalates == (step.percent >= 100), "\(step)") }
    // A request lies with the arbiter: above it there is only the governor's office.
    #expect(
      steps.first { $0.percent == 100 }?.to == (clock == .request ? .governor : .unitHead))
  }
}

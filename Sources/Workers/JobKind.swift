public import Storage

/// Every kind of work there is. A kind a node does not know, it leaves to the others.
public enum JobKind: String, Sendable, CaseIterable {
  /// Forgets what has run out.
  case keepHouse = "keep-house"
  /// Makes room in the store for the events of the months to come.
  case prepareMonths = "prepare-months"
  /// Moves what changed into the counts of the map.
  case foldMap = "fold-map"
  /// Does to reports what time alone does: warnings, escalations, silent questions.
  case runClocks = "run-clocks"
  /// Works out who hears of what happened.
  case tellPeople = "tell-people"
  /// Tells those who support a report.
  case tellSupporters = "tell-supporters"
  /// Hands one message over.
  case deliver
  /// Sends what waits for one receiver of webhooks about one report.
  case callHook = "call-hook"
  /// The digest of the day, the summary of the week.
  case summarise
  /// Substitutes for officers who are away; clocks where an emergency is declared.
  case mindCity = "mind-city"
  /// Times and shares by month.
  case countTimes = "count-times"
  /// New terms or a new calendar for reports that are open.
  case applyRules = "apply-rules"
  /// Does nothing but say who did it: for an operator who wants to see every node take its share.
  case drill

  /// How long a worker may be silent before another takes the job.
  var lease: Duration {
    switch self {
    case .keepHouse, .prepareMonths, .foldMap, .countTimes, .applyRules: .seconds(60)
    case .runClocks, .tellPeople, .tellSupporters, .summarise, .mindCity: .seconds(30)
    case .deliver, .callHook: .seconds(90)
    case .drill: .seconds(10)
    }
  }

  /// How long one attempt may take at all.
  var longest: Duration { lease * 15 }

  /// After so many failed attempts a job is dead; work that comes again by itself never is. Work that
  /// knows when to try has tried often before it fails.
  var attempts: Int { knowsWhenToTry ? 100 : 10 }

  /// For work that comes again by itself: how long after its end. One node does it, whichever is
  /// first.
  var every: Duration? {
    switch self {
    case .keepHouse, .foldMap, .countTimes, .runClocks, .tellPeople: .seconds(3_600)
    case .prepareMonths: .seconds(86_400)
    case .summarise: .seconds(120)
    case .mindCity: .seconds(60)
    case .tellSupporters, .deliver, .callHook, .applyRules, .drill: nil
    }
  }

  /// Work that waits for machines of others says itself when to try again, and how often.
  var knowsWhenToTry: Bool { self == .deliver || self == .callHook }

  /// How many of these one node does at the same time at most: slow machines elsewhere must not
  /// keep all hands from what is done here.
  func most(of hands: Int) -> Int { knowsWhenToTry ? max(1, hands / 2 - 1) : hands }

  /// Work that comes sooner when there is something to do still leaves this pause after its end.
  private static let gap: Duration = .seconds(3)

  /// How long such work still lies idle when its gap is over, in milliseconds.
  var idleAfterGap: Int64 { (every ?? .zero).milliseconds - Self.gap.milliseconds }
}

/// What is done for a job: first `outside`, then `inside`. Leave out what there is none of.
public struct JobHandler: Sendable {
  /// Effects outside the store. At least once: a worker may die after it and before the end is
  /// written. Whoever receives the effect can know the repetition by the job's id.
  let outside: @Sendable (JobRows.Claim) async throws -> Void
  /// Effects in the store, in the transaction that completes the job: exactly once. Must be short,
  /// and like every body of a write it may be run again before it is kept.
  let inside: @Sendable (JobRows.Claim, any Connection) throws -> Void
  /// Of work that comes again by itself: whether there is something to do before its time. Asked
  /// often, so it must cost next to nothing.
  let isWanted: (@Sendable (any Connection) throws -> Bool)?

  public init(
    isWanted: (@Sendable (any Connection) throws -> Bool)? = nil,
    outside: @escaping @Sendable (JobRows.Claim) async throws -> Void = { _ in },
    inside: @escaping @Sendable (JobRows.Claim, any Connection) throws -> Void = { _, _ in }
  ) {
    self.isWanted = isWanted
    self.outside = outside
    self.inside = inside
  }
}

extension Duration {
  /// Whole milliseconds, the unit of stored times.
  var milliseconds: Int64 { Int64(self / .milliseconds(1)) }
}

/// What the check found in the histories it has seen.
public struct Findings: Sendable, Equatable {
  /// Steps of the ladder that were taken.
  public internal(set) var escalations = 0
  public internal(set) var reminders = 0
  public internal(set) var closings = 0
  /// Due, and not done while the clockwork was there for longer than it may take; or done with a
  /// later moment than its own.
  public internal(set) var missing = 0
  /// Done, or said to be due, before its moment; or a step nothing led to.
  public internal(set) var early = 0
  public internal(set) var twice = 0
  /// Due, but a person came first: the clockwork had been there for less time than it may take.
  public internal(set) var races = 0
  /// The longest time the clockwork was there and yet was beaten, or took, in milliseconds.
  public internal(set) var longestRace: Int64 = 0
  public internal(set) var longestWait: Int64 = 0
  /// The first faults in words.
  public internal(set) var examples: [String] = []

  public var isClean: Bool { missing == 0 && early == 0 && twice == 0 }

  enum Fault: String {
    case missing, early, twice
  }

  mutating func note(_ fault: Fault, _ words: @autoclosure () -> String) {
    switch fault {
    case .missing: missing += 1
    case .early: early += 1
    case .twice: twice += 1
    }
    if examples.count < 10 { examples.append("\(fault.rawValue): \(words())") }
  }
}

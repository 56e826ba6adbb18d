import Domain

/// The city's people as far as one report sees them: who holds it is quick or slow, and what comes
/// next is drawn from what the report looks like.
struct Persons {
  /// What somebody means to do with a report, and when.
  struct Plan {
    let at: Int64
    let move: Move
  }

  enum Move {
    case act(Action)
    /// Nobody does anything; when the moment has come it is thought over again.
    case wait
  }

  /// How it goes with one report.
  struct Temper {
    var chances: Chances
    /// Above 1 everything takes that much longer.
    let pace: Int64
    /// The reporter does not answer.
    let isSilent: Bool
  }

  let offices: OfficeDay
  let moves: Moves
  private let seed: UInt64

  init(moves: Moves, offices: OfficeDay, seed: UInt64) {
    self.moves = moves
    self.offices = offices
    self.seed = Chances(seed, part: 3).seed
  }

  /// Most reports go their way in time, some are slow, some hang for weeks.
  func temper(of id: Int64) -> Temper {
    var chances = Chances(seed, part: UInt64(id))
    let pace: Int64 = chances.weighed([(1, 0.78), (4, 0.14), (16, 0.06), (60, 0.02)]) ?? 1
    let isSilent = chances.happens(0.35)
    return Temper(chances: chances, pace: pace, isSilent: isSilent)
  }

  /// - Parameter due: the next moment of the report's clocks; some wait until the last second
  /// - Returns: nil when nobody will ever do anything any more
  func plan(_ report: Report, due: Int64?, now: Int64, _ temper: inout Temper) -> Plan? {
    if report.state.isClosed { return afterwards(report, now: now, &temper) }
    let (move, usual, byOfficer) = Self.wish(report, &temper)
    if let due, due > now + 5_000, temper.chances.happens(0.02) {
      return Plan(at: due + temper.chances.whole(-1_500...2_500), move: move)
    }
    let length = temper.chances.around(usual) * (byOfficer ? temper.pace : 1)
    var at = now + max(length, 1_000)
    if byOfficer, temper.chances.happens(0.85) { at = offices.inOffice(at, &temper.chances) }
    return Plan(at: at, move: move)
  }

  /// What happens to a report that was closed: mostly nothing.
  private func afterwards(_ report: Report, now: Int64, _ temper: inout Temper) -> Plan? {
    let late = now + temper.chances.whole(OfficeDay.hour...6 * OfficeDay.day)
    switch report.state {
    case .completed:
      if report.reopenCount == 0, temper.chances.happens(0.05) {
        return Plan(at: late, move: .act(.reopen))
      }
      return report.rating == nil && temper.chances.happens(0.1)
        ? Plan(at: late, move: .act(.rate)) : nil
    case .rejected:
      if report.clock.closedUnanswered {
        return temper.chances.happens(0.3)
          ? Plan(at: late + temper.chances.whole(0...10 * OfficeDay.day), move: .act(.reply)) : nil
      }
      return report.reopenCount == 0 && temper.chances.happens(0.05)
        ? Plan(at: late, move: .act(.reopen)) : nil
    default:
      return nil
    }
  }
}

extension Persons {
  /// What somebody will do next, how long that takes as a rule, and whether an officer does it.
  private static func wish(_ report: Report, _ temper: inout Temper) -> (Move, Int64, Bool) {
    let hour = OfficeDay.hour
    if report.questionOpen {
      if !temper.isSilent, temper.chances.happens(0.7) { return (.act(.reply), 9 * hour, false) }
      if temper.isSilent, temper.chances.happens(0.6) { return (.wait, 120 * hour, false) }
    }
    if report.clock.request != nil, temper.chances.happens(0.6) {
      return (.act(.decideRequest), 20 * hour, true)
    }
    if !report.clock.escalations.isEmpty, temper.chances.happens(0.15) {
      return (.act(.acknowledge), 3 * hour, true)
    }
    if report.clock.halts.last?.reason == .outsideJurisdiction, temper.chances.happens(0.25) {
      return (.act(.resume), 8 * hour, true)
    }
    if temper.chances.happens(0.03) { return (.act(.addInformation), 12 * hour, false) }
    let (wishes, usual) = wishes(report)
    return (.act(temper.chances.weighed(wishes) ?? .note), usual * hour, true)
  }

  private static func wishes(_ report: Report) -> ([(Action, Double)], Int64) {
    let work: Action = report.kind == .inquiry ? .answer : .finish
    switch report.state {
    case .draft:
      return ([(.submit, 80), (.reject, 6), (.ask, 10), (.withdraw, 4)], 5)
    case .waiting:
      let answer: Double = report.kind == .inquiry ? 80 : 0
      return (
        [
          (.coordinate, 50), (.take, 14), (.dispatch, 12), (.reject, 5), (.ask, 5),
          (.setEstimate, 3), (.merge, 2), (.withdraw, 2), (.note, 2), (.recategorise, 2),
          (.answer, answer),
        ], 2
      )
    case .coordinated:
      return (
        [
          (.dispatch, 46), (.take, 18), (.refuseJurisdiction, 12), (.coordinate, 5),
          (.setEstimate, 7), (.pause, 3), (.ask, 4), (.reject, 4), (.note, 2),
        ], 5
      )
    case .dispatched:
      return (
        [
          (.start, 72), (.refuseJurisdiction, 6), (.setEstimate, 8), (.pause, 4), (.ask, 4),
          (.dispatch, 5), (.note, 2),
        ], 7
      )
    case .inProgress:
      return (
        [
          (work, 58), (.addProgress, 14), (.setEstimate, 8), (.pause, 5), (.ask, 4), (.note, 4),
          (.coordinate, 3), (.reject, 2),
        ], 22
      )
    case .awaitingVerification:
      return ([(.verify, 82), (.returnWork, 11), (.ask, 3), (.note, 4)], 7)
    case .returned:
      return ([(.finish, 45), (.start, 38), (.dispatch, 6), (.setEstimate, 7), (.note, 4)], 12)
    case .reopened:
      return (
        [
          (.take, 40), (.dispatch, 22), (.coordinate, 18), (.ask, 5), (.reject, 9),
          (.setEstimate, 4), (.withdraw, 2),
        ], 9
      )
    case .completed, .rejected, .merged, .withdrawn:
      return ([(.note, 1)], 24)
    }
  }
}

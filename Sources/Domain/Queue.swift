/// The heaps on an officer's desk.
public enum Queue: String, CaseIterable, Sendable, Codable {
  /// Baru: handed to us, nobody has touched it.
  case new
  /// Menunggu saya: we work on it.
  case mine
  /// Menunggu unit lain: we had it, others hold it now.
  case others
  /// Perlu perbaikan: the verifier sent it back.
  case toMend
  /// Menunggu verifikasi: proof waits for judgement.
  case toVerify
  /// Selesai: nothing more is owed.
  case done
  /// Draf kanal: to be completed by a channel admin.
  case drafts

  /// The heap of a report on a desk that holds it (`holds`) or took part in it.
  public static func of(_ report: Report, holds: Bool) -> Queue {
    if report.state.isClosed { return .done }
    if report.state == .awaitingVerification { return .toVerify }
    guard holds else { return .others }
    switch report.state {
    case .draft: return .drafts
    case .returned: return .toMend
    case .inProgress: return .mine
    case .waiting, .coordinated, .dispatched, .reopened: return .new
    case .awaitingVerification, .completed, .rejected, .merged, .withdrawn: return .done
    }
  }

  /// Every desk the report lies on, and in which heap.
  public static func desks(of report: Report, units: UnitTree) -> [String: Queue] {
    var desks: [String: Queue] = [:]
    for participant in report.participants {
      for desk in units.desks(of: participant) {
        desks[desk] = of(report, holds: false)
      }
    }
    // A unit that handed it down to one of its own waits for that one; one that never had it
    // itself sees it where its own unit sees it.
    for desk in units.desks(of: report.holder)
    where desk == report.holder || !report.participants.contains(desk) {
      desks[desk] = of(report, holds: true)
    }
    return desks
  }
}

import Domain

/// What a simulated year came to.
public struct YearOutcome: Sendable, Equatable {
  public internal(set) var reports = 0
  public internal(set) var openAtEnd = 0
  /// Steps of people, and of those who declare floods and publish terms.
  public internal(set) var steps = 0
  public internal(set) var recalculated = 0
  public internal(set) var kills = 0
  public internal(set) var freezes = 0
  public internal(set) var outages = 0
  /// Milliseconds in which no worker was there.
  public internal(set) var away: Int64 = 0
  /// Commits on a version that was no longer the last.
  public internal(set) var refusedCommits = 0
  public internal(set) var takenOver = 0
  /// Reports the rules would not let the clockwork handle.
  public internal(set) var failures = 0
  public internal(set) var findings = Findings()
  /// Of all histories in the order in which they were checked: one seed, one digest.
  public internal(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  public var isClean: Bool { findings.isClean && failures == 0 }

  /// FNV-1a over what tells steps apart.
  mutating func digest(_ history: [ReportEvent]) {
    for event in history {
      let percent = event.details.escalation?.percent ?? 0
      for number in [event.reportID, Int64(event.revision), event.at, Int64(percent)] {
        digest = (digest ^ UInt64(bitPattern: number)) &* 0x100_0000_01B3
      }
      for byte in event.action.rawValue.utf8 {
        digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
  }

  /// For the person at the terminal; the last line is the verdict.
  public var lines: [String] {
    let found = findings
    var lines = [
      "reports \(reports): \(reports - openAtEnd) closed, \(openAtEnd) open at the end; "
        + "\(steps) steps of people, \(recalculated) reports under other terms",
      "clockwork: \(kills) kills, \(freezes) freezes, \(outages) outages, "
        + "\(Self.hours(away)) h nobody there, \(takenOver) claims taken over, "
        + "\(refusedCommits) stale commits refused, \(failures) failures",
      "questions: \(found.reminders) reminders, \(found.closings) closings",
      "races: \(found.races) steps due just before a person's step and not taken, "
        + "the longest due for \(Self.seconds(found.longestRace)) s",
      "longest wait while the clockwork was there: \(Self.seconds(found.longestWait)) s",
      "digest \(String(digest, radix: 16))",
    ]
    lines += found.examples
    lines.append(
      "escalations \(found.escalations), missing \(found.missing), early \(found.early), "
        + "twice \(found.twice)")
    return lines
  }

  private static func hours(_ milliseconds: Int64) -> Int64 { milliseconds / 3_600_000 }

  private static func seconds(_ milliseconds: Int64) -> String {
    let tenths = milliseconds / 100
    return "\(tenths / 10).\(tenths % 10)"
  }
}

import Testing

@testable import Storage

@Suite("How far a copy of the store has come") struct ReplicaCourseTests {
  private func seconds(_ value: Double) -> Duration { .milliseconds(Int64(value * 1_000)) }

  @Test func aCopyNobodyHasHeardOfHoldsNothing() {
    let course = ReplicaCourse()
    #expect(!course.holds(0, at: .zero))
  }

  @Test func aCopyHoldsWhatItHasReached() {
    var course = ReplicaCourse()
    course.note(written: 100, copied: 90, at: .zero)
    #expect(course.holds(0, at: .zero))
    #expect(course.holds(90, at: .zero))
    #expect(!course.holds(91, at: .zero))
  }

  @Test func aCopyThatFallsSilentIsLeftAlone() {
    var course = ReplicaCourse()
    course.note(written: 100, copied: 100, at: .zero)
    #expect(course.holds(50, at: seconds(1)))
    #expect(!course.holds(50, at: seconds(1.1)))
    course.note(written: 100, copied: nil, at: seconds(1.2))
    #expect(!course.holds(0, at: seconds(1.2)))
    course.note(written: 100, copied: 100, at: seconds(1.4))
    #expect(course.holds(50, at: seconds(1.4)))
    course.lose()
    #expect(!course.holds(50, at: seconds(1.4)))
  }

  @Test func aCopyThatStandsStillIsLeftAloneAfterFiveSecondsAndTakenAgainLater() {
    var course = ReplicaCourse()
    var now = Duration.zero
    // The writing server goes on, the copy stands at 100.
    for step in 0...24 {
      course.note(written: 100 + Int64(step), copied: 100, at: now)
      #expect(course.holds(0, at: now), "step \(step)")
      now += .milliseconds(200)
    }
    for step in 25...60 {
      course.note(written: 100 + Int64(step), copied: 100, at: now)
      now += .milliseconds(200)
    }
    #expect(!course.holds(0, at: now))
    course.note(written: 200, copied: 200, at: now)
    #expect(course.holds(0, at: now))
  }

  @Test func anIdleServerIsNotALag() {
    var course = ReplicaCourse()
    var now = Duration.zero
    for _ in 0..<100 {
      course.note(written: 100, copied: 100, at: now)
      now += .milliseconds(200)
    }
    #expect(course.holds(100, at: now))
  }
}

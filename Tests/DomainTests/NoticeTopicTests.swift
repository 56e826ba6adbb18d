import Domain
import Testing

/// How urgent each topic is, by hand.
@Suite struct NoticeTopicTests {
  private static let reporters: Set<NoticeTopic> = [
    .receipt, .handedOver, .estimate, .paused, .question, .questionClosing, .late, .acknowledged,
    .completed, .answered, .rejected, .merged, .closedUnanswered, .reopened,
  ]
  private static let supporters: Set<NoticeTopic> = [
    .supportedMoved, .supportedCompleted, .supportedEnded, .supportedReopened,
  ]
  private static let officers: Set<NoticeTopic> = [
    .arrived, .returned, .replied, .near, .overdue, .escalated, .requested, .requestDecided,
  ]
  /// Told to a reporter who has been told of something else that day: the beginning, the end, and
  /// what makes an end of its own when nobody answers.
  private static let always: Set<NoticeTopic> = [
    .receipt, .completed, .answered, .rejected, .merged, .closedUnanswered, .question,
    .questionClosing, .supportedCompleted, .supportedEnded,
  ]

  @Test(arguments: NoticeTopic.allCases)
  func isAsUrgentAsTheTableSays(topic: NoticeTopic) {
    let isReporters = Self.reporters.contains(topic)
    let isSupporters = Self.supporters.contains(topic)
    let group: NoticeTopic.Group =
      isReporters
      ? .reporter : isSupporters ? .supporter : Self.officers.contains(topic) ? .officer : .summary
    #expect(topic.group == group)
    #expect(topic.isAlwaysTold == (!(isReporters || isSupporters) || Self.always.contains(topic)))
    #expect(topic.answersReporter == [.receipt, .reopened].contains(topic))
    #expect(topic.ringsOfficers == [.arrived, .overdue, .escalated, .requested].contains(topic))
    #expect(topic.isMailedToOfficers == [.escalated, .requested].contains(topic))
  }

  @Test func theTwoSummariesAreOfNoReport() {
    let rest = Set(NoticeTopic.allCases).subtracting(Self.reporters).subtracting(Self.supporters)
      .subtracting(Self.officers)
    #expect(rest == [.digest, .weekly])
  }
}

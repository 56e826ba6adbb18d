/// Why an action is not done. Closed: each is explained to people in the message catalogue.
public enum Refusal: Error, Sendable, Equatable {
  // The lifecycle refuses.
  /// This cannot be done in the state the report is in.
  case wrongState(ReportState, Action)
  /// Only an inquiry ends by an answer.
  case onlyForInquiries
  /// An inquiry is answered, not finished by proof.
  case onlyForComplaints
  /// More than seven days since it was closed.
  case reopenWindowOver
  /// It has been reopened once already.
  case alreadyReopened
  /// One rating per closing.
  case alreadyRated
  /// The reporter has no open question to answer.
  case noOpenQuestion
  /// The arbiter has decided who has jurisdiction.
  case decidedByArbiter
  /// A silent question closes a report only after a notice.
  case noNoticeYet
  /// Nothing waits for the arbiter's word.
  case noRequest

  // The permissions refuse.
  /// This role never does that.
  case roleMayNot(Role, Action)
  /// The report is not on this officer's desk, or not this reporter's.
  case notYours
  /// Who did the work does not verify it.
  case sameUnitVerifies

  // The values given refuse.
  case reasonMissing
  case unknownReason(String)
  case wordsMissing
  case wordsTooLong(most: Int)
  case unknownUnit(String)
  /// Sideways means another agency; downwards means a unit below.
  case unitNotBelow(String)
  case unitIsHolder(String)
  case unknownPerson
  case unknownCategory(String)
  case proofMissing
  case photoUnknown
  case tooManyPhotos(most: Int)
  case estimateInPast
  case estimateTooFar(days: Int)
  /// So many days after receipt a promise needs the arbiter's word, which only its own form asks for.
  case estimateNeedsWord(days: Int)
  case pauseInPast
  case notPaused
  /// This reason is not given by hand.
  case pauseNotByHand
  case ratingOutOfRange
  /// So many of the photos a verdict rests on have not been looked at.
  case photosNotSeen(count: Int)
  /// The photos lay open for less than this.
  case lookedTooBriefly(seconds: Int)
  case mergeIntoItself
  case mergeTargetUnknown
  case mergeTargetClosed
  /// Joining an open report to a sealed one would say what the sealed one is about.
  case mergeTargetSealed
  /// Nobody has looked at which report it goes into.
  case mergeTargetNotSeen
  /// Of another kind, or far away, and nobody said that it is meant all the same.
  case mergeTargetUnlike

  // The store refuses.
  /// Somebody else was faster: the version seen and the one in force.
  case stale(seen: Int, now: Int)
  case noSuchReport
}

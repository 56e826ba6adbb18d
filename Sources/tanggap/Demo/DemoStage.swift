import Casework
import Domain
import Evidence
import Sodium
import Storage

/// Plays stories into the store: all steps of all reports in the order of time, each through the
/// same verbs the desk uses, with the moment of the step as `now`.
struct DemoStage: Sendable {
  /// Steps in one transaction.
  private static let together = 500

  let casework: Casework
  let book: CityBook
  let officers: DemoOfficers
  let pictures: DemoPictures
  /// Nothing happens after it.
  let now: Int64

  /// What became of the stories so far.
  private struct Played: Sendable {
    struct Known: Sendable {
      let id: Int64
      let number: String
      let submission: String
    }

    var reports: [Known?]
    /// Stories a rule stopped; their other steps are left out.
    var stopped: Set<Int> = []
    var events = 0
    var photos = 0
    var refusals: [String] = []
  }

  private struct Cue: Sendable {
    let story: Int
    let step: DemoStep
  }

  struct Outcome: Sendable {
    let events: Int
    let photos: Int
    /// What rules refused; empty when the stories keep to them.
    let refusals: [String]
    /// Number and submission of each story that was played.
    let numbers: [(number: String, submission: String)]
  }

  func play(_ stories: [DemoStory], progress: @Sendable (String) -> Void) async throws -> Outcome {
    let cues = stories.enumerated().flatMap { index, story in
      story.steps.map { Cue(story: index, step: $0) }
    }
    .enumerated()
    .sorted { ($0.element.step.at, $0.offset) < ($1.element.step.at, $1.offset) }
    .map(\.element)
    var played = Played(reports: Array(repeating: nil, count: stories.count))
    var next = 0
    var told = 0
    while next < cues.count {
      let batch = Array(cues[next..<min(next + Self.together, cues.count)])
      let before = played
      played = try await casework.database.write { connection in
        var played = before
        for cue in batch where !played.stopped.contains(cue.story) {
          do {
            try play(cue, of: stories[cue.story], &played, connection)
          } catch let refusal as Refusal {
            played.stopped.insert(cue.story)
            played.refusals.append("\(cue.step.deed): \(refusal)")
          }
        }
        return played
      }
      next += batch.count
      if next * 10 / cues.count > told || next == cues.count {
        told = next * 10 / cues.count
        progress("\(played.reports.lazy.filter { $0 != nil }.count) of \(stories.count) reports")
      }
    }
    try await catchUp(played.reports.compactMap { $0?.id })
    return Outcome(
      events: played.events, photos: played.photos, refusals: played.refusals,
      numbers: played.reports.compactMap { $0 }.map { ($0.number, $0.submission) })
  }

  /// Brings every report to the present, and forgets to tell what happened before the last day.
  private func catchUp(_ reports: [Int64]) async throws {
    let now = now
    for start in stride(from: 0, to: reports.count, by: 100) {
      let some = reports[start..<min(reports.count, start + 100)]
      try await casework.database.write { connection in
        for report in some { try pass(of: report, until: now, connection) }
      }
    }
    try await casework.database.write {
      try OutboxRows.clear(before: now - 86_400_000, on: $0)
    }
  }

  private func play(
    _ cue: Cue, of story: DemoStory, _ played: inout Played, _ connection: any Connection
  ) throws {
    if case .submit = cue.step.deed {
      try submit(story, cue, &played, connection)
      return
    }
    guard let known = played.reports[cue.story] else { return }
    try pass(of: known.id, until: cue.step.at, connection)
    let actor: Actor
    switch cue.step.player {
    case .reporter: actor = Actor(reporterOf: known.id)
    case .officer:
      guard let found = officers.actor(cue.step.player) else { throw Refusal.unknownPerson }
      actor = found
    }
    func verb(_ verb: some CaseVerb) throws {
      try Casework.perform(
        verb, on: known.number, seen: nil, by: actor, now: cue.step.at, book: book,
        connection: connection)
    }
    switch cue.step.deed {
    case .submit: return
    case .take(let estimate): try verb(Take(estimate: estimate))
    case .coordinate(let unit, let reason): try verb(CoordinateReport(to: unit, reason: reason))
    case .refuse(let unit, let reason):
      try verb(RefuseJurisdiction(proposing: unit, reason: reason))
    case .dispatch(let unit, let person, let estimate):
      let user = person.flatMap(officers.actor)?.user
      try verb(Dispatch(to: unit, person: user, estimate: estimate))
    case .setEstimate(let moment, let reason): try verb(SetEstimate(moment, reason: reason))
    case .start: try verb(Start())
    case .progress(let words): try verb(AddProgress(words: words))
    case .finish(let words, let temporary, let proof):
      let owner = PhotoOwner.user(actor.user ?? 0).key
      let picture = pictures.after(
        story.scene, proof == .own ? story.variant : story.variant + 1)
      let photo = try hang(
        picture, owner: owner, at: cue.step.at, place: story.draft.place, &played, connection)
      try verb(
        FinishWork(words: words, photos: [photo], photoOwner: owner, temporary: temporary))
    case .verify: try verb(Verify())
    case .returnWork(let reason, let words): try verb(ReturnWork(reason: reason, words: words))
    case .reject(let reason, let words): try verb(Reject(reason: reason, words: words))
    case .merge(let original):
      guard let target = played.reports[original] else { throw Refusal.mergeTargetUnknown }
      try verb(MergeDuplicate(into: target.number, anyway: true))
    case .rate(let stars, let reasons, let words):
      try verb(Rate(stars: stars, reasons: reasons, words: words))
    case .reopen(let words, let withPhoto):
      let owner = PhotoOwner.reporter(known.id).key
      var photos: [String] = []
      if withPhoto {
        photos = [
          try hang(
            pictures.before(story.scene, story.variant), owner: owner, at: cue.step.at,
            place: story.draft.place, &played, connection)
        ]
      }
      try verb(Reopen(words: words, photos: photos, photoOwner: owner))
    case .withdraw: try verb(Withdraw())
    case .ask(let words): try verb(AskReporter(words: words))
    case .reply(let words): try verb(ReplyToQuestion(words: words))
    case .addInformation(let words): try verb(AddInformation(words: words))
    case .answer(let words): try verb(AnswerInquiry(words: words))
    case .recategorise(let slug): try verb(Recategorise(category: slug))
    case .note(let words): try verb(AddNote(words: words))
    }
    played.events += 1
  }

  /// Lets time do to a report what it does by itself, at the moments it would have.
  private func pass(of report: Int64, until moment: Int64, _ connection: any Connection) throws {
    while let due = try ClockRows.timer(of: report, on: connection), due <= moment {
      try Casework.runClocks(of: report, now: due, book: book, connection: connection)
    }
  }

  private func submit(
    _ story: DemoStory, _ cue: Cue, _ played: inout Played, _ connection: any Connection
  ) throws {
    // Random: whoever knew a submission could ask for its PIN.
    let submission = ReporterKeys.freshToken()
    let owner = PhotoOwner.draft(ReporterKeys.hash(submission)).key
    var draft = story.draft
    draft.photos = try (0..<story.photoCount).map { index in
      try hang(
        pictures.before(story.scene, story.variant + index), owner: owner, at: cue.step.at,
        place: draft.place, &played, connection)
    }
    var command = SubmitReport(draft, submission: submission, photoOwner: owner)
    command.demo = true
    let receipt = try Casework.submit(
      command, location: story.area.map { .village($0.village) }, book: book,
      keys: casework.keys, now: cue.step.at, connection: connection)
    played.reports[cue.story] = Played.Known(
      id: receipt.report.id, number: receipt.report.number, submission: submission)
    played.events += 1
  }

  /// A row of its own for one use of a picture; many rows share its blobs.
  private func hang(
    _ picture: DemoPictures.Developed, owner: String, at: Int64, place: Coordinate?,
    _ played: inout Played, _ connection: any Connection
  ) throws -> String {
    let id = ReporterKeys.freshToken()
    try PhotoRows.insert(
      Photo(
        id: id, report: nil, owner: owner, original: picture.photo.original.rawValue,
        large: picture.photo.large.rawValue, thumbnail: picture.photo.thumbnail.rawValue,
        width: picture.photo.width, height: picture.photo.height,
        byteCount: picture.photo.byteCount, format: picture.photo.format.rawValue,
        takenAt: at - 240_000, place: place.map(picture.near),
        fingerprint: picture.photo.fingerprint, uploadedAt: at - 60_000),
      on: connection)
    played.photos += 1
    return id
  }
}

public import Domain
import Storage

/// Makes a second report of another matter told in this one. It has its own number and clocks, lies
/// where this one lies, and is followed by the same reporter with the same keys. One whose category
/// is sealed goes where such reports go, and nothing in public leads to it.
public struct SplitReport: CaseVerb {
  public static let action = Action.split
  /// The reporter's words that tell of the other matter.
  public let text: String
  public let category: String?
  /// Photos of this report that show the other matter.
  public let photos: [String]
  public let keys: ReporterKeys

  public init(text: String, category: String?, photos: [String] = [], keys: ReporterKeys) {
    self.text = text
    self.category = category
    self.photos = photos
    self.keys = keys
  }

  public func decide(_ case: Case) throws -> Decision {
    let report = `case`.report
    let text = try `case`.required(text)
    guard text.count >= Draft.leastText else { throw Refusal.wordsMissing }
    if let category, `case`.book.category(category) == nil {
      throw Refusal.unknownCategory(category)
    }
    guard photos.count <= Case.mostPhotos else {
      throw Refusal.tooManyPhotos(most: Case.mostPhotos)
    }
    let other = try begin(text, `case`)
    try follow(report, other, `case`)
    var details = EventDetails()
    details.splitInto = other.number
    details.splitOpenly = other.privacy == report.privacy ? true : nil
    return `case`.stay(details)
  }

  /// The second report, stored.
  private func begin(_ text: String, _ case: Case) throws -> Report {
    let (report, book, connection) = (`case`.report, `case`.book, `case`.connection)
    guard let channel = book.channel(report.channel) else {
      throw StorageFailure.malformed("channel \(report.channel)")
    }
    // What was said in confidence does not become the beginning of a public report.
    let history = try EventRows.history(of: report, on: connection)
    guard Set(history.openlyHandedIn).isSuperset(of: photos) else { throw Refusal.photoUnknown }
    let number = try Casework.freshNumber(
      channel, day: book.clock.date(at: `case`.now), on: connection)
    var copies: [String] = []
    for photo in photos {
      let copy = ReporterKeys.freshToken()
      try PhotoRows.copy(photo, of: report.id, as: copy, on: connection)
      copies.append(copy)
    }
    let draft = Draft(
      kind: report.kind, privacy: report.privacy, channel: report.channel, category: category,
      text: text, address: report.written.address, landmark: report.written.landmark,
      place: report.place, photos: copies)
    let first = SubmitReport.firstStep(
      draft, id: try connection.draw("report"), area: report.area, channel: report.channel,
      demo: report.demo, book: book, now: `case`.now)
    var details = first.details
    details.splitFrom = report.number
    let isAsOpen = first.details.intake?.privacy == report.privacy
    details.splitOpenly = isAsOpen ? true : nil
    let event = ReportEvent(
      reportID: first.reportID, revision: 0, at: first.at, action: .submit, state: first.state,
      holder: isAsOpen ? report.holder : first.holder, assignee: nil,
      actorRole: `case`.actor.role,
      actorUnit: `case`.actor.unit, actorUser: `case`.actor.user, details: details)
    guard let change = Change(number: number, first: event) else {
      throw StorageFailure.malformed("first event of \(number)")
    }
    try Cases.commit(
      change, units: book.units, timer: try book.clocks.next(change.after), on: connection)
    for (photo, copy) in zip(photos, copies) {
      try MaskRows.copy(from: photo, to: copy, of: change.after.id, on: connection)
    }
    try MaskRows.copyWords(from: report.id, to: change.after, at: `case`.now, on: connection)
    return change.after
  }

  /// The reporter's keys, contact and ways of hearing open the second report too.
  private func follow(_ report: Report, _ other: Report, _ case: Case) throws {
    let connection = `case`.connection
    if let submission = try AccessRows.submission(of: report.id, on: connection) {
      let part = ReporterKeys.part(of: submission, other.id)
      try AccessRows.insert(
        report: other.id, submission: part,
        linkHash: ReporterKeys.hash(keys.link(submission: part)),
        on: connection)
    }
    try AccessRows.copyGrants(from: report.id, to: other.id, on: connection)
    try IdentityRows.copy(from: report.id, to: other.id, at: `case`.now, on: connection)
    try SubscriptionRows.copy(
      from: .report(report.id), to: .report(other.id), at: `case`.now, on: connection)
    if other.privacy != .sealed {
      try KinRows.copyMarks(from: report.id, to: other.id, on: connection)
    }
  }
}

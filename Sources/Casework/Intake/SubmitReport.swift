public import Domain
public import Storage

/// A report handed in: validated, placed, numbered and stored with the reporter's keys.
public struct SubmitReport: Sendable {
  public let draft: Draft
  /// Made by the sender before the first try; the same one never makes a second report.
  public let submission: String
  /// Whose uploads the photos are.
  public let photoOwner: String
  public var demo = false
  /// In which the reporter is written to.
  public let language: Language
  /// Hash of the secret of the browser it was filled in with, where that is known.
  public let browser: String?

  public init(
    _ draft: Draft, submission: String, photoOwner: String, language: Language = .id,
    browser: String? = nil
  ) {
    self.language = language
    self.browser = browser
    self.draft = draft
    self.submission = submission
    self.photoOwner = photoOwner
  }
}

extension SubmitReport {
  /// Whether a submission's name is 8 to 64 letters, digits or dashes.
  public static func isSound(_ submission: String) -> Bool {
    (8...64).contains(submission.utf8.count)
      && submission.utf8.allSatisfy {
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
  }

  /// The step every report begins with: it falls to the office of its place and has its deadlines.
  public static func firstStep(
    _ draft: Draft, id: Int64, area: AreaPath?, channel: String, demo: Bool, book: CityBook,
    now: Int64
  ) -> ReportEvent {
    let privacy = book.privacy(of: draft)
    var details = EventDetails()
    details.intake = Intake(
      kind: draft.kind, privacy: privacy, channel: channel,
      category: draft.category,
      text: draft.text.trimmed, address: draft.address?.trimmed.nonEmpty,
      landmark: draft.landmark?.trimmed.nonEmpty, place: draft.place, area: area,
      demo: demo ? true : nil)
    details.dues = Deadlines(coordination: now, completion: now)
    details.policy = book.clocks.policy.version.unlessZero
    details.calendar = book.clocks.edition.version.unlessZero
    details.photos = draft.photos.isEmpty ? nil : draft.photos
    let holder = Routing.firstHolder(
      RoutingFacts(
        category: draft.category, area: area, channel: channel, kind: draft.kind,
        privacy: privacy, text: draft.text), book: book)
    func step(_ details: EventDetails) -> ReportEvent {
      ReportEvent(
        reportID: id, revision: 0, at: now, action: .submit, state: .waiting,
        holder: holder, assignee: nil,
        actorRole: .reporter, actorUnit: nil, actorUser: nil, details: details)
    }
    // What holds for it depends on the report, so there is one before its deadlines are known.
    guard var report = Report(number: "", first: step(details)) else { return step(details) }
    let rules = book.clocks.current
    details.rule = rules.terms.rule(for: report).unlessZero
    report.clock.rule = details.rule ?? 0
    details.dues = rules.dues(of: report)
    return step(details)
  }
}

extension CityBook {
  /// Whether a repeated submission is the one that made the report. What officers may change since
  /// (the category) is not compared.
  public func isSame(_ draft: Draft, _ report: Report) -> Bool {
    func plain(_ text: String?) -> String { text?.trimmed ?? "" }
    return draft.kind == report.kind
      && [draft.privacy, privacy(of: draft)].contains(report.privacy)
      && plain(draft.text) == report.written.text
      && plain(draft.address) == plain(report.written.address)
      && plain(draft.landmark) == plain(report.written.landmark) && draft.place == report.place
      && (draft.village == nil || draft.place != nil || draft.village == report.area?.village)
  }
}

extension FixedWidthInteger {
  var unlessZero: Self? { self == 0 ? nil : self }
}

/// What the reporter takes home.
public struct Receipt: Sendable, Equatable {
  public let report: Report
  public let pin: String
  public let link: String
  /// False when the same submission had arrived before.
  public let isNew: Bool
}

public enum SubmitRefusal: Error, Sendable, Equatable {
  /// What stands in the way, in the order of the form.
  case invalid([Draft.Problem])
  /// Not 8 to 64 letters, digits or dashes.
  case malformedSubmission
}

extension Casework {
  /// - Throws: ``SubmitRefusal``, ``StorageFailure``.
  public func submit(_ command: SubmitReport, now: Int64) async throws -> Receipt {
    guard SubmitReport.isSound(command.submission) else {
      throw SubmitRefusal.malformedSubmission
    }
    let (location, problems) = try await problems(of: command.draft)
    guard problems.isEmpty else {
      // A repeated submission is answered even if the form has been emptied since.
      if let receipt = try await receipt(submission: command.submission) { return receipt }
      throw SubmitRefusal.invalid(problems)
    }
    let book = book
    let keys = keys
    let village = allowances.village
    return try await database.enter { connection in
      let receipt = try Self.submit(
        command, location: location, book: book, keys: keys, now: now, connection: connection)
      if receipt.isNew, let village {
        try Self.watch(receipt.report, village, book: book, now: now, connection: connection)
      }
      return receipt
    }
  }

  /// What stands in the way of sending a draft, with the place the city's tables find for it.
  public func problems(of draft: Draft) async throws -> (Location?, [Draft.Problem]) {
    let book = book
    var location: Location?
    if let place = draft.place {
      location = try await locate(place)
    }
    var problems: [Draft.Problem] = []
    if let village = draft.village {
      if book.path(ofVillage: village) == nil {
        problems.append(.unknownVillage)
      } else if location == nil {
        location = .village(village)
      }
    }
    if let category = draft.category, book.category(category) == nil {
      problems.append(.unknownCategory)
    }
    return (location, problems + draft.problems(location: location))
  }

  /// The receipt of a submission that arrived before.
  public func receipt(submission: String) async throws -> Receipt? {
    let keys = keys
    return try await database.read { connection in
      try AccessRows.report(submission: submission, on: connection).map {
        Receipt(
          report: $0, pin: keys.pin(submission: submission),
          link: keys.link(submission: submission), isNew: false)
      }
    }
  }

  /// The keys of a report that is known; nil for one that came without a submission.
  public func receipt(report: Int64) async throws -> Receipt? {
    let keys = keys
    return try await database.read { connection in
      guard let submission = try AccessRows.submission(of: report, on: connection),
        let report = try ReportRows.find(id: report, on: connection)
      else { return nil }
      return Receipt(
        report: report, pin: keys.pin(submission: submission),
        link: keys.link(submission: submission), isNew: false)
    }
  }

  /// The same inside a transaction of the caller, for a draft without problems.
  public static func submit(
    _ command: SubmitReport, location: Location?, book: CityBook, keys: ReporterKeys, now: Int64,
    connection: any Connection
  ) throws -> Receipt {
    let draft = command.draft
    let submission = command.submission
    let pin = keys.pin(submission: submission)
    let link = keys.link(submission: submission)
    if let known = try AccessRows.report(submission: submission, on: connection) {
      return Receipt(report: known, pin: pin, link: link, isNew: false)
    }
    guard let channel = book.channel(draft.channel) ?? book.channel(book.city.webChannel) else {
      throw StorageFailure.malformed("channel \(draft.channel)")
    }
    guard
      try PhotoRows.loose(draft.photos, owner: command.photoOwner, on: connection)
        == draft.photos.count
    else { throw SubmitRefusal.invalid([.unknownPhoto]) }
    var area: AreaPath?
    if case .village(let code) = location { area = book.path(ofVillage: code) }
    let number = try freshNumber(channel, day: book.clock.date(at: now), on: connection)
    let event = SubmitReport.firstStep(
      draft, id: try connection.draw("report"), area: area, channel: channel.code,
      demo: command.demo, book: book, now: now)
    guard let change = Change(number: number, first: event) else {
      throw StorageFailure.malformed("first event of \(number)")
    }
    try Cases.commit(
      change, units: book.units, timer: try book.clocks.next(change.after), on: connection)
    try AccessRows.insert(
      report: change.after.id, submission: submission, linkHash: ReporterKeys.hash(link),
      on: connection)
    try KinRows.mark(
      change.after.id,
      keys.marks(of: draft.contact, browser: command.browser, privacy: change.after.privacy),
      on: connection)
    if let contact = draft.contact, !contact.isEmpty {
      try IdentityRows.insert(contact, report: change.after.id, at: now, on: connection)
      try SubscriptionRows.begin(
        contact, report: change.after.id, language: command.language, at: now, on: connection)
    }
    return Receipt(report: change.after, pin: pin, link: link, isNew: true)
  }

  /// The next number of a channel that no report has.
  static func freshNumber(
    _ channel: IntakeChannel, day: LocalDate, on connection: any Connection
  ) throws -> String {
    let counter = ReportNumber.counter(
      prefix: channel.prefix, series: channel.numbering, day: day)
    var number: String
    repeat {
      number = ReportNumber.text(
        prefix: channel.prefix, series: channel.numbering, day: day,
        sequence: try connection.draw(counter))
      // Imported reports keep the numbers an older system drew, which may be ahead of the counter.
    } while try ReportRows.exists(number: number, on: connection)
    return number
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}

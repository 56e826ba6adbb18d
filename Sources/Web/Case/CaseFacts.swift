import Domain

/// Addresses of a report's public pages.
enum CasePath {
  static func report(_ number: String) -> String { "/laporan/\(SafeURL.encoded(number))" }

  /// - Parameter verb: last part of the path of a form
  static func verb(_ number: String, _ verb: String) -> String { "\(report(number))/\(verb)" }
}

/// A deadline in words, with what its colour says.
struct DueWords: Equatable {
  let tone: Tone
  let words: String

  var isLate: Bool { tone == .late }
}

extension Tone {
  static func of(_ state: ReportState) -> Tone {
    switch state {
    case .draft: .neutral
    case .waiting, .coordinated, .dispatched, .reopened: .waiting
    case .inProgress, .awaitingVerification, .returned: .working
    case .completed: .done
    case .rejected: .refused
    case .merged, .withdrawn: .neutral
    }
  }
}

extension RequestContext {
  /// The state in words, with icon and colour.
  func stateChip(_ state: ReportState) -> HTML {
    statusChip(.of(state), text(.of(state)))
  }

  // MARK: Areas

  /// `Kelurahan Gambir, Kecamatan Gambir, Kota Administrasi …`
  func areaWords(_ area: AreaPath, book: CityBook) -> String {
    [villageWords(area, book: book), book.area(area.city)?.name ?? area.city]
      .joined(separator: ", ")
  }

  /// `Kelurahan Gambir, Kecamatan Gambir`
  func villageWords(_ area: AreaPath, book: CityBook) -> String {
    [area.village, area.district].map { areaName($0, book: book) }.joined(separator: ", ")
  }

  /// A village or district with its level; a city's name says what it is.
  func areaName(_ code: String, book: CityBook) -> String {
    guard let area = book.area(code) else { return code }
    let levels = book.city.areaLevels
    guard area.level != .city, levels.indices.contains(area.level.rawValue - 1) else {
      return area.name
    }
    let level = text(levels[area.level.rawValue - 1])
    return text(
      .caseArea, ["level": language == .en ? level.lowercased() : level, "name": area.name])
  }

  // MARK: What comes next

  /// What happens next, for whoever waits.
  func nextStep(_ report: Report, book: CityBook) -> String {
    let isInquiry = report.kind == .inquiry
    let message: Message =
      switch report.state {
      case .draft: .nextDraft
      case .waiting: isInquiry ? .nextWaitingInquiry : .nextWaiting
      case .coordinated: isInquiry ? .nextInquiry : .nextCoordinated
      case .dispatched: isInquiry ? .nextInquiry : .nextDispatched
      case .inProgress: isInquiry ? .nextInquiry : .nextInProgress
      case .awaitingVerification: .nextAwaiting
      case .completed: isInquiry ? .nextAnswered : .nextCompleted
      case .returned: .nextReturned
      case .rejected: .nextRejected
      case .merged: .nextMerged
      case .withdrawn: .nextWithdrawn
      case .reopened: .nextReopened
      }
    return text(message, ["holder": book.units.name(report.holder)])
  }

  /// The promised completion, and how late it is; nil once nothing more is owed.
  func dueWords(_ report: Report) -> DueWords? {
    guard !report.state.isClosed, report.state != .draft else { return nil }
    return due(.caseDue, report.dues.completion)
  }

  /// The promised first decision; nil once it has been made.
  func decisionDueWords(_ report: Report) -> DueWords? {
    guard report.decidedAt == nil, !report.state.isClosed, report.state != .draft else {
      return nil
    }
    return due(.caseDecisionDue, report.dues.coordination)
  }

  private func due(_ label: Message, _ moment: Int64) -> DueWords {
    DueWords(
      tone: moment <= now ? .late : .neutral,
      words: text(
        label,
        ["date": words.dateTime(moment), "remaining": words.remaining(until: moment, now: now)]))
  }
}

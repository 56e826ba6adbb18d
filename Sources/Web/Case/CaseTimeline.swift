import Domain
import Storage

/// The history of a report as one reader may see it. What an event shows at which sight is decided
/// by ``PublicEvent``; only the desk sees what officers say among themselves.
extension RequestContext {
  /// Newest first.
  /// - Parameters:
  ///   - events: the whole history, oldest first
  ///   - photos: by id; an event's photo that is not among them is left out
  func caseTimeline(
    _ events: [ReportEvent], sight: Sight, book: CityBook, photos: [String: Photo]
  ) -> HTML {
    timeline(
      events.reversed().compactMap { event in
        if let shown = PublicEvent(event, sight: sight) {
          return entry(shown, of: event, sight: sight, book: book, photos: photos)
        }
        return sight == .desk ? internalEntry(event, book: book, photos: photos) : nil
      })
  }

  private func entry(
    _ shown: PublicEvent, of event: ReportEvent, sight: Sight, book: CityBook,
    photos: [String: Photo]
  ) -> TimelineEntry {
    let title =
      shown.toPerson
      ? text(.doneDispatchPerson, ["holder": book.units.name(shown.holder)])
      : shown.escalation.map { escalationWords($0, book: book) }
        ?? title(shown.action, unit: shown.unit, holder: shown.holder, book: book)
    var content = HTML.empty
    if shown.toArbiter {
      content += line(text(.doneToArbiter, ["holder": book.units.name(shown.holder)]))
    }
    if shown.byArbiter { content += line(text(.doneByArbiter)) }
    if let reason = shown.reason {
      content += labelled(.caseReason, reasonWords(reason, of: shown.action, book: book))
    }
    if let estimate = shown.estimate {
      content += labelled(.caseEstimate, words.date(estimate))
    }
    content += clockLines(shown, book: book)
    if shown.temporary { content += line(text(.caseTemporary)) }
    if let rating = shown.rating {
      content += line(text(.caseStars, ["stars": words.number(rating)]))
    }
    // Which reasons a reporter ticked is part of the talk between the reporter and the city.
    if sight >= .reporter, let reasons = event.details.reasons, !reasons.isEmpty {
      let all = reasons.map { reasonWords($0, of: shown.action, book: book) }
      content += line(all.joined(separator: "; "))
    }
    if let number = shown.mergedInto { content += mergeLink(number) }
    if let number = shown.splitInto { content += caseLink(.caseSplitInto, number, sight) }
    if let number = shown.splitFrom { content += caseLink(.caseSplitFrom, number, sight) }
    if let said = shown.words { content += "<p class=\"said\">\(said)</p>" }
    if sight == .desk { content += internalWords(event) }
    content += strip(shown.photos.compactMap { photos[$0] }, title: title)
    return TimelineEntry(
      tone: .of(shown.action), title: title, at: shown.at,
      by: Message.happened(shown.action).placeholders(language).contains("unit")
        ? nil : shown.unit.map { book.units.name($0) },
      content: content)
  }

  /// What a step does to the clocks.
  private func clockLines(_ shown: PublicEvent, book: CityBook) -> HTML {
    var content = HTML.empty
    if let step = shown.escalation, step.dueAt + 3_600_000 < shown.at {
      content += line(text(.clockWasDue, ["date": words.dateTime(step.dueAt)]))
    }
    if let granted = shown.granted {
      content += line(text(granted ? .clockGranted : .clockDeclined))
    }
    if let request = shown.request { content += line(requestWords(request, book: book)) }
    if let pause = shown.pause {
      content += line(
        text(
          .clockPausedUntil,
          ["date": words.dateTime(pause.until), "reason": text(.of(pause.reason))]))
    }
    if let dues = shown.dues {
      content += line(text(.clockNewDues, ["date": words.dateTime(dues.completion)]))
    }
    return content
  }

  /// What only officers see: notes, and corrections of the category.
  private func internalEntry(
    _ event: ReportEvent, book: CityBook, photos: [String: Photo]
  ) -> TimelineEntry {
    var content = internalWords(event)
    if let step = event.details.escalation {
      content += line(escalationWords(step, book: book))
    }
    if let category = event.details.category.flatMap({ book.category($0) }) {
      content += labelled(.caseCategory, text(category.name))
    }
    if let said = event.details.words { content += "<p class=\"said\">\(said)</p>" }
    let title = title(event.action, unit: event.actorUnit, holder: event.holder, book: book)
    content += strip((event.details.photos ?? []).compactMap { photos[$0] }, title: title)
    return TimelineEntry(
      tone: .neutral, title: title,
      at: event.at, by: nil, content: content)
  }

  /// What happened, with the units' names in it.
  private func title(_ action: Action, unit: String?, holder: String, book: CityBook) -> String {
    text(
      .happened(action),
      [
        "unit": unit.map { book.units.name($0) } ?? text(.caseOfficer),
        "holder": book.units.name(holder),
      ])
  }

  private func internalWords(_ event: ReportEvent) -> HTML {
    guard let said = event.details.internalWords else { return .empty }
    return """
      <p class="said internal"><strong>\(text(.caseInternal))</strong> \(said)</p>
      """
  }

  /// A coded reason in words; a code the city no longer has is shown as it is.
  func reasonWords(_ code: String, of action: Action, book: CityBook) -> String {
    let list: CodedReason.List? =
      switch action {
      case .coordinate: .coordination
      case .refuseJurisdiction: .refusal
      case .returnWork: .return
      case .reject: .rejection
      case .setEstimate, .take, .dispatch: .estimate
      case .rate: .rating
      case .reopen: .reopen
      case .submit, .start, .addProgress, .finish, .verify, .merge, .split, .withdraw, .ask, .reply,
        .addInformation, .answer, .recategorise, .note, .pause, .resume, .decideRequest,
        .acknowledge, .escalate, .remind, .closeUnanswered, .recalculate, .reassign:
        nil
      }
    guard let list, let reason = book.reason(list, code) else { return code }
    return text(reason.text)
  }

  /// Leads officers to the desk and everybody else to the public page.
  private func caseLink(_ words: Message, _ number: String, _ sight: Sight) -> HTML {
    let path = sight == .desk ? DeskPath.report(number) : CasePath.report(number)
    return "<p>\(words.html(language, ["number": "<a href=\"\(url: path)\">\(number)</a>"]))</p>"
  }

  func mergeLink(_ number: String) -> HTML {
    let link: HTML = "<a href=\"\(url: CasePath.report(number))\">\(number)</a>"
    return "<p>\(Message.caseMergedInto.html(language, ["number": link]))</p>"
  }

  private func strip(_ photos: [Photo], title: String) -> HTML {
    guard !photos.isEmpty else { return .empty }
    return """
      <div class="strip">\(each: photos, { casePhoto($0, alt: text(.casePhotoAlt, ["what": title])) })</div>
      """
  }

  private func line(_ words: String) -> HTML { "<p>\(words)</p>" }

  private func labelled(_ label: Message, _ words: String) -> HTML {
    "<p>\(text(label)): \(words)</p>"
  }
}

extension Tone {
  /// Of a step in a timeline.
  static func of(_ action: Action) -> Tone {
    switch action {
    case .submit, .coordinate, .refuseJurisdiction, .dispatch, .reopen, .ask, .pause, .remind:
      .waiting
    case .escalate: .late
    case .take, .start, .addProgress, .finish: .working
    case .verify, .answer: .done
    case .returnWork, .reject, .closeUnanswered: .refused
    case .setEstimate, .merge, .split, .rate, .withdraw, .reply, .addInformation, .recategorise,
      .note,
      .resume, .decideRequest, .acknowledge, .recalculate, .reassign:
      .neutral
    }
  }
}

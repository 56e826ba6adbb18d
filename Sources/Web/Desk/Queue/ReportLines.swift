import Domain

/// One more column of a list of reports: why it stands there.
struct LineNote {
  /// The column of the list that says less than the note and gives way to it.
  enum Place { case age, time }

  let title: Message
  let place: Place
  /// Asked only of reports whose steps the officer may know.
  let words: (Report) -> HTML
}

/// The list of reports every desk page shows: one line a report, one card a report on a phone.
extension RequestContext {
  /// Sight is asked again for each line: a list may hold reports the officer once had and may no
  /// longer read.
  func reportLines(
    _ reports: [Report], caption: String, actor: Actor, book: CityBook, note: LineNote? = nil
  ) -> HTML {
    guard !reports.isEmpty else {
      return "<p class=\"lead\">\(text(.deskListEmpty))</p>"
    }
    var columns = [
      Column(text(.deskColumnReport)), Column(text(.deskColumnMatter)),
      Column(text(.deskColumnArea)), Column(text(.deskColumnAge)), Column(text(.deskColumnTime)),
      Column(text(.deskColumnHolder)), Column(text(.deskColumnState)),
    ]
    let place = note?.place == .age ? 3 : 4
    if let note { columns[place] = Column(text(note.title)) }
    let rows = reports.map { report -> [HTML] in
      let sight = Visibility.sight(of: report, for: actor, units: book.units)
      var cells = line(report, sight: sight, actor, book, tellsHolder: note != nil)
      if let note {
        cells[place] = sight > .stateOnly ? note.words(report) : "\u{2013}"
      }
      return cells
    }
    return "<div class=\"desk-list\">\(table(caption: caption, columns: columns, rows: rows))</div>"
  }

  /// - Parameter tellsHolder: also of reports that are not on this desk, as far as the public knows
  private func line(
    _ report: Report, sight: Sight, _ actor: Actor, _ book: CityBook, tellsHolder: Bool
  ) -> [HTML] {
    let target =
      report.state == .awaitingVerification && actor.role == .verifier && sight == .desk
      ? "\(DeskPath.report(report.number))/periksa" : DeskPath.report(report.number)
    let number: HTML = "<a href=\"\(url: target)\"><strong>\(report.number)</strong></a>"
    let village = sight > .stateOnly ? report.area.flatMap { book.area($0.village)?.name } : nil
    let holder = book.units[report.holder]?.shortName ?? report.holder
    let state = stateChip(report.state)
    guard sight == .desk else {
      let hidden: HTML = """
        <span class="meta">\(text(tellsHolder ? .deskNotOpen : .deskNotShown))</span>
        """
      let isTold = tellsHolder && sight > .stateOnly
      return [
        number, hidden, "\(village ?? "\u{2013}")", "\u{2013}", "\u{2013}",
        "\(isTold ? holder : "\u{2013}")", state,
      ]
    }
    let (tone, left) = timeLeft(report)
    return [
      "\(thumb(report))\(number)", matter(report, book), "\(village ?? "\u{2013}")",
      "\(words.span(now - report.receivedAt))", statusChip(tone, left), "\(holder)", state,
    ]
  }

  /// What it is about: category, kind if it is a question, the first words, and marks.
  private func matter(_ report: Report, _ book: CityBook) -> HTML {
    let category =
      report.category.flatMap { book.category($0) }.map { text($0.name) } ?? text(.deskNoCategory)
    let limit = 110
    let words = report.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let cut = words.count > limit ? "\(words.prefix(limit))…" : words
    return """
      <span class="matter"><strong>\(category)</strong>\
      \(when: report.kind == .inquiry, " <span class=\"mark\">\(text(.kindInquiry))</span>")\
      \(when: report.reopenCount > 0, " <span class=\"mark\">\(text(.stateReopened))</span>")\
      \(when: report.questionOpen, " <span class=\"mark\">\(text(.deskQuestionOpen))</span>")\
      \(when: report.privacy == .sealed, " <span class=\"mark\">\(text(.privacySealed))</span>")\
      <span class="meta">\(cut)</span></span>
      """
  }

  /// The first photo, small; its box has a fixed size, so that the list does not jump.
  private func thumb(_ report: Report) -> HTML {
    guard let id = report.firstPhoto else { return .empty }
    return """
      <img class="thumb" src="\(url: CasePath.photo(id, .small))" width="72" height="54" alt="" \
      loading="lazy" decoding="async">
      """
  }

  /// Time to the promise in force: first decision, then completion. Said in words; the tone only
  /// repeats it.
  func timeLeft(_ report: Report) -> (Tone, String) {
    if let closedAt = report.closedAt { return (.neutral, words.date(closedAt)) }
    let due = report.decidedAt == nil ? report.dues.coordination : report.dues.completion
    let label = text(report.decidedAt == nil ? .deskDueCoordination : .deskDueCompletion)
    let left = due - now
    let tone: Tone = left <= 0 ? .late : left * 4 < due - report.receivedAt ? .waiting : .neutral
    return (tone, "\(label): \(words.remaining(until: due, now: now))")
  }
}

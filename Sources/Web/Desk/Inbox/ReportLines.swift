import Domain
import Storage

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
  /// - Parameters:
  ///   - signs: support and likeness of these reports
  ///   - isChosen: whether lines can be ticked for ``chosenBar(_:from:)``
  ///   - list: path of the list, so that a report leads back to it
  func reportLines(
    _ reports: [Report], caption: String, actor: Actor, book: CityBook, note: LineNote? = nil,
    signs: LineSigns = .none, isChosen: Bool = false, from list: String? = nil
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
      var cells = line(
        report, sight: sight, actor, book, signs, tellsHolder: note != nil, from: list)
      if isChosen, sight == .desk { cells[0] = "\(tick(report))\(cells[0])" }
      if let note {
        cells[place] = sight > .stateOnly ? note.words(report) : "\u{2013}"
      }
      return cells
    }
    return """
      <div class="desk-list">\
      \(table(caption: caption, columns: columns, rows: rows, keys: reports.map(\.number)))</div>
      """
  }

  /// The box by which a line is chosen. It names the version the officer sees.
  private func tick(_ report: Report) -> HTML {
    """
    <label class="tick"><input type="checkbox" name="pilih" form="pilihan" \
    value="\(report.number).\(report.version)"><span class="spoken">\
    \(text(.bulkTick, ["number": report.number]))</span></label>
    """
  }

  /// - Parameter tellsHolder: also of reports that are not on this desk, as far as the public knows
  private func line(
    _ report: Report, sight: Sight, _ actor: Actor, _ book: CityBook, _ signs: LineSigns,
    tellsHolder: Bool, from list: String?
  ) -> [HTML] {
    let isChecked =
      report.state == .awaitingVerification && actor.role == .verifier && sight == .desk
    let target = SafeURL.path(
      isChecked ? DeskPath.check(report.number) : DeskPath.report(report.number), ["dari": list])
    let number: HTML = "<a data-buka href=\"\(url: target)\"><strong>\(report.number)</strong></a>"
    let village = sight > .stateOnly ? report.area.flatMap { book.area($0.village)?.name } : nil
    let holder = book.units[report.holder]?.shortName ?? report.holder
    let state = stateChip(report.state)
    let (tone, left) = timeLeft(report)
    guard sight == .desk else {
      let hidden: HTML = """
        <span class="meta">\(text(tellsHolder ? .deskNotOpen : .deskNotShown))</span>
        """
      // Who has it, since when and until when everybody may know of it who knows its steps.
      let isTold = sight >= .outline
      return [
        number, hidden, "\(village ?? "\u{2013}")",
        isTold ? "\(words.span(now - report.receivedAt))" : "\u{2013}",
        isTold ? statusChip(tone, left) : "\u{2013}", "\(isTold ? holder : "\u{2013}")", state,
      ]
    }
    return [
      "\(thumb(report))\(number)\(channel(report, book))", matter(report, book, signs),
      "\(village ?? "\u{2013}")",
      "\(words.span(now - report.receivedAt))", statusChip(tone, left), "\(holder)", state,
    ]
  }

  /// What it is about: category, kind if it is a question, the first words, and marks.
  private func matter(_ report: Report, _ book: CityBook, _ signs: LineSigns) -> HTML {
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
      \(marks(report, signs))\
      <span class="meta">\(cut)</span></span>
      """
  }

  /// What follows from other reports and from people.
  private func marks(_ report: Report, _ signs: LineSigns) -> HTML {
    var marks: [String] = []
    if let count = signs.supporters[report.id] {
      marks.append(text(.inboxSupporters, ["count": words.number(count)]))
    }
    if signs.alike.contains(report.id) { marks.append(text(.inboxAlike)) }
    if let count = signs.joined[report.id] {
      marks.append(text(.inboxJoined, ["count": words.number(count)]))
    }
    return "\(each: marks, { " <span class=\"mark\">\($0)</span>" })"
  }

  /// By which way it came, with a sign for the kind of way.
  private func channel(_ report: Report, _ book: CityBook) -> HTML {
    guard let channel = book.channel(report.channel) else { return .empty }
    let shape: HTML =
      switch channel.kind {
      case .geotag: "<path d=\"M8 14.5s5-4.6 5-8.2a5 5 0 0 0-10 0c0 3.6 5 8.2 5 8.2z\"/>"
      case .nonGeotag: "<path d=\"M2 3h12v8H7l-3 2.5V11H2z\"/>"
      case .faceToFace: "<circle cx=\"8\" cy=\"5\" r=\"3\"/><path d=\"M2.5 14c.5-7 10.5-7 11 0\"/>"
      }
    return """
      <span class="meta"><svg class="icon" viewBox="0 0 16 16" aria-hidden="true">\(shape)</svg> \
      \(text(channel.name))</span>
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

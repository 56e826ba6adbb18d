import Domain

/// The right side of the report screen: facts, suggestion, who looked at the reporter's contact.
extension DeskReportView {
  var facts: HTML {
    var rows: [SummaryRow] = []
    func add(_ label: Message, _ value: String?) {
      if let value { rows.append(SummaryRow(context.text(label), "\(value)")) }
    }
    let category = report.category.flatMap { book.category($0) }
    add(.deskFactCategory, category.map { context.text($0.name) } ?? context.text(.deskNoCategory))
    add(.deskFactKind, context.text(.of(report.kind)))
    add(.deskFactPrivacy, context.text(.of(report.privacy)))
    add(
      .deskFactChannel, book.channel(report.channel).map { context.text($0.name) } ?? report.channel
    )
    rows.append(SummaryRow(context.text(.deskFactReceived), context.time(report.receivedAt)))
    rows.append(
      SummaryRow(
        context.text(.deskFactCoordination),
        due(report.dues.coordination, met: report.decidedAt)))
    rows.append(
      SummaryRow(
        context.text(.deskFactCompletion), due(report.dues.completion, met: report.closedAt)))
    if let estimate = report.estimate {
      rows.append(SummaryRow(context.text(.deskFactEstimate), context.time(estimate)))
    }
    add(.deskFactHolder, book.units.name(report.holder))
    if let assignee = report.assignee {
      add(.deskFactAssignee, desk.names[assignee] ?? context.text(.deskFormerOfficer))
    }
    add(.deskFactHops, context.words.number(report.hops))
    if report.arbitrated { add(.deskFactArbitrated, context.text(.doneByArbiter)) }
    if report.reopenCount > 0 {
      add(.deskFactReopened, context.words.number(report.reopenCount))
    }
    if report.temporary { add(.deskFactExtent, context.text(.verbTemporary)) }
    if let rating = report.rating {
      add(.deskFactRating, context.text(.deskStars, ["stars": context.words.number(rating)]))
    }
    if let target = report.mergedInto {
      rows.append(
        SummaryRow(
          context.text(.deskFactMerged), "<a href=\"\(url: DeskPath.report(target))\">\(target)</a>"
        ))
    }
    return "<h2>\(context.text(.deskFacts))</h2>\(context.summaryList(rows))"
  }

  /// A deadline, and how it stands: time left, time overdue, or when it was met.
  private func due(_ moment: Int64, met: Int64?) -> HTML {
    guard let met else {
      return """
        \(context.time(moment)) (\(context.words.remaining(until: moment, now: context.now)))
        """
    }
    let verdict: Message = met <= moment ? .deskDueMet : .deskDueMissed
    return "\(context.time(moment)) (\(context.text(verdict)))"
  }

  /// Which agency probably has authority, with the reason why it is thought so.
  var suggestions: HTML {
    guard !report.state.isClosed else { return .empty }
    let list = Suggestion.of(report, book: book)
    guard !list.isEmpty else { return .empty }
    return """
      <h2>\(context.text(.deskSuggestion))</h2>
      <ul class="suggestions">\(each: list, { suggestion in
        let local: HTML? = suggestion.localOffice.map {
          "<br><span class=\"meta\">\(context.text(.deskSuggestionLocal, ["unit": book.units.name($0)]))</span>"
        }
        let here: HTML? =
          book.units.isWithin(report.holder, suggestion.unit)
          ? " <span class=\"mark\">\(context.text(.deskSuggestionHere))</span>" : nil
        let rule: HTML? = suggestion.rule.map {
          "<br><span class=\"meta\">\(context.text(.routingBecause, ["rule": $0]))</span>"
        }
        return """
          <li>\(context.text(suggestion.isMain ? .deskSuggestionMain : .deskSuggestionOther)): \
          <strong>\(book.units.name(suggestion.unit))</strong>\(here)\(rule)\(local)</li>

          """
      })</ul>
      <p class="meta">\(context.text(.deskSuggestionWhy))</p>
      """
  }

  /// The way to the reporter's contact, and everybody who has gone it.
  var identity: HTML {
    let form: HTML
    if desk.mayOpenIdentity {
      let view = context.formView()
      form = """
        <details class="verb"><summary>\(context.text(.identityOpen))</summary>
        <p>\(context.text(.identityLead))</p>
        \(view.form(action: "\(DeskPath.report(report.number))/kontak") { """
          \(view.text("alasan_kontak", label: .identityReason, maxLength: 500))
          \(view.submit(.identityOpen))
          """ })
        </details>
        """
    } else {
      let why: Message =
        desk.consent == nil
        ? .identityNone : desk.consent == false ? .identityNoConsent : .identityNotNow
      form = "<p class=\"meta\">\(context.text(why))</p>"
    }
    let openings: HTML? =
      desk.openings.isEmpty
      ? nil
      : """
      <h3>\(context.text(.identityOpenings))</h3>
      <ul>\(each: desk.openings, { opening in
          """
          <li>\(book.units.name(opening.unit)), \(context.time(opening.at)): \(opening.reason)</li>

          """
        })</ul>
      """
    return "<h2>\(context.text(.identityTitle))</h2>\(form)\(openings)"
  }
}

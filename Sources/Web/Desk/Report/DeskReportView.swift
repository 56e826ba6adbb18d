import Casework
import Domain

/// Writes the report screen.
struct DeskReportView {
  let context: RequestContext
  let desk: DeskReport
  let attempt: Attempt?

  /// The report that waits longest to be checked, after one was.
  var next: String?

  var report: Report { desk.report }
  var list: String? { context.listLeft(attempt) }
  var book: CityBook { desk.book }

  /// Everything but the reporter's identity.
  var full: HTML {
    """
    \(attempt.map { context.formView(typed: $0.typed, errors: $0.errors).errorSummary })
    \(back)
    \(saved)
    \(conflict)
    \(head)
    <div class="desk-report">
    <section class="words">\(complaint)</section>
    <aside>\(verification)\(verbs)\(suggestions)\(clocks)\(kin)\(facts)\(identity)</aside>
    <div class="history"><section><h2>\(context.text(.deskHistory))</h2>
    \(context.caseTimeline(desk.events, sight: .desk, book: book, photos: desk.photosByID))\
    </section>\(told)\(shares)</div>
    </div>
    \(presence)
    """
  }

  /// What the public sees, for an officer on whose desk the report is not.
  var narrow: HTML {
    let open = desk.sight >= .open
    let words: HTML = open ? "<p class=\"said\">\(report.text)</p>" : .empty
    return """
      \(back)
      \(saved)
      \(conflict)
      <h1>\(report.number)</h1>
      <p class="chips">\(context.stateChip(report.state))</p>
      \(notice(.neutral, "<p>\(context.text(.deskNotHere))</p>"))
      \(when: desk.sight > .stateOnly, area)
      \(words)
      \(when: desk.sight > .stateOnly, """
        <h2>\(context.text(.deskHistory))</h2>
        \(context.caseTimeline(desk.events, sight: desk.sight, book: book, photos: desk.photosByID))
        """)
      """
  }

  private var area: HTML {
    guard let path = report.area else { return .empty }
    return "<p class=\"meta\">\(context.areaWords(path, book: book))</p>"
  }

  private var head: HTML {
    let (tone, left) = context.timeLeft(report)
    let holder = book.units.name(report.holder)
    let reopened: HTML? =
      report.reopenCount > 0 ? "<span class=\"mark\">\(context.text(.stateReopened))</span>" : nil
    return """
      <h1>\(report.number)</h1>
      <p class="chips">\(context.stateChip(report.state)) \(statusChip(tone, left)) \(reopened)</p>
      <p class="lead">\(context.text(.deskHeldBy, ["unit": holder]))</p>
      """
  }

  /// Says which form was just done.
  private var saved: HTML {
    guard attempt == nil,
      let verb = context.query("tersimpan").flatMap({ VerbForms.form(slug: $0) })
    else { return .empty }
    let home = DeskPath.home(of: desk.actor.role)
    let on: HTML? = next.map {
      """
      <a href="\(url: SafeURL.path(DeskPath.check($0), ["dari": list]))">\
      \(context.text(.deskNextCheck))</a>
      """
    }
    return notice(
      .done,
      """
      <p>\(context.text(.deskSaved, ["verb": context.text(verb.title)])) \
      \(on ?? "<a href=\"\(url: home)\">\(context.text(.deskBack))</a>")</p>
      """)
  }

  private var back: HTML {
    let path = list ?? DeskPath.home(of: desk.actor.role)
    return "<p><a href=\"\(url: path)\">← \(context.text(.deskToList))</a></p>"
  }

  // MARK: What was said

  private var complaint: HTML {
    """
    <h2>\(context.text(.deskComplaint))</h2>
    \(when: report.privacy != .public, notice(.waiting, """
      <p><strong>\(context.text(.of(report.privacy))).</strong> \(context.text(.deskPrivateWarning))</p>
      """))
    <p class="said">\(report.text)</p>
    \(photos)
    \(place)
    """
  }

  private var photos: HTML {
    let pictures = desk.complaintPhotos
    guard !pictures.isEmpty else {
      return "<p class=\"meta\">\(context.text(.deskNoPhotos))</p>"
    }
    return """
      <div class="strip">\(each: pictures.enumerated(), { index, picture in
        context.casePhoto(
          picture, alt: context.text(.deskComplaintPhoto, ["number": "\(index + 1)"]),
          caption: context.photoTime(picture))
      })</div>
      """
  }

  private var place: HTML {
    var rows: [SummaryRow] = []
    if let point = report.place {
      let words = "\(degrees(point.latitude)), \(degrees(point.longitude))"
      let link: HTML = """
        <a href="geo:\(degrees(point.latitude)),\(degrees(point.longitude))">\(words)</a>
        """
      // A sealed report's place is told to nobody outside.
      let map: HTML? =
        report.privacy == .sealed
        ? nil
        : """
        <br><a href="https://www.openstreetmap.org/?mlat=\(degrees(point.latitude))&amp;\
        mlon=\(degrees(point.longitude))#map=18/\(degrees(point.latitude))/\
        \(degrees(point.longitude))" rel="noreferrer">\(context.text(.deskOnMap))</a>
        """
      rows.append(SummaryRow(context.text(.deskPoint), "\(link)\(map)"))
    }
    if let path = report.area {
      rows.append(SummaryRow(context.text(.deskArea), "\(context.areaWords(path, book: book))"))
    }
    if let address = report.address {
      rows.append(SummaryRow(context.text(.deskAddress), "\(address)"))
    }
    if let landmark = report.landmark {
      rows.append(SummaryRow(context.text(.deskLandmark), "\(landmark)"))
    }
    guard !rows.isEmpty else { return .empty }
    return "<h2>\(context.text(.deskPlace))</h2>\(plan)\(context.summaryList(rows))"
  }

  private var plan: HTML {
    EvidenceMap(context: context, evidence: Evidence(placeOf: report, border: desk.border)).html
  }

  /// Six decimals: about 10 cm, more than any phone knows.
  private func degrees(_ value: Double) -> String {
    let scaled = Int64((value.magnitude * 1_000_000).rounded())
    let fraction = String(String(1_000_000 + scaled % 1_000_000).dropFirst())
    return "\(value < 0 ? "-" : "")\(scaled / 1_000_000).\(fraction)"
  }
}

extension RequestContext {
  /// The list the officer came from.
  func listLeft(_ attempt: Attempt?) -> String? {
    DeskPath.list(attempt?.typed.value("dari") ?? query("dari"))
  }
}

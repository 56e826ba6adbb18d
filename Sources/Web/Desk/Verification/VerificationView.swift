import Domain
import Storage

struct VerificationView {
  let context: RequestContext
  let desk: DeskReport
  let reuse: [String: [String]]
  /// Of the reports with the same picture, so many are named.
  static let shownReuses = 3
  let attempt: Attempt?

  private var report: Report { desk.report }
  private var book: CityBook { desk.book }

  var content: HTML {
    let shared = DeskReportView(context: context, desk: desk, attempt: attempt)
    let other = desk.otherWorkPhotos
    return """
      \(attempt.map { context.formView(typed: $0.typed, errors: $0.errors).errorSummary })
      \(shared.conflict)
      <h1>\(context.text(.verificationTitle, ["number": report.number]))</h1>
      <p><a href="\(url: DeskPath.report(report.number))">\(context.text(.verificationReport))</a></p>
      \(when: report.temporary, notice(.waiting, "<p>\(context.text(.verificationTemporary))</p>"))
      <div class="columns pair">
      <section><h2>\(context.text(.verificationBefore))</h2>
      <p class="said">\(report.text)</p>
      \(place)
      \(figures(desk.complaintPhotos, alt: .verificationBeforeAlt, isProof: false))</section>
      <section><h2>\(context.text(.verificationAfter))</h2>
      \(result)
      \(figures(desk.proofPhotos, alt: .verificationAfterAlt, isProof: true))</section>
      </div>
      \(when: !other.isEmpty, """
        <details class="verb"><summary>\(context.text(.verificationOther))</summary>
        \(figures(other, alt: .verificationOtherAlt, isProof: true))</details>
        """)
      <h2>\(context.text(.verificationVerdict))</h2>
      <p>\(context.text(.verificationClock))</p>
      <div class="columns">\(each: VerbForms.verification.filter { desk.verbs.contains($0.action) }, {
        context.verbForm($0, desk: desk, attempt: attempt, isFolded: false)
      })</div>
      """
  }

  /// Who claims what, and when.
  private var result: HTML {
    guard let finish = desk.lastFinish else { return .empty }
    let unit = finish.actorUnit.map { book.units.name($0) } ?? ""
    return """
      <p class="said">\(finish.details.words ?? "")</p>
      <p class="meta">\(unit) · \(context.time(finish.at))</p>
      """
  }

  private var place: HTML {
    guard let path = report.area else { return .empty }
    let words = [report.address, report.landmark, context.areaWords(path, book: book)]
    return "<p class=\"meta\">\(words.compactMap { $0 }.joined(separator: " · "))</p>"
  }

  private func figures(_ pictures: [Photo], alt: Message, isProof: Bool) -> HTML {
    guard !pictures.isEmpty else {
      return "<p class=\"meta\">\(context.text(.verificationNone))</p>"
    }
    return """
      <div class="evidence">\(each: pictures.enumerated(), { index, picture in
        photo(
          CasePath.photo(picture.id, .large), width: largeSize(picture).width,
          height: largeSize(picture).height,
          alt: context.text(alt, ["number": context.words.number(index + 1)]),
          caption: facts(picture, isProof: isProof), full: CasePath.photo(picture.id, .large))
      })</div>
      """
  }

  /// As served: the longer side at most 1600 pixels.
  private func largeSize(_ picture: Photo) -> (width: Int, height: Int) {
    let longest = max(picture.width, picture.height, 1)
    guard longest > 1_600 else { return (picture.width, picture.height) }
    return (max(1, picture.width * 1_600 / longest), max(1, picture.height * 1_600 / longest))
  }

  private func facts(_ picture: Photo, isProof: Bool) -> HTML {
    var lines: [HTML] = []
    lines.append(
      picture.takenAt.map {
        Message.verificationTaken.html(context.language, ["time": context.time($0)])
      }
        ?? "\(context.text(.verificationNoTime))")
    lines.append(
      Message.verificationUploaded.html(
        context.language, ["time": context.time(picture.uploadedAt)]))
    if let distance = context.photoDistance(picture, from: report.place) {
      lines.append("\(distance)")
    } else if report.place == nil {
      lines.append("\(context.text(.verificationNoPoint))")
    } else {
      lines.append("\(context.text(.verificationNoPlace))")
    }
    if isProof, let taken = picture.takenAt, taken < report.receivedAt {
      lines.append("<strong>\(context.text(.verificationTooOld))</strong>")
    }
    let others = reuse[picture.original] ?? []
    if !others.isEmpty {
      let links = others.prefix(Self.shownReuses).map { number -> HTML in
        "<a href=\"\(url: DeskPath.report(number))\">\(number)</a>"
      }
      let more = others.count - links.count
      lines.append(
        """
        <strong>\(Message.verificationReused.html(context.language, ["number": links.joined(", ")]))\
        \(when: more > 0, " \(context.text(.verificationMore, ["count": context.words.number(more)]))")\
        </strong>
        """)
    }
    let twins = desk.photos.filter { $0.original == picture.original && $0.id != picture.id }
    if !twins.isEmpty {
      lines.append("<strong>\(context.text(.verificationTwice))</strong>")
    }
    return lines.joined("<br>")
  }
}

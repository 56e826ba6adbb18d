import Domain
import Storage

/// Writes complaint and proof side by side, with what can be known about each picture.
struct EvidenceView {
  let context: RequestContext
  let evidence: Evidence
  let book: CityBook
  /// The officer who claims the work done, where the reader may know.
  let worker: String?
  /// Where the reader finds the large version of a photo.
  let source: (Photo) -> String
  /// Of the reports with the same picture, so many are named.
  static let shownReuses = 3
  /// Farther from the report's point than this deserves a look, in metres.
  static let far = 50.0

  private var report: Report { evidence.report }

  var pair: HTML {
    """
    <div data-bar></div>
    <div class="columns pair" data-zoom="\(context.text(.zoomTools))" \
    data-in="\(context.text(.zoomIn))" data-out="\(context.text(.zoomOut))" \
    data-left="\(context.text(.zoomLeft))" data-right="\(context.text(.zoomRight))" \
    data-up="\(context.text(.zoomUp))" data-down="\(context.text(.zoomDown))" \
    data-reset="\(context.text(.zoomReset))" data-said="\(context.text(.zoomSaid))" \
    data-keys="\(context.text(.zoomKeys))">
    <section><div><h2>\(context.text(.verificationBefore))</h2>
    <p class="said">\(report.text)</p>
    \(place)
    <p class="meta">\(Message.checkReceived.html(context.language, ["time": context.time(report.receivedAt)]))</p></div>
    \(figures(evidence.complaint, alt: .verificationBeforeAlt, isProof: false))</section>
    <section><div><h2>\(context.text(.verificationAfter))</h2>
    \(result)</div>
    \(figures(evidence.proof, alt: .verificationAfterAlt, isProof: true))</section>
    </div>
    \(EvidenceMap(context: context, evidence: evidence).html)
    """
  }

  /// Who claims what, and when.
  private var result: HTML {
    guard let finish = evidence.finish else { return .empty }
    let unit = finish.actorUnit.map { book.units.name($0) } ?? ""
    let who = [unit, worker].compactMap { $0 }.joined(separator: " · ")
    return """
      <p class="said">\(finish.details.words ?? "")</p>
      <p class="meta">\(who) · \(context.time(finish.at))</p>
      """
  }

  private var place: HTML {
    guard let path = report.area else { return .empty }
    let words = [report.address, report.landmark, context.areaWords(path, book: book)]
    return "<p class=\"meta\">\(words.compactMap { $0 }.joined(separator: " · "))</p>"
  }

  func figures(_ pictures: [Photo], alt: Message, isProof: Bool) -> HTML {
    guard !pictures.isEmpty else {
      return "<p class=\"meta\">\(context.text(.verificationNone))</p>"
    }
    return """
      <div class="evidence">\(each: pictures.enumerated(), { index, picture in
        photo(
          source(picture), width: largeSize(picture).width, height: largeSize(picture).height,
          alt: context.text(alt, ["number": context.words.number(index + 1)]),
          caption: facts(picture, isProof: isProof), full: source(picture))
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
    lines.append("\(context.text(capture(picture)))")
    if let distance = context.photoDistance(picture, from: report.place) {
      let metres = picture.place.flatMap { report.place?.metres(to: $0) } ?? 0
      lines.append(isProof && metres > Self.far ? "<strong>\(distance)</strong>" : "\(distance)")
    } else if report.place == nil {
      lines.append("\(context.text(.verificationNoPoint))")
    } else {
      lines.append("\(context.text(.verificationNoPlace))")
    }
    if isProof, let taken = picture.takenAt, taken < report.receivedAt {
      lines.append("<strong>\(context.text(.verificationTooOld))</strong>")
    }
    lines += sameness(picture)
    return lines.joined("<br>")
  }

  private func capture(_ picture: Photo) -> Message {
    switch evidence.captures[picture.id] {
    case .camera: .captureCamera
    case .file: .captureFile
    case nil: .captureUnknown
    }
  }

  /// Where else the very same picture is.
  private func sameness(_ picture: Photo) -> [HTML] {
    var lines: [HTML] = []
    let others = evidence.reuse[picture.original] ?? []
    if !others.isEmpty {
      // Sealed reports are named to nobody who does not read them.
      let links = others.lazy.filter {
        Visibility.sight(of: $0, for: context.session?.actor, units: book.units) >= .outline
      }.prefix(Self.shownReuses).map { other -> HTML in
        "<a href=\"\(url: DeskPath.report(other.number))\">\(other.number)</a>"
      }
      let named = Message.verificationReused.html(
        context.language, ["number": links.joined(", ")])
      let more = others.count - links.count
      lines.append(
        """
        <strong>\(links.isEmpty ? "\(context.text(.verificationReusedElsewhere))" : named)\
        \(when: more > 0 && !links.isEmpty, " \(context.text(.verificationMore, ["count": context.words.number(more)]))")\
        </strong>
        """)
    }
    if evidence.all.contains(where: { $0.original == picture.original && $0.id != picture.id }) {
      lines.append("<strong>\(context.text(.verificationTwice))</strong>")
    }
    return lines
  }
}

import Domain
import Storage

/// The tasks as cards: large targets, one below the other.
struct FieldCards {
  let context: RequestContext
  let book: CityBook
  let here: Coordinate?
  /// Why work was sent back, by report.
  let returns: [Int64: EventDetails]

  /// Words the script shows.
  var labels: HTML {
    let words: [(String, Message)] = [
      ("near", .fieldNearButton), ("looking", .fieldLooking), ("nowhere", .fieldNowhere),
      ("away", .fieldAway), ("waiting", .queueWaiting), ("sending", .queueSending),
      ("sent", .queueSent), ("refused", .queueRefused), ("signin", .queueSignIn),
      ("again", .queueAgain), ("open", .queueOpen), ("drop", .queueDrop), ("sure", .queueSure),
      ("queue", .queueTitle),
      ("offline", .fieldOffline), ("kept", .fieldKept),
    ]
    return words.map { name, message -> HTML in
      " data-say-\(name)=\"\(context.text(message))\""
    }.joined()
  }

  func list(_ reports: [Report], isOwn: Bool) -> HTML {
    guard !reports.isEmpty else {
      return "<p class=\"lead\">\(context.text(.deskListEmpty))</p>"
    }
    return """
      <ul class="tasks"\(flag: "data-own", isOwn)>\(each: reports, { card($0) })</ul>
      """
  }

  private func card(_ report: Report) -> HTML {
    let category =
      report.category.flatMap { book.category($0) }.map { context.text($0.name) }
      ?? context.text(.deskNoCategory)
    let (tone, left) = context.timeLeft(report)
    let path = DeskPath.fieldTask(report.number)
    return """
      <li class="card" id="tugas-\(report.number)" data-task="\(report.number)" \
      data-version="\(report.version)"\(attribute: "data-lat", report.place.map { degrees($0.latitude) })\
      \(attribute: "data-lon", report.place.map { degrees($0.longitude) })>
      <h3><a href="\(url: path)">\(report.number) · \(category)</a></h3>
      <p class="chips">\(context.stateChip(report.state)) \(statusChip(tone, left))\
      \(when: report.privacy == .sealed, " <span class=\"mark\">\(context.text(.privacySealed))</span>")</p>
      \(returned(report))
      \(thumb(report))
      \(context.fieldPlace(report, book: book, here: here))
      <p class="actions"><a class="button" href="\(url: path)">\(context.text(.fieldOpen))</a>\
      \(report.place.map { context.mapLink($0) })</p>
      </li>

      """
  }

  private func returned(_ report: Report) -> HTML {
    guard var details = returns[report.id] else { return .empty }
    details.words = details.words.map(report.masks.covering)
    return context.fieldReturn(details, book: book)
  }

  private func thumb(_ report: Report) -> HTML {
    guard let id = report.firstPhoto else { return .empty }
    return """
      <img src="\(url: CasePath.photo(id, .small))" width="160" height="120" \
      alt="\(context.text(.verificationBeforeAlt, ["number": "1"]))" loading="lazy" decoding="async">
      """
  }

  private func degrees(_ value: Double) -> String { FieldCards.degrees(value) }

  /// Six decimals: about 10 cm, more than any phone knows.
  static func degrees(_ value: Double) -> String {
    let scaled = Int64((value.magnitude * 1_000_000).rounded())
    let fraction = String(String(1_000_000 + scaled % 1_000_000).dropFirst())
    return "\(value < 0 ? "-" : "")\(scaled / 1_000_000).\(fraction)"
  }
}

extension RequestContext {
  /// Where it is, in words, and how far from here.
  func fieldPlace(_ report: Report, book: CityBook, here: Coordinate?) -> HTML {
    let area = report.area.map { areaWords($0, book: book) }
    let address = [report.address, area].compactMap { $0 }.joined(separator: " · ")
    let landmark: HTML? = report.landmark.map {
      "<br>\(text(.fieldLandmark, ["landmark": $0]))"
    }
    let metres = report.place.flatMap { place in here.map { place.metres(to: $0) } }
    let away: HTML? = metres.map {
      " · \(text(.fieldAway, ["distance": distanceWords($0)]))"
    }
    return "<p>\(address)\(landmark)<span class=\"away\">\(away)</span></p>"
  }

  /// Opens the device's own map.
  func mapLink(_ place: Coordinate) -> HTML {
    let point = "\(FieldCards.degrees(place.latitude)),\(FieldCards.degrees(place.longitude))"
    return """
      <a class="button quiet" href="geo:\(point)?q=\(point)">\(text(.fieldMap))</a>
      """
  }

  /// What a verifier asked for when the work came back.
  func fieldReturn(_ details: EventDetails, book: CityBook) -> HTML {
    let reason = details.reason.map { reasonWords($0, of: .returnWork, book: book) } ?? ""
    return notice(
      .waiting,
      """
      <p><strong>\(reason)</strong></p><p class="said">\(details.words ?? "")</p>
      """)
  }
}

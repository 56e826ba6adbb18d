import Domain

extension RequestContext {
  /// One public report in a list. What it shows is only what everybody may read.
  /// - Parameter more: below the facts
  func reportCard(_ report: Report, book: CityBook, more: HTML = .empty) -> HTML {
    guard Visibility.isListed(report) else { return .empty }
    let report = report.shown(at: .open)
    let category = report.category.flatMap { book.category($0) }.map { text($0.name) }
    let area = report.area.map { areaName($0.village, book: book) }
    let facts = [category ?? text(.of(report.kind)), area, words.date(report.receivedAt)]
      .compactMap { $0 }.joined(separator: " · ")
    let picture: HTML? = report.firstPhoto.map {
      """
      <img src="\(url: CasePath.photo($0, .small))" width="120" height="90" alt="" loading="lazy" \
      decoding="async">
      """
    }
    return """
      <li class="card">\(picture)<div><h3><a href="\(url: CasePath.report(report.number))">\
      \(report.text.beginning(120))</a></h3>
      <p>\(stateChip(report.state))</p><p class="meta">\(facts)</p>\(more)</div></li>

      """
  }
}

extension String {
  /// The first characters on one line, cut at a word where one ends near by.
  func beginning(_ most: Int) -> String {
    let line = split { $0.isNewline }.joined(separator: " ")
    guard line.count > most else { return line }
    let head = line.prefix(most)
    let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return "\(cut.count > most / 2 ? cut : head)…"
  }
}

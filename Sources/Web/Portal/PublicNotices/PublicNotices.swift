import Domain
import Storage

extension RequestContext {
  /// Public notices as a reader meets them above a page's content.
  func publicNotices(_ notices: [PublicNotice], book: CityBook) -> HTML {
    guard !notices.isEmpty else { return .empty }
    return """
      <section aria-labelledby="pengumuman"><h2 id="pengumuman">\(text(.publicNoticeTitle))</h2>
      \(each: notices, { publicNotice($0, book: book) })</section>
      """
  }

  private func publicNotice(_ notice: PublicNotice, book: CityBook) -> HTML {
    // A text that was not translated says which language it is in.
    let isOriginal = language == .id || notice.title.en.isEmpty || notice.body.en.isEmpty
    let title = isOriginal ? notice.title.id : notice.title.en
    let body = isOriginal ? notice.body.id : notice.body.en
    let place = notice.area.map { areaName($0, book: book) } ?? text(site.city.name)
    let until = text(.publicNoticeUntil, ["date": words.date(notice.until - 1)])
    return """
      <article class="notice waiting"\(attribute: "lang", isOriginal && language == .en ? "id" : nil)>\
      <h3>\(title)</h3><p class="said">\(body)</p><p>\(place) · \(until)</p></article>
      """
  }
}

extension Message {
  static let publicNoticeTitle = Message(
    "publicNotice.title", id: "Pengumuman", en: "Public notices")
  static let publicNoticeUntil = Message(
    "publicNotice.until", id: "berlaku sampai {date}", en: "until {date}")
  static let publicNoticeTexts = [publicNoticeTitle, publicNoticeUntil]
}

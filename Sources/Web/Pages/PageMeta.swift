import Domain

/// What a link to a page says about it where people share it (Open Graph), and where its news are.
/// Only what everybody may read.
struct PageMeta: Sendable {
  let title: String
  let description: String
  /// Path of a picture of this site.
  var image: String?
  /// Path of the page, without what only this visit brought along.
  let path: String
  /// Path of an Atom feed.
  var feed: String?
}

extension RequestContext {
  func head(_ meta: PageMeta) -> HTML {
    let origin = site.publicOrigin
    let image: HTML? = meta.image.map {
      "<meta property=\"og:image\" content=\"\(url: origin + $0)\">\n"
    }
    let feed: HTML? = meta.feed.map {
      """
      <link rel="alternate" type="application/atom+xml" title="\(text(.feedTitle))" \
      href="\(url: $0)">

      """
    }
    return """
      <meta name="description" content="\(meta.description)">
      <meta property="og:type" content="website">
      <meta property="og:site_name" content="Tanggap \(site.city.shortName)">
      <meta property="og:title" content="\(meta.title)">
      <meta property="og:description" content="\(meta.description)">
      <meta property="og:url" content="\(url: origin + meta.path)">
      \(image)\(feed)
      """
  }
}

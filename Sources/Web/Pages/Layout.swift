import Domain
package import HTTPTypes

extension RequestContext {
  /// A whole page around `content`. Every page of the site is made here, so that menu, language
  /// switch and help stand in the same place everywhere (WCAG 3.2.6).
  /// - Parameters:
  ///   - title: the page's own name, as in its `<h1>`
  ///   - errors: of the form on the page; the title then says so first
  ///   - wide: lists of the desk use the whole width
  ///   - scripts: names of assets; the page must work without them
  ///   - meta: for pages people share
  func page(
    title: String, status: HTTPResponse.Status = .ok, errors: [FieldError] = [],
    wide: Bool = false, scripts: [String] = [], meta: PageMeta? = nil, content: HTML
  ) -> Answer {
    let prefix = errors.isEmpty ? "" : "\(text(.kernelErrorPrefix)) "
    return .html(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(prefix)\(title) – Tanggap \(site.city.shortName)</title>
      <meta name="color-scheme" content="light dark">
      <link rel="stylesheet" href="\(url: site.assets.url("style.css"))">
      <link rel="icon" href="\(url: site.assets.url("favicon.svg"))" type="image/svg+xml">
      \(meta.map(head))\
      <link rel="manifest" href="\(url: Manifest.path)">
      <meta name="theme-color" content="\(Manifest.colour)">
      \(each: (isAtDesk ? [] : ["outbox.js", "app.js"]) + scripts, { "<script src=\"\(url: site.assets.url($0))\" defer></script>\n" })\
      </head>
      <body>
      <a class="skip" href="#isi">\(text(.kernelSkip))</a>
      \(when: site.isDemo, demoNotice)
      \(header)
      \(isAtDesk ? .empty : outboxNotice)
      <main id="isi" tabindex="-1"\(attribute: "class", wide ? "wide" : nil)>
      \(content)
      </main>
      \(footer)
      </body>
      </html>

      """, status: status)
  }

  private var demoNotice: HTML {
    "<aside class=\"demo\" aria-label=\"\(text(.kernelDemoName))\">\(text(.kernelDemo))</aside>"
  }

  /// The desk has a network; citizens' pages are those that must do without.
  private var isAtDesk: Bool { path == "/meja" || path.hasPrefix("/meja/") }

  /// What a script says of the reports on this device: that they wait, were refused, or were sent and
  /// not seen yet. It lies over the page, so that nothing moves.
  private var outboxNotice: HTML {
    """
    <div class="outbox" data-outbox aria-live="polite" data-waiting="\(text(.outboxWaits))" \
    data-refused="\(text(.outboxRefused))" data-sent="\(text(.outboxSent))"></div>
    """
  }

  private var header: HTML {
    """
    <header class="top"><div class="bar">
    <a class="brand" href="/"><span class="name">Tanggap</span> <span class="city">\
    \(text(.kernelTagline, ["city": text(site.city.name)]))</span></a>
    \(languageSwitch)
    </div>
    <nav aria-label="\(text(.kernelNavigation))"><ul class="bar">
    \(each: site.navigation.filter { $0.access.decide(session) == .granted }, { item in
      """
      <li\(attribute: "class", isAtDesk && !isAt(item.path) ? "elsewhere" : nil)>\
      <a href="\(url: item.path)"\(attribute: "aria-current", isAt(item.path) ? "page" : nil)>\
      \(text(item.label))</a></li>

      """
    })\
    \(account)
    </ul></nav></header>
    """
  }

  /// Greets an officer and offers the way out; signing out changes something, so it is a form.
  private var account: HTML {
    guard let name = session?.name else { return .empty }
    return """
      <li class="who">\(text(.kernelSignedInAs, ["name": name]))</li>
      <li><form method="post" action="/keluar"><input type="hidden" name="\(CSRF.fieldName)" \
      value="\(csrf.token())"><button class="link">\(text(.kernelSignOut))</button></form></li>

      """
  }

  private func isAt(_ item: String) -> Bool {
    path == item || (item != "/" && path.hasPrefix("\(item)/"))
  }

  /// The other language, on this very page.
  private var languageSwitch: HTML {
    let other: Language = language == .id ? .en : .id
    let name = other == .id ? "Bahasa Indonesia" : "English"
    let kept = rawQuery.split(separator: "&").filter { !$0.hasPrefix("bahasa=") }
    let query = (kept + ["bahasa=\(other.rawValue)"]).joined(separator: "&")
    return """
      <a class="tongue" href="\(url: SafeURL.isLocal(path) ? "\(path)?\(query)" : "?\(query)")" \
      lang="\(other.rawValue)" hreflang="\(other.rawValue)" rel="nofollow">\(name)</a>
      """
  }

  private var footer: HTML {
    """
    <footer><div class="bar"><ul class="inline">
    <li><a href="\(url: GuidePage.path)">\(text(.kernelHelp))</a></li>
    <li><a href="\(url: "tel:\(site.city.emergencyNumber)")">\
    \(text(.kernelEmergency, ["number": site.city.emergencyNumber]))</a></li>
    <li>\(text(.kernelContact, ["contact": site.city.helpContact]))</li>
    </ul></div></footer>
    """
  }
}

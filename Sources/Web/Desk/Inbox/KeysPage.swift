import Domain

/// The keys of the inbox: a page of its own, and the same as a sheet over the list.
struct KeysPage: Sendable {
  var routes: [Route] {
    [
      .get(DeskPath.keys, .signedIn) { context in
        let title = context.text(.keysTitle)
        return context.page(
          title: title, scripts: ["desk.js"],
          content: "<h1>\(title)</h1>\n\(context.keySheet())")
      }
    ]
  }
}

extension RequestContext {
  /// The way to the keys, and the sheet that opens over the list where scripts run.
  func keyHelp() -> HTML {
    """
    <p><a href="\(url: DeskPath.keys)" data-bantuan>\(text(.keysTitle))</a></p>
    <dialog id="lembar" aria-labelledby="lembar-judul">
    <h2 id="lembar-judul">\(text(.keysTitle))</h2>
    \(keySheet())
    <p><button type="button" class="button" data-tutup>\(text(.keysClose))</button></p>
    </dialog>
    """
  }

  /// The keys, and the switch that turns them off (WCAG 2.1.4). Without scripts there is nothing to
  /// turn off.
  func keySheet() -> HTML {
    let keys: [(String, Message)] = [
      ("j", .keysNext), ("k", .keysPrevious), ("o", .keysOpen), ("x", .keysTick),
      ("a", .keysTake), ("d", .keysDispatch), ("r", .keysReply), ("/", .keysSearch),
      ("?", .keysHelp),
    ]
    return """
      <p>\(text(.keysLead))</p>
      <dl class="summary">\(each: keys, { key, words in
        "<div><dt><kbd>\(key)</kbd></dt><dd>\(text(words))</dd></div>\n"
      })</dl>
      <div class="choice" data-pintasan hidden><input type="checkbox" id="pintasan-aktif">\
      <label for="pintasan-aktif">\(text(.keysActive))</label></div>
      """
  }
}

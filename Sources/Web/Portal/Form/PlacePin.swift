import Domain

/// The place on a map, for those whose device draws one: a tap sets the pin, buttons move it. Loaded
/// only when asked for; the fields below do the same work in words and numbers.
enum PlacePin {
  static let scripts = ["basemap.js", "pin.js"]

  /// Steps north and east of each button.
  private static let ways: [(way: String, label: Message)] = [
    ("1,0", .formNorth), ("0,1", .formEast), ("-1,0", .formSouth), ("0,-1", .formWest),
  ]

  /// Empty where the installation has no map library.
  static func box(_ context: RequestContext, _ book: CityBook) -> HTML {
    guard context.site.assets.hasMaps else { return .empty }
    return """
      <div class="field" data-pin hidden data-tap="\(context.text(.pinTap))" \
      data-wait="\(context.text(.pinWait))" data-fail="\(context.text(.pinFail))">
      <button type="button" class="button quiet">\(context.text(.pinOpen))</button>
      <div class="map" hidden tabindex="-1" role="region" aria-label="\(context.text(.pinMap))"\
      \(context.baseMap(book))></div>
      <p class="hint" role="status"></p>
      <div data-arrows hidden><p class="hint">\(context.text(.formMove))</p>
      <div class="actions">\(each: ways, { way in
        """
        <button type="button" class="button quiet" data-way="\(way.way)">\(context.text(way.label))</button>
        """
      })</div></div></div>
      """
  }
}

import Domain

/// What the script of the photo field shows: the chosen photos, how far they are, and the boxes that
/// hide a part of them. All words stand here; without the script nothing of it is seen.
enum PhotoAids {
  static let scripts = ["photos.js", "form.js"]

  /// - Parameter most: how many photos may still be chosen
  static func box(_ context: RequestContext, most: Int) -> HTML {
    func text(_ message: Message) -> String { context.text(message) }
    let tools: [(word: String, label: Message)] = [
      ("add", .photoBoxAdd), ("left", .photoBoxLeft), ("up", .photoBoxUp),
      ("down", .photoBoxDown), ("right", .photoBoxRight), ("bigger", .photoBoxBigger),
      ("smaller", .photoBoxSmaller), ("remove", .photoBoxRemove), ("done", .photoBoxDone),
    ]
    return """
      <div data-photos data-most="\(String(most))" data-many="\(text(.photoChosenMany))" \
      data-prepare="\(text(.photoPreparing))" data-ready="\(text(.photoReady))" \
      data-send="\(text(.photoSending))" data-sent="\(text(.photoSent))" \
      data-fail="\(text(.photoFailed))" data-refused="\(text(.photoRefused))" data-alt="\(text(.photoChosenAlt))">
      <p class="hint" role="status"></p>
      <ul class="thumbs"></ul>
      <template><li><canvas role="img" width="8" height="6"></canvas>
      <p class="meta" data-state></p>
      <div class="actions">
      <button type="button" class="button quiet" data-blur hidden>\(text(.photoBlur))</button>
      <button type="button" class="button quiet" data-drop>\(text(.photoDrop))</button></div>
      <fieldset class="field" data-editor hidden><legend>\(text(.photoBlur))</legend>
      <p class="hint">\(text(.photoBlurHint))</p>
      <div class="actions">\(each: tools, { tool in
        """
        <button type="button" class="button quiet" data-do="\(tool.word)">\(text(tool.label))</button>
        """
      })</div></fieldset></li></template></div>
      """
  }
}

import Domain

/// The whole report form on one page, for times without network: the browser keeps the page and
/// what is written on it, and hands the reports in by the JSON interface when it can.
///
/// The page is the same for everybody and holds nothing of anybody, so a browser may keep it.
struct OfflinePage: Sendable {
  static let path = "/luring"

  let office: Office

  private var book: CityBook { office.book }

  var routes: [Route] {
    [.shared(Self.path) { context in page(context) }]
  }

  private func page(_ context: RequestContext) -> Answer {
    context.page(
      title: context.text(.offlineTitle),
      scripts: ["photos.js", "place.js", "offline.js"],
      content: """
        <div data-elsewhere hidden>\(notice(.waiting, "<p>\(context.text(.offlineElsewhere))</p>"))</div>
        <h1>\(context.text(.offlineTitle))</h1>
        <p class="lead">\(context.text(.offlineLead))</p>
        <p class="actions" data-to-list hidden><a href="#daftar">\(context.text(.offlineListTitle))</a></p>
        \(form(context))
        \(list(context))
        <noscript>\(ordinary(context))</noscript>
        <div data-ordinary hidden>\(ordinary(context))</div>
        """)
  }

  /// For browsers that cannot keep anything.
  private func ordinary(_ context: RequestContext) -> HTML {
    """
    <p>\(context.text(.offlineNoScript))</p>
    <p><a class="button" href="\(url: FormStep.start)">\(context.text(.offlineForm))</a></p>
    """
  }

  private func form(_ context: RequestContext) -> HTML {
    let view = context.formView()
    let least = context.words.number(Draft.leastText)
    return """
      <form data-offline hidden novalidate data-least="\(String(Draft.leastText))" \
      data-title="\(context.text(.kernelSummaryTitle))" data-prefix="\(context.text(.kernelErrorPrefix))" \
      data-no-text="\(context.text(.offlineTextMissing, ["least": least]))" \
      data-no-place="\(context.text(.offlinePlaceMissing))" \
      data-phone="\(context.text(.draftPhone))" data-email="\(context.text(.draftEmail))">
      \(view.file(
        "foto", label: .formPhotoLabel, hint: .formPhotoHint, accept: "image/*", several: true,
        isOptional: true))
      \(PhotoAids.box(context, most: Draft.mostPhotos))
      <h2>\(context.text(.offlineWhere))</h2>
      \(place(context, view))
      \(problem(context, view))
      <h2>\(context.text(.offlineContact))</h2>
      \(contact(context, view))
      <div class="actions">\(view.submit(.offlineSend))</div>
      </form>
      """
  }

  private func place(_ context: RequestContext, _ view: FormView) -> HTML {
    let steps = ReportFormPages(office: office)
    return """
      \(view.hidden("lat", ""))\(view.hidden("lon", ""))
      \(steps.deviceBox(context))
      \(view.groupedSelect(
        "kelurahan", label: .formVillage, hint: .formVillageHint, groups: steps.villageGroups(),
        stored: ""))
      \(view.text("alamat", label: .formAddress, hint: .formAddressHint,
        autocomplete: "street-address", isOptional: true))
      \(view.text("patokan", label: .formLandmark, hint: .formLandmarkHint, isOptional: true))
      """
  }

  private func problem(_ context: RequestContext, _ view: FormView) -> HTML {
    """
    \(view.radios(
      "jenis", legend: .formKind,
      choices: ReportKind.allCases.map { Choice(PortalWord.of($0), context.text(.of($0))) },
      stored: PortalWord.of(ReportKind.complaint)))
    \(view.textarea("uraian", label: .formText, hint: .formTextHint, rows: 7,
      maxLength: Draft.mostText))
    <div data-words="\(book.emergencyWords.joined(separator: "|"))" hidden>\
    \(ReportFormPages(office: office).emergencyNotice(context))</div>
    \(each: SensitiveCause.allCases, { cause in
      """
      <div role="status" data-words="\(words(cause))" data-seals hidden>\
      \(notice(.neutral, "<p>\(context.text(.of(cause)))</p>"))</div>

      """
    })
    \(view.radios(
      "privasi", legend: .formPrivacy,
      choices: [Privacy.private, .public, .sealed].map {
        Choice(PortalWord.of($0), context.text(.of($0)), hint: context.text(.hint($0)))
      }, stored: PortalWord.of(Privacy.private)))
    """
  }

  /// What makes a report sensitive for this cause, for the script.
  private func words(_ cause: SensitiveCause) -> String {
    book.sensitiveSigns.filter { $0.kind == .word && $0.cause == cause }.map(\.sign)
      .joined(separator: "|")
  }

  private func contact(_ context: RequestContext, _ view: FormView) -> HTML {
    """
    \(view.text("nama", label: .formName, autocomplete: "name", isOptional: true))
    \(view.text("telepon", label: .formPhone, hint: .formPhoneHint, type: .telephone,
      autocomplete: "tel", isOptional: true, width: .half))
    \(view.text("surel", label: .formEmail, type: .email, autocomplete: "email",
      isOptional: true, width: .half))
    \(view.checkboxes(
      "setuju", legend: .formConsent, hint: .formConsentHint,
      choices: [Choice("ya", context.text(.formConsentYes))], stored: [], isOptional: true))
    """
  }

  /// What this device holds; filled by the script.
  private func list(_ context: RequestContext) -> HTML {
    func text(_ message: Message) -> String { context.text(message) }
    return """
      <section data-reports id="daftar" hidden data-sure="\(text(.offlineRemoveSure))" \
      data-waiting="\(text(.offlineWaiting))" \
      data-sending="\(text(.offlineSending))" data-sent="\(text(.offlineSent))" \
      data-refused="\(text(.offlineRefused))">
      <h2>\(text(.offlineListTitle))</h2>
      <p class="spoken" role="status"></p>
      <ul class="people"></ul>
      <template><li class="card"><p><strong data-state></strong></p>
      <p class="said" data-words></p>
      <p data-result hidden>\(text(.offlineNumber)) <strong data-number></strong><br>\
      \(text(.offlinePIN)) <strong data-pin></strong><br><a data-link>\(text(.offlineTrack))</a></p>
      <p class="error" data-why hidden></p>
      <div class="actions">
      <button type="button" class="button" data-edit hidden>\(text(.offlineEdit))</button>
      <button type="button" class="button quiet" data-remove>\(text(.offlineRemove))</button></div>
      </li></template></section>
      """
  }
}

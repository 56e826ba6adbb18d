import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// Step 1: photos. Each is taken in as soon as it arrives, so that a later mistake loses none.
extension ReportFormPages {
  var photoRoutes: [Route] {
    [
      .get(FormStep.start, .anyone) { context in firstPage(context, context.formView()) },
      .form(FormStep.start, .anyone, uploads: true, tellsRefused: true) { context, typed in
        let secret = context.formSecret ?? ReporterKeys.freshToken()
        var answer = try await photosSent(
          context,
          OpenForm(
            token: ReporterKeys.freshToken(),
            form: freshForm(context, village: typed.text("kel"), secret)),
          typed)
        answer.cookies.append(
          context.formCookie(secret, seconds: Int(Casework.formLifetime / 1_000)))
        answer.caching = .never
        return answer
      }.counted(as: .form),
      .get("/lapor/{draf}/foto", .anyone) { context in
        try await withForm(context) { try await photoPage(context, $0, context.formView()) }
      },
      .form("/lapor/{draf}/foto", .anyone, uploads: true, tellsRefused: true) { context, typed in
        try await withForm(context) { try await photosSent(context, $0, typed) }
      },
      .get("/lapor/{draf}/foto/{id}.jpg", .anyone) { context in
        try await withForm(context) { try await draftPhoto(context, $0) }
      },
    ]
  }

  /// - Parameter village: where a poster with the form's address hangs; unknown ones are nothing
  private func freshForm(_ context: RequestContext, village: String, _ secret: String)
    -> ReportForm
  {
    ReportForm(
      draft: Draft(channel: book.city.webChannel, village: book.path(ofVillage: village)?.village),
      begunAt: context.now, browser: ReporterKeys.hash(secret))
  }

  /// The page before there is a form: opening it costs the store nothing.
  private func firstPage(_ context: RequestContext, _ view: FormView) -> Answer {
    let form = view.form(action: FormStep.start, uploads: true) {
      """
      \(photoField(view))
      \(PhotoAids.box(context, most: Draft.mostPhotos))
      \(ListPage.hidden("kel", context.query("kel").flatMap { book.path(ofVillage: $0)?.village }))
      <div class="actions">\(view.submit(.formNext, name: "aksi", value: "lanjut"))\
      \(view.secondary(.formPhotoUpload, name: "aksi", value: "unggah"))</div>
      """
    }
    return context.page(
      title: context.text(.formPhotoTitle), scripts: PhotoAids.scripts,
      content: """
        \(progress(context, .photo))
        \(emergencyLine(context))
        <h1>\(context.text(.formPhotoTitle))</h1>
        <p class="lead">\(context.text(.formIntro))</p>
        \(form)
        <p class="actions" data-restore hidden><a href="\(url: OfflinePage.path)">\
        \(context.text(.formUnsent))</a></p>
        """)
  }

  private func photoPage(
    _ context: RequestContext, _ open: OpenForm, _ view: FormView
  ) async throws -> Answer {
    let photos = try await photos(of: open)
    let full = photos.count >= Draft.mostPhotos
    let kept: HTML =
      photos.isEmpty
      ? .empty
      : """
      <h2>\(context.text(.formPhotoKept, ["count": context.words.number(photos.count)]))</h2>
      <ul class="thumbs">\(each: photos.enumerated(), { thumbnail(context, open, $0.element, $0.offset + 1) })</ul>
      """
    return stepPage(
      context, open, .photo, title: .formPhotoTitle, view: view, uploads: true,
      scripts: ["photos.js"],
      extra: full ? .empty : view.secondary(.formPhotoUpload, name: "aksi", value: "unggah"),
      fields: """
        \(full ? notice(.neutral, "<p>\(context.text(.formPhotoFull))</p>") : photoField(view))
        \(full ? .empty : PhotoAids.box(context, most: Draft.mostPhotos - photos.count))
        \(kept)
        """)
  }

  private func photoField(_ view: FormView) -> HTML {
    view.file(
      "foto", label: .formPhotoLabel, hint: .formPhotoHint, accept: "image/*", several: true,
      isOptional: true)
  }

  private func thumbnail(
    _ context: RequestContext, _ open: OpenForm, _ photo: LoosePhoto, _ number: Int
  ) -> HTML {
    let (width, height) = photo.thumbnailSize
    let count = context.words.number(number)
    return """
      <li><img src="\(url: draftPhotoPath(open, photo.id))" width="\(width)" height="\(height)" \
      alt="\(context.text(.formPhotoAlt, ["number": count]))">
      <button class="button quiet" name="hapus" value="\(photo.id)">\
      \(context.text(.formPhotoRemove, ["number": count]))</button></li>
      """
  }

  func draftPhotoPath(_ open: OpenForm, _ id: String) -> String {
    FormStep.path(open.token, "foto/\(SafeURL.encoded(id)).jpg")
  }

  /// The form's photos, as far as the store still has them.
  func photos(of open: OpenForm) async throws -> [LoosePhoto] {
    let ids = open.draft.photos
    guard !ids.isEmpty else { return [] }
    let owner = open.owner.key
    let found = try await office.database.read {
      try PortalReads.loosePhotos(ids, owner: owner, on: $0)
    }
    return ids.compactMap { id in found.first { $0.id == id } }
  }

  // MARK: Sending

  private func photosSent(
    _ context: RequestContext, _ open: OpenForm, _ typed: FormBody
  ) async throws -> Answer {
    var open = open
    if let id = typed.value("hapus") {
      try await remove(id, from: &open, context)
      return .redirect(to: pathAgain(open, context, typed))
    }
    // Photos the store has forgotten since would stand in the way of sending.
    open.draft.photos = try await photos(of: open).map(\.id)
    var errors: [FieldError] = []
    for file in typed.files("foto") {
      guard open.draft.photos.count < Draft.mostPhotos else {
        errors.append(context.tooManyFiles("foto", most: Draft.mostPhotos))
        break
      }
      do {
        let photo = try await office.photos.upload(
          file.bytes, owner: open.owner, clock: book.clock, now: context.now)
        open.draft.photos.append(photo.id)
      } catch let refusal as PhotoRefusal {
        errors.append(context.refused(file.name, at: "foto", refusal))
      }
    }
    errors += context.errors(ofRefused: "foto", in: typed, most: Draft.mostPhotos)
      .filter { !errors.contains($0) }
    try await keep(open, context)
    guard errors.isEmpty else {
      return try await photoPage(context, open, context.formView(typed: typed, errors: errors))
    }
    if typed.value("aksi") == "unggah" {
      return .redirect(to: pathAgain(open, context, typed))
    }
    return onward(from: .photo, open, context, typed)
  }

  /// This page once more, without forgetting where the reader came from.
  private func pathAgain(_ open: OpenForm, _ context: RequestContext, _ typed: FormBody) -> String {
    returnsToCheck(context, typed)
      ? FormStep.photo.pathFromCheck(open.token) : FormStep.photo.path(open.token)
  }

  private func remove(_ id: String, from open: inout OpenForm, _ context: RequestContext)
    async throws
  {
    guard let index = open.draft.photos.firstIndex(of: id) else { return }
    let owner = open.owner.key
    _ = try await office.database.write { try PhotoRows.removeLoose(id, owner: owner, on: $0) }
    open.draft.photos.remove(at: index)
    try await keep(open, context)
  }

  private func draftPhoto(_ context: RequestContext, _ open: OpenForm) async throws -> Answer {
    let id = context.parameter("id")
    guard open.draft.photos.contains(id) else { throw Problem.notFound }
    let owner = open.owner.key
    let found = try await office.database.read {
      try PortalReads.loosePhotos([id], owner: owner, on: $0).first
    }
    guard let found else { throw Problem.notFound }
    return try await office.photoAnswer(found.thumbnail)
  }

  // MARK: Emergency

  /// One quiet line on every first page; the loud one comes when the words sound like danger.
  func emergencyLine(_ context: RequestContext) -> HTML {
    let number = context.site.city.emergencyNumber
    let link: HTML = "<a href=\"\(url: "tel:\(number)")\">\(number)</a>"
    return "<p>\(Message.portalEmergencyLine.html(context.language, ["number": link]))</p>"
  }

  func emergencyNotice(_ context: RequestContext) -> HTML {
    let number = context.site.city.emergencyNumber
    let link: HTML = "<a href=\"\(url: "tel:\(number)")\"><strong>\(number)</strong></a>"
    return notice(
      .late, title: context.text(.formEmergencyTitle, ["number": number]),
      "<p>\(Message.formEmergency.html(context.language, ["number": link]))</p>")
  }
}

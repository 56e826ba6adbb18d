import Casework
import Domain
import HTTPTypes
import Storage

/// Writes one task of the field.
struct FieldTaskView {
  let context: RequestContext
  let desk: DeskReport
  let view: FormView
  /// Photos of an earlier try, offered again.
  let keptPhotos: [String]
  let status: HTTPResponse.Status

  init(
    context: RequestContext, desk: DeskReport, view: FormView? = nil, keptPhotos: [String] = [],
    status: HTTPResponse.Status? = nil
  ) {
    self.context = context
    self.desk = desk
    self.view = view ?? context.formView()
    self.keptPhotos = keptPhotos
    self.status = status ?? (self.view.errors.isEmpty ? .ok : .unprocessableContent)
  }

  private var report: Report { desk.report }

  func answer() -> Answer {
    let title = context.text(.fieldTask, ["number": report.number])
    var answer = context.page(
      title: title, status: status, errors: view.errors, scripts: ["camera.js", "field.js"],
      content: """
        \(view.errorSummary)
        <p><a class="button quiet" href="\(url: DeskPath.field)">← \(context.text(.fieldBack))</a></p>
        <h1>\(title)</h1>
        <div class="field-mode" data-field="\(desk.actor.user ?? 0)"\(labels)>
        \(head)
        \(complaint)
        \(start)
        \(result)
        </div>
        """)
    answer.caching = .never
    return answer
  }

  private var labels: HTML {
    FieldCards(context: context, book: desk.book, here: nil, returns: [:]).labels
  }

  private var head: HTML {
    let (tone, left) = context.timeLeft(report)
    let back = desk.events.last { $0.action == .returnWork }
    let isBack = report.state == .returned
    return """
      <p class="chips">\(context.stateChip(report.state)) \(statusChip(tone, left))</p>
      \(when: isBack, back.map { context.fieldReturn($0.details, book: desk.book) } ?? .empty)
      \(context.fieldPlace(report, book: desk.book, here: nil))
      \(report.place.map { "<p>\(context.mapLink($0))</p>" as HTML })
      """
  }

  private var complaint: HTML {
    """
    <h2>\(context.text(.deskComplaint))</h2>
    <p class="said">\(report.text)</p>
    <div class="strip">\(each: desk.complaintPhotos.enumerated(), { index, picture in
      context.casePhoto(
        picture, alt: context.text(.verificationBeforeAlt, ["number": "\(index + 1)"]))
    })</div>
    """
  }

  private var start: HTML {
    guard desk.verbs.contains(.start) else { return .empty }
    return """
      <section id="mulai">\(view.form(
        action: "\(DeskPath.fieldTask(report.number))/mulai",
        hidden: ["versi": String(report.version)]) { view.submit(.verbStart) })
      <p class="hint">\(context.text(.fieldStartHint))</p></section>
      """
  }

  private var result: HTML {
    guard desk.verbs.contains(.finish) || desk.verbs.contains(.start) else {
      let said = view.shown("hasil_uraian", "")
      return """
        <section id="hasil"><p class="lead">\(context.text(.fieldNothing))</p>
        \(when: !said.isEmpty, "<blockquote class=\"said\">\(said)</blockquote>")</section>
        """
    }
    let first = desk.complaintPhotos.first
    return """
      <section class="card" id="hasil" data-result="\(report.number)" \
      data-missing="\(context.text(.fieldMissing))" data-nostore="\(context.text(.fieldNoStore))">
      <h2>\(context.text(.verbFinish))</h2>
      \(view.form(
        action: "\(DeskPath.fieldTask(report.number))/hasil", uploads: true,
        hidden: ["versi": String(report.version)]) {
        """
        \(view.radios("hasil_pilihan", legend: .fieldChoice, choices: FieldWords.choices.map {
          Choice($0.value, context.text($0.label))
        }))
        \(view.textarea(
          "hasil_uraian", label: .fieldWords, hint: .verbResultHint, rows: 3, isOptional: true,
          maxLength: 3_900))
        \(view.radios("hasil_sifat", legend: .verbExtent, choices: [
          Choice("tuntas", context.text(.verbFinal)),
          Choice("sementara", context.text(.verbTemporary)),
        ]))
        \(kept)
        <div data-camera="\(first.map { CasePath.photo($0.id, .large) } ?? "")" \
        data-thumb="\(first.map { CasePath.photo($0.id, .small) } ?? "")"\(cameraLabels)></div>
        \(photos)
        \(view.submit(.fieldSend))
        """
      })</section>
      """
  }

  private var photos: HTML {
    view.framed(
      "hasil_foto", label: .verbResultPhotos, hint: .fieldPhotoHint, isOptional: false
    ) { frame in
      """
      <input\(frame.attributes) type="file" accept="image/*" capture="environment" multiple>
      """
    }
  }

  private var cameraLabels: HTML {
    let words: [(String, Message)] = [
      ("open", .cameraOpen), ("close", .cameraClose), ("take", .cameraTake),
      ("ghost", .cameraGhost), ("off", .cameraGhostOff), ("fail", .cameraFail),
      ("count", .cameraTaken), ("remove", .cameraRemove), ("picture", .cameraPicture),
    ]
    return words.map { name, message -> HTML in
      " data-\(name)=\"\(context.text(message))\""
    }.joined()
  }

  private var kept: HTML {
    guard !keptPhotos.isEmpty else { return .empty }
    return """
      <fieldset class="field"><legend>\(context.text(.verbKeptPhotos))</legend>
      <p class="hint">\(context.text(.verbKeptPhotosHint))</p>
      \(each: keptPhotos.enumerated(), { index, id in
        let words = context.text(.verbKeptPhoto, ["number": "\(index + 1)"])
        return """
          <div class="kept"><img src="\(url: DeskPhotoRoute.path(id))" width="160" height="120" \
          alt="\(words)" decoding="async"><div class="choice"><input type="checkbox" \
          id="hasil_tersimpan-\(index)" name="hasil_tersimpan" value="\(id)" checked>\
          <label for="hasil_tersimpan-\(index)">\(words)</label></div></div>

          """
      })</fieldset>
      """
  }
}

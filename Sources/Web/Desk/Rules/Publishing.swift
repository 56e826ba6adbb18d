import Casework
import Domain
import HTTPTypes
import Storage

/// What publishing terms and publishing a calendar have in common: tables as texts or files, a look
/// at what changes, and only then the new version.
struct Publishing {
  /// Bytes of one table: two of them fit a form with room to spare.
  static let mostBytes = 90_000
  /// Lines of what changes; more than this nobody reads.
  static let mostChanges = 100

  static let noteField = "catatan"
  static let applyField = "terapkan"
  static let baseField = "dasar"
  private static let stepField = "langkah"
  private static let send = "terbit"

  let context: RequestContext

  // MARK: The form

  /// Puts the contents of chosen files into the boxes they stand under.
  static func taken(_ form: FormBody, boxes: [String], mostBytes: Int = mostBytes) -> (
    form: FormBody, errors: [FieldError]
  ) {
    var form = form
    var errors: [FieldError] = []
    for box in boxes {
      guard let file = form.files("\(box)_berkas").first(where: { !$0.bytes.isEmpty }) else {
        continue
      }
      guard file.bytes.count <= mostBytes else {
        errors.append(
          FieldError("\(box)_berkas", .publishFileLarge, ["most": String(mostBytes)]))
        continue
      }
      guard let text = String(validating: file.bytes, as: UTF8.self), !text.contains("\0") else {
        errors.append(FieldError("\(box)_berkas", .publishFileText))
        continue
      }
      form.put(box, text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    }
    return (form, errors)
  }

  static func wantsToSend(_ form: FormBody) -> Bool { form.value(stepField) == send }

  static func applies(_ form: FormBody) -> Bool { form.value(applyField) == "ya" }

  /// A table's box with its file below.
  func box(_ view: FormView, _ name: String, _ label: Message, hint: Message, stored: String)
    -> HTML
  {
    """
    <div class="csv">\(view.textarea(name, label: label, hint: hint, stored: stored, rows: 12))</div>
    \(view.file(
      "\(name)_berkas", label: .publishFile, hint: .publishFileHint, accept: ".csv,text/csv",
      isOptional: true))
    """
  }

  /// The note, what becomes of open reports, and the way to the preview.
  func end(_ view: FormView, base: Int64) -> HTML {
    """
    \(view.textarea(
      Self.noteField, label: .publishNote, hint: .publishNoteHint, rows: 3, maxLength: 500))
    \(view.checkboxes(
      Self.applyField, legend: .publishApply, hint: .publishApplyHint,
      choices: [
        Choice(
          "ya", context.text(.publishApplyChoice), hint: context.text(.publishApplyChoiceHint))
      ], isOptional: true))
    \(view.hidden(Self.baseField, String(base)))
    \(view.submit(.publishPreview))
    """
  }

  // MARK: The preview

  /// What would change, and the button that does it. Everything typed goes along.
  func preview(
    _ changes: [String], open: Int, isNew: Bool, form: FormBody, fields: [String], action: String
  ) -> HTML {
    let applies = Self.applies(form)
    let shown = changes.prefix(Self.mostChanges)
    let rest = changes.count - shown.count
    let count = ["count": context.words.number(open)]
    let view = context.formView()
    return """
      <section class="card"><h2>\(context.text(.publishChanges))</h2>
      \(when: changes.isEmpty, "<p>\(context.text(.publishNoChanges))</p>")
      \(when: !changes.isEmpty, "<ul>\(each: shown, { "<li>\($0)</li>" })</ul>")
      \(when: rest > 0, "<p>\(context.text(.publishMoreChanges, ["count": context.words.number(rest)]))</p>")
      <p>\(context.text(applies ? .publishWillRecalculate : .publishWillKeep, count))</p>
      <p class="said"><strong>\(context.text(.publishNote)):</strong> \(form.text(Self.noteField))</p>
      \(view.form(action: action, uploads: true) {
        """
        \(each: fields + [Self.noteField, Self.applyField, Self.baseField], { name in
          form.value(name).map { view.hidden(name, $0) } ?? .empty
        })
        \(view.submit(isNew ? .publishSend : .publishSendApply, name: Self.stepField, value: Self.send))
        """
      })
      </section>
      <h2>\(context.text(.publishMend))</h2>
      """
  }

  // MARK: What was refused

  /// At the field it is about; nil for what no field can mend.
  func error(_ refusal: RuleRefusal, latest: Int64, box: String) -> FieldError? {
    switch refusal {
    case .malformedNote: FieldError(Self.noteField, .publishNoteMissing)
    case .nothingChanges: FieldError(box, .publishNothing)
    case .overtaken:
      FieldError(box, .publishOvertaken, ["version": context.words.number(latest)])
    case .tooMuch: FieldError(box, .publishTooMuch)
    case .unsound, .unsoundCalendar, .unknownCategory, .unknownChannel, .unsoundRouting:
      nil
    }
  }

  // MARK: Versions

  func versions(_ versions: [RuleRows.Published], path: String) -> HTML {
    guard !versions.isEmpty else { return .empty }
    let title = context.text(.policyVersions)
    let columns = [
      Column(context.text(.policyVersion)), Column(context.text(.policyPublishedAt)),
      Column(context.text(.policyPublishedBy)), Column(context.text(.policyNote)),
    ]
    let rows: [[HTML]] = versions.map { version in
      [
        "<a href=\"\(url: "\(path)/\(version.version)")\">\(context.words.number(version.version))</a>",
        context.time(version.at),
        "\(version.login ?? context.text(.policyFromFolder))",
        "<span class=\"said\">\(version.note.isEmpty ? "\u{2013}" : version.note)</span>",
      ]
    }
    return """
      <h2>\(title)</h2>
      <div class="titled">\(context.table(caption: title, columns: columns, rows: rows))</div>
      """
  }
}

extension FormBody {
  /// Puts a value in place of what was typed.
  mutating func put(_ name: String, _ value: String) {
    fields.removeAll { $0.name == name }
    fields.append(Field(name: name, value: value))
  }

  /// A whole number within a range, as typed.
  func whole(_ name: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text(name)).flatMap { range.contains($0) ? $0 : nil }
  }
}

extension Set<Role> {
  /// Those who read the rules they are measured by.
  static let ruleReaders: Set<Role> = [
    .administrator, .agencyHead, .areaHead, .governorOffice, .verifier,
  ]
}

extension Answer {
  /// A small table as a file.
  static func csv(_ text: String, name: String) -> Answer {
    .download(name: name, type: "text/csv; charset=utf-8; header=present") { write in
      try await write(Array(text.utf8))
    }
  }
}

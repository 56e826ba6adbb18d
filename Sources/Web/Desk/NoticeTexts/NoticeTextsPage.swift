import Casework
import Domain
import HTTPTypes
import Storage
import Workers

/// Texts of messages, with a preview.
struct NoticeTextsPage: Sendable {
  let office: Office

  /// One text: of a topic, in one of its forms.
  private struct Text {
    let topic: NoticeTopic
    let form: NoticeCatalogue.Form

    var name: String { NoticeCatalogue.name(topic, form) }
    var path: String { "\(DeskPath.noticeTexts)/\(SafeURL.encoded(name))" }

    static let all = NoticeTopic.allCases.flatMap { topic in
      NoticeCatalogue.forms(of: topic).map { Text(topic: topic, form: $0) }
    }

    func own(_ language: Language) -> String {
      NoticeCatalogue.standard.own(topic, form, language)
    }
  }

  var routes: [Route] {
    [
      .get(DeskPath.noticeTexts, .roles(.administrators)) { context in try await list(context) },
      .get("\(DeskPath.noticeTexts)/{nama}", .roles(.administrators)) { context in
        let text = try text(context)
        let stored = try await stored(text)
        return page(context, text, stored, context.formView(), shown: stored)
      },
      .form("\(DeskPath.noticeTexts)/{nama}", .roles(.administrators)) { context, typed in
        try await sent(context, try text(context), typed)
      },
      .form("\(DeskPath.noticeTexts)/{nama}/bawaan", .roles(.administrators)) { context, _ in
        try await reset(context, try text(context))
      },
    ]
  }

  private func text(_ context: RequestContext) throws(Problem) -> Text {
    let name = context.parameter("nama")
    guard let text = Text.all.first(where: { $0.name == name }) else { throw .notFound }
    return text
  }

  /// What is sent now, in both languages.
  private func stored(_ text: Text) async throws -> Bilingual {
    let name = text.name
    let (id, en) = try await office.database.read { connection in
      (
        try NoticeTextRows.texts([name], .id, on: connection)[name],
        try NoticeTextRows.texts([name], .en, on: connection)[name]
      )
    }
    return Bilingual(id: id ?? text.own(.id), en: en ?? text.own(.en))
  }

  // MARK: List

  private func list(_ context: RequestContext) async throws -> Answer {
    let changed = try await office.database.read { try NoticeTextRows.changed(on: $0) }
    let title = context.text(.textsTitle)
    let groups: [(NoticeTopic.Group, Message)] = [
      (.reporter, .textsReporters), (.supporter, .textsSupporters), (.officer, .textsOfficers),
      (.summary, .textsSummaries),
    ]
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.noticeTexts))
        \(outcome(context))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.textsLead))</p>
        \(each: groups, { group, heading in
          "<h2>\(context.text(heading))</h2><div class=\"titled\">\(table(context, group, heading, changed))</div>"
        })
        """)
  }

  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("hasil") {
    case "tersimpan": notice(.done, "<p>\(context.text(.textsSaved))</p>")
    case "bawaan": notice(.done, "<p>\(context.text(.textsWasReset))</p>")
    default: .empty
    }
  }

  private func table(
    _ context: RequestContext, _ group: NoticeTopic.Group, _ caption: Message,
    _ changed: Set<String>
  ) -> HTML {
    let forms = group == .reporter ? NoticeCatalogue.Form.allCases : [.title, .text]
    let columns =
      [Column(context.text(.textsTopic))]
      + forms.map { Column(context.text(Self.label($0))) }
    let rows: [[HTML]] = NoticeTopic.allCases.filter { $0.group == group }.map { topic in
      ["\(context.text(.topic(topic)))"]
        + forms.map { form in
          let text = Text(topic: topic, form: form)
          let isChanged = Language.allCases.contains {
            changed.contains("\(text.name)/\($0.rawValue)")
          }
          let label = context.text(Self.label(form))
          return """
            <a href="\(url: text.path)">\(context.text(isChanged ? .textsChanged : .textsOwn))\
            <span class="spoken">: \(label), \(context.text(.topic(topic)))</span></a>
            """
        }
    }
    return context.table(caption: context.text(caption), columns: columns, rows: rows)
  }

  private static func label(_ form: NoticeCatalogue.Form) -> Message {
    switch form {
    case .title: .textsFormTitle
    case .text: .textsFormText
    case .short: .textsFormShort
    }
  }

  // MARK: One text

  private func page(
    _ context: RequestContext, _ text: Text, _ stored: Bilingual, _ view: FormView,
    shown: Bilingual, status: HTTPResponse.Status = .ok
  ) -> Answer {
    let title = "\(context.text(.topic(text.topic))): \(context.text(Self.label(text.form)))"
    let most = text.form == .text ? 2_000 : 200
    let rows = text.form == .text ? 6 : 3
    let isChanged = stored.id != text.own(.id) || stored.en != text.own(.en)
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.noticeTexts))
        <p><a href="\(url: DeskPath.noticeTexts)">\(context.text(.textsBack))</a></p>
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p>\(context.text(.textsPlaceholders, ["names": Self.names(text)]))</p>
        \(view.form(action: text.path) { """
          \(view.textarea(
            "teks_id", label: .textsWordsID, stored: stored.id, rows: rows, maxLength: most))
          \(view.textarea(
            "teks_en", label: .textsWordsEN, stored: stored.en, rows: rows, maxLength: most))
          <p class="actions">\(view.submit(.textsSave))
          \(view.secondary(.textsSee, name: "langkah", value: "lihat"))</p>
          """ })
        \(preview(context, text, shown))
        \(when: isChanged, reset(context, text))
        """)
  }

  /// `{nomor}, {unit}`
  private static func names(_ text: Text) -> String {
    NoticeCatalogue.placeholders(text.topic, text.form).sorted().map { "{\($0)}" }
      .joined(separator: ", ")
  }

  private func preview(_ context: RequestContext, _ text: Text, _ shown: Bilingual) -> HTML {
    let parts: [(Message, String)] = [(.textsWordsID, shown.id), (.textsWordsEN, shown.en)]
    return """
      <section class="card" id="pratinjau"><h2>\(context.text(.textsPreview))</h2>
      <p class="hint">\(context.text(.textsPreviewLead))</p>
      \(each: parts, { label, words in
        let filled = TextTemplate(words).filled(NoticeCatalogue.sample)
        return """
          <h3>\(context.text(label))</h3><blockquote class="said">\(filled)</blockquote>
          \(when: text.form == .short, "<p class=\"meta\">\(septets(context, filled))</p>")
          """
      })
      </section>
      """
  }

  private func septets(_ context: RequestContext, _ filled: String) -> String {
    guard let count = ShortMessage.septets(filled) else { return context.text(.textsNotCounted) }
    return context.text(
      .textsSeptets,
      ["count": context.words.number(count), "most": context.words.number(ShortMessage.most)])
  }

  private func reset(_ context: RequestContext, _ text: Text) -> HTML {
    let view = context.formView()
    return """
      <h2>\(context.text(.textsReset))</h2>
      <p class="said">\(context.text(.textsResetLead, ["text": text.own(context.language)]))</p>
      \(view.form(action: "\(text.path)/bawaan") { view.secondary(.textsReset) })
      """
  }

  // MARK: Changing

  private func sent(_ context: RequestContext, _ text: Text, _ typed: FormBody) async throws
    -> Answer
  {
    let words = Bilingual(id: typed.text("teks_id"), en: typed.text("teks_en"))
    let errors = [("teks_id", words.id), ("teks_en", words.en)].flatMap { field, words in
      NoticeCatalogue.problems(words, text.topic, text.form).map {
        Self.error($0, at: field, text, context)
      }
    }
    guard errors.isEmpty, typed.value("langkah") != "lihat" else {
      let stored = try await stored(text)
      return page(
        context, text, stored, context.formView(typed: typed, errors: errors), shown: words,
        status: errors.isEmpty ? .ok : .unprocessableContent)
    }
    try await office.casework.setNoticeText(
      text.name, id: words.id == text.own(.id) ? nil : words.id,
      en: words.en == text.own(.en) ? nil : words.en, by: try context.officer().user,
      now: context.now)
    return .redirect(to: SafeURL.path(DeskPath.noticeTexts, ["hasil": "tersimpan"]))
  }

  private func reset(_ context: RequestContext, _ text: Text) async throws -> Answer {
    try await office.casework.setNoticeText(
      text.name, id: nil, en: nil, by: try context.officer().user, now: context.now)
    return .redirect(to: SafeURL.path(DeskPath.noticeTexts, ["hasil": "bawaan"]))
  }

  private static func error(
    _ problem: NoticeCatalogue.Problem, at field: String, _ text: Text, _ context: RequestContext
  ) -> FieldError {
    switch problem {
    case .unknownPlaceholder(let name):
      FieldError(
        field, .textsUnknownPlaceholder,
        ["name": "{\(String(name.prefix(40)))}", "allowed": names(text)])
    case .empty: FieldError(field, .textsEmpty)
    case .tooLong:
      FieldError(
        field, .textsTooLong,
        ["most": context.words.number(text.form == .text ? 2_000 : 200)])
    case .severalLines: FieldError(field, .textsSeveralLines)
    case .notForTelephones: FieldError(field, .textsNotForTelephones)
    case .doesNotFit(let septets):
      FieldError(
        field, .textsDoesNotFit,
        [
          "count": context.words.number(septets),
          "most": context.words.number(ShortMessage.most),
        ])
    }
  }
}

import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// Accounts, answer templates and public notices as CSV: out, changed, looked at, in. Lines left out
/// stay as they are; what was published stays as it was published.
struct ListTablePage: Sendable {
  enum List: String, CaseIterable, Sendable {
    case users = "pengguna"
    case templates = "templat"
    case notices = "pengumuman"
  }

  private static let mostBytes = 150_000
  /// Lines of templates and notices that are taken out.
  private static let mostLines = 2_000
  private static let box = "isi_tabel"
  private static let stepField = "langkah"
  private static let saveStep = "simpan"
  private static let seenField = "dilihat"

  let office: Office

  static func path(_ list: List) -> String { "\(DeskPath.tables)/\(list.rawValue)" }

  var routes: [Route] {
    List.allCases.flatMap { list -> [Route] in
      let path = Self.path(list)
      return [
        .get(path, .roles(.administrators)) { context in
          page(context, list, context.formView())
        },
        .form(path, .roles(.administrators), uploads: true) { context, form in
          try await sent(context, list, form)
        },
      ]
    } + [
      .get("\(Self.path(.templates))/isi.csv", .roles(.administrators)) { _ in
        let templates = try await office.database.read {
          try AnswerTemplateRows.page(of: nil, after: nil, limit: Self.mostLines, on: $0)
        }
        return .csv(
          ListsCSV.text(Array(templates.prefix(Self.mostLines))), name: ListsCSV.templatesFile)
      },
      .get("\(Self.path(.notices))/isi.csv", .roles(.administrators)) { _ in
        let lines = try await office.database.read {
          try PublicNoticeRows.page(before: .max, limit: Self.mostLines, on: $0)
        }
        let clock = office.book.clock
        return .csv(
          ListsCSV.text(
            lines.prefix(Self.mostLines).map { NoticeLine($0.id, $0.notice, clock: clock) }),
          name: ListsCSV.noticesFile)
      },
    ]
  }

  // MARK: What differs by list

  private static func about(_ list: List) -> (
    home: String, title: Message, file: String, download: String, columns: [String],
    lead: Message, kind: String
  ) {
    switch list {
    case .users:
      (
        DeskPath.users, .usersTitle, ListsCSV.usersFile, UsersExport.path, ListsCSV.userColumns,
        .listLeadUsers, "user.change"
      )
    case .templates:
      (
        DeskPath.templates, .templatesTitle, ListsCSV.templatesFile,
        "\(path(list))/isi.csv", ListsCSV.templateColumns, .listLeadIDs, "template.save"
      )
    case .notices:
      (
        DeskPath.publicNotices, .publicNoticesTitle, ListsCSV.noticesFile,
        "\(path(list))/isi.csv", ListsCSV.noticeColumns, .listLeadNotices, "notice.publish"
      )
    }
  }

  // MARK: In

  private func sent(_ context: RequestContext, _ list: List, _ raw: FormBody) async throws
    -> Answer
  {
    let (form, errors) = Publishing.taken(raw, boxes: [Self.box], mostBytes: Self.mostBytes)
    guard errors.isEmpty else {
      return page(context, list, context.formView(typed: form, errors: errors))
    }
    let typed = form.text(Self.box)
    func wrong(_ error: FieldError) -> Answer {
      page(context, list, context.formView(typed: form, errors: [error]))
    }
    do {
      switch list {
      case .users: return try await sent(context, list, form, try ListsCSV.users(typed))
      case .templates: return try await sent(context, list, form, try ListsCSV.templates(typed))
      case .notices: return try await sent(context, list, form, try ListsCSV.notices(typed))
      }
    } catch let fault as CityTablesError {
      return wrong(context.fault(fault, at: Self.box, columns: Self.about(list).columns))
    } catch let refusal as ListRefusal {
      return wrong(
        FieldError(
          Self.box, .tableRowWrong,
          ["code": refusal.code.beginning(60), "why": context.words(for: refusal.cause)]))
    }
  }

  private func sent<Line: KeptLine>(
    _ context: RequestContext, _ list: List, _ form: FormBody, _ lines: [Line]
  ) async throws -> Answer {
    let casework = office.casework
    let actor = try context.officer()
    var errors: [FieldError] = []
    if form.value(Self.stepField) == Self.saveStep {
      do {
        try await casework.keep(
          lines, seen: form.text(Self.seenField), by: actor, now: context.now)
        return .redirect(to: "\(Self.about(list).home)?tersimpan=1")
      } catch is ListOvertaken {
        errors = [FieldError(Self.box, .listOvertaken)]
      }
    }
    let changes = try await casework.changes(lines, by: actor, now: context.now)
    guard !changes.isEmpty else {
      return page(
        context, list,
        context.formView(typed: form, errors: [FieldError(Self.box, .tableNothing)]))
    }
    return page(
      context, list, context.formView(typed: form, errors: errors),
      preview: preview(context, list, changes, form))
  }

  // MARK: The page

  private func page(
    _ context: RequestContext, _ list: List, _ view: FormView, preview: HTML = .empty
  ) -> Answer {
    let about = Self.about(list)
    let title = context.text(
      preview.isEmpty ? .tableTitle : .tablePreviewTitle, ["table": context.text(about.title)])
    return context.page(
      title: title, status: view.errors.isEmpty ? .ok : .unprocessableContent,
      errors: view.errors,
      content: """
        \(context.administrationTabs(about.home))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(preview)
        <p>\(context.text(about.lead))</p>
        <p><a href="\(url: about.download)" download>\(context.text(
          .policyDownload, ["file": about.file]))</a></p>
        \(view.form(action: Self.path(list), uploads: true) { """
          \(Publishing(context: context).box(
            view, Self.box, .tableBox, hint: .tableBoxHint,
            stored: about.columns.joined(separator: ",") + "\n"))
          \(view.submit(.publishPreview))
          """ })
        <p><a href="\(url: about.home)">\(context.text(.tableBack))</a></p>
        """)
  }

  /// What would change, and the button that does it.
  private func preview(
    _ context: RequestContext, _ list: List, _ changes: [RowChange], _ form: FormBody
  ) -> HTML {
    let view = context.formView()
    return """
      <section class="card"><h2>\(context.text(.publishChanges))</h2>
      \(context.changeList(changes, kind: Self.about(list).kind, office.book))
      \(view.form(action: Self.path(list), uploads: true) {
        """
        \(view.hidden(Self.box, form.text(Self.box)))
        \(view.hidden(Self.seenField, RowChange.digest(changes)))
        \(view.submit(.tableSave, name: Self.stepField, value: Self.saveStep))
        """
      })
      </section>
      <h2>\(context.text(.publishMend))</h2>
      """
  }
}

/// The way to the table, for those who may.
func tableLink(_ context: RequestContext, _ list: ListTablePage.List) -> HTML {
  guard context.session?.actor.role == .administrator else { return .empty }
  return "<p><a href=\"\(url: ListTablePage.path(list))\">\(context.text(.tableLink))</a></p>"
}

extension RequestContext {
  /// Lines that are new or differ, and how.
  func changeList(_ changes: [RowChange], kind: String, _ book: CityBook) -> HTML {
    let shown = changes.prefix(Publishing.mostChanges)
    let rest = changes.count - shown.count
    return """
      <ul>\(each: shown, { change in
        let edits = change.edits.map { edit in
          let before = value(edit.before, of: edit, in: kind, book)
          let after = value(edit.after, of: edit, in: kind, book)
          let name = name(ofField: edit.field)
          return change.isNew ? "\(name) \(after)" : "\(name) \(before) → \(after)"
        }.joined(separator: "; ")
        let mark: HTML? =
          change.isNew ? " <span class=\"mark\">\(text(.tableNew))</span>" : nil
        return "<li><strong>\(change.code)</strong>\(mark): \(edits)</li>"
      })</ul>
      \(when: rest > 0, "<p>\(text(.publishMoreChanges, ["count": words.number(rest)]))</p>")
      """
  }

  fileprivate func words(for cause: ListRefusal.Cause) -> String {
    switch cause {
    case .account(let refusal):
      let error = UsersPage.error(refusal)
      return text(error.message, error.values)
    case .template(let refusal):
      guard let error = TemplatesPage.error(refusal, self) else { return text(.kernelForbidden) }
      return text(error.message, error.values)
    case .notice(let refusal):
      let error = PublicNoticesPage.error(refusal)
      return text(error.message, error.values)
    case .unknown: return text(.tableUnknownRow)
    case .fixed: return text(.listFixed)
    }
  }
}

extension Message {
  static let listLeadUsers = Message(
    "list.leadUsers",
    id:
      "Baris dengan nama masuk yang baru menjadi akun baru tanpa kata sandi; undang orangnya dari halaman akunnya. Baris yang tidak ada di sini tetap.",
    en:
      "A row with a new sign-in name becomes a new account without a password; invite its person from the account's page. Rows left out stay."
  )
  static let listLeadIDs = Message(
    "list.leadIDs",
    id: "Baris tanpa id menjadi baru, baris dengan id diubah. Baris yang tidak ada di sini tetap.",
    en: "A row without an id is new, one with an id is changed. Rows left out stay.")
  static let listLeadNotices = Message(
    "list.leadNotices",
    id: "Baris tanpa id diterbitkan. Yang sudah terbit tidak diubah; akhiri di daftarnya.",
    en: "A row without an id is published. What was published is not changed; end it on its list.")
  static let listFixed = Message(
    "list.fixed", id: "Yang sudah terbit tidak dapat diubah.",
    en: "What was published cannot be changed.")
  static let listOvertaken = Message(
    "list.overtaken", id: "Daftar berubah sejak Anda memeriksanya. Periksa lagi.",
    en: "The list has changed since you looked at it. Please check again.")
  static let listTableTexts = [
    listLeadUsers, listLeadIDs, listLeadNotices, listFixed, listOvertaken,
  ]
}

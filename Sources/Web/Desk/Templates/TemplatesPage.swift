import Casework
import Domain
import HTTPTypes
import Storage

/// Answers kept ready: heads keep those of their offices, administrators all of them.
struct TemplatesPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.templates, .roles(.templateKeepers)) { context in
        try await list(context, context.formView())
      },
      .form(DeskPath.templates, .roles(.templateKeepers)) { context, typed in
        try await save(context, typed, id: 0)
      },
      .get("\(DeskPath.templates)/{id}", .roles(.templateKeepers)) { context in
        page(context, try await template(context), context.formView())
      },
      .form("\(DeskPath.templates)/{id}", .roles(.templateKeepers)) { context, typed in
        try await save(context, typed, id: try await template(context).id)
      },
      .form("\(DeskPath.templates)/{id}/hapus", .roles(.templateKeepers)) { context, _ in
        let id = try await template(context).id
        try await office.casework.removeAnswerTemplate(
          id, by: try context.officer(), now: context.now)
        return .redirect(to: SafeURL.path(DeskPath.templates, ["hasil": "dihapus"]))
      },
    ]
  }

  /// The one in the path, when this person keeps it.
  private func template(_ context: RequestContext) async throws -> AnswerTemplate {
    guard let id = Int64(context.parameter("id")),
      let template = try await office.database.read({ try AnswerTemplateRows.find(id, on: $0) })
    else { throw Problem.notFound }
    if let units = try units(context) {
      guard let unit = template.unit, units.contains(where: { $0.code == unit }) else {
        throw Problem.notFound
      }
    }
    return template
  }

  /// The offices whose templates this person keeps; nil = all.
  private func units(_ context: RequestContext) throws -> [Domain.Unit]? {
    do {
      return try Casework.keptTemplates(by: try context.officer(), office.book)
    } catch is AnswerTemplateRefusal {
      throw Problem.forbidden
    }
  }

  // MARK: List

  private func list(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let units = try units(context)
    let last = context.query("nama").flatMap { name in
      context.query("id").flatMap { Int64($0) }.map { (name: name, id: $0) }
    }
    let found = try await office.database.read {
      try AnswerTemplateRows.page(of: units, after: last, limit: Self.linesPerPage, on: $0)
    }
    let shown = found.prefix(Self.linesPerPage)
    let next = found.count > shown.count ? shown.last : nil
    let title = context.text(.templatesTitle)
    return context.page(
      title: title, status: status, errors: view.errors, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.templates))
        \(view.errorSummary)
        \(outcome(context))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.templatesLead))</p>
        \(tableLink(context, .templates))
        <div class="titled">\(table(context, shown))</div>
        \(context.morePages(
          first: last == nil ? nil : DeskPath.templates,
          next: next.map {
            SafeURL.path(DeskPath.templates, ["nama": $0.name, "id": String($0.id)])
          }))
        <h2>\(context.text(.templatesAdd))</h2>
        \(view.form(action: DeskPath.templates) { """
          \(fields(context, view, nil, units))\(view.submit(.templatesAddSend))
          """ })
        """)
  }

  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("hasil") {
    case "tersimpan": notice(.done, "<p>\(context.text(.templatesSaved))</p>")
    case "dihapus": notice(.done, "<p>\(context.text(.templatesRemoved))</p>")
    default: .empty
    }
  }

  private func table(_ context: RequestContext, _ templates: ArraySlice<AnswerTemplate>) -> HTML {
    guard !templates.isEmpty else { return "<p>\(context.text(.templatesNone))</p>" }
    let columns = [
      Column(context.text(.templatesName)), Column(context.text(.templatesBody)),
      Column(context.text(.templatesVerbs)), Column(context.text(.templatesUnit)),
    ]
    let rows: [[HTML]] = templates.map { template in
      [
        "<a href=\"\(url: "\(DeskPath.templates)/\(template.id)")\">\(template.name)</a>",
        "\(template.body.beginning(160))", "\(verbs(context, template))",
        "\(template.unit.map { office.book.units.name($0) } ?? context.text(.templatesCity))",
      ]
    }
    return context.table(
      caption: context.text(.templatesTitle), columns: columns, rows: rows)
  }

  private func verbs(_ context: RequestContext, _ template: AnswerTemplate) -> String {
    guard !template.actions.isEmpty else { return context.text(.templatesAllVerbs) }
    return template.actions.map { context.text(.of($0)) }.joined(separator: ", ")
  }

  // MARK: One template

  private func fields(
    _ context: RequestContext, _ view: FormView, _ template: AnswerTemplate?,
    _ units: [Domain.Unit]?
  ) -> HTML {
    let city = Choice("-", context.text(.templatesCity))
    let offices = (units ?? office.book.units.all).map { Choice($0.code, $0.name) }
    let marks = AnswerTemplate.Placeholder.allCases.map(\.marked).joined(separator: " ")
    return """
      \(view.text(
        "judul", label: .templatesName, stored: template?.name ?? "",
        maxLength: AnswerTemplate.longestName, width: .half))
      \(view.textarea(
        "isi_templat", label: .templatesBody, hint: .templatesBodyHint,
        stored: template?.body ?? "", rows: 6, maxLength: AnswerTemplate.longestBody))
      <p class="hint">\(context.text(.templatesMarks, ["marks": marks]))</p>
      \(view.select(
        "unit", label: .templatesUnit, hint: .templatesUnitHint,
        choices: (units == nil ? [city] : []) + offices,
        stored: template.map { $0.unit ?? "-" } ?? ""))
      \(view.checkboxes(
        "tindakan", legend: .templatesVerbs, hint: .templatesVerbsHint,
        choices: AnswerTemplate.speaking.map { Choice($0.rawValue, context.text(.of($0))) },
        stored: Set(template?.actions.map(\.rawValue) ?? []), isOptional: true))
      """
  }

  private func page(
    _ context: RequestContext, _ template: AnswerTemplate, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let path = "\(DeskPath.templates)/\(template.id)"
    let units = try? units(context)
    return context.page(
      title: template.name, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.templates))
        <p><a href="\(url: DeskPath.templates)">\(context.text(.templatesBack))</a></p>
        \(view.errorSummary)
        <h1>\(template.name)</h1>
        \(view.form(action: path) { """
          \(fields(context, view, template, units))\(view.submit(.templatesSave))
          """ })
        <h2>\(context.text(.templatesRemove))</h2>
        \(context.formView().form(action: "\(path)/hapus") { view.secondary(.templatesRemove) })
        """)
  }

  // MARK: Changing

  private func save(_ context: RequestContext, _ typed: FormBody, id: Int64) async throws
    -> Answer
  {
    let unit = typed.text("unit")
    let template = AnswerTemplate(
      id: id, name: typed.text("judul"), body: typed.text("isi_templat"),
      actions: typed.values("tindakan").compactMap { Action(rawValue: $0) },
      unit: unit == "-" ? nil : unit)
    do {
      guard !unit.isEmpty else { throw AnswerTemplateRefusal.unknownUnit(unit) }
      try await office.casework.save(template, by: try context.officer(), now: context.now)
    } catch let refusal as AnswerTemplateRefusal {
      guard let error = Self.error(refusal, context) else { throw Problem.forbidden }
      let view = context.formView(typed: typed, errors: [error])
      guard id != 0 else {
        return try await list(context, view, status: .unprocessableContent)
      }
      return page(context, try await self.template(context), view, status: .unprocessableContent)
    }
    return .redirect(to: SafeURL.path(DeskPath.templates, ["hasil": "tersimpan"]))
  }

  static func error(_ refusal: AnswerTemplateRefusal, _ context: RequestContext)
    -> FieldError?
  {
    switch refusal {
    case .notYours: nil
    case .nameMalformed:
      FieldError("judul", .templatesNameWrong, ["most": String(AnswerTemplate.longestName)])
    case .bodyMissing: FieldError("isi_templat", .templatesBodyMissing)
    case .bodyTooLong(let most):
      FieldError("isi_templat", .templatesBodyLong, ["most": context.words.number(most)])
    case .unknownPlaceholder(let name):
      FieldError(
        "isi_templat", .templatesUnknownMark, ["mark": "{\(String(name.prefix(40)))}"])
    case .unknownUnit: FieldError("unit", .templatesUnitMissing)
    case .tooMany(let most):
      FieldError("unit", .templatesTooMany, ["most": context.words.number(most)])
    }
  }
}

extension Set<Role> {
  /// Those who keep answers ready for others; which ones, ``Casework/keptTemplates(by:_:)`` says.
  static let templateKeepers: Set<Role> = [.administrator, .agencyHead, .areaHead]
}

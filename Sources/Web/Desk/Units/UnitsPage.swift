import Casework
import Domain
import HTTPTypes

/// The city's offices as a tree, one level a page, and the form that changes one.
struct UnitsPage: Sendable {
  /// Found by name or code; more than this and one searches more closely.
  static let mostFound = 100

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.units, .roles(.administrators)) { context in list(context) },
      .get("/meja/unit/baru", .roles(.administrators)) { context in
        form(context, nil, context.formView())
      },
      .form("/meja/unit/baru", .roles(.administrators)) { context, typed in
        try await save(context, nil, typed)
      },
      .get("/meja/unit/{kode}", .roles(.administrators)) { context in
        form(context, try unit(context), context.formView())
      },
      .form("/meja/unit/{kode}", .roles(.administrators)) { context, typed in
        try await save(context, try unit(context), typed)
      },
    ]
  }

  private func unit(_ context: RequestContext) throws(Problem) -> Domain.Unit {
    guard let unit = office.book.units[context.parameter("kode")] else { throw .notFound }
    return unit
  }

  // MARK: List

  private func list(_ context: RequestContext) -> Answer {
    let units = office.book.units
    let searched = String((context.query("cari") ?? "").trimmed.prefix(100))
    let parent = context.query("induk").flatMap { units[$0] }
    let shown: [Domain.Unit]
    if !searched.isEmpty {
      let wanted = searched.lowercased()
      shown = Array(
        units.all.lazy.filter {
          $0.name.lowercased().contains(wanted) || $0.shortName.lowercased().contains(wanted)
            || $0.code.lowercased() == wanted
        }.prefix(Self.mostFound))
    } else if let parent {
      shown = units.children(of: parent.code)
    } else {
      shown = units.all.filter { $0.parent.map { units[$0] == nil } ?? true }
    }
    let title = context.text(.unitsTitle)
    let line = parent.map { units.line(from: $0.code).reversed() } ?? []
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.units))
        \(when: context.query("tersimpan") != nil, notice(.done, "<p>\(context.text(.unitsSaved))</p>"))
        <h1>\(title)</h1>
        <form method="get" action="\(url: DeskPath.units)" class="search">
        \(context.formView().text("cari", label: .unitsSearch, stored: searched, type: .search, width: .half))
        <button class="button quiet">\(context.text(.unitsSearchSend))</button></form>
        <p class="actions"><a class="button" href="/meja/unit/baru">\(context.text(.unitsAdd))</a>
        <a href="\(url: TablePage.path(.units))">\(context.text(.tableLink))</a></p>
        <p><a href="\(url: DeskPath.units)">\(context.text(.unitsRoot))</a>\(each: line, { unit in
          " › <a href=\"\(url: path(in: unit.code))\">\(unit.name)</a>"
        })</p>
        \(table(context, shown, title: title))
        """)
  }

  private func table(_ context: RequestContext, _ shown: [Domain.Unit], title: String) -> HTML {
    let book = office.book
    guard !shown.isEmpty else { return "<p>\(context.text(.unitsNone))</p>" }
    let columns = [
      Column(context.text(.unitsCode)), Column(context.text(.unitsName)),
      Column(context.text(.unitsKind)), Column(context.text(.unitsArea)),
      Column(context.text(.unitsBelow), isNumber: true),
    ]
    let rows: [[HTML]] = shown.map { unit in
      let below = book.units.children(of: unit.code).count
      let count: HTML =
        below == 0
        ? "0"
        : "<a href=\"\(url: path(in: unit.code))\">\(context.words.number(below))</a>"
      return [
        "<a href=\"\(url: "\(DeskPath.units)/\(SafeURL.encoded(unit.code))")\">\(unit.code)</a>",
        "\(unit.name)", "\(context.text(.of(unit.kind)))",
        "\(unit.area.flatMap { book.area($0)?.name } ?? "\u{2013}")", count,
      ]
    }
    return context.table(caption: title, columns: columns, rows: rows)
  }

  private func path(in parent: String) -> String {
    SafeURL.path(DeskPath.units, ["induk": parent])
  }

  // MARK: Change

  private func form(
    _ context: RequestContext, _ unit: Domain.Unit?, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let book = office.book
    let title = unit?.name ?? context.text(.unitsAdd)
    let action = unit.map { "\(DeskPath.units)/\(SafeURL.encoded($0.code))" } ?? "/meja/unit/baru"
    let code: HTML =
      unit.map { "<p class=\"meta\">\(context.text(.unitsCode)): \($0.code)</p>" }
      ?? view.text(
        "kode", label: .unitsCode, hint: .unitsCodeHint, maxLength: 40, width: .half)
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.units))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(view.form(action: action) { """
          \(code)
          \(view.text("nama", label: .unitsName, stored: unit?.name ?? "", maxLength: 200))
          \(view.text(
            "singkat", label: .unitsShort, stored: unit?.shortName ?? "", maxLength: 200, width: .half))
          \(view.select(
            "jenis", label: .unitsKind,
            choices: Domain.Unit.Kind.allCases.map { Choice($0.rawValue, context.text(.of($0))) },
            stored: unit?.kind.rawValue ?? ""))
          \(view.select(
            "induk", label: .unitsParent, hint: .unitsParentHint,
            choices: book.units.all.filter { $0.code != unit?.code }.map { Choice($0.code, $0.name) },
            stored: unit?.parent ?? "", isOptional: true))
          \(view.select(
            "wilayah", label: .unitsArea, hint: .unitsAreaHint,
            choices: book.areas.map { Choice($0.code, "\($0.name) (\($0.code))") },
            stored: unit?.area ?? "", isOptional: true))
          \(view.submit(.unitsSave))
          """ })
        """)
  }

  private func save(_ context: RequestContext, _ known: Domain.Unit?, _ typed: FormBody)
    async throws -> Answer
  {
    func again(_ error: FieldError) -> Answer {
      form(
        context, known, context.formView(typed: typed, errors: [error]),
        status: .unprocessableContent)
    }
    func optional(_ name: String) -> String? {
      let text = typed.text(name)
      return text.isEmpty ? nil : text
    }
    let code = known?.code ?? typed.text("kode").uppercased()
    guard let kind = Domain.Unit.Kind(rawValue: typed.text("jenis")) else {
      return again(FieldError("jenis", .unitsKindMissing))
    }
    // Entering a known code anew would silently change the office that has it.
    if known == nil, office.book.units[code] != nil {
      return again(FieldError("kode", .unitsCodeTaken))
    }
    do {
      try await office.casework.save(
        Domain.Unit(
          code: code, name: typed.text("nama"), shortName: typed.text("singkat"), kind: kind,
          parent: optional("induk"), area: optional("wilayah")),
        by: try context.officer().user, now: context.now)
    } catch let refusal as TableRefusal {
      switch refusal {
      case .malformedCode: return again(FieldError("kode", .unitsCodeWrong))
      case .malformedName:
        let field = (1...200).contains(typed.text("nama").count) ? "singkat" : "nama"
        return again(FieldError(field, .unitsNameWrong))
      case .unknownParent: return again(FieldError("induk", .unitsParentWrong))
      case .circle: return again(FieldError("induk", .unitsCircle))
      case .unknownArea: return again(FieldError("wilayah", .unitsAreaWrong))
      case .unknownTarget, .unknownRow: throw refusal
      }
    }
    return .redirect(
      to: SafeURL.path(
        DeskPath.units, ["induk": optional("induk"), "tersimpan": "1"]))
  }
}

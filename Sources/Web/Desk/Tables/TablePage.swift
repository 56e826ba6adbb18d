import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// A table of the city as CSV: out, changed, looked at, in. Rows left out stay as they are.
struct TablePage: Sendable {
  enum Table: String, CaseIterable, Sendable {
    case units = "unit"
    case categories = "kategori"
    case areas = "wilayah"
    case channels = "kanal"
  }

  /// Bytes of one table.
  private static let mostBytes = 150_000
  private static let box = "isi_tabel"
  private static let stepField = "langkah"
  private static let saveStep = "simpan"
  private static let baseField = "dasar"

  let office: Office

  static func path(_ table: Table) -> String { "\(DeskPath.tables)/\(table.rawValue)" }

  var routes: [Route] {
    let path = "\(DeskPath.tables)/{tabel}"
    return [
      .get(path, .roles(.administrators)) { context in
        let table = try table(context)
        return page(context, table, context.formView(), stored: text(table))
      },
      .form(path, .roles(.administrators), uploads: true) { context, form in
        try await sent(context, try table(context), form)
      },
      .get("\(path)/isi.csv", .roles(.administrators)) { context in
        let table = try table(context)
        return .csv(text(table), name: Self.file(table))
      },
    ]
  }

  private func table(_ context: RequestContext) throws(Problem) -> Table {
    guard let table = Table(rawValue: context.parameter("tabel")) else { throw .notFound }
    return table
  }

  // MARK: What differs by table

  private func text(_ table: Table) -> String {
    let book = office.book
    return switch table {
    case .units: OfficesCSV.text(book.units.all)
    case .categories: OfficesCSV.text(book.categories)
    case .areas: OfficesCSV.text(book.areas)
    case .channels: OfficesCSV.text(book.channels)
    }
  }

  private static func file(_ table: Table) -> String {
    switch table {
    case .units: OfficesCSV.unitsFile
    case .categories: OfficesCSV.categoriesFile
    case .areas: OfficesCSV.areasFile
    case .channels: OfficesCSV.channelsFile
    }
  }

  private static func columns(_ table: Table) -> [String] {
    switch table {
    case .units: OfficesCSV.unitColumns
    case .categories: OfficesCSV.categoryColumns
    case .areas: OfficesCSV.areaColumns
    case .channels: OfficesCSV.channelColumns
    }
  }

  private static func list(_ table: Table) -> (path: String, title: Message) {
    switch table {
    case .units: (DeskPath.units, .unitsTitle)
    case .categories: (DeskPath.categories, .categoriesTitle)
    case .areas: (DeskPath.areas, .areasTitle)
    case .channels: (DeskPath.intakeChannels, .channelsTitle)
    }
  }

  // MARK: In

  private func sent(_ context: RequestContext, _ table: Table, _ raw: FormBody) async throws
    -> Answer
  {
    let (form, errors) = Publishing.taken(raw, boxes: [Self.box], mostBytes: Self.mostBytes)
    guard errors.isEmpty else {
      return page(context, table, context.formView(typed: form, errors: errors))
    }
    let typed = form.text(Self.box)
    let book = office.book
    do {
      switch table {
      case .units:
        return try await sent(context, table, form, try OfficesCSV.units(typed, book: book))
      case .categories:
        return try await sent(context, table, form, try OfficesCSV.categories(typed, book: book))
      case .areas:
        return try await sent(context, table, form, try OfficesCSV.areas(typed, book: book))
      case .channels:
        return try await sent(context, table, form, try OfficesCSV.channels(typed, book: book))
      }
    } catch let fault as CityTablesError {
      let error = context.fault(fault, at: Self.box, columns: Self.columns(table))
      return page(context, table, context.formView(typed: form, errors: [error]))
    } catch RuleRefusal.overtaken {
      let error = FieldError(Self.box, .tableOvertaken)
      return page(context, table, context.formView(typed: form, errors: [error]))
    } catch let refusal as RowRefusal {
      let error = FieldError(
        Self.box, .tableRowWrong,
        ["code": refusal.code, "why": context.text(Self.words(refusal.refusal))])
      return page(context, table, context.formView(typed: form, errors: [error]))
    }
  }

  private func sent<Row: KeptRow>(
    _ context: RequestContext, _ table: Table, _ form: FormBody, _ rows: [Row]
  ) async throws -> Answer {
    let casework = office.casework
    // Before what is compared with it.
    let base = casework.shelf.version
    try casework.check(rows)
    guard form.value(Self.stepField) == Self.saveStep else {
      let changes = casework.changes(rows)
      guard !changes.isEmpty else {
        let error = FieldError(Self.box, .tableNothing)
        return page(context, table, context.formView(typed: form, errors: [error]))
      }
      return page(
        context, table, context.formView(typed: form),
        preview: preview(context, table, changes, Row.trailKind, form, base))
    }
    try await casework.keep(
      rows, over: form.whole(Self.baseField) ?? 0, by: try context.officer().user, now: context.now)
    return .redirect(to: "\(Self.list(table).path)?tersimpan=1")
  }

  private static func words(_ refusal: TableRefusal) -> Message {
    switch refusal {
    case .malformedCode: .tableCodeWrong
    case .malformedName: .unitsNameWrong
    case .unknownParent: .unitsParentWrong
    case .circle: .unitsCircle
    case .unknownArea: .unitsAreaWrong
    case .unknownTarget: .categoriesTargetWrong
    case .unknownRow: .tableUnknownRow
    }
  }

  // MARK: The page

  private func page(
    _ context: RequestContext, _ table: Table, _ view: FormView, stored: String = "",
    preview: HTML = .empty
  ) -> Answer {
    let (path, name) = Self.list(table)
    let title = context.text(
      preview.isEmpty ? .tableTitle : .tablePreviewTitle, ["table": context.text(name)])
    return context.page(
      title: title, status: view.errors.isEmpty ? .ok : .unprocessableContent,
      errors: view.errors,
      content: """
        \(context.administrationTabs(path))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(preview)
        <p>\(context.text(table == .units || table == .categories ? .tableLead : .tableLeadNames))</p>
        <p><a href="\(url: "\(Self.path(table))/isi.csv")" download>\(context.text(
          .policyDownload, ["file": Self.file(table)]))</a></p>
        \(view.form(action: Self.path(table), uploads: true) { """
          \(Publishing(context: context).box(
            view, Self.box, .tableBox, hint: .tableBoxHint, stored: stored))
          \(view.submit(.publishPreview))
          """ })
        <p><a href="\(url: path)">\(context.text(.tableBack))</a></p>
        """)
  }

  /// What would change, and the button that does it.
  private func preview(
    _ context: RequestContext, _ table: Table, _ changes: [RowChange], _ kind: String,
    _ form: FormBody, _ base: Int64
  ) -> HTML {
    let view = context.formView()
    return """
      <section class="card"><h2>\(context.text(.publishChanges))</h2>
      \(context.changeList(changes, kind: "\(kind).save", office.book))
      \(view.form(action: Self.path(table), uploads: true) {
        """
        \(view.hidden(Self.box, form.text(Self.box)))
        \(view.hidden(Self.baseField, String(base)))
        \(view.submit(.tableSave, name: Self.stepField, value: Self.saveStep))
        """
      })
      </section>
      <h2>\(context.text(.publishMend))</h2>
      """
  }
}

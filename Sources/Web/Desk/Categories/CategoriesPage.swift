import Casework
import Domain
import HTTPTypes

/// The kinds of complaint and the offices they point to.
struct CategoriesPage: Sendable {
  /// Stands in the form for "the village office of the place"; no unit's code has small letters.
  static let villageOffice = "kelurahan-setempat"

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.categories, .roles(.administrators)) { context in list(context) },
      .get("/meja/kategori/{slug}", .roles(.administrators)) { context in
        form(context, try category(context), context.formView())
      },
      .form("/meja/kategori/{slug}", .roles(.administrators)) { context, typed in
        try await save(context, try category(context), typed)
      },
    ]
  }

  private func category(_ context: RequestContext) throws(Problem) -> Domain.Category {
    guard let category = office.book.category(context.parameter("slug")) else { throw .notFound }
    return category
  }

  private func list(_ context: RequestContext) -> Answer {
    let book = office.book
    let title = context.text(.categoriesTitle)
    let columns = [
      Column(context.text(.categoriesName)), Column(context.text(.categoriesGroup)),
      Column(context.text(.categoriesMain)), Column(context.text(.categoriesAlternative)),
    ]
    let rows: [[HTML]] = book.categories.map { category in
      [
        "<a href=\"\(url: "\(DeskPath.categories)/\(SafeURL.encoded(category.slug))")\">\(context.text(category.name))</a>",
        "\(context.text(category.group))", "\(name(category.main, context))",
        "\(category.alternative.map { name($0, context) } ?? "\u{2013}")",
      ]
    }
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.categories))
        \(when: context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.categoriesSaved))</p>"))
        <h1>\(title)</h1>
        <p><a href="\(url: TablePage.path(.categories))">\(context.text(.tableLink))</a></p>
        \(context.table(caption: title, columns: columns, rows: rows))
        """)
  }

  private func name(_ target: Domain.Category.Target, _ context: RequestContext) -> String {
    switch target {
    case .unit(let code): office.book.units.name(code)
    case .villageOffice: context.text(.categoriesVillage)
    }
  }

  private func form(
    _ context: RequestContext, _ category: Domain.Category, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let targets =
      [Choice(Self.villageOffice, context.text(.categoriesVillage))]
      + office.book.units.all.filter { $0.canHold && $0.kind != .village }.map {
        Choice($0.code, $0.name)
      }
    return context.page(
      title: context.text(category.name), status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.categories))
        \(view.errorSummary)
        <h1>\(context.text(category.name))</h1>
        \(view.form(action: "\(DeskPath.categories)/\(SafeURL.encoded(category.slug))") { """
          \(view.text("nama_id", label: .categoriesNameID, stored: category.name.id, maxLength: 200))
          \(view.text("nama_en", label: .categoriesNameEN, stored: category.name.en, maxLength: 200))
          \(view.text("rumpun_id", label: .categoriesGroupID, stored: category.group.id, maxLength: 200))
          \(view.text("rumpun_en", label: .categoriesGroupEN, stored: category.group.en, maxLength: 200))
          \(view.select(
            "utama", label: .categoriesMain, choices: targets, stored: Self.stored(category.main)))
          \(view.select(
            "pengganti", label: .categoriesAlternative, choices: targets,
            stored: category.alternative.map(Self.stored) ?? "", isOptional: true))
          \(view.submit(.categoriesSave))
          """ })
        """)
  }

  private static func stored(_ target: Domain.Category.Target) -> String {
    switch target {
    case .unit(let code): code
    case .villageOffice: villageOffice
    }
  }

  private static func target(_ typed: String) -> Domain.Category.Target? {
    typed.isEmpty ? nil : typed == villageOffice ? .villageOffice : .unit(typed)
  }

  private func save(_ context: RequestContext, _ known: Domain.Category, _ typed: FormBody)
    async throws -> Answer
  {
    func again(_ error: FieldError) -> Answer {
      form(
        context, known, context.formView(typed: typed, errors: [error]),
        status: .unprocessableContent)
    }
    guard let main = Self.target(typed.text("utama")) else {
      return again(FieldError("utama", .categoriesTargetWrong))
    }
    do {
      try await office.casework.save(
        Domain.Category(
          slug: known.slug, name: Bilingual(id: typed.text("nama_id"), en: typed.text("nama_en")),
          group: Bilingual(id: typed.text("rumpun_id"), en: typed.text("rumpun_en")), main: main,
          alternative: Self.target(typed.text("pengganti"))),
        by: try context.officer().user, now: context.now)
    } catch let refusal as TableRefusal {
      switch refusal {
      case .malformedName:
        let names = ["nama_id", "nama_en", "rumpun_id", "rumpun_en"]
        let wrong = names.first { !(1...200).contains(typed.text($0).count) } ?? "nama_id"
        return again(FieldError(wrong, .unitsNameWrong))
      case .unknownTarget(let code):
        let field = typed.text("utama") == code ? "utama" : "pengganti"
        return again(FieldError(field, .categoriesTargetWrong))
      case .malformedCode, .unknownParent, .circle, .unknownArea, .unknownRow: throw refusal
      }
    }
    return .redirect(to: "\(DeskPath.categories)?tersimpan=1")
  }
}

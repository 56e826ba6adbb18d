import Domain
import Storage

/// How often second verifiers agreed with each verifier, over the last twelve months. Heads see the
/// verifiers of their own agency, the governor's office all.
struct AgreementPage: Sendable {
  static let readers: Set<Role> = [.agencyHead, .governorOffice]
  static let memory: Int64 = 365 * 86_400_000
  static let mostLines = 500

  let office: Office

  var routes: [Route] {
    [.get(DeskPath.agreement, .roles(Self.readers)) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let unit = actor.unit else { throw Problem.forbidden }
    let since = context.now - Self.memory
    let all = try await office.database.read {
      try SecondCheckRows.agreements(since: since, limit: Self.mostLines, on: $0)
    }
    let units = office.book.units
    let lines = all.filter {
      actor.role == .governorOffice || units.isWithin($0.unit, unit)
    }
    let title = context.text(.agreementTitle)
    let rows: [[HTML]] = lines.map { line in
      let share = context.words.decimal(100 * Double(line.agreed) / Double(max(1, line.checked)))
      return [
        "\(line.name)", "\(units.name(line.unit))", "\(context.words.number(line.checked))",
        "\(context.words.number(line.agreed))", "\(share) %",
      ]
    }
    let columns = [
      Column(context.text(.agreementName)), Column(context.text(.agreementUnit)),
      Column(context.text(.agreementChecked), isNumber: true),
      Column(context.text(.agreementAgreed), isNumber: true),
      Column(context.text(.agreementShare), isNumber: true),
    ]
    return context.page(
      title: title, wide: true,
      content: """
        \(context.ownLinks(unread: nil, current: DeskPath.agreement))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.agreementLead))</p>
        \(when: rows.isEmpty, "<p>\(context.text(.agreementNone))</p>")
        \(when: !rows.isEmpty, context.table(caption: title, columns: columns, rows: rows))
        """)
  }
}

import Domain
import Storage

/// What administrators did, latest first.
struct LogPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [.get(DeskPath.log, .roles(.administrators)) { context in try await page(context) }]
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let before = context.query("sebelum").flatMap { Int64($0) }
    let found = try await office.database.read {
      try AdministrationRows.page(
        before: before ?? .max, limit: Self.linesPerPage, on: $0
      ).map {
        Line(
          id: $0.id, at: $0.at, user: $0.user, what: $0.what, subject: $0.subject,
          details: $0.details)
      }
    }
    let shown = found.prefix(Self.linesPerPage)
    let title = context.text(.logTitle)
    let columns = [
      Column(context.text(.logTime)), Column(context.text(.logUser)),
      Column(context.text(.logWhat)), Column(context.text(.logSubject)),
      Column(context.text(.logDetails)),
    ]
    let rows: [[HTML]] = shown.map { line in
      [
        context.time(line.at), "\(line.user)", "\(what(line, context))", "\(line.subject)",
        "\(details(line, context))",
      ]
    }
    let older = found.count > shown.count ? shown.last.map { String($0.id) } : nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.log))
        <h1>\(title)</h1>
        \(when: rows.isEmpty, "<p>\(context.text(.logNone))</p>")
        \(when: !rows.isEmpty, context.table(caption: title, columns: columns, rows: rows))
        \(context.paging(
          newer: before == nil ? nil : DeskPath.log,
          older: older.map { SafeURL.path(DeskPath.log, ["sebelum": $0]) }))
        """)
  }

  private struct Line: Sendable {
    let id: Int64
    let at: Int64
    let user: String
    let what: String
    let subject: String
    let details: String
  }

  private func what(_ line: Line, _ context: RequestContext) -> String {
    let message: Message? =
      switch line.what {
      case "user.add": .logUserAdd
      case "user.change": .logUserChange
      case "user.reset": .logUserReset
      case "user.disable": .logUserDisable
      case "user.enable": .logUserEnable
      case "unit.save": .logUnitSave
      case "category.save": .logCategorySave
      case "job.retry": .logJobRetry
      case "terms.publish": .logTermsPublish
      case "terms.apply": .logTermsApply
      case "calendar.publish": .logCalendarPublish
      case "calendar.apply": .logCalendarApply
      case "halt.declare": .logHaltDeclare
      case "halt.end": .logHaltEnd
      case "text.change": .logTextChange
      case "text.reset": .logTextReset
      case "webhook.add": .logWebhookAdd
      case "webhook.on": .logWebhookOn
      case "webhook.off": .logWebhookOff
      case "webhook.turn": .logWebhookTurn
      case "webhook.drop": .logWebhookDrop
      case "webhook.again": .logWebhookAgain
      case "absence.add": .logAbsenceAdd
      case "absence.end": .logAbsenceEnd
      case "template.save": .logTemplateSave
      case "template.remove": .logTemplateRemove
      default: nil
      }
    return message.map { context.text($0) } ?? line.what
  }

  /// Codes of roles, kinds and units in words; anything else as it was written.
  private func details(_ line: Line, _ context: RequestContext) -> String {
    // A note is a sentence of somebody's.
    if line.what.hasSuffix(".publish") { return line.details }
    return line.details.split(separator: " ").map { word in
      let word = String(word)
      if let role = Role(rawValue: word) { return context.text(.of(role)) }
      if line.what == "unit.save", let kind = Domain.Unit.Kind(rawValue: word) {
        return context.text(.of(kind))
      }
      return office.book.units[word]?.name ?? word
    }.joined(separator: ", ")
  }
}

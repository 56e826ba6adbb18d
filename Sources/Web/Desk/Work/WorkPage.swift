import Casework
import Domain
import Storage
import Workers

/// The work behind the pages: how much waits, what failed for good, and another try for it.
struct WorkPage: Sendable {
  static let linesPerPage = 50
  /// Finished work of this long is counted, in milliseconds (one hour).
  static let counted: Int64 = 3_600_000

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.work, .roles(.administrators)) { context in try await page(context) },
      .form("/meja/kerja/{id}/ulang", .roles(.administrators)) { context, _ in
        try await retry(context)
      },
    ]
  }

  private func retry(_ context: RequestContext) async throws -> Answer {
    guard let id = Int64(context.parameter("id")) else { throw Problem.notFound }
    let again = try await office.casework.retryJob(
      id, by: try context.officer().user, now: context.now)
    return .redirect(to: SafeURL.path(DeskPath.work, ["diulang": again ? "ya" : "tidak"]))
  }

  private func page(_ context: RequestContext) async throws -> Answer {
    let before = context.query("sebelum").flatMap { Int64($0) }
    let now = context.now
    let (tallies, found) = try await office.database.read { connection in
      (
        try JobRows.tallies(since: now - Self.counted, now: now, on: connection),
        try JobRows.dead(before: before ?? .max, limit: Self.linesPerPage, on: connection)
      )
    }
    let shown = found.prefix(Self.linesPerPage)
    let older = found.count > shown.count ? shown.last.map { String($0.id) } : nil
    let title = context.text(.workTitle)
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.work))
        \(outcome(context))
        \(context.calendarWarning(office.book))
        <h1>\(title)</h1>
        \(counts(context, tallies))
        \(dead(context, shown))
        \(context.paging(
          newer: before == nil ? nil : DeskPath.work,
          older: older.map { SafeURL.path(DeskPath.work, ["sebelum": $0]) }))
        """)
  }

  /// What came of the button.
  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("diulang") {
    case "ya": notice(.done, "<p>\(context.text(.workRetried))</p>")
    case "tidak": notice(.late, "<p>\(context.text(.workNotRetried))</p>")
    default: .empty
    }
  }

  private func counts(_ context: RequestContext, _ tallies: [JobRows.Tally]) -> HTML {
    guard !tallies.isEmpty else { return "<p>\(context.text(.workNone))</p>" }
    let columns = [
      Column(context.text(.workKind)), Column(context.text(.workWaiting), isNumber: true),
      Column(context.text(.workOldest)), Column(context.text(.workRunning), isNumber: true),
      Column(context.text(.workDone), isNumber: true),
      Column(context.text(.workDead), isNumber: true), Column(context.text(.workProblem)),
    ]
    let rows: [[HTML]] = tallies.map { tally in
      let oldest = tally.oldestDue.map { context.words.span(context.now - $0) } ?? "\u{2013}"
      return [
        "\(name(tally.kind, context))", "\(context.words.number(tally.waiting))", "\(oldest)",
        "\(context.words.number(tally.running))", "\(context.words.number(tally.done))",
        "\(context.words.number(tally.dead))", problem(tally.problem),
      ]
    }
    return context.table(caption: context.text(.workCounts), columns: columns, rows: rows)
  }

  private func dead(_ context: RequestContext, _ lines: ArraySlice<JobRows.Line>) -> HTML {
    guard !lines.isEmpty else { return "<p>\(context.text(.workDeadNone))</p>" }
    let columns = [
      Column(context.text(.workNumber), isNumber: true), Column(context.text(.workKind)),
      Column(context.text(.workSubject)), Column(context.text(.workAttempts), isNumber: true),
      Column(context.text(.workProblem)), Column(context.text(.workCreated)),
      Column(context.text(.workGivenUp)), Column(context.text(.workAction)),
    ]
    let rows: [[HTML]] = lines.map { line in
      [
        "\(context.words.number(line.id))", "\(name(line.kind, context))", "\(line.subject)",
        "\(context.words.number(line.attempts))", problem(line.problem),
        context.time(line.createdAt), context.time(line.finishedAt),
        context.formView().form(action: "\(DeskPath.work)/\(line.id)/ulang") {
          context.formView().secondary(.workRetry)
        },
      ]
    }
    return context.table(caption: context.text(.workDeadTitle), columns: columns, rows: rows)
  }

  private func problem(_ name: String?) -> HTML {
    name.map { $0.isEmpty ? "\u{2013}" : "<code>\($0)</code>" } ?? "\u{2013}"
  }

  /// A kind in words; one of a newer program as it is written.
  private func name(_ kind: String, _ context: RequestContext) -> String {
    switch JobKind(rawValue: kind) {
    case .keepHouse: context.text(.workKeepHouse)
    case .prepareMonths: context.text(.workPrepareMonths)
    case .foldMap: context.text(.workFoldMap)
    case .runClocks: context.text(.workRunClocks)
    case .tellPeople: context.text(.workTellPeople)
    case .tellSupporters: context.text(.workTellSupporters)
    case .deliver: context.text(.workDeliver)
    case .callHook: context.text(.workCallHook)
    case .summarise: context.text(.workSummarise)
    case .mindCity: context.text(.workMindCity)
    case .countTimes: context.text(.workCountTimes)
    case .applyRules: context.text(.workApplyRules)
    case .drill: context.text(.workDrill)
    case nil: kind
    }
  }
}

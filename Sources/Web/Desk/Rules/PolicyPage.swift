import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// Terms: versions, upload, application to open reports.
struct PolicyPage: Sendable {
  private static let form = "\(DeskPath.policy)/baru"
  private static let boxes = ["aturan", "jenjang"]
  private static let limits = ["jeda", "janji", "ingatkan", "tutup"]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.policy, .roles(.ruleReaders)) { context in try await current(context) },
      .get(Self.form, .roles(.administrators)) { context in
        write(context, context.formView())
      },
      .form(Self.form, .roles(.administrators), uploads: true) { context, typed in
        try await sent(context, typed)
      },
      .get("\(DeskPath.policy)/{versi}", .roles(.ruleReaders)) { context in
        try await version(context)
      },
      .get("\(DeskPath.policy)/{versi}/sla.csv", .roles(.ruleReaders)) { context in
        .csv(TermsCSV.text(try await terms(context).terms.rules), name: TermsCSV.rulesFile)
      },
      .get("\(DeskPath.policy)/{versi}/ladder.csv", .roles(.ruleReaders)) { context in
        .csv(TermsCSV.text(try await terms(context).terms.ladder), name: TermsCSV.ladderFile)
      },
      .get("\(DeskPath.policy)/{versi}/limits.csv", .roles(.ruleReaders)) { context in
        .csv(TermsCSV.limits(try await terms(context).terms), name: TermsCSV.limitsFile)
      },
    ]
  }

  // MARK: Reading

  private func terms(_ context: RequestContext) async throws -> SLAPolicy {
    guard let number = Int64(context.parameter("versi")) else { throw Problem.notFound }
    if number == office.book.clocks.policy.version { return office.book.clocks.policy }
    guard let policy = try await office.database.read({ try RuleRows.policy(number, on: $0) })
    else { throw Problem.notFound }
    return policy
  }

  private func current(_ context: RequestContext) async throws -> Answer {
    let versions = try await office.database.read { try RuleRows.publishedPolicies(on: $0) }
    let policy = office.book.clocks.policy
    let title = context.text(.policyTitle)
    let number = context.words.number(policy.version)
    let since = versions.first { $0.version == policy.version }?.at
    let mayWrite = context.session?.actor.role == .administrator
    let published = context.query("terbit") != nil
    let applied = context.query("diterapkan") != nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.policy))
        \(when: published || applied, notice(.done, """
          \(when: published, "<p>\(context.text(.policyPublished, ["version": number]))</p>")
          \(when: applied, "<p>\(context.text(.policyApplied))</p>")
          """))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.policyLead))</p>
        <p>\(since.map {
          context.text(
            .policyInForce, ["version": number, "time": context.words.dateTime($0)])
        } ?? context.text(.policyUnpublished))</p>
        \(when: mayWrite,
          "<p><a class=\"button\" href=\"\(url: Self.form)\">\(context.text(.policyWrite))</a></p>")
        \(tables(context, policy))
        \(Publishing(context: context).versions(versions, path: DeskPath.policy))
        """)
  }

  private func version(_ context: RequestContext) async throws -> Answer {
    let policy = try await terms(context)
    let title = context.text(
      .policyVersionTitle, ["version": context.words.number(policy.version)])
    let isCurrent = policy.version == office.book.clocks.policy.version
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.policy))
        <h1>\(title)</h1>
        <p>\(when: !isCurrent, "\(context.text(.policyOther)) ")\
        <a href="\(url: DeskPath.policy)">\(context.text(.policyCurrent))</a></p>
        \(tables(context, policy))
        """)
  }

  private func tables(_ context: RequestContext, _ policy: SLAPolicy) -> HTML {
    let terms = policy.terms
    let path = "\(DeskPath.policy)/\(policy.version)"
    let files = [TermsCSV.rulesFile, TermsCSV.ladderFile, TermsCSV.limitsFile]
    return """
      <h2>\(context.text(.policyRules))</h2>
      <p>\(context.text(.policyRulesLead))</p>
      <div class="titled">\(rules(context, terms))</div>
      <h2>\(context.text(.policyLadder))</h2>
      <div class="titled">\(ladder(context, terms))</div>
      <h2>\(context.text(.policyLimits))</h2>
      <div class="titled">\(limits(context, terms))</div>
      <ul class="inline">\(each: files, { file in
        "<li><a href=\"\(url: "\(path)/\(file)")\" download>\(context.text(.policyDownload, ["file": file]))</a></li>"
      })</ul>
      """
  }

  private func rules(_ context: RequestContext, _ terms: SLATerms) -> HTML {
    let book = office.book
    let columns = [
      Column(context.text(.policyPosition), isNumber: true), Column(context.text(.policyCategory)),
      Column(context.text(.policyChannel)), Column(context.text(.policyKind)),
      Column(context.text(.policyCoordination)), Column(context.text(.policyCompletion)),
      Column(context.text(.policyShare)), Column(context.text(.policyVerification)),
    ]
    let any = context.text(.policyAny)
    let rows: [[HTML]] = terms.rules.enumerated().map { index, rule in
      let reach: [HTML] = [
        "\(context.words.number(index + 1))",
        "\(rule.category.map { context.name(ofCategory: $0, book) } ?? any)",
        "\(rule.channel.map { context.name(ofChannel: $0, book) } ?? any)",
        "\(rule.kind.map { context.text(.of($0)) } ?? any)",
      ]
      return reach + context.spans(of: rule).map { "\(context.span($0.1))" }
    }
    return context.table(caption: context.text(.policyRules), columns: columns, rows: rows)
  }

  private func ladder(_ context: RequestContext, _ terms: SLATerms) -> HTML {
    let columns = [
      Column(context.text(.policyClock)), Column(context.text(.policyPercent), isNumber: true),
      Column(context.text(.policyTold)),
    ]
    let rows: [[HTML]] = terms.ladder.map { step in
      [
        "\(context.text(.of(step.clock)))", "\(context.words.number(step.percent))%",
        "\(context.text(.rung(step.to)))",
      ]
    }
    return context.table(caption: context.text(.policyLadder), columns: columns, rows: rows)
  }

  private func limits(_ context: RequestContext, _ terms: SLATerms) -> HTML {
    let columns = [Column(context.text(.policyLimit)), Column(context.text(.policyValue))]
    let values: [(TermsChange.Limit, Int64)] = [
      (.pauseCap, terms.pauseCap), (.longestEstimate, Int64(terms.longestEstimateDays)),
      (.questionNotice, Int64(terms.questionNoticeDays)),
      (.questionClose, Int64(terms.questionCloseDays)),
    ]
    return context.table(
      caption: context.text(.policyLimits), columns: columns,
      rows: values.map {
        ["\(context.text(Message.of($0.0)))", "\(context.value(of: $0.0, $0.1))"]
      })
  }

  // MARK: Writing

  private func write(
    _ context: RequestContext, _ view: FormView, preview: HTML = .empty,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let policy = office.book.clocks.policy
    let terms = policy.terms
    let parts = Publishing(context: context)
    let title = context.text(preview.isEmpty ? .policyWrite : .publishPreviewTitle)
    func limit(_ name: String, _ label: Message, _ stored: Int) -> HTML {
      view.text(name, label: label, stored: String(stored), type: .number, width: .short)
    }
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.policy))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(preview)
        \(view.form(action: Self.form, uploads: true) { """
          \(parts.box(
            view, "aturan", .publishRulesLabel, hint: .publishRulesHint,
            stored: TermsCSV.text(terms.rules)))
          \(parts.box(
            view, "jenjang", .publishLadderLabel, hint: .publishLadderHint,
            stored: TermsCSV.text(terms.ladder)))
          \(limit("jeda", .publishPauses, Int(terms.pauseCap / 3_600_000)))
          \(limit("janji", .publishEstimate, terms.longestEstimateDays))
          \(limit("ingatkan", .publishNotice, terms.questionNoticeDays))
          \(limit("tutup", .publishClose, terms.questionCloseDays))
          \(parts.end(view, base: policy.version))
          """ })
        """)
  }

  private func sent(_ context: RequestContext, _ raw: FormBody) async throws -> Answer {
    var (form, errors) = Publishing.taken(raw, boxes: Self.boxes)
    let book = office.book
    let policy = book.clocks.policy
    let terms = read(context, form, book, &errors)
    let note = form.text(Publishing.noteField)
    if note.isEmpty || note.isLonger(than: 500) {
      errors.append(FieldError(Publishing.noteField, .publishNoteMissing))
    }
    func again(_ errors: [FieldError]) -> Answer {
      // Written over what is in force now, whoever published it.
      form.put(Publishing.baseField, String(office.book.clocks.policy.version))
      return write(
        context, context.formView(typed: form, errors: errors), status: .unprocessableContent)
    }
    guard errors.isEmpty, let terms else { return again(errors) }
    let applies = Publishing.applies(form)
    let parts = Publishing(context: context)
    do {
      if terms == policy.terms, !applies { throw RuleRefusal.nothingChanges }
      guard Publishing.wantsToSend(form) else {
        let open = try await office.database.read { try ClockRows.countOpen(on: $0) }
        form.put(Publishing.baseField, String(policy.version))
        let changes = terms.changes(since: policy.terms).flatMap {
          context.sentences($0, book)
        }
        let isNew = terms != policy.terms
        return write(
          context, context.formView(typed: form),
          preview: parts.preview(
            isNew && changes.isEmpty ? [context.text(.termsChangeReordered)] : changes,
            open: open, isNew: isNew, form: form, fields: Self.boxes + Self.limits,
            action: Self.form))
      }
      let version = try await office.casework.publish(
        terms, over: form.whole(Publishing.baseField) ?? -1, note: note, apply: applies,
        by: try context.officer().user, now: context.now)
      return .redirect(
        to: SafeURL.path(
          DeskPath.policy,
          [
            "terbit": version == policy.version ? nil : String(version),
            "diterapkan": applies ? "1" : nil,
          ]))
    } catch let refusal as RuleRefusal {
      try await office.casework.shelf.refresh(from: office.database)
      let latest = office.book.clocks.policy.version
      guard let error = parts.error(refusal, latest: latest, box: "aturan") else { throw refusal }
      return again([error])
    }
  }

  /// The terms a form speaks of; nil with its errors.
  private func read(
    _ context: RequestContext, _ form: FormBody, _ book: CityBook, _ errors: inout [FieldError]
  ) -> SLATerms? {
    var terms = SLATerms(rules: [])
    do throws(CityTablesError) {
      terms.rules = try TermsCSV.rules(
        form.text("aturan"), categories: Set(book.categories.map(\.slug)),
        channels: Set(book.channels.map(\.code)))
    } catch {
      errors.append(context.fault(error, at: "aturan", columns: TermsCSV.ruleColumns))
    }
    do throws(CityTablesError) {
      terms.ladder = try TermsCSV.ladder(form.text("jenjang"))
    } catch {
      errors.append(context.fault(error, at: "jenjang", columns: TermsCSV.ladderColumns))
    }
    func number(_ field: String, _ range: ClosedRange<Int>) -> Int {
      if let number = form.whole(field, range) { return number }
      errors.append(
        FieldError(
          field, .publishWholeNumber,
          [
            "least": context.words.number(range.lowerBound),
            "most": context.words.number(range.upperBound),
          ]))
      return range.lowerBound
    }
    let known = errors.count
    terms.pauseCap = Int64(number("jeda", 0...10_000)) * 3_600_000
    terms.longestEstimateDays = number("janji", 1...3_650)
    terms.questionNoticeDays = number("ingatkan", 1...3_650)
    terms.questionCloseDays = number("tutup", 1...3_650)
    if errors.count == known, terms.questionCloseDays <= terms.questionNoticeDays {
      errors.append(
        FieldError(
          "tutup", .publishCloseEarly, ["days": context.words.number(terms.questionNoticeDays)]))
    }
    guard errors.isEmpty else { return nil }
    errors += terms.problems.map { Self.error($0) }
    return errors.isEmpty ? terms : nil
  }

  private static func error(_ problem: SLATerms.Problem) -> FieldError {
    switch problem {
    case .noLastRule: FieldError("aturan", .rulesProblemLastRule)
    case .spanOutOfRange(let rule):
      FieldError("aturan", .rulesProblemSpan, ["rule": String(rule)])
    case .neverReached(let rule):
      FieldError("aturan", .rulesProblemNeverReached, ["rule": String(rule)])
    case .percentOutOfRange(let percent):
      FieldError("jenjang", .rulesProblemPercent, ["percent": String(percent)])
    case .stepTwice: FieldError("jenjang", .rulesProblemStepTwice)
    case .limitsOutOfRange: FieldError("tutup", .rulesProblemLimits)
    }
  }
}

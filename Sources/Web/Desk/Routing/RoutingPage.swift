import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// The routing rules in force and their versions; CSV out.
struct RoutingPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.routing, .roles(.administrators)) { context in try await current(context) },
      .get("\(DeskPath.routing)/{versi}", .roles(.administrators)) { context in
        try await version(context)
      },
      .get("\(DeskPath.routing)/{versi}/\(RoutingCSV.file)", .roles(.administrators)) { context in
        .csv(RoutingCSV.text(try await edition(context).rules), name: RoutingCSV.file)
      },
    ] + RoutingDraftPage(office: office).routes
  }

  private func edition(_ context: RequestContext) async throws -> RoutingEdition {
    guard let number = Int64(context.parameter("versi")) else { throw Problem.notFound }
    let current = office.book.routing
    if number == current.version { return current }
    guard let edition = try await office.database.read({ try RuleRows.routing(number, on: $0) })
    else { throw Problem.notFound }
    return edition
  }

  private func current(_ context: RequestContext) async throws -> Answer {
    let versions = try await office.database.read { try RuleRows.publishedRouting(on: $0) }
    let edition = office.book.routing
    let title = context.text(.routingTitle)
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.routing))
        \(when: context.query("terbit") != nil, notice(.done, """
          <p>\(context.text(
            .routingPublished, ["version": context.words.number(edition.version)]))</p>
          """))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.routingLead))</p>
        <p><a class="button" href="\(url: DeskPath.routingDraft)">\(context.text(.routingWrite))</a></p>
        \(rules(context, edition))
        \(Publishing(context: context).versions(versions, path: DeskPath.routing))
        """)
  }

  private func version(_ context: RequestContext) async throws -> Answer {
    let edition = try await edition(context)
    let title = context.text(
      .routingVersionTitle, ["version": context.words.number(edition.version)])
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.routing))
        <h1>\(title)</h1>
        <p><a href="\(url: DeskPath.routing)">\(context.text(.routingCurrent))</a></p>
        \(rules(context, edition))
        """)
  }

  private func rules(_ context: RequestContext, _ edition: RoutingEdition) -> HTML {
    let book = office.book
    guard !edition.rules.rules.isEmpty else { return "<p>\(context.text(.routingNone))</p>" }
    let columns = [
      Column(context.text(.routingPosition), isNumber: true), Column(context.text(.routingName)),
      Column(context.text(.routingConditions)), Column(context.text(.routingOutcome)),
    ]
    let rows: [[HTML]] = edition.rules.rules.enumerated().map { index, rule in
      [
        "\(context.words.number(index + 1))", "\(rule.name)",
        "\(context.conditions(of: rule, book))", "\(context.outcome(of: rule, book))",
      ]
    }
    let path = "\(DeskPath.routing)/\(edition.version)/\(RoutingCSV.file)"
    return """
      <div class="titled">\(context.table(
        caption: context.text(.routingOrder), columns: columns, rows: rows))</div>
      <p><a href="\(url: path)" download>\(context.text(
        .policyDownload, ["file": RoutingCSV.file]))</a></p>
      """
  }
}

/// Routing rules in words.
extension RequestContext {
  func conditions(of rule: RoutingRules.Rule, _ book: CityBook) -> String {
    var parts: [String] = []
    if !rule.categories.isEmpty {
      let names = rule.categories.map { name(ofCategory: $0, book) }.joined(separator: ", ")
      parts.append(text(.routingIfCategory, ["names": names]))
    }
    if let area = rule.area {
      parts.append(text(.routingIfArea, ["name": book.area(area)?.name ?? area]))
    }
    if !rule.words.isEmpty {
      let words = rule.words.map { "“\($0)”" }.joined(separator: ", ")
      parts.append(text(.routingIfWords, ["words": words]))
    }
    if let channel = rule.channel {
      parts.append(text(.routingIfChannel, ["name": name(ofChannel: channel, book)]))
    }
    if let kind = rule.kind { parts.append(text(.of(kind))) }
    if let privacy = rule.privacy { parts.append(text(.of(privacy))) }
    return parts.isEmpty ? text(.routingIfAny) : parts.joined(separator: "; ")
  }

  func outcome(of rule: RoutingRules.Rule, _ book: CityBook) -> String {
    text(
      rule.outcome == .hand ? .routingHands : .routingSuggests,
      ["unit": name(of: rule.target, book)])
  }

  func name(of target: Domain.Category.Target, _ book: CityBook) -> String {
    switch target {
    case .unit(let code): book.units.name(code)
    case .villageOffice: text(.categoriesVillage)
    }
  }

  func sentence(_ change: RoutingChange, _ book: CityBook) -> String {
    func says(_ rule: RoutingRules.Rule) -> String {
      "\(conditions(of: rule, book)) → \(outcome(of: rule, book))"
    }
    return switch change {
    case .added(let rule): text(.routingAdded, ["rule": rule.name, "says": says(rule)])
    case .removed(let rule): text(.routingRemoved, ["rule": rule.name, "says": says(rule)])
    case .changed(let before, let after):
      text(
        .routingChanged, ["rule": after.name, "before": says(before), "after": says(after)])
    case .reordered: text(.routingReordered)
    }
  }

  func error(_ problem: RoutingRules.Problem, at field: String) -> FieldError {
    func rule(_ message: Message, _ number: Int, _ more: [String: String] = [:]) -> FieldError {
      FieldError(field, message, more.merging(["rule": String(number)]) { own, _ in own })
    }
    return switch problem {
    case .tooMany(let most): FieldError(field, .routingTooMany, ["most": String(most)])
    case .nameMissing(let number): rule(.routingNameMissing, number)
    case .nameTwice(let number): rule(.routingNameTwice, number)
    case .tooManyWords(let number, let most):
      rule(.routingTooManyWords, number, ["most": String(most)])
    case .wordUnusable(let number): rule(.routingWordUnusable, number)
    case .unknownCategory(let number, let value), .unknownArea(let number, let value),
      .unknownChannel(let number, let value), .unusableUnit(let number, let value):
      rule(.routingUnknown, number, ["value": String(value.prefix(60))])
    case .neverReached(let number): rule(.routingNeverReached, number)
    }
  }
}

import Casework
import Domain
import Foundation
import HTTPTypes
import Storage

/// Receivers of webhooks, their log, send again.
struct WebhooksPage: Sendable {
  static let linesPerPage = 50

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.webhooks, .roles(.administrators)) { context in
        try await list(context, context.formView())
      },
      .form(DeskPath.webhooks, .roles(.administrators)) { context, typed in
        try await add(context, typed)
      },
      .get("\(DeskPath.webhooks)/{id}", .roles(.administrators)) { context in
        try await page(context)
      },
      .form("\(DeskPath.webhooks)/{id}/nyala", .roles(.administrators)) { context, typed in
        try await change(context) { id, me in
          try await office.casework.switchWebhook(
            id, on: typed.text("nyala") == "ya", by: me, now: context.now)
        }
      },
      .form("\(DeskPath.webhooks)/{id}/rahasia", .roles(.administrators)) { context, _ in
        try await turn(context)
      },
      .form("\(DeskPath.webhooks)/{id}/rahasia-lama", .roles(.administrators)) { context, _ in
        try await change(context) { id, me in
          try await office.casework.dropOldWebhookSecret(id, by: me, now: context.now)
        }
      },
      .form("\(DeskPath.webhooks)/{id}/pesan/{pesan}/ulang", .roles(.administrators)) {
        context, _ in
        try await sendAgain(context)
      },
    ]
  }

  private func id(_ context: RequestContext) throws(Problem) -> Int64 {
    guard let id = Int64(context.parameter("id")) else { throw .notFound }
    return id
  }

  private static func path(_ id: Int64) -> String { "\(DeskPath.webhooks)/\(id)" }

  // MARK: List

  private func list(
    _ context: RequestContext, _ view: FormView, status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let (webhooks, tallies) = try await office.database.read { connection in
      (try WebhookRows.all(on: connection), try WebhookRows.tallies(on: connection))
    }
    let title = context.text(.webhooksTitle)
    let columns = [
      Column(context.text(.webhooksUrl)), Column(context.text(.webhooksState)),
      Column(context.text(.webhooksEvents)), Column(context.text(.webhooksWaiting), isNumber: true),
      Column(context.text(.webhooksDead), isNumber: true),
    ]
    let rows: [[HTML]] = webhooks.map { webhook in
      let tally = tallies[webhook.id] ?? (0, 0)
      return [
        "<a href=\"\(url: Self.path(webhook.id))\">\(webhook.url)</a>", state(context, webhook),
        "\(webhook.events.joined(separator: ", "))", "\(context.words.number(tally.waiting))",
        "\(context.words.number(tally.dead))",
      ]
    }
    return context.page(
      title: title, status: status, errors: view.errors, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.webhooks))
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.webhooksLead))</p>
        \(when: rows.isEmpty, "<p>\(context.text(.webhooksNone))</p>")
        \(when: !rows.isEmpty,
          "<div class=\"titled\">\(context.table(caption: title, columns: columns, rows: rows))</div>")
        <div class="columns"><section><h2>\(context.text(.webhooksAdd))</h2>
        \(view.form(action: DeskPath.webhooks) { """
          \(view.text(
            "alamat", label: .webhooksUrl, hint: .webhooksUrlHint, autocomplete: "off",
            maxLength: 500))
          \(view.checkboxes(
            "kejadian", legend: .webhooksEvents,
            choices: WebhookEvent.allCases.map {
              Choice($0.rawValue, context.text(Self.label($0)))
            }))
          \(view.submit(.webhooksAdd))
          """ })
        </section><section>\(developers(context))</section></div>
        """)
  }

  private static func label(_ event: WebhookEvent) -> Message {
    switch event {
    case .created: .webhooksEventCreated
    case .changed: .webhooksEventChanged
    case .completed: .webhooksEventCompleted
    case .reopened: .webhooksEventReopened
    }
  }

  private func state(_ context: RequestContext, _ webhook: WebhookRows.Webhook) -> HTML {
    webhook.state == .on
      ? statusChip(.done, context.text(.webhooksOn))
      : statusChip(.neutral, context.text(.webhooksOff))
  }

  /// How a receiver knows that a message is ours.
  private func developers(_ context: RequestContext) -> HTML {
    let headers: [(String, Message)] = [
      ("webhook-id", .webhooksHeaderID), ("webhook-timestamp", .webhooksHeaderTime),
      ("webhook-signature", .webhooksHeaderSignature),
    ]
    return """
      <h2>\(context.text(.webhooksDevelopers))</h2>
      <p>\(context.text(.webhooksDevelopersLead))</p>
      <ul>\(each: headers, { "<li><code>\($0.0)</code>: \(context.text($0.1))</li>" })</ul>
      <p>\(context.text(.webhooksDevelopersCheck))</p>
      <p>\(context.text(.webhooksDevelopersRetry))</p>
      """
  }

  private func add(_ context: RequestContext, _ typed: FormBody) async throws -> Answer {
    func again(_ error: FieldError) async throws -> Answer {
      try await list(
        context, context.formView(typed: typed, errors: [error]), status: .unprocessableContent)
    }
    let wished = Set(typed.values("kejadian"))
    do {
      let (id, secret) = try await office.casework.addWebhook(
        url: typed.text("alamat"),
        events: WebhookEvent.allCases.filter { wished.contains($0.rawValue) },
        by: try context.officer().user, now: context.now)
      return Self.once(context, id, secret)
    } catch let refusal as WebhookRefusal {
      switch refusal {
      case .malformedURL: return try await again(FieldError("alamat", .webhooksUrlWrong))
      case .noEvents: return try await again(FieldError("kejadian", .webhooksEventsMissing))
      case .tooMany(let most):
        return try await again(FieldError("alamat", .webhooksTooMany, ["most": String(most)]))
      case .unknown, .twoSecrets: throw refusal
      }
    }
  }

  /// Shown on this answer only.
  private static func once(_ context: RequestContext, _ id: Int64, _ secret: String) -> Answer {
    let title = context.text(.webhooksSecretTitle)
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        <p class="card"><code class="said">\(secret)</code></p>
        <p>\(context.text(.webhooksSecretOnce))</p>
        <p><a href="\(url: path(id))">\(context.text(.webhooksSecretBack))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  // MARK: One receiver

  private func page(
    _ context: RequestContext, errors: [FieldError] = [], status: HTTPResponse.Status = .ok
  ) async throws -> Answer {
    let id = try id(context)
    let before = context.query("sebelum").flatMap { Int64($0) }
    let read = try await office.database.read { connection in
      (
        try WebhookRows.find(id, on: connection),
        try WebhookRows.log(
          hook: id, before: before ?? .max, limit: Self.linesPerPage, on: connection)
      )
    }
    guard let webhook = read.0 else { throw Problem.notFound }
    let shown = read.1.prefix(Self.linesPerPage)
    let older = read.1.count > shown.count ? shown.last.map { String($0.id) } : nil
    let path = Self.path(id)
    let view = context.formView(errors: errors)
    return context.page(
      title: webhook.url, status: status, errors: errors, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.webhooks))
        \(view.errorSummary)
        \(outcome(context))
        <h1>\(webhook.url)</h1>
        \(context.summaryList([
          SummaryRow(context.text(.webhooksState), state(context, webhook)),
          SummaryRow(
            context.text(.webhooksEvents), "\(webhook.events.joined(separator: ", "))"),
          SummaryRow(context.text(.webhooksCreated), context.time(webhook.createdAt)),
        ]))
        <div class="columns"><section>\(switching(context, webhook, path))</section>
        <section>\(secrets(context, webhook, path))</section></div>
        <h2>\(context.text(.webhooksLog))</h2>
        <div class="titled">\(log(context, shown, path))</div>
        \(context.paging(
          newer: before == nil ? nil : path,
          older: older.map { SafeURL.path(path, ["sebelum": $0]) }))
        """)
  }

  private func outcome(_ context: RequestContext) -> HTML {
    switch context.query("hasil") {
    case "tersimpan": notice(.done, "<p>\(context.text(.webhooksSaved))</p>")
    case "diulang": notice(.done, "<p>\(context.text(.webhooksAgainDone))</p>")
    case "menunggu": notice(.waiting, "<p>\(context.text(.webhooksAgainNot))</p>")
    default: .empty
    }
  }

  private func switching(
    _ context: RequestContext, _ webhook: WebhookRows.Webhook, _ path: String
  ) -> HTML {
    let isOn = webhook.state == .on
    let label: Message = isOn ? .webhooksSwitchOff : .webhooksSwitchOn
    let view = context.formView()
    return """
      <h2>\(context.text(label))</h2>
      <p>\(context.text(isOn ? .webhooksSwitchOffLead : .webhooksSwitchOnLead))</p>
      \(view.form(action: "\(path)/nyala", hidden: ["nyala": isOn ? "tidak" : "ya"]) {
        view.secondary(label)
      })
      """
  }

  private func secrets(
    _ context: RequestContext, _ webhook: WebhookRows.Webhook, _ path: String
  ) -> HTML {
    let view = context.formView()
    let isTurning = webhook.oldSecret != nil
    let form =
      isTurning
      ? view.form(action: "\(path)/rahasia-lama") { view.secondary(.webhooksDrop) }
      : view.form(action: "\(path)/rahasia") { view.secondary(.webhooksTurn) }
    return """
      <h2 id="rahasia">\(context.text(.webhooksSecrets))</h2>
      <p>\(context.text(isTurning ? .webhooksTwoSecretsNow : .webhooksOneSecret)) \
      \(when: !isTurning, "\(context.text(.webhooksTurnLead))")</p>
      \(form)
      """
  }

  private func log(
    _ context: RequestContext, _ posts: ArraySlice<WebhookRows.Post>, _ path: String
  ) -> HTML {
    guard !posts.isEmpty else { return "<p>\(context.text(.webhooksLogNone))</p>" }
    let columns = [
      Column(context.text(.webhooksMessage)), Column(context.text(.webhooksReport)),
      Column(context.text(.webhooksEvent)), Column(context.text(.webhooksState)),
      Column(context.text(.webhooksAttempts), isNumber: true),
      Column(context.text(.webhooksStatus)), Column(context.text(.webhooksAction)),
    ]
    let rows: [[HTML]] = posts.map { post in
      let view = context.formView()
      let chip =
        switch post.state {
        case .waiting: statusChip(.waiting, context.text(.webhooksPostWaiting))
        case .delivered: statusChip(.done, context.text(.webhooksPostDelivered))
        case .dead: statusChip(.late, context.text(.webhooksPostDead))
        }
      let action: HTML =
        post.state == .waiting
        ? "\u{2013}"
        : view.form(action: "\(path)/pesan/\(post.id)/ulang") { view.secondary(.webhooksAgain) }
      let sent: HTML? = post.sentAt.map {
        "<br><span class=\"meta\">\(context.time($0))</span>"
      }
      let problem: HTML? = post.problem.flatMap {
        $0.isEmpty
          ? nil : "<br><span class=\"meta\">\(context.troubleWords($0))</span>"
      }
      return [
        "<div><code>msg_\(post.id)</code><br><span class=\"meta\">\(context.time(post.createdAt))</span></div>",
        "\(Self.number(post) ?? "\u{2013}")", "\(post.event)", "<div>\(chip)\(sent)</div>",
        "\(context.words.number(post.attempts))",
        "<div>\(post.status.map { String($0) } ?? "\u{2013}")\(problem)</div>", action,
      ]
    }
    return context.table(caption: context.text(.webhooksLog), columns: columns, rows: rows)
  }

  /// The report's number as the message itself tells it.
  private static func number(_ post: WebhookRows.Post) -> String? {
    struct Body: Decodable {
      struct Facts: Decodable { let nomor: String }
      let data: Facts
    }
    return try? JSONDecoder().decode(Body.self, from: Data(post.body.utf8)).data.nomor
  }

  // MARK: Changing

  private func change(
    _ context: RequestContext, _ body: (Int64, Int64?) async throws -> Void
  ) async throws -> Answer {
    let id = try id(context)
    do {
      try await body(id, try context.officer().user)
    } catch WebhookRefusal.unknown {
      throw Problem.notFound
    }
    return .redirect(to: SafeURL.path(Self.path(id), ["hasil": "tersimpan"]))
  }

  private func turn(_ context: RequestContext) async throws -> Answer {
    let id = try id(context)
    do {
      let secret = try await office.casework.turnWebhookSecret(
        id, by: try context.officer().user, now: context.now)
      return Self.once(context, id, secret)
    } catch WebhookRefusal.unknown {
      throw Problem.notFound
    } catch WebhookRefusal.twoSecrets {
      return try await page(
        context, errors: [FieldError("rahasia", .webhooksTwoSecrets)],
        status: .unprocessableContent)
    }
  }

  private func sendAgain(_ context: RequestContext) async throws -> Answer {
    let id = try id(context)
    guard let post = Int64(context.parameter("pesan")) else { throw Problem.notFound }
    do {
      let again = try await office.casework.sendWebhookAgain(
        post, of: id, by: try context.officer().user, now: context.now)
      return .redirect(
        to: SafeURL.path(Self.path(id), ["hasil": again ? "diulang" : "menunggu"]))
    } catch WebhookRefusal.unknown {
      throw Problem.notFound
    }
  }
}

import Casework
import Domain
import HTTPTypes
import Sodium
import Storage

/// Writes the page of an officer's own password, second step and sessions.
struct SecurityView {
  struct Facts: Sendable {
    let user: User
    let step: SecondStep
    let sessions: [SessionRows.Listed]
  }

  let context: RequestContext
  let facts: Facts

  func page(typed: FormBody, errors: [FieldError], status: HTTPResponse.Status) -> Answer {
    let view = context.formView(typed: typed, errors: errors)
    let title = context.text(.securityTitle)
    let mustEnrol = facts.step.isRequired && !facts.step.isOn
    var answer = context.page(
      title: title, status: status, errors: errors,
      content: """
        \(view.errorSummary)
        \(when: errors.isEmpty && context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.meSaved))</p>"))
        \(when: mustEnrol, notice(.waiting, "<p>\(context.text(.factorRequired))</p>"))
        <h1>\(title)</h1>
        <h2>\(context.text(.factorTitle))</h2>
        \(factor(view))
        <h2>\(context.text(.sessionsTitle))</h2>
        \(sessions)
        <h2>\(context.text(.securityPassword))</h2>
        \(password(view))
        \(when: !mustEnrol, "<p><a href=\"\(url: DeskPath.me)\">\(context.text(.securityBack))</a></p>")
        """)
    answer.caching = .never
    return answer
  }

  /// The recovery codes, on this answer only.
  static func codes(_ codes: [String], _ context: RequestContext) -> Answer {
    let title = context.text(.factorCodesTitle)
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        \(notice(.done, "<p>\(context.text(.factorIsOn))</p>"))
        <p>\(context.text(.factorCodesLead))</p>
        <ul class="codes">\(each: codes, { "<li><code>\(grouped($0))</code></li>" })</ul>
        <p>\(context.text(.factorCodesOnce))</p>
        <p><a class="button" href="\(url: DeskPath.security)">\(context.text(.factorCodesKept))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  /// In groups of four, as people copy them.
  private static func grouped(_ text: String, by separator: String = "-") -> String {
    let letters = Array(text)
    return stride(from: 0, to: letters.count, by: 4).map {
      String(letters[$0..<min($0 + 4, letters.count)])
    }.joined(separator: separator)
  }

  // MARK: Second step

  private func factor(_ view: FormView) -> HTML {
    if facts.step.isOn { return on(view) }
    guard let secret = facts.step.proposed.flatMap({ [UInt8](hex: $0) }) else {
      return """
        <p>\(statusChip(.neutral, context.text(.factorOff)))</p>
        <p>\(context.text(.factorLead))</p>
        \(view.form(action: SecurityPage.factorBeginPath) { view.submit(.factorBegin) })
        """
    }
    let address = TimeCode.address(
      secret: secret, issuer: "Tanggap \(context.site.city.shortName)", account: facts.user.login)
    return """
      <ol>
      <li>\(context.text(.factorInstall))</li>
      <li>\(context.text(.factorScan))
      <p>\(QRCode(address)?.svg(label: context.text(.factorQR), side: 200))</p>
      <p><a class="button quiet"\(attribute: "href", address)>\(context.text(.factorOpenApp))</a></p>
      <p>\(context.text(.factorKey)): <code class="key">\(Self.grouped(TimeCode.key(secret), by: " "))</code></p></li>
      <li>\(context.text(.factorShow))</li>
      </ol>
      \(view.form(action: SecurityPage.factorPath) { """
        \(view.text(
          "kode_masuk", label: .factorCode, hint: .factorCodeHint, type: .number,
          autocomplete: "one-time-code", maxLength: 12, width: .short))
        \(view.submit(.factorConfirm))
        """ })
      """
  }

  private func on(_ view: FormView) -> HTML {
    func code(_ name: String) -> HTML {
      view.text(
        name, label: .factorCodeAny, hint: .factorCodeAnyHint, autocomplete: "one-time-code",
        maxLength: 40, width: .half)
    }
    let left = ["count": context.words.number(facts.step.codesLeft)]
    return """
      <p>\(statusChip(.done, context.text(.factorOn)))</p>
      <p>\(context.text(.factorCodesLeft, left))</p>
      <details\(flag: "open", view.error("kode_baru") != nil)><summary>\(context.text(.factorRenew))</summary>
      <p>\(context.text(.factorRenewLead))</p>
      \(view.form(action: SecurityPage.codesPath) {
        "\(code("kode_baru"))\(view.submit(.factorRenew))"
      })</details>
      <details\(flag: "open", view.error("kode_mati") != nil || view.error("sandi_mati") != nil)>\
      <summary>\(context.text(.factorTurnOff))</summary>
      \(view.form(action: SecurityPage.factorOffPath) { """
        \(view.text(
          "sandi_mati", label: .logInPassword, type: .password, autocomplete: "current-password",
          maxLength: 256, width: .half))
        \(code("kode_mati"))
        \(view.secondary(.factorTurnOff))
        """ })</details>
      """
  }

  // MARK: Sessions

  private var sessions: HTML {
    let view = context.formView()
    let own = context.sessionTokenHash.map(SessionRows.id)
    let others = facts.sessions.contains { $0.id != own }
    return """
      \(context.sessionTable(facts.sessions, caption: .sessionsCaption) { session in
        session.id == own
          ? "<span class=\"mark\">\(context.text(.sessionsThis))</span>"
          : view.form(action: "\(SecurityPage.sessionsPath)/\(SafeURL.encoded(session.id))/akhiri") {
            view.secondary(.sessionsEnd)
          }
      })
      \(when: others, view.form(action: "\(SecurityPage.sessionsPath)/akhiri") {
        view.secondary(.sessionsEndOthers)
      })
      """
  }

  // MARK: Password

  private func password(_ view: FormView) -> HTML {
    """
    <p>\(context.text(.securityPasswordLead))</p>
    \(view.form(action: SecurityPage.passwordPath) { """
      \(view.text(
        "sandi_lama", label: .securityOld, type: .password, autocomplete: "current-password",
        maxLength: 256, width: .half))
      \(view.newPassword())
      \(view.submit(.usersReset))
      """ })
    """
  }
}

extension RequestContext {
  /// Sessions with what can be done to each.
  func sessionTable(
    _ sessions: [SessionRows.Listed], caption: Message,
    action: ((SessionRows.Listed) -> HTML)? = nil
  ) -> HTML {
    guard !sessions.isEmpty else { return "<p class=\"meta\">\(text(.sessionsNone))</p>" }
    return table(
      caption: text(caption),
      columns: [
        Column(text(.sessionsDevice)), Column(text(.sessionsSince)), Column(text(.sessionsSeen)),
        Column(text(.sessionsNetwork)),
      ] + (action == nil ? [] : [Column(text(.sessionsAction))]),
      rows: sessions.map { session in
        [
          "\(session.device.isEmpty ? text(.sessionsUnknown) : session.device)",
          time(session.createdAt), time(session.seenAt),
          "\(session.block.isEmpty ? "\u{2013}" : session.block)",
        ] + (action.map { [$0(session)] } ?? [])
      })
  }
}

extension FormView {
  /// A password somebody chooses, typed twice.
  func newPassword() -> HTML {
    """
    \(text(
      "sandi_baru", label: .usersPassword, hint: .securityNewHint, type: .password,
      autocomplete: "new-password", maxLength: 256, width: .half))
    \(text(
      "sandi_ulang", label: .securityRepeat, type: .password, autocomplete: "new-password",
      maxLength: 256, width: .half))
    """
  }
}

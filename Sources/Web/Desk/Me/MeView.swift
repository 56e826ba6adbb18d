import Domain
import HTTPTypes
import Storage

/// Writes the page of an account.
struct MeView {
  let context: RequestContext
  let office: Office
  let person: MePerson

  private var user: User { person.user }

  func page(typed: FormBody = FormBody(), errors: [FieldError] = []) -> Answer {
    let view = context.formView(typed: typed, errors: errors)
    let title =
      person.isOwn ? context.text(.meTitle) : context.text(.meOtherTitle, ["name": user.name])
    var answer = context.page(
      title: title, status: errors.isEmpty ? .ok : .unprocessableContent, errors: errors,
      scripts: person.isOwn && office.pushKey != nil ? ["push.js"] : [],
      content: """
        \(view.errorSummary)
        \(when: errors.isEmpty && context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.meSaved))</p>"))
        <h1>\(title)</h1>
        \(context.summaryList([
          SummaryRow(context.text(.usersLogin), "\(user.login)"),
          SummaryRow(context.text(.meRole), "\(context.text(.of(user.role)))"),
          SummaryRow(context.text(.meUnit), "\(office.book.units.name(user.unit))"),
        ]))
        \(when: person.isOwn,
          "<p><a href=\"\(url: DeskPath.security)\">\(context.text(.securityTitle))</a></p>\(mail(view))\(push)")
        \(absences)
        \(absenceForm(view))
        \(people)
        <p><a href="\(url: DeskPath.root)">\(context.text(.deskBack))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  // MARK: Messages

  private func mail(_ view: FormView) -> HTML {
    let mail = person.subscriptions.first { $0.channel == .mail }
    let language = (mail ?? person.subscriptions.first)?.language ?? context.language
    return """
      <h2>\(context.text(.meMail))</h2>
      <p>\(context.text(.meMailLead))</p>
      \(when: !office.channels.contains(.mail),
        notice(.neutral, "<p>\(context.text(.meNoMail))</p>"))
      \(view.form(action: MePage.mailPath) { """
        \(view.text(
          "surel", label: .meEmail, stored: person.email ?? "", type: .email,
          autocomplete: "email", isOptional: true, maxLength: 254))
        \(view.radios(
          "kirim", legend: .meMailOn,
          choices: [Choice("ya", context.text(.meYes)), Choice("tidak", context.text(.meNo))],
          stored: mail?.state == .on ? "ya" : "tidak"))
        \(view.radios(
          "bahasa_pesan", legend: .meLanguage,
          choices: [Choice("id", "Bahasa Indonesia"), Choice("en", "English")],
          stored: language.rawValue))
        \(view.submit(.meSaveMail))
        """ })
      """
  }

  private var push: HTML {
    let count = person.subscriptions.count { $0.channel == .push && $0.state == .on }
    let off: HTML? =
      count == 0
      ? nil
      : context.formView().form(action: MePage.browsersOffPath) {
        context.formView().secondary(.mePushOff)
      }
    let state =
      count == 0
      ? context.text(.mePushNone)
      : context.text(.mePushCount, ["count": context.words.number(count)])
    return """
      <h2>\(context.text(.mePush))</h2>
      <p>\(context.text(office.pushKey == nil ? .meNoPush : .mePushLead))</p>
      <p class="meta">\(state)</p>
      \(context.pushBox(to: MePage.browserPath, key: office.pushKey))
      \(off)
      """
  }

  // MARK: Absences

  private var absences: HTML {
    guard !person.absences.isEmpty else {
      return """
        <h2>\(context.text(.absenceTitle))</h2>
        <p class="meta">\(context.text(.absenceNone))</p>
        """
    }
    let columns = [
      Column(context.text(.absenceWhen)), Column(context.text(.absenceState)),
      Column(context.text(.absenceSubstitute)), Column(context.text(.absenceAction)),
    ]
    let rows: [[HTML]] = person.absences.map { absence in
      let isNow = absence.from <= context.now
      let substitute = absence.substitute.map {
        person.names[$0] ?? context.text(.deskFormerOfficer)
      }
      let span = context.text(
        .absenceSpan,
        [
          "from": context.words.date(absence.from),
          "through": context.words.date(absence.until - 1),
        ])
      return [
        "\(span)",
        statusChip(
          isNow ? .waiting : .neutral, context.text(isNow ? .absenceNow : .absenceLater)),
        "\(substitute ?? context.text(.absenceNobody))",
        context.formView().form(action: "\(MePage.absencePath)/\(absence.id)/akhiri") {
          context.formView().secondary(isNow ? .absenceEnd : .absenceCancel)
        },
      ]
    }
    return """
      <h2>\(context.text(.absenceTitle))</h2>
      \(context.table(caption: context.text(.absenceListed), columns: columns, rows: rows))
      """
  }

  private func absenceForm(_ view: FormView) -> HTML {
    let units = office.book.units
    let choices = person.substitutes.map { other in
      Choice(
        String(other.id),
        "\(other.name) (\(context.text(.of(other.role))), \(units[other.unit]?.shortName ?? other.unit))"
      )
    }
    return """
      <h3>\(context.text(.absenceAdd))</h3>
      <p>\(context.text(.absenceLead))</p>
      \(view.form(action: MePage.absencePath, hidden: ["petugas": String(user.id)]) { """
        \(view.text(
          "dari", label: .absenceFrom, hint: .absenceFromHint, type: .date, width: .half))
        \(view.text(
          "sampai", label: .absenceThrough, hint: .absenceThroughHint, type: .date, width: .half))
        \(view.select(
          "pengganti", label: .absenceSubstitute, hint: .absenceSubstituteHint, choices: choices,
          isOptional: true))
        \(view.submit(.absenceAdd))
        """ })
      """
  }

  private var people: HTML {
    guard !person.people.isEmpty else { return .empty }
    let units = office.book.units
    return """
      <h2>\(context.text(.absencePeople))</h2>
      <p>\(context.text(.absencePeopleLead))</p>
      <ul class="people">\(each: person.people, { other in
        """
        <li><a href="\(url: MePage.path(other.id))">\(other.name)</a> <span class="meta">\
        \(context.text(.of(other.role))), \(units[other.unit]?.shortName ?? other.unit)</span></li>

        """
      })</ul>
      """
  }
}

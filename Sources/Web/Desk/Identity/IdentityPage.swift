import Casework
import Domain
import HTTPTypes
import Storage

/// Opens a reporter's contact. It is shown once, on the answer to the form, and nowhere kept; who
/// looked, when and why is written down before anything is shown.
struct IdentityPage: Sendable {
  /// Those who may ever need to call a reporter; whether now, ``Visibility`` decides.
  private static let openers: Set<Role> = [
    .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .channelAdmin, .verifier,
  ]

  let office: Office

  var routes: [Route] {
    [
      .form("/meja/laporan/{nomor}/kontak", .roles(Self.openers)) { context, form in
        guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
          throw Problem.notFound
        }
        do {
          let contact = try await office.casework.openIdentity(
            of: number, by: try context.officer(), reason: form.text("alasan_kontak"),
            now: context.now)
          return page(context, number, contact)
        } catch let refusal as Refusal {
          switch refusal {
          case .reasonMissing, .wordsTooLong: return again(context, number, form, refusal)
          default: throw refusal
          }
        }
      }
    ]
  }

  /// The address alone: what follows a `?` would fill further fields of the officer's mail.
  private static func addressee(_ email: String) -> String {
    email.split(separator: "@").map { SafeURL.encoded(String($0)) }.joined(separator: "@")
  }

  private func page(_ context: RequestContext, _ number: String, _ contact: Contact) -> Answer {
    var rows: [SummaryRow] = []
    if let name = contact.name {
      rows.append(SummaryRow(context.text(.identityName), "\(name)"))
    }
    if let phone = contact.phone {
      rows.append(
        SummaryRow(context.text(.identityPhone), "<a href=\"\(url: "tel:\(phone)")\">\(phone)</a>"))
    }
    if let email = contact.email {
      rows.append(
        SummaryRow(
          context.text(.identityEmail),
          "<a href=\"\(url: "mailto:\(Self.addressee(email))")\">\(email)</a>"))
    }
    let title = context.text(.identityPageTitle, ["number": number])
    var answer = context.page(
      title: title,
      content: """
        <h1>\(title)</h1>
        \(notice(.waiting, "<p>\(context.text(.identityWarning))</p>"))
        \(context.summaryList(rows))
        <p><a href="\(url: DeskPath.report(number))">\(context.text(.deskBackToReport))</a></p>
        """)
    answer.caching = .never
    return answer
  }

  private func again(
    _ context: RequestContext, _ number: String, _ form: FormBody, _ refusal: Refusal
  ) -> Answer {
    let error: FieldError =
      refusal == .reasonMissing
      ? FieldError("alasan_kontak", .identityReasonMissing)
      : FieldError("alasan_kontak", .deskRefused, ["words": context.words(for: refusal)])
    let view = context.formView(typed: form, errors: [error])
    let title = context.text(.identityPageTitle, ["number": number])
    var answer = context.page(
      title: title, status: .unprocessableContent, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p>\(context.text(.identityLead))</p>
        \(view.form(action: "\(DeskPath.report(number))/kontak") { """
          \(view.text("alasan_kontak", label: .identityReason, maxLength: 500))
          \(view.submit(.identityOpen))
          """ })
        <p><a href="\(url: DeskPath.report(number))">\(context.text(.deskBackToReport))</a></p>
        """)
    answer.caching = .never
    return answer
  }
}

import Casework
import Domain
import Storage

/// Who else has the report open. Nobody is kept from anything by it: two who send at once are told
/// apart by the version of the report.
struct PresenceRoute: Sendable {
  static let verb = "hadir"

  let office: Office

  private struct Company: Encodable {
    /// One sentence for each colleague.
    let lain: [String]
    /// The report has changed since the page was made.
    let usang: Bool
  }

  var routes: [Route] {
    [
      .form("/meja/laporan/{nomor}/\(Self.verb)", .signedIn) { context, form in
        guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
          throw Problem.notFound
        }
        let mode: PresenceRows.Mode? =
          switch form.text("cara") {
          case "buka": .reading
          case "tulis": .writing
          case "pergi": nil
          default: throw Problem.badRequest(.kernelBadRequest)
          }
        let company = try await office.casework.bePresent(
          on: number, as: mode, seen: form.whole("versi").flatMap { Int(exactly: $0) } ?? 0,
          by: try context.officer(), now: context.now)
        let units = office.book.units
        return try .json(
          Company(
            lain: company.others.map { context.presenceWords($0, units) },
            usang: company.isOutdated))
      }
    ]
  }
}

extension RequestContext {
  /// `Budi (Kelurahan Gambir) sedang menulis`
  func presenceWords(_ presence: PresenceRows.Presence, _ units: UnitTree) -> String {
    let unit = units[presence.unit]?.shortName ?? presence.unit
    return text(
      presence.mode == .writing ? .presenceWriting : .presenceReading,
      ["name": presence.name, "unit": unit])
  }
}

extension DeskReportView {
  var presence: HTML { presence(at: DeskPath.report(report.number)) }

  /// The script says every 20 seconds that the page is open, and shows who else has it open.
  /// - Parameter page: where the newest version is
  func presence(at page: String) -> HTML {
    guard !desk.verbs.isEmpty else { return .empty }
    let path = DeskPath.report(report.number)
    let lines = desk.present.map { context.presenceWords($0, book.units) }
    return """
      <div class="presence" data-presence="\(path)/\(PresenceRoute.verb)" \
      data-token="\(context.csrf.token())" data-version="\(String(report.version))" \
      data-officer="\(String(desk.actor.user ?? 0))" data-report="\(report.number)">
      <div role="status"><div class="notice waiting"\(flag: "hidden", lines.isEmpty)>
      <ul>\(each: lines, { "<li>\($0)</li>" })</ul><p>\(context.text(.presenceAdvice))</p></div>
      <div class="notice late" hidden><p>\(context.text(.presenceStale)) \
      <a href="\(url: SafeURL.path(page, ["dari": list]))">\(context.text(.presenceReload))</a></p></div></div>
      </div>
      """
  }
}

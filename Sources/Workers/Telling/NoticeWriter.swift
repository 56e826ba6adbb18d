import Casework
import Domain
import Storage

/// What a message says, filled in for one person.
struct WrittenNotice: Sendable, Equatable {
  let title: String
  let text: String
  let short: String
  /// Opens the report to its own reporter, or an officer's page.
  let link: String
}

/// Fills texts with the facts of a report and a step.
struct NoticeWriter: Sendable {
  let catalogue: NoticeCatalogue
  let book: CityBook
  let language: Language
  /// Texts the city changed, by name.
  let changed: [String: String]

  static func names(_ topic: NoticeTopic) -> [String] {
    NoticeCatalogue.forms(of: topic).map { NoticeCatalogue.name(topic, $0) }
  }

  private var words: Words {
    Words(language: language, clock: book.clock, zoneLabel: book.city.timeZoneLabel)
  }

  func write(
    _ topic: NoticeTopic, report: Report, event: ReportEvent, link: String, now: Int64
  ) -> WrittenNotice {
    var values = values(report, event, link: link, now: now)
    let title = fill(topic, .title, values)
    let text = fill(topic, .text, values)
    // A line of a telephone has room for the short names of offices and of days.
    values["unit"] = shortName(event.holder)
    values["pimpinan"] = event.details.escalation.map { shortName($0.to ?? event.holder) } ?? ""
    values["batas"] = words.shortDate(report.dues.completion)
    values["tanggal"] = promised(event).map(words.shortDate) ?? ""
    values["tautan"] = link.replacing("https://", with: "").replacing("http://", with: "")
    var short = ShortMessage.plain(fill(topic, .short, values))
    if !ShortMessage.fits(short) {
      // The unit's name is what can be said shorter; the number and the link cannot.
      values["unit"] = String(shortName(event.holder).prefix(16))
      values["pimpinan"] = String((values["pimpinan"] ?? "").prefix(16))
      short = ShortMessage.plain(fill(topic, .short, values))
    }
    return WrittenNotice(title: title, text: text, short: short, link: link)
  }

  private func fill(_ topic: NoticeTopic, _ form: NoticeCatalogue.Form, _ values: [String: String])
    -> String
  {
    let own = catalogue.own(topic, form, language)
    let text = changed[NoticeCatalogue.name(topic, form)] ?? own
    // Only what this form may carry is filled in, whatever stands in the text.
    let allowed = NoticeCatalogue.placeholders(topic, form)
    return TextTemplate(text).filled(values.filter { allowed.contains($0.key) })
  }

  private func values(_ report: Report, _ event: ReportEvent, link: String, now: Int64)
    -> [String: String]
  {
    let step = event.details.escalation
    let late = step.map { words.span(max(0, now - $0.dueAt)) } ?? ""
    return [
      "nomor": report.number, "unit": book.units.name(event.holder), "kota": book.city.shortName,
      "tautan": link, "batas": words.dateTime(report.dues.completion),
      "tanggal": promised(event).map { words.date($0) } ?? "",
      "lama": late, "pimpinan": step.map { book.units.name($0.to ?? event.holder) } ?? "",
      "sebab": step.map { catalogue.cause($0.clock)(language) } ?? "",
      "kata": event.details.words ?? "", "alasan": reason(event) ?? "",
      "kategori": report.category.flatMap { book.category($0) }.map { $0.name(language) } ?? "",
      "kelurahan": report.area.flatMap { book.area($0.village)?.name } ?? "",
    ]
  }

  /// The date a step speaks of.
  private func promised(_ event: ReportEvent) -> Int64? {
    event.details.estimate ?? event.details.pause?.until ?? event.details.request?.until
  }

  private func reason(_ event: ReportEvent) -> String? {
    guard let code = event.details.reason else { return nil }
    let list: CodedReason.List? =
      switch event.action {
      case .coordinate: .coordination
      case .refuseJurisdiction: .refusal
      case .returnWork: .return
      case .reject: .rejection
      case .setEstimate, .take, .dispatch: .estimate
      default: nil
      }
    return list.flatMap { book.reason($0, code) }.map { $0.text(language) }
  }

  private func shortName(_ unit: String) -> String { book.units[unit]?.shortName ?? unit }
}

extension NoticeCatalogue {
  /// Why something is late, in words.
  func cause(_ clock: Clock) -> Bilingual {
    own("cause.\(clock.rawValue)") ?? Bilingual(id: clock.rawValue, en: clock.rawValue)
  }
}

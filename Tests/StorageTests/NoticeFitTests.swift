import Domain
import Foundation
import Storage
import Testing

@testable import Workers

/// The program's own texts, filled in with the longest names there are.
@Suite struct NoticeFitTests {
  /// Texts as they are written in the program: the room that holds them is not open to these tests.
  private static let catalogue: NoticeCatalogue? = {
    let path = SampleCity.root + "/Sources/Web/Texts/Texts+Notices.swift"
    guard let source = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let call = #/notice\(\s*"([a-zA-Z.]+)",\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\)/#
    return NoticeCatalogue(
      Dictionary(
        source.matches(of: call).map {
          (String($0.output.1), Bilingual(id: String($0.output.2), en: String($0.output.3)))
        }, uniquingKeysWith: { first, _ in first }))
  }()

  private func book() throws -> CityBook {
    try #require(CityBook(try SampleCity.tables()))
  }

  private func report(_ book: CityBook, holder: String) throws -> Report {
    var details = EventDetails()
    details.intake = Intake(
      kind: .complaint, privacy: .public, channel: book.city.webChannel,
      category: book.categories.first?.slug, text: "RAHASIA", address: nil, landmark: nil,
      place: SampleCity.place, area: book.path(ofVillage: "31.71.01.1001"))
    details.dues = Deadlines(receivedAt: SampleCity.now, city: book.city)
    let first = ReportEvent(
      reportID: 1, revision: 0, at: SampleCity.now, action: .submit, state: .waiting,
      holder: holder, assignee: nil, actorRole: .reporter, actorUnit: nil, actorUser: nil,
      details: details)
    return try #require(Report(number: "JK2611280001", first: first))
  }

  /// A step with everything any text may ask for.
  private func event(_ topic: NoticeTopic, holder: String, above: String) -> ReportEvent {
    var details = EventDetails()
    details.words = "RAHASIA"
    details.reason = "location-not-found"
    details.estimate = SampleCity.now + 200 * day
    details.escalation = EscalationStep(
      clock: .verification, percent: 100, to: above, dueAt: SampleCity.now)
    return ReportEvent(
      reportID: 1, revision: 1, at: SampleCity.now + day, action: .reject, state: .rejected,
      holder: holder, assignee: nil, actorRole: .kelurahanOfficer, actorUnit: holder, actorUser: 1,
      details: details)
  }

  @Test func everyTextThereShouldBeIsThere() throws {
    let catalogue = try #require(Self.catalogue)
    for topic in NoticeTopic.allCases {
      for form in NoticeCatalogue.forms(of: topic) {
        for language in [Language.id, .en] {
          let text = catalogue.own(topic, form, language)
          #expect(
            NoticeCatalogue.problems(text, topic, form).isEmpty, "\(topic) \(form) \(language)")
        }
      }
    }
  }

  @Test(arguments: [Language.id, .en])
  func shortMessagesFitWithTheLongestNames(language: Language) throws {
    let catalogue = try #require(Self.catalogue)
    let book = try book()
    let longest = book.units.all.sorted { $0.shortName.count > $1.shortName.count }.prefix(12)
    let writer = NoticeWriter(catalogue: catalogue, book: book, language: language, changed: [:])
    let link = "https://pengaduan.contoh.go.id/l/0123456789abcdefghjkmnpqrs"
    for topic in NoticeTopic.allCases where topic.group == .reporter {
      for unit in longest {
        let notice = writer.write(
          topic, report: try report(book, holder: unit.code),
          event: event(topic, holder: unit.code, above: unit.code), link: link,
          now: SampleCity.now + 400 * day)
        let septets = ShortMessage.septets(notice.short)
        #expect(septets ?? 999 <= 160, "\(topic), \(septets ?? 0): \(notice.short)")
        #expect(notice.short.contains("JK2611280001"))
        #expect(notice.short.hasSuffix("pengaduan.contoh.go.id/l/0123456789abcdefghjkmnpqrs"))
        for text in [notice.short, notice.title] {
          #expect(!text.contains("RAHASIA") && !text.contains("{"), "\(topic): \(text)")
        }
        #expect(!notice.text.contains("{"), "\(topic): \(notice.text)")
      }
    }
  }
}

import Domain
import Testing
import Workers

@testable import Web

@Suite("The program's own texts of messages")
struct NoticeTextsTests {
  @Test("Every topic has every form in both languages, and each text keeps to its rules")
  func complete() {
    for topic in NoticeTopic.allCases {
      for form in NoticeCatalogue.forms(of: topic) {
        for language in Language.allCases {
          let text = NoticeCatalogue.standard.own(topic, form, language)
          #expect(!text.isEmpty, "\(topic) \(form) \(language)")
          #expect(
            NoticeCatalogue.problems(text, topic, form) == [], "\(topic) \(form) \(language)")
        }
      }
    }
    for clock in Domain.Clock.allCases {
      #expect(NoticeCatalogue.standard.own("cause.\(clock.rawValue)") != nil, "\(clock)")
    }
  }

  /// What goes to a locked screen or through a telephone company carries nobody's words.
  @Test("Titles and short messages carry no words, category or place")
  func discreet() {
    for topic in NoticeTopic.allCases {
      for form in [NoticeCatalogue.Form.title, .short] {
        let allowed = NoticeCatalogue.placeholders(topic, form)
        #expect(
          allowed.isDisjoint(with: ["kata", "alasan", "kategori", "kelurahan"]), "\(topic) \(form)")
      }
    }
  }

  @Test("A text of the city is refused with the reason")
  func refused() {
    func problems(_ text: String, _ form: NoticeCatalogue.Form) -> [NoticeCatalogue.Problem] {
      NoticeCatalogue.problems(text, .receipt, form)
    }
    #expect(problems("Laporan {nomor} di {alamat}", .text) == [.unknownPlaceholder("alamat")])
    #expect(problems("{kata}", .title) == [.unknownPlaceholder("kata")])
    #expect(problems(" ", .text) == [.empty])
    #expect(problems("a\nb", .title) == [.severalLines])
    #expect(problems(String(repeating: "a", count: 161), .short) == [.doesNotFit(septets: 161)])
    #expect(problems("Halo 😀", .short) == [.notForTelephones])
    #expect(problems("Laporan {nomor} diterima. {tautan}", .short) == [])
  }
}

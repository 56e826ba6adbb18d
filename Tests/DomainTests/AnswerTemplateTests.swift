import Domain
import Testing

@Suite struct AnswerTemplateTests {
  private func template(_ body: String, _ actions: [Action] = []) -> AnswerTemplate {
    AnswerTemplate(id: 1, name: "Contoh", body: body, actions: actions, unit: nil)
  }

  @Test func withoutVerbsItServesAllThatSpeakToTheReporter() {
    let all = template("Terima kasih.")
    #expect(all.serves(.reject) && all.serves(.answer))
    #expect(!all.serves(.note) && !all.serves(.dispatch))
    let one = template("Terima kasih.", [.reject])
    #expect(one.serves(.reject) && !one.serves(.answer))
  }

  /// Source: 3GPP TS 23.040: a part of several holds 153 septets or 67 sixteen-bit characters.
  @Test func aLongTextGoesInParts() {
    func parts(_ length: Int, _ letter: String = "a") -> Int {
      ShortMessage.parts(String(repeating: letter, count: length))
    }
    #expect([0, 1, 160, 161, 306, 307].map { parts($0) } == [0, 1, 1, 2, 2, 3])
    #expect([80, 81].map { parts($0, "€") } == [1, 2], "two septets each")
    #expect([1, 70, 71, 134, 135].map { parts($0, "→") } == [1, 1, 2, 2, 3])
    #expect(parts(35, "👍") == 1 && parts(36, "👍") == 2)
  }

  @Test func whatTheReportDoesNotSayKeepsItsMark() {
    #expect(
      AnswerTemplate.missing(in: "Laporan {nomor} di {kelurahan}, {batas}")
        == [.number, .village, .due])
    #expect(AnswerTemplate.missing(in: "Sudah { selesai } {lain}").isEmpty)
    #expect(AnswerTemplate.unknown(in: "{nomor} {alamat} {a}") == ["a", "alamat"])
  }
}

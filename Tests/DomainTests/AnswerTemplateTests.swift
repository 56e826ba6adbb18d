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

  @Test func whatTheReportDoesNotSayKeepsItsMark() {
    #expect(
      AnswerTemplate.missing(in: "Laporan {nomor} di {kelurahan}, {batas}")
        == [.number, .village, .due])
    #expect(AnswerTemplate.missing(in: "Sudah { selesai } {lain}").isEmpty)
    #expect(AnswerTemplate.unknown(in: "{nomor} {alamat} {a}") == ["a", "alamat"])
  }
}

import Domain
import Testing

/// Texts with places for values.
@Suite struct TextTemplateTests {
  @Test(arguments: [
    ("Laporan {number} selesai.", "Laporan CT1 selesai."), ("{number}", "CT1"),
    ("{number}{number}", "CT1CT1"), ("{number}: {unit}", "CT1: {unit}"), ("", ""), ("a b", "a b"),
    // What is no place stays as it is written.
    ("{", "{"), ("}", "}"), ("{number", "{number"), ("number}", "number}"), ("{}", "{}"),
    ("} {number}", "} CT1"), ("é{number}😀", "éCT1😀"), ("{ number }", "{ number }"),
    ("{a{number}", "{a{number}"),
  ])
  func valuesFillTheirPlaces(source: String, filled: String) {
    #expect(TextTemplate(source).filled(["number": "CT1"]) == filled)
  }

  /// Somebody's words are not read again.
  @Test func aValueIsNoTemplate() {
    let template = TextTemplate("{words} {number}")
    #expect(template.filled(["words": "{number} {", "number": "CT1"]) == "{number} { CT1")
  }

  @Test func thePlacesAreNamed() {
    #expect(TextTemplate("{a} {b} {a} {").placeholders == ["a", "b"])
    #expect(TextTemplate("nothing").placeholders == [] && TextTemplate("").placeholders == [])
    #expect(TextTemplate("{}").placeholders == [""])
  }
}

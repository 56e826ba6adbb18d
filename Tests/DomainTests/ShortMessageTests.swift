import Domain
import Testing

/// What an SMS holds.
@Suite struct ShortMessageTests {
  @Test(
    arguments: [
      ("", 0), ("Laporan CT2503050001 selesai.", 29), ("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ", 29),
      ("Jl. Ñandú", nil), ("¤¡ÄÖÑÜ§¿äöñüà", 13), ("\n\r", 2), ("\r\n", 2), ("a\r\nb", 4),
      // The extension counts double.
      ("€", 2), ("{}[]~^|\\", 16), ("€5", 3), ("\u{0C}", 2),
      // In neither table.
      ("á", nil), ("ç", nil), ("–", nil), ("“", nil), ("`", nil), ("\t", nil), ("😀", nil),
      ("中", nil),
    ] as [(String, Int?)])
  func countsSeptets(text: String, septets: Int?) {
    #expect(ShortMessage.septets(text) == septets)
  }

  @Test func oneMessageHolds160() {
    let full = String(repeating: "a", count: 160)
    #expect(ShortMessage.fits(full) && !ShortMessage.fits(full + "a"))
    #expect(ShortMessage.fits(String(repeating: "€", count: 80)))
    #expect(!ShortMessage.fits(String(repeating: "€", count: 80) + "a"))
    #expect(ShortMessage.fits("") && !ShortMessage.fits("ç"))
  }

  /// The whole alphabet, without the escape itself: 127 characters, and ten more by it.
  @Test func theAlphabetIsWhole() {
    let candidates = (0...0x2FFF).compactMap { Unicode.Scalar($0) }.map(Character.init)
    let counts = candidates.map { ShortMessage.septets(String($0)) }
    // Some have a twin in Unicode: kelvin, ångström, ohm, and the Greek question mark.
    let letters = zip(candidates, counts).filter { character, _ in
      String(character).unicodeScalars.first.map {
        ![0x212A, 0x212B, 0x2126, 0x037E].contains($0.value)
      } ?? false
    }
    #expect(letters.count { $0.1 == 1 } == 127)
    #expect(letters.count { $0.1 == 2 } == 10)
  }

  @Test(arguments: [
    ("Sudah selesai.", "Sudah selesai."), ("é à ñ", "é à ñ"), ("€ {x}", "€ {x}"),
    ("5–7 — −3", "5-7 - -3"), ("‘a’ “b”", "'a' \"b\""), ("…", "..."), ("a\u{A0}b\tc", "a b c"),
    ("á ç ô Í ī", "a c o I i"), ("a\u{301} e\u{301}", "a é"), ("\u{212B}\u{2126}", "ÅΩ"),
    ("Terima kasih 🙏!", "Terima kasih !"), ("中文 ok", " ok"), ("a\r\nb", "a\nb"), ("", ""),
  ])
  func plainFormsTakeTheirPlace(text: String, plain: String) {
    let result = ShortMessage.plain(text)
    #expect(Array(result.unicodeScalars) == Array(plain.unicodeScalars))
  }

  /// Whatever people write, what is sent is in the alphabet, and is not made plainer twice.
  @Test func plainTextIsAlwaysSent() {
    let seed: UInt64 = 73
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let wide = Bool.random(using: &random)
        let value = UInt32.random(in: wide ? 0...0x1_F9FF : 0...0x24F, using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let plain = ShortMessage.plain(text)
      #expect(ShortMessage.septets(plain) != nil, "seed \(seed): \(text)")
      #expect(ShortMessage.plain(plain) == plain, "seed \(seed): \(text)")
    }
  }
}

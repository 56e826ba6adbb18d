import Testing

@testable import Post

/// What no letter may hold.
@Suite struct MailRefusalTests {
  @Test(
    arguments: LetterField.allCases, ["\r\nBcc: semua@kota.example", "\n", "\r", "\0", "a\r\n\r\n"])
  func noFieldBreaksOut(field: LetterField, evil: String) throws {
    let isBody = field == .text || field == .html
    if isBody && !evil.contains("\0") { return }
    #expect(throws: LetterProblem.field(field)) { try letter(field, "x" + evil).bytes() }
  }

  @Test func noAddressBreaksOut() {
    for evil in ["\r\n", "\n", "\r", "\0", " ", ">", "> SIZE=1", ",b@c.example"] {
      #expect(throws: LetterProblem.address) { try MailAddress("a@b.example" + evil) }
      #expect(throws: LetterProblem.address) { try MailAddress("a" + evil + "@b.example") }
    }
  }

  @Test(
    arguments: [
      (LetterField.messageID, "abc"), (.messageID, "@b"), (.messageID, "a@"), (.messageID, "<a@b>"),
      (.messageID, "a@b@c"), (.messageID, "a b@c"), (.messageID, "é@c"), (.messageID, ""),
      (.references, "<a@b>"), (.references, "a@b,c"),
      (.listUnsubscribe, "http://kota.example/x"), (.listUnsubscribe, "mailto:a@b.example"),
      (.listUnsubscribe, "https://kota.example/>, <mailto:a@b.example"),
      (.loopMark, ""), (.loopMark, "a b"), (.language, "i"), (.language, "id; x"), (.language, "é"),
      (.subject, "tab\tdi sini"), (.subject, String(repeating: "x", count: 2_001)),
      (.senderName, "\u{7F}"), (.senderName, String(repeating: "x", count: 201)),
    ] as [(LetterField, String)])
  func wrongForm(field: LetterField, value: String) throws {
    #expect(throws: LetterProblem.field(field)) { try letter(field, value).bytes() }
  }

  @Test(arguments: [-1, Int64.min, Int64.max, 253_402_300_800_000])
  func noSuchDay(date: Int64) throws {
    var letter = try Letter.sample()
    letter.date = date
    #expect(throws: LetterProblem.date) { try letter.bytes() }
  }

  @Test(arguments: [
    "sri@warga.example", "a.b+c_d-e'f@sub.warga.example", "x@xn--kta-0na.example", "1@2.a3",
    String(repeating: "a", count: 64) + "@b.example",
  ])
  func addresses(text: String) throws {
    #expect(try MailAddress(text).text == text)
  }

  @Test(arguments: [
    "", "@", "a", "a@", "@b.example", "a@b", "a@@b.example", "a@b@c.example", ".a@b.example",
    "a.@b.example", "a..b@c.example", "a@-b.example", "a@b-.example", "a@.example", "a@b.example.",
    "a@[127.0.0.1]", "a@127.0.0.1", "\"a b\"@c.example", "é@b.example", "a@é.example",
    "Sri <a@b.example>", "<a@b.example>", "a(x)@b.example",
    String(repeating: "a", count: 65) + "@b.example",
    "a@" + String(repeating: "b", count: 64) + ".example",
    "a@" + String(repeating: "b.", count: 130) + "example",
  ])
  func noAddresses(text: String) {
    #expect(throws: LetterProblem.address) { try MailAddress(text) }
  }

  private func letter(_ field: LetterField, _ value: String) throws -> Letter {
    var letter = try Letter.sample()
    switch field {
    case .senderName: letter.from = Mailbox(name: value, address: letter.from.address)
    case .subject: letter.subject = value
    case .text: letter.text = value
    case .html: letter.html = value
    case .messageID: letter.messageID = value
    case .references: letter.references = ["a@b", value]
    case .listUnsubscribe: letter.listUnsubscribe = value
    case .loopMark: letter.loopMark = value
    case .language: letter.language = value
    }
    return letter
  }
}

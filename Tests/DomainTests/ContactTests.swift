import Domain
import Testing

/// Phones, mail addresses and names as people, and those who mean harm, type them.
@Suite struct ContactTests {
  private func problems(_ contact: Contact) -> [Draft.Problem] {
    Draft(channel: "web", text: "Deep hole in the road", contact: contact)
      .problems(location: .village("N1A"))
  }

  @Test(arguments: [
    "081234567890", "+62 812 3456 7890", "(021) 345-6789", "0812.3456.7890", "123456",
    "123456789012345",
  ])
  func phonesArePhones(phone: String) {
    #expect(problems(Contact(phone: phone, consent: true)) == [])
  }

  @Test(arguments: [
    "", " ", "12345", "1234567890123456", "phone", "0812345678x", "0812;3456789", "tel:0812345678",
    "0812345678\n", "0812345678\r\nBcc: a@b.c", "٠٨١٢٣٤٥٦٧٨", "０８１２３４５６７８",
    "<b>0812345678</b>", "0812345678' OR 1=1", "()()()", "+", "½123456",
  ])
  func otherTextsAreNoPhone(phone: String) {
    #expect(problems(Contact(phone: phone, consent: true)) == [.phoneMalformed])
  }

  @Test func aPhonePaddedWithoutEndIsNone() {
    for padding in [" ", ".", "(", "-", "+"] {
      let phone = "0812345678" + String(repeating: padding, count: 100_000)
      #expect(problems(Contact(phone: phone, consent: true)) == [.phoneMalformed])
    }
  }

  @Test(arguments: [
    "ani@example.org", "ani.b+city@mail.example.co.id", "a@b.co", "O'Neil@example.org",
    String(repeating: "a", count: 242) + "@example.org",
  ])
  func mailAddressesAreMailAddresses(email: String) {
    #expect(problems(Contact(email: email, consent: true)) == [])
  }

  @Test(arguments: [
    "", "@", "ani", "ani@", "@example.org", "ani@example", "ani@.org", "ani@example.",
    "ani@@example.org", "a@b@c.org", "ani @example.org", "ani@exam ple.org",
    "ani@example.org\nBcc: all@example.org", "ani@example.org\r\nBcc: x", "\tani@example.org",
    "<ani@example.org>", "Ani <ani@example.org>", "\"a b\"@example.org", "ani@example.org,b@c.org",
    "ani@example.org;b", "ani@[127.0.0.1]", "mailto:ani@example.org", "áni@example.org",
    "ani@exämple.org", "ani@example\u{3002}org", "ani\u{202E}@example.org", "a\\b@example.org",
    String(repeating: "a", count: 243) + "@example.org",
    String(repeating: "a", count: 1_000_000) + "@example.org",
  ])
  func otherTextsAreNoMailAddress(email: String) {
    #expect(problems(Contact(email: email, consent: true)) == [.emailMalformed])
  }

  @Test func controlCharactersAreNoMailAddress() throws {
    for code in Array(UInt32(0)...31) + [127] {
      let control = Character(try #require(Unicode.Scalar(code)))
      for email in ["ani\(control)@example.org", "ani@example\(control).org", "a@b.co\(control)"] {
        #expect(
          problems(Contact(email: email, consent: true)) == [.emailMalformed], "code \(code)")
      }
    }
  }

  @Test(arguments: ["ani@example..org", "ani@a.b..org"])
  func anEmptyPartOfTheDomainIsNoMailAddress(email: String) {
    #expect(problems(Contact(email: email, consent: true)) == [.emailMalformed])
  }

  @Test(arguments: [(0, false), (1, false), (100, false), (101, true), (100_000, true)])
  func namesHaveAHundredCharacters(count: Int, refused: Bool) {
    let name = String(repeating: "n", count: count)
    #expect(
      problems(Contact(name: name, consent: true)) == (refused ? [.nameTooLong(most: 100)] : []))
  }

  @Test func nothingGivenIsNothingWrong() {
    #expect(problems(Contact(consent: false)) == [])
    #expect(Contact(consent: true).isEmpty)
    #expect(!Contact(name: "Ani", consent: true).isEmpty)
    #expect(!Contact(phone: "0812345678", consent: true).isEmpty)
    #expect(!Contact(email: "a@b.co", consent: true).isEmpty)
  }
}

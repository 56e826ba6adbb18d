import Sodium
import Testing

@Suite struct TimeCodeTests {
  private let secret = Array("12345678901234567890".utf8)

  /// RFC 6238, appendix B (SHA-1), the last six of eight digits.
  @Test(arguments: [
    (Int64(59), "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
    (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func codesOfTheStandard(seconds: Int64, code: String) {
    #expect(TimeCode.code(secret: secret, step: seconds / 30) == code)
    #expect(
      TimeCode.accepted(code, secret: secret, after: 0, now: seconds * 1_000) == seconds / 30)
  }

  /// RFC 4226, appendix D: the first ten counters.
  @Test func countersOfTheStandard() {
    let codes = [
      "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
      "520489",
    ]
    for (step, code) in codes.enumerated() {
      #expect(TimeCode.code(secret: secret, step: Int64(step)) == code)
    }
  }

  @Test func oneStepEarlyOrLateCountsAndNoMore() {
    let now: Int64 = 1_741_159_800_000
    let present = now / TimeCode.step
    for offset in Int64(-3)...3 {
      let code = TimeCode.code(secret: secret, step: present + offset)
      let found = TimeCode.accepted(code, secret: secret, after: 0, now: now)
      #expect(found == (abs(offset) <= 1 ? present + offset : nil), "\(offset)")
    }
  }

  @Test func aUsedStepAndThoseBeforeItAreRefused() {
    let now: Int64 = 1_741_159_800_000
    let present = now / TimeCode.step
    let code = TimeCode.code(secret: secret, step: present)
    #expect(TimeCode.accepted(code, secret: secret, after: present - 1, now: now) == present)
    #expect(TimeCode.accepted(code, secret: secret, after: present, now: now) == nil)
    let early = TimeCode.code(secret: secret, step: present - 1)
    #expect(TimeCode.accepted(early, secret: secret, after: present, now: now) == nil)
  }

  @Test(arguments: ["", "28708", "2870820", "28708a", "٢٨٧٠٨٢", " 287082"])
  func whatIsNoCodeIsRefused(typed: String) {
    #expect(TimeCode.accepted(typed, secret: secret, after: 0, now: 59_000) == nil)
  }

  /// RFC 4648, section 10, without padding.
  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
  ])
  func keysOfTheStandard(text: String, key: String) {
    #expect(TimeCode.key(Array(text.utf8)) == key)
  }

  @Test func theAddressCarriesEverythingAnAppNeeds() {
    #expect(
      TimeCode.address(secret: secret, issuer: "Tanggap Jakarta", account: "budi.s")
        == "otpauth://totp/Tanggap%20Jakarta:budi.s?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tanggap%20Jakarta"
    )
  }
}

import Sodium
import Testing

@Suite struct SodiumTests {
  /// FIPS 180-4 example values published by NIST.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func sha256KnownAnswers(text: String, digest: String) {
    #expect(SHA256.hash(Array(text.utf8)).hex == digest)
  }

  @Test func sha256StreamOfAMillionCharacters() {
    var stream = SHA256.Stream()
    let piece = [UInt8](repeating: 0x61, count: 12_500)
    for index in 0..<80 {
      if index.isMultiple(of: 2) {
        stream.update(piece)
      } else {
        piece.withUnsafeBytes { stream.update($0) }
      }
    }
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(stream.finish().hex == expected)
    #expect(stream.finish() == SHA256.hash([]), "a finished stream starts afresh")
  }

  /// RFC 4231, cases 1, 2, 6 (a key longer than the block).
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func hmacKnownAnswers(key: [UInt8], message: String, tag: String) {
    #expect(hmacSHA256(key: key, message: Array(message.utf8)).hex == tag)
  }

  @Test func hexRoundTripAndRefusals() {
    let bytes = (0...255).map(UInt8.init)
    #expect([UInt8](hex: bytes.hex) == bytes)
    #expect([UInt8](hex: "00fF") == [0, 255])
    for wrong in ["0", "0g", " 00", "é0"] { #expect([UInt8](hex: wrong) == nil) }
  }

  @Test func base32KnownAnswers() {
    #expect(base32(Array("foobar".utf8)) == "csqpyrk1e8")
    #expect(base32([255]) == "zw")
    #expect(base32([]) == "")
    #expect(base32([UInt8](repeating: 0, count: 10)).utf8.count == 16)
  }

  @Test func comparison() {
    #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    #expect(constantTimeEqual([], []))
  }

  @Test func randomBytesDiffer() {
    #expect(randomBytes(32).count == 32)
    #expect(randomBytes(32) != randomBytes(32))
    #expect(randomBytes(0).isEmpty)
  }

  @Test func passwords() throws {
    let hasher = PasswordHasher.fastForTests
    let first = try hasher.hash("rahasia sekali")
    #expect(first.hasPrefix("$argon2id$v=19$"))
    #expect(try hasher.hash("rahasia sekali") != first, "each has its own salt")
    #expect(hasher.verify("rahasia sekali", against: first))
    #expect(!hasher.verify("rahasia sekalI", against: first))
    #expect(!hasher.verify("rahasia sekali", against: "no hash"))
    #expect(PasswordHasher.standard.verify("rahasia sekali", against: first))
  }

  @Test func passwordLimits() throws {
    let hasher = PasswordHasher.fastForTests
    let longest = String(repeating: "a", count: 1024)
    #expect(hasher.verify(longest, against: try hasher.hash(longest)))
    #expect(throws: PasswordFailure.tooLong) { try hasher.hash(longest + "a") }
    #expect(!hasher.verify(longest + "a", against: try hasher.hash(longest)))
    #expect(throws: PasswordFailure.costNotAffordable) {
      try PasswordHasher(operations: 1, memory: 1).hash("x")
    }
  }

  @Test func standardCostIsInTheHash() throws {
    #expect(try PasswordHasher.standard.hash("x").contains("$m=19456,t=2,p=1$"))
  }
}

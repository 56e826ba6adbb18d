import Testing

@testable import Post

/// Addresses of relays, and judgements no server brings about.
@Suite struct MailRelayTests {
  @Test(arguments: [
    ("smtp://mail.kota.example", "smtp://mail.kota.example:25/"),
    ("smtp://mail.kota.example:2525", "smtp://mail.kota.example:2525/"),
    ("smtp://mail.kota.example?starttls=require", "smtp://mail.kota.example:587/"),
    (
      "smtp://mail.kota.example:25/tanggap.kota.example?starttls=require",
      "smtp://mail.kota.example:25/tanggap.kota.example"
    ),
    ("smtps://mail.kota.example", "smtps://mail.kota.example:465/"),
    ("smtp://127.0.0.1:25/", "smtp://127.0.0.1:25/"),
    ("smtp://[::1]:25", "smtp://[::1]:25/"),
  ])
  func addresses(address: String, url: String) throws {
    #expect(try MailRelay(address).url == url)
  }

  @Test(arguments: [
    "", "mail.kota.example", "http://mail.kota.example", "smtp:", "smtp://", "smtp://:25",
    "smtp://user@mail.kota.example", "smtp://user:word@mail.kota.example",
    "smtp://mail.kota.example:0", "smtp://mail.kota.example:65536", "smtp://mail.kota.example:x",
    "smtp://mail.kota.example?starttls=try", "smtp://mail.kota.example?starttls",
    "smtp://mail.kota.example?", "smtp://mail.kota.example?starttls=require&x=1",
    "smtps://mail.kota.example?starttls=require", "smtp://mail.kota.example#x",
    "smtp://mail.kota.example/a/b", "smtp://mail.kota.example/a%0D%0Ab",
    "smtp://mail%0D%0A.kota.example", "smtp://mail.kota.example\r\n",
  ])
  func noAddresses(address: String) {
    #expect(throws: MailRelay.Problem.address) { try MailRelay(address) }
  }

  @Test func credentials() throws {
    #expect(throws: MailRelay.Problem.passwordInClear) {
      try MailRelay("smtp://mail.kota.example", user: "a", password: "b")
    }
    for (user, password) in [("a", nil), (nil, "b"), ("", "b"), ("a\0", "b"), ("a", "b\0")] {
      #expect(throws: MailRelay.Problem.credentials) {
        try MailRelay("smtps://mail.kota.example", user: user, password: password)
      }
    }
    for address in ["smtps://mail.kota.example", "smtp://mail.kota.example?starttls=require"] {
      let relay = try MailRelay(address, user: "tanggap", password: "rahasia")
      #expect(!"\(relay)".contains("rahasia"))
    }
  }

  @Test func noAuthoritiesNoTrust() async throws {
    let server = try MailServer([.hello: .say("250-here\n250 STARTTLS"), .encrypt: .say("220 go")])
    let relay = try MailRelay(
      "smtp://127.0.0.1:\(server.port)?starttls=require", authorities: "/nowhere.pem")
    #expect(try await send(by: relay) == .unreachable(.notTrusted))
  }

  /// The dot went out whole only if libcurl could write it.
  @Test func aDotThatCouldNotBeWritten() {
    var conversation = MailConversation([1])
    conversation.say(Array("MAIL FROM:<a@b.example>\r\n".utf8))
    var room: [UInt8] = [0, 0]
    room.withUnsafeMutableBytes { room in
      #expect(conversation.next(into: room) == 1)
      conversation.hear(Array("354 go on\r\n".utf8))
      #expect(
        conversation.outcome(.connectionLost, isBroken: false) == .unreachable(.connectionLost))
      #expect(conversation.next(into: room) == 0)
    }
    #expect(conversation.outcome(.connectionLost, isBroken: false) == .unknown(.connectionLost))
    #expect(conversation.outcome(.connectionLost, isBroken: true) == .unreachable(.connectionLost))
    conversation.hear(Array("350 what\r\n".utf8))
    #expect(conversation.outcome(.connectionLost, isBroken: false) == .unknown(.connectionLost))
    conversation.hear(Array("251 fine\r\n".utf8))
    #expect(conversation.outcome(.connectionLost, isBroken: false) == .accepted(reply: "fine"))
  }
}

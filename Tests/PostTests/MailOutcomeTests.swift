import Testing

@testable import Post

/// Against a server that behaves in every way there is.
@Suite struct MailOutcomeTests {
  @Test func accepted() async throws {
    let server = try MailServer()
    #expect(try await send(to: server) == .accepted(reply: "2.0.0 Ok: queued as 4F1"))
    #expect(
      server.commands.dropFirst() == [
        "MAIL FROM:<tanggap@kota.example>", "RCPT TO:<sri@warga.example>", "DATA", "QUIT",
      ])
  }

  @Test func saysTheNameOfItsAddress() async throws {
    let server = try MailServer()
    _ = try await send(to: server, path: "/mail.kota.example")
    #expect(server.commands.first == "EHLO mail.kota.example")
  }

  @Test(arguments: [MailServer.Step.sender, .reader, .data, .dot])
  func refusedForNow(step: MailServer.Step) async throws {
    let server = try MailServer([step: .say("451 4.3.0 come back")])
    #expect(try await send(to: server) == .refusedForNow(code: 451, words: "4.3.0 come back"))
  }

  @Test(arguments: [MailServer.Step.sender, .reader, .data, .dot])
  func refused(step: MailServer.Step) async throws {
    let server = try MailServer([step: .say("550-5.1.1 nobody\n550 5.1.1 of that name")])
    #expect(
      try await send(to: server) == .refused(code: 550, words: "5.1.1 nobody 5.1.1 of that name"))
  }

  /// It is not the letter that is refused.
  @Test(arguments: [421, 554])
  func noEntry(code: Int) async throws {
    let server = try MailServer([.greeting: .say("\(code) not you")])
    #expect(try await send(to: server) == .refusedForNow(code: code, words: "not you"))
    let other = try MailServer([
      .hello: .say("\(code) not you"), .plainHello: .say("\(code) nor so"),
    ])
    #expect(try await send(to: other) == .refusedForNow(code: code, words: "nor so"))
  }

  @Test func wantsALogIn() async throws {
    let server = try MailServer([.sender: .say("530 5.7.0 log in first")])
    #expect(try await send(to: server) == .refusedForNow(code: 530, words: "5.7.0 log in first"))
  }

  @Test(arguments: [MailServer.Step.greeting, .hello, .sender, .reader, .data])
  func vanishesBeforeTheText(step: MailServer.Step) async throws {
    let server = try MailServer([step: .hangUp])
    #expect(try await send(to: server) == .unreachable(.connectionLost))
  }

  @Test func vanishesInTheText() async throws {
    // Says to go on and hangs up at the next line.
    let server = try MailServer([.data: .say("354 go on")])
    let letter = String(repeating: "Jalan berlubang di depan sekolah.\r\n", count: 300_000)
    #expect(try await send(letter, to: server) == .unreachable(.connectionLost))
  }

  @Test func vanishesAfterTheDot() async throws {
    let server = try MailServer([.dot: .hangUp])
    #expect(try await send(to: server) == .unknown(.connectionLost))
    #expect(server.letters.count == 1)
  }

  @Test func silentAfterTheDot() async throws {
    let server = try MailServer([.dot: .silence])
    let patience = MailRelay.Patience(whole: 500)
    #expect(try await send(to: server, patience: patience) == .unknown(.tookTooLong))
  }

  @Test(arguments: [MailServer.Step.greeting, .hello, .sender, .reader, .data])
  func silent(step: MailServer.Step) async throws {
    let server = try MailServer([step: .silence])
    let patience = MailRelay.Patience(connecting: 500, whole: 500)
    #expect(try await send(to: server, patience: patience) == .unreachable(.tookTooLong))
  }

  @Test func gainsNoTimeByGreetingLate() async throws {
    let server = try MailServer([.hello: .silence])
    let patience = MailRelay.Patience(connecting: 500, whole: 60_000)
    #expect(try await send(to: server, patience: patience) == .unreachable(.tookTooLong))
  }

  /// libcurl by itself would wait two minutes for it.
  @Test(.timeLimit(.minutes(1))) func silentAtTheFarewell() async throws {
    let server = try MailServer([.quit: .silence])
    #expect(try await send(to: server) == .accepted(reply: "2.0.0 Ok: queued as 4F1"))
    let refusing = try MailServer([.reader: .say("550 no"), .quit: .silence])
    #expect(try await send(to: refusing) == .refused(code: 550, words: "no"))
  }

  @Test(arguments: ["550 what", "451 what"])
  func theFarewellIsNoAnswer(words: String) async throws {
    let server = try MailServer([.quit: .say(words)])
    #expect(try await send(to: server) == .accepted(reply: "2.0.0 Ok: queued as 4F1"))
  }

  @Test func wordsAreTame() async throws {
    let long = String(repeating: "panjang ", count: 60)
    let server = try MailServer([.dot: .say("550 a\u{1B}[31m\tb\u{7}é " + long)])
    guard case .refused(550, let words) = try await send(to: server) else {
      Issue.record("not refused")
      return
    }
    #expect(words.hasPrefix("a?[31m b?? panjang"))
    #expect(words.utf8.count == 200)
    #expect(words.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test func nobodyThere() async throws {
    let relay = try MailRelay("smtp://127.0.0.1:\(try MailServer.freePort())")
    #expect(try await send(by: relay) == .unreachable(.notConnected))
  }

  @Test func noSuchName() async throws {
    #expect(
      try await send(by: MailRelay("smtp://mail.invalid")) == .unreachable(.nameNotFound))
  }

  @Test func speaksAnotherLanguage() async throws {
    let server = try MailServer([.greeting: .say("HTTP/1.1 400 Bad Request\n\nbye")])
    let patience = MailRelay.Patience(connecting: 500, whole: 500)
    #expect(try await send(to: server, patience: patience) == .unreachable(.tookTooLong))
  }
}

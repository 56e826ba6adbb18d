import Testing

@testable import Post

/// What goes over the wire, byte for byte.
@Suite struct MailWireTests {
  @Test func linesThatBeginWithADotArriveIntact() async throws {
    let server = try MailServer()
    let letter = ".\r\n..\r\n...\r\n. a\r\n\r\n.b\r\na.\r\n.\r\n"
    #expect(try await send(letter, to: server) == .accepted(reply: "2.0.0 Ok: queued as 4F1"))
    #expect(server.commands.last == "QUIT", "no line of the letter was taken for a command")
    #expect(server.letters.map(received) == [letter])
  }

  /// libcurl hands letters over in pieces of 64 KiB, and doubled dots make pieces longer.
  @Test(arguments: [0, 1, 2, 3, 65_533, 65_534, 65_535, 65_536, 65_537, 65_538, 131_072, 1_000_000])
  func everyLength(length: Int) async throws {
    let server = try MailServer()
    var letter = String(repeating: "dua puluh\r\n", count: length / 11)
    letter += String(repeating: "x", count: length % 11)
    _ = try await send(letter, to: server)
    #expect(server.letters.map(received) == [length % 11 == 0 ? letter : letter + "\r\n"])
  }

  @Test(arguments: [65_524, 65_530, 65_536, 131_060, 131_072])
  func dotsAroundThePieces(length: Int) async throws {
    for shift in 0..<8 {
      let server = try MailServer()
      let letter =
        String(repeating: "y", count: length - shift) + "\r\n.\r\n..\r\n.akhir\r\n"
      _ = try await send(letter, to: server)
      #expect(server.letters.map(received) == [letter], "\(shift)")
    }
  }

  @Test func oneLetterGoesToItsReaderOnly() async throws {
    let server = try MailServer()
    _ = try await send(to: server)
    #expect(server.commands.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<sri@warga.example>"])
  }

  @Test func logsIn() async throws {
    let server = try MailServer()
    #expect(
      try await send(by: relay(server)) == .accepted(reply: "2.0.0 Ok: queued as 4F1"))
    // "\0tanggap\0rahasia sekali"
    #expect(
      server.commands.dropFirst().prefix(2) == ["AUTH PLAIN", "AHRhbmdnYXAAcmFoYXNpYSBzZWthbGk="])
  }

  /// A server may quote what it was told.
  @Test func noReplyToALogInIsKept() async throws {
    let server = try MailServer([
      .login: .say("535 rahasia sekali AHRhbmdnYXAAcmFoYXNpYSBzZWthbGk=")
    ])
    #expect(try await send(by: relay(server)) == .refusedForNow(code: 535, words: ""))
  }

  @Test func noWayToLogInIsKnown() async throws {
    let server = try MailServer([.hello: .say("250-here\n250 AUTH SESUATU")])
    #expect(try await send(by: relay(server)) == .unreachable(.notLoggedIn))
  }

  @Test func encryptionIsRequired() async throws {
    let server = try MailServer()
    let relay = try MailRelay(
      "smtp://127.0.0.1:\(server.port)?starttls=require", user: "tanggap", password: "rahasia")
    #expect(try await send(by: relay) == .unreachable(.notEncrypted))
    #expect(server.commands.allSatisfy { $0.hasPrefix("EHLO") || $0 == "QUIT" })
    #expect(server.letters.isEmpty)
  }

  @Test func encryptionIsRefused() async throws {
    let server = try MailServer([
      .hello: .say("250-here\n250 STARTTLS"), .encrypt: .say("454 4.7.0 not now"),
    ])
    let relay = try MailRelay("smtp://127.0.0.1:\(server.port)?starttls=require")
    #expect(try await send(by: relay) == .refusedForNow(code: 454, words: "4.7.0 not now"))
    #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
  }

  @Test func manyAtOnce() async throws {
    let server = try MailServer()
    let relay = try MailRelay("smtp://127.0.0.1:\(server.port)")
    let outcomes = try await withThrowingTaskGroup(of: MailOutcome.self) { group in
      for _ in 0..<40 { group.addTask { try await send(by: relay) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == Array(repeating: .accepted(reply: "2.0.0 Ok: queued as 4F1"), count: 40))
    #expect(server.letters.count == 40)
  }

  /// As the relay itself is made, but in clear: there is no certificate here.
  private func relay(_ server: MailServer) throws -> MailRelay {
    MailRelay(
      try MailRelay.Place("smtp://127.0.0.1:\(server.port)"),
      credentials: .init(user: "tanggap", password: "rahasia sekali"), authorities: nil,
      patience: MailRelay.Patience(), atOnce: 1)
  }

  /// A letter as its server reads it (RFC 5321, section 4.5.2).
  private func received(_ letter: [UInt8]) -> String {
    String(decoding: letter, as: UTF8.self)
      .split(separator: "\r\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") ? $0.dropFirst() : $0 }.joined(separator: "\r\n")
  }
}

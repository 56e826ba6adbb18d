import Foundation
import Testing

@testable import Post

/// Against a real mail server: `scripts/with-postfix swift test`.
@Suite struct MailPostfixTests {
  @Test(arguments: ["TANGGAP_TEST_SMTP", "TANGGAP_TEST_SMTPS"])
  func arrives(server: String) async throws {
    let relay = try MailRelay(
      Postfix.variable(server), authorities: Postfix.variable("TANGGAP_TEST_SMTP_CA"))
    var letter = try Letter.sample()
    letter.messageID = "\(UUID().uuidString)@kota.example"
    letter.text += String(repeating: ".titik dan baris yang agak panjang\n", count: 5_000)
    let bytes = try letter.bytes()
    let outcome = await relay.send(bytes, from: letter.from.address, to: letter.to)
    guard case .accepted(let reply) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reply.hasPrefix("2.0.0 Ok: queued as "))

    let arrived = try await Postfix.arrived(letter.messageID)
    let read = try MailReading(arrived)
    #expect(read.headers("Return-Path") == ["<tanggap@kota.example>"])
    #expect(read.headers("Delivered-To") == ["sri@warga.example"])
    let trace = try #require(read.headers("Received").first)
    #expect(trace.contains("by mail.kota.test (Postfix) with ESMTPS id "))
    for name in [
      "From", "To", "Date", "Message-ID", "References", "In-Reply-To", "List-Unsubscribe",
      "List-Unsubscribe-Post", "Auto-Submitted", "X-Loop", "Content-Language", "MIME-Version",
    ] {
      #expect(read.headers(name) == (try MailReading(bytes)).headers(name), "\(name)")
      #expect(read.headers(name).count == 1, "\(name)")
    }
    #expect(read.subject == letter.subject)
    #expect(read.parts.map(\.text) == [letter.text, letter.html])
    #expect(Postfix.endsWith(bytes, arrived), "not a byte was changed on the way")
  }

  @Test func itsRefusals() async throws {
    let relay = try MailRelay(
      Postfix.variable("TANGGAP_TEST_SMTP"),
      authorities: Postfix.variable("TANGGAP_TEST_SMTP_CA"))
    let from = try MailAddress("tanggap@kota.example")
    #expect(
      await relay.send([], from: from, to: try MailAddress("refused@warga.example"))
        == .refused(
          code: 550,
          words: "5.1.1 <refused@warga.example>: Recipient address rejected: nobody of that name"))
    #expect(
      await relay.send([], from: from, to: try MailAddress("later@warga.example"))
        == .refusedForNow(
          code: 450,
          words: "4.2.0 <later@warga.example>: Recipient address rejected: come back later"))
  }

  @Test func tooLongForIt() async throws {
    let relay = try MailRelay(
      Postfix.variable("TANGGAP_TEST_SMTP"),
      authorities: Postfix.variable("TANGGAP_TEST_SMTP_CA"))
    let outcome = try await send(String(repeating: "panjang\r\n", count: 1_200_000), by: relay)
    #expect(
      outcome == .refused(code: 552, words: "5.3.4 Error: message file too big"))
  }

  /// The system trusts no such certificate.
  @Test(arguments: ["TANGGAP_TEST_SMTP", "TANGGAP_TEST_SMTPS"])
  func strangersAreNotTrusted(server: String) async throws {
    let relay = try MailRelay(Postfix.variable(server))
    #expect(try await send(by: relay) == .unreachable(.notTrusted))
  }

  /// Nor one that is of another name.
  @Test func namesMustFit() async throws {
    let relay = try MailRelay(
      Postfix.variable("TANGGAP_TEST_SMTP").replacing("127.0.0.1", with: "localhost"),
      authorities: Postfix.variable("TANGGAP_TEST_SMTP_CA"))
    #expect(try await send(by: relay) == .unreachable(.notTrusted))
  }
}

/// The mail server of this test run.
private enum Postfix {
  struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String {
      "\(name) is not set: run the tests as `scripts/with-postfix swift test`"
    }
  }

  struct NeverArrived: Error {}

  static func variable(_ name: String) throws -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else { throw Missing(name: name) }
    return value
  }

  /// The letter of that id, with lines ended as on the way; waits at most ten seconds.
  static func arrived(_ messageID: String) async throws -> [UInt8] {
    let folder = URL(filePath: try variable("TANGGAP_TEST_MAILDIR")).appending(path: "new")
    for _ in 0..<1_000 {
      for file in try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        if text.contains("<\(messageID)>") { return Array(text.replacing("\n", with: "\r\n").utf8) }
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw NeverArrived()
  }

  static func endsWith(_ end: [UInt8], _ bytes: [UInt8]) -> Bool {
    bytes.suffix(end.count).elementsEqual(end)
  }
}

import Testing

@testable import Post

/// What a letter looks like on its way and where it arrives.
@Suite struct MailLetterTests {
  @Test func everyHeader() throws {
    let letter = try MailReading(Letter.sample().bytes())
    #expect(letter.senderName == "Tanggap")
    #expect(letter.senderAddress == "tanggap@kota.example")
    #expect(letter.subject == "Laporan 2026-000123 selesai 🚧")
    let expected = [
      "Date": "Sat, 21 Nov 2026 20:58:42 +0000",
      "From": "Tanggap <tanggap@kota.example>",
      "To": "sri@warga.example",
      "Message-ID": "<laporan-123.2@kota.example>",
      "In-Reply-To": "<CAF+x=1@mail.example>",
      "References": "<laporan-123.0@kota.example> <CAF+x=1@mail.example>",
      "List-Unsubscribe": "<https://kota.example/berhenti?kunci=a1b2>",
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "X-Loop": "kota.example",
      "Content-Language": "id",
      "MIME-Version": "1.0",
      "Content-Type": "multipart/alternative; boundary=\"=_tanggap\"",
    ]
    for (name, value) in expected { #expect(letter.headers(name) == [value], "\(name)") }
  }

  @Test func plainThenHTML() throws {
    let sample = try Letter.sample()
    let html = try #require(sample.html)
    #expect(
      try MailReading(sample.bytes()).parts == [
        .init(type: "text/plain", charset: "utf-8", text: sample.text),
        .init(type: "text/html", charset: "utf-8", text: html),
      ])
  }

  @Test func whatIsLeftOutIsNotThere() throws {
    let sample = try Letter.sample()
    let letter = Letter(
      from: Mailbox(name: "", address: sample.from.address), to: sample.to, subject: "Halo",
      text: "Halo", messageID: "a@b", date: 0)
    #expect(
      String(decoding: try letter.bytes(), as: UTF8.self)
        == """
        Date: Thu, 01 Jan 1970 00:00:00 +0000
        From: tanggap@kota.example
        Subject: Halo
        To: sri@warga.example
        Message-ID: <a@b>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Halo

        """.replacing("\n", with: "\r\n"))
  }

  @Test func sameLetterSameBytes() throws {
    #expect(try Letter.sample().bytes() == Letter.sample().bytes())
  }

  @Test func manyAtOnce() async throws {
    let expected = try Letter.sample().bytes()
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<500 { group.addTask { try Letter.sample().bytes() } }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }

  /// RFC 5322, section 2.1.1; RFC 5321, section 2.3.8.
  @Test func linesAreOnesAServerTakes() throws {
    var letter = try Letter.sample()
    letter.subject = String(repeating: "Lubang besar sekali—", count: 60)
    letter.text = String(repeating: "panjang ", count: 5_000) + "\r\nlagi\rdan lagi\n"
    letter.html = String(repeating: "🚧", count: 5_000) + "\n"
    letter.references = (0..<200).map { "laporan-\($0).0@kota.example" }
    letter.listUnsubscribe = "https://kota.example/" + String(repeating: "x", count: 879)
    letter.messageID = String(repeating: "m", count: 890) + "@kota.test"
    let bytes = try letter.bytes()
    #expect(bytes.allSatisfy { $0 == 13 || $0 == 10 || $0 == 9 || (0x20...0x7E).contains($0) })
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    #expect(lines.dropLast().allSatisfy { $0.last == 13 && $0.count <= 999 })
    #expect(lines.allSatisfy { $0.dropLast().allSatisfy { $0 != 13 } })
    let read = try MailReading(bytes)
    #expect(read.subject == letter.subject)
    #expect(
      read.parts.first?.text == String(repeating: "panjang ", count: 5_000) + "\nlagi\ndan lagi\n")
    #expect(read.parts.last?.text == letter.html)
    #expect(
      read.headers("References") == [letter.references.map { "<\($0)>" }.joined(separator: " ")])
    #expect(read.headers("List-Unsubscribe") == ["<\(letter.listUnsubscribe ?? "")>"])
  }

  @Test(arguments: [
    "Dinas Bina Marga, Kota \"Contoh\"", "Bu Sri (RT 03) <palsu@jahat.example>", "Café – Résumé 🚧",
    "\\", "a@b.example", "Dinas; Kota: satu", String(repeating: "nama panjang é ", count: 12) + "z",
  ])
  func names(name: String) throws {
    var letter = try Letter.sample()
    letter.from = Mailbox(name: name, address: letter.from.address)
    let read = try MailReading(letter.bytes())
    #expect(read.senderName == name)
    #expect(read.senderAddress == "tanggap@kota.example")
  }

  @Test(arguments: [
    "Laporan Anda nomor 2026-000123 tentang jalan berlubang di Jl. Merdeka sudah ditangani petugas",
    "Lampu  mati", "🚧🚧 🚧", "ꦠꦔꦒꦥ꧀ laporan", "a — b — c", String(repeating: "x", count: 1_500),
  ])
  func subjects(subject: String) throws {
    var letter = try Letter.sample()
    letter.subject = subject
    #expect(try MailReading(letter.bytes()).subject == subject)
  }

  /// A reader's program would show what is encoded in them.
  @Test func encodedWordsOfOthersStayWhatTheyAre() throws {
    var letter = try Letter.sample()
    letter.subject = "=?utf-8?q?Dari=0AWali_Kota?= hai"
    letter.from = Mailbox(name: "=?utf-8?b?UGFsc3U=?=", address: letter.from.address)
    let read = try MailReading(letter.bytes())
    #expect(read.subject == "= ?utf-8?q?Dari=0AWali_Kota?= hai")
    #expect(read.senderName?.contains("Palsu") == false)
  }

  @Test func noTextEndsItsPart() throws {
    var letter = try Letter.sample()
    letter.text = "a\n--=_tanggap--\n\n--=_tanggap\nContent-Type: text/html\n\n<b>palsu</b>\n"
    let read = try MailReading(letter.bytes())
    #expect(read.parts.map(\.text) == [letter.text, letter.html])
  }

  @Test func answersSayTheyAnswer() throws {
    var letter = try Letter.sample()
    letter.autoSubmitted = .replied
    #expect(try MailReading(letter.bytes()).headers("Auto-Submitted") == ["auto-replied"])
  }
}

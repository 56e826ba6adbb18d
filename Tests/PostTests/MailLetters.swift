@testable import Post

extension Letter {
  /// A letter as a city writes it.
  static func sample() throws -> Letter {
    Letter(
      from: Mailbox(name: "Tanggap", address: try MailAddress("tanggap@kota.example")),
      to: try MailAddress("sri@warga.example"),
      subject: "Laporan 2026-000123 selesai 🚧",
      text:
        "Halo Bu Sri,\n\nJalan sudah diperbaiki 🎉.\n.titik di awal\n..dua titik\n\nTerima kasih\n",
      html: "<p>Halo Bu Sri,</p>\n<p>Jalan sudah diperbaiki 🎉.</p>\n.titik\n",
      messageID: "laporan-123.2@kota.example",
      references: ["laporan-123.0@kota.example", "CAF+x=1@mail.example"],
      date: 1_795_294_722_999,
      listUnsubscribe: "https://kota.example/berhenti?kunci=a1b2",
      autoSubmitted: .generated, loopMark: "kota.example", language: "id")
  }
}

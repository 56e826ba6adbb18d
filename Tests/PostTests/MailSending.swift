@testable import Post

/// Sends a letter to a server in clear.
func send(
  _ letter: String = "Subject: Halo\r\n\r\nHalo\r\n", to server: MailServer, path: String = "",
  patience: MailRelay.Patience = MailRelay.Patience()
) async throws -> MailOutcome {
  try await send(
    letter, by: MailRelay("smtp://127.0.0.1:\(server.port)\(path)", patience: patience))
}

func send(
  _ letter: String = "Subject: Halo\r\n\r\nHalo\r\n", by relay: MailRelay
) async throws -> MailOutcome {
  await relay.send(
    Array(letter.utf8), from: try MailAddress("tanggap@kota.example"),
    to: try MailAddress("sri@warga.example"))
}

extension Message {
  static let deskHangingTexts: [Message] = []
}

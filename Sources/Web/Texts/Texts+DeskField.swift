extension Message {
  static let fieldTexts: [Message] = []
}

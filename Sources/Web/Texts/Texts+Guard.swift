extension Message {
  static let guardTexts: [Message] = []
}

extension Message {
  static let checkTexts: [Message] = []
}

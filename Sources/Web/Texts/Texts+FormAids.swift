extension Message {
  static let formAidTexts: [Message] = []
}

extension Message {
  static let inboxTexts: [Message] = []
}

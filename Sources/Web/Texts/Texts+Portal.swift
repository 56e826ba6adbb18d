extension Message {
  static let portalTexts: [Message] = []
}

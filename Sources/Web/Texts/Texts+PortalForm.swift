extension Message {
  static let portalFormTexts: [Message] = []
}

extension Message {
  static let cityPageTexts: [Message] = []
}

extension Message {
  static let caseScreenTexts: [Message] = []
}

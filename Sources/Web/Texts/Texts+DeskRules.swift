extension Message {
  static let deskRuleTexts: [Message] = []
}

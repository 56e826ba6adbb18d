extension Message {
  static let formScriptTexts: [Message] = []
}

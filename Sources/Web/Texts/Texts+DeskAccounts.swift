extension Message {
  static let accountTexts: [Message] = []
}

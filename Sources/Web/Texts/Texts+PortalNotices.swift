extension Message {
  static let portalNoticeTexts: [Message] = []
}

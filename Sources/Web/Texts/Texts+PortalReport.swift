extension Message {
  static let portalReportTexts: [Message] = []
}

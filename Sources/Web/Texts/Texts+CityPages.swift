extension Message {
  static let cityPageTexts: [Message] = [baseMapTexts].flatMap { $0 }
}

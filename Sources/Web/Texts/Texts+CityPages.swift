extension Message {
  static let cityPageTexts: [Message] = [
    baseMapTexts, mapPageTexts, [mapCity], feedTexts, listTexts, publicNoticeTexts,
    publicNoticesTexts, posterTexts, guideFinderTexts, homeNewsTexts,
  ].flatMap { $0 }
}

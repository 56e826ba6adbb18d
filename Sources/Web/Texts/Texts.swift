extension Message {
  /// Every text of the interface: one line per file in this folder. A test compares it with the
  /// sources, so that no text escapes the check of its two languages.
  package static let all: [Message] = [
    kernelTexts, keptTexts, domainTexts, verbTexts, clockTexts, noticeTexts, refusalTexts, apiTexts,
    mapTexts, nearTexts,
    menuTexts,
    caseTexts, portalTexts, portalFormTexts, portalReportTexts, portalGuideTexts,
    deskTexts, deskLogInTexts, deskReportTexts, deskVerbTexts, deskKeepingTexts,
    deskWorkTexts, deskHangingTexts, deskRuleTexts, portalNoticeTexts, troubleTexts,
    formAidTexts,
    formScriptTexts,
    cityPageTexts,
    inboxTexts,
    caseScreenTexts,
    checkTexts,
    fieldTexts,
    accountTexts,
    guardTexts,
  ].flatMap { $0 }
}

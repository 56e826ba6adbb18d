/// What the administration log calls changes of rules, texts and webhooks.
extension Message {
  static let logTermsPublish = Message(
    "log.termsPublish", id: "Ketentuan tenggat diterbitkan", en: "Terms published")
  static let logTermsApply = Message(
    "log.termsApply", id: "Ketentuan diterapkan pada laporan terbuka",
    en: "Terms applied to open reports")
  static let logCalendarPublish = Message(
    "log.calendarPublish", id: "Kalender kerja diterbitkan", en: "Calendar published")
  static let logCalendarApply = Message(
    "log.calendarApply", id: "Kalender diterapkan pada laporan terbuka",
    en: "Calendar applied to open reports")
  static let logHaltDeclare = Message(
    "log.haltDeclare", id: "Keadaan darurat dinyatakan", en: "Emergency declared")
  static let logHaltEnd = Message(
    "log.haltEnd", id: "Keadaan darurat diakhiri", en: "Emergency ended")
  static let logTextChange = Message(
    "log.textChange", id: "Teks pesan diubah", en: "Text of a message changed")
  static let logTextReset = Message(
    "log.textReset", id: "Teks pesan dikembalikan", en: "Text of a message reset")
  static let logWebhookAdd = Message("log.webhookAdd", id: "Webhook ditambah", en: "Webhook added")
  static let logWebhookOn = Message(
    "log.webhookOn", id: "Webhook dinyalakan", en: "Webhook switched on")
  static let logWebhookOff = Message(
    "log.webhookOff", id: "Webhook dimatikan", en: "Webhook switched off")
  static let logWebhookTurn = Message(
    "log.webhookTurn", id: "Rahasia webhook diganti", en: "Webhook secret turned")
  static let logWebhookDrop = Message(
    "log.webhookDrop", id: "Rahasia lama webhook dihapus", en: "Old webhook secret dropped")
  static let logWebhookAgain = Message(
    "log.webhookAgain", id: "Pesan webhook dikirim lagi", en: "Webhook message sent again")

  static let deskRuleLogTexts = [
    logTermsPublish, logTermsApply, logCalendarPublish, logCalendarApply, logHaltDeclare,
    logHaltEnd, logTextChange, logTextReset, logWebhookAdd, logWebhookOn, logWebhookOff,
    logWebhookTurn, logWebhookDrop, logWebhookAgain,
  ]

  static let deskRuleTexts =
    deskRuleLogTexts + deskPolicyTexts + deskCalendarTexts + deskNoticeTextTexts
    + deskWebhookTexts + deskTimesTexts
}

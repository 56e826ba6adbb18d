/// Texts for whoever is asked to wait or to press once more.
extension Message {
  static let guardTrap = Message(
    "guard.trap", id: "Biarkan kosong", en: "Leave this empty")
  static let guardPressAgainTitle = Message(
    "guard.pressAgain.title", id: "Tekan sekali lagi", en: "Press once more")
  static let guardPressAgain = Message(
    "guard.pressAgain",
    id:
      "Isian ini datang sangat cepat, seperti dikirim mesin. Yang Anda ketik tidak hilang: tunggu {seconds} detik, lalu tekan tombol di bawah.",
    en:
      "This came very fast, as if a machine had sent it. What you typed is not lost: wait {seconds} seconds and press the button below."
  )
  static let guardTooMany = Message(
    "guard.tooMany",
    id:
      "Dari perangkat atau jaringan Anda datang terlalu banyak kiriman. Yang Anda ketik tidak hilang: biarkan halaman ini terbuka, tunggu {wait}, lalu tekan tombol di bawah.",
    en:
      "Too much came from your device or network. What you typed is not lost: leave this page open, wait {wait} and press the button below."
  )
  static let guardSeconds = Message("guard.seconds", id: "{count} detik", en: "{count} seconds")
  static let guardMinutes = Message("guard.minutes", id: "{count} menit", en: "{count} minutes")

  static let guardTexts =
    [guardTrap, guardPressAgainTitle, guardPressAgain, guardTooMany, guardSeconds, guardMinutes]
    + moderationTexts
}

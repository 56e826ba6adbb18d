/// Texts of support, of sharing a number and of the printed sheet.
extension Message {
  static let supportDo = Message("support.do", id: "Dukung laporan ini", en: "Support this report")
  static let supportTitle = Message(
    "support.title", id: "Dukung laporan {number}", en: "Support report {number}")
  static let supportLead = Message(
    "support.lead",
    id: "Mengalami masalah yang sama? Dukungan Anda dihitung satu kali, tanpa nama.",
    en: "Do you have the same trouble? Your support counts once, without a name.")
  static let supportThanks = Message(
    "support.thanks", id: "Terima kasih, dukungan Anda tercatat", en: "Thank you for your support")
  static let supportFollow = Message(
    "support.follow",
    id: "Simpan nomor ini. Di halaman laporan, kabar baru tampil dengan sendirinya.",
    en: "Keep this number. News appears on the report's page by itself.")
  static let supportHear = Message("support.hear", id: "Mau dikabari?", en: "Want to hear of it?")
  static let supportHearMail = Message("support.hearMail", id: "Surel", en: "E-mail")
  static let supportHearMailHint = Message(
    "support.hearMailHint",
    id: "Hanya dipakai untuk kabar laporan ini dan dihapus 30 hari setelah laporan ditutup.",
    en: "Used for news of this report only, and deleted 30 days after the report is closed.")
  static let supportHearDo = Message("support.hearDo", id: "Kabari saya", en: "Tell me")
  static let supportHears = Message(
    "support.hears", id: "Kabar laporan ini dikirim ke surel Anda.",
    en: "News of this report goes to your e-mail address.")
  static let supportHearStop = Message("support.hearStop", id: "Berhenti", en: "Stop")
  static let supportHearTooMany = Message(
    "support.hearTooMany", id: "Alamat ini sudah dipakai untuk terlalu banyak laporan.",
    en: "This address is in use for too many reports already.")
  static let supportGoOn = Message(
    "support.goOn", id: "Tetap kirim laporan saya", en: "Send my report all the same")
  static let supportCount = Message(
    "support.count", id: "{count} orang mendukung", en: "Supported by {count}")
  static let supportRow = Message("support.row", id: "Dukungan", en: "Support")

  static let shareCopy = Message("share.copy", id: "Salin nomor", en: "Copy number")
  static let shareCopied = Message("share.copied", id: "Nomor disalin", en: "Number copied")
  static let shareSend = Message("share.send", id: "Bagikan", en: "Share")
  static let sharePrint = Message("share.print", id: "Cetak", en: "Print")

  static let qrLabel = Message(
    "qr.label", id: "Kode QR menuju halaman laporan ini", en: "QR code to the page of this report")
  static let printSheet = Message(
    "print.sheet", id: "Lembar untuk dicetak", en: "Sheet for printing")
  static let printSecret = Message(
    "print.secret",
    id: "Pindai kode ini untuk membuka laporan Anda. Simpan baik-baik: kode ini kunci Anda.",
    en: "Scan this code to open your report. Keep it safe: this code is your key.")
  static let printLink = Message(
    "print.link", id: "Pindai kode ini untuk membuka halaman laporan.",
    en: "Scan this code to open the report's page.")

  static let doneQuick = Message(
    "done.quick", id: "Sudah beres, makasih", en: "All done, thank you")
  static let doneQuickHint = Message(
    "done.quickHint",
    id:
      "Satu ketukan memberi nilai 5 tanpa ulasan. Bila ternyata belum beres, laporan masih bisa dibuka kembali.",
    en: "One tap gives 5 without a review. If it is not done after all, you can still reopen it.")

  static let supportTexts = [
    supportDo, supportTitle, supportLead, supportThanks, supportFollow, supportGoOn, supportCount,
    supportHear, supportHearMail, supportHearMailHint, supportHearDo, supportHears,
    supportHearStop, supportHearTooMany, supportRow, shareCopy, shareCopied, shareSend, sharePrint,
    qrLabel, printSheet, printSecret,
    printLink, doneQuick, doneQuickHint,
  ]
}

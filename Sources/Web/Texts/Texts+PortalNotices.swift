/// Lateness in plain words, live pages, and by which ways reporters hear of their reports.
extension Message {
  static let reportSorry = Message(
    "report.sorry", id: "Mohon maaf atas keterlambatan ini.", en: "We apologise for the delay.")
  static let reportClosedUnanswered = Message(
    "report.closedUnanswered",
    id:
      "Laporan ditutup karena pertanyaan petugas tidak dijawab. Jawaban pelapor membukanya kembali, kapan pun.",
    en:
      "The report was closed because the officers' question was not answered. The reporter's answer opens it again, at any time."
  )
  static let reportFresh = Message(
    "report.fresh", id: "Halaman diperbarui: ada kabar baru.",
    en: "The page was updated: there is news.")
  static let reportHasNews = Message(
    "report.hasNews", id: "Ada kabar baru tentang laporan ini.",
    en: "There is news about this report.")
  static let reportShowNews = Message("report.showNews", id: "Tampilkan", en: "Show it")

  static let waysTitle = Message(
    "ways.title", id: "Kabar tentang laporan ini", en: "News about this report")
  static let waysLead = Message(
    "ways.lead",
    id:
      "Kami menulis saat laporan diterima, diteruskan, terlambat, dan selesai. Paling banyak satu pesan sehari, kecuali saat diterima dan selesai; tidak pada malam hari.",
    en:
      "We write when the report is received, handed on, late, and completed. At most one message a day, except at receipt and completion; not at night."
  )
  static let waysLegend = Message("ways.legend", id: "Kirim kabar lewat", en: "Send news by")
  static let waysMail = Message("ways.mail", id: "Surel", en: "E-mail")
  static let waysSMS = Message("ways.sms", id: "SMS", en: "Text message")
  static let waysNewMail = Message(
    "ways.newMail", id: "Alamat surel Anda", en: "Your e-mail address")
  static let waysOtherMail = Message(
    "ways.otherMail", id: "Alamat surel lain", en: "Another e-mail address")
  static let waysMailHint = Message(
    "ways.mailHint", id: "Hanya untuk kabar tentang laporan ini. Petugas tidak melihatnya.",
    en: "Only for news about this report. Officers do not see it.")
  static let waysSave = Message("ways.save", id: "Simpan", en: "Save")
  static let waysSaved = Message(
    "ways.saved", id: "Pilihan Anda disimpan.", en: "Your choice is saved.")
  static let waysNone = Message(
    "ways.none",
    id:
      "Kota ini belum mengirim surel atau SMS. Halaman laporan selalu menunjukkan keadaan terbaru.",
    en:
      "This city does not send e-mail or text messages yet. The report's page always shows how it stands."
  )
  static let waysBack = Message("ways.back", id: "Kembali ke laporan", en: "Back to the report")
  static let waysLink = Message(
    "ways.link", id: "Atur kabar tentang laporan ini", en: "Choose how to hear of this report")
  static let waysPush = Message(
    "ways.push", id: "Beri tahu lewat peramban ini", en: "Tell me through this browser")
  static let waysPushDone = Message(
    "ways.pushDone", id: "Peramban ini akan diberi tahu.", en: "This browser will be told.")
  static let waysPushFail = Message(
    "ways.pushFail", id: "Peramban tidak mengizinkan pemberitahuan, atau belum mendukungnya.",
    en: "The browser does not allow notifications, or does not know them yet.")

  static let stopTitle = Message("stop.title", id: "Berhenti menerima pesan", en: "Stop messages")
  static let stopLead = Message(
    "stop.lead", id: "Tekan tombol ini bila Anda tidak ingin menerima pesan seperti ini lagi.",
    en: "Press this button if you no longer want messages like this.")
  static let stopButton = Message("stop.button", id: "Berhenti", en: "Stop")
  static let stopDone = Message(
    "stop.done", id: "Anda tidak akan menerima pesan seperti ini lagi.",
    en: "You will not receive messages like this any more.")

  static let portalNoticeTexts = [
    reportSorry, reportClosedUnanswered, reportFresh, reportHasNews, reportShowNews, waysTitle,
    waysLead, waysLegend, waysMail, waysSMS, waysNewMail, waysOtherMail, waysMailHint, waysSave,
    waysSaved, waysNone, waysBack, waysLink, waysPush, waysPushDone, waysPushFail, stopTitle,
    stopLead, stopButton, stopDone,
  ]
}

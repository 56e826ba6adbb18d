/// Texts of the page of one report, and of what its reporter can do there.
extension Message {
  static let reportTitle = Message(
    "report.title", id: "Laporan {number}", en: "Report {number}")
  static let reportNext = Message(
    "report.next", id: "Langkah berikutnya", en: "Next step")
  static let reportHolder = Message(
    "report.holder", id: "Dipegang oleh", en: "With")
  static let reportDue = Message(
    "report.due", id: "Batas selesai", en: "Completion due")
  static let reportDecisionDue = Message(
    "report.decisionDue", id: "Batas keputusan", en: "Decision due")
  static let reportResult = Message(
    "report.result", id: "Hasil", en: "Result")
  static let reportReceived = Message(
    "report.received", id: "Diterima", en: "Received")
  static let reportClosed = Message(
    "report.closed", id: "Ditutup", en: "Closed")
  static let reportRating = Message(
    "report.rating", id: "Penilaian", en: "Rating")
  static let reportSilent = Message(
    "report.silent", id: "Tidak ada kabar selama {span}. Laporan ini ada di {holder}.",
    en: "Nothing has happened for {span}. This report is with {holder}.")
  static let silentEscalated = Message(
    "silent.escalated", id: "Terakhir diteruskan ke {unit} pada {date}.",
    en: "It was last passed up to {unit} on {date}.")
  static let silentWarned = Message(
    "silent.warned", id: "{unit} terakhir diperingatkan pada {date}.",
    en: "{unit} was last warned on {date}.")
  static let silentNotYet = Message(
    "silent.notYet", id: "Laporan ini belum diteruskan ke atasan.",
    en: "It has not been passed up yet.")
  static let reportSaid = Message(
    "report.said", id: "Isi laporan", en: "The report")
  static let reportText = Message(
    "report.text", id: "Cerita pelapor", en: "The reporter's words")
  static let reportPoint = Message(
    "report.point", id: "Titik", en: "Point")
  static let reportAbout = Message(
    "report.about", id: "Sekitar titik", en: "Around the point")
  static let reportHistory = Message(
    "report.history", id: "Riwayat", en: "History")
  static let reportPrivate = Message(
    "report.private",
    id: "Isi laporan ini privat. Yang tampil untuk umum hanya kelurahan, status, dan langkahnya.",
    en:
      "The content of this report is private. The public sees only the village, the status and the steps."
  )
  static let reportSealed = Message(
    "report.sealed", id: "Isi laporan ini rahasia. Yang tampil untuk umum hanya statusnya.",
    en: "The content of this report is sealed. The public sees only the status.")
  static let reportClosedToPublic = Message(
    "report.closedToPublic", id: "Isi laporan ini tidak lagi ditampilkan untuk umum.",
    en: "The content of this report is no longer shown to the public.")
  static let reportYours = Message(
    "report.yours", id: "Ini laporan Anda? {link}", en: "Is this your report? {link}")
  static let reportUnlock = Message(
    "report.unlock", id: "Buka dengan PIN", en: "Open it with your PIN")
  static let reporterTitle = Message(
    "reporter.title", id: "Untuk Anda sebagai pelapor", en: "For you as the reporter")
  static let reporterNothing = Message(
    "reporter.nothing", id: "Tidak ada yang perlu Anda lakukan sekarang.",
    en: "There is nothing for you to do now.")
  static let reporterAsks = Message(
    "reporter.asks", id: "{unit} bertanya kepada Anda", en: "{unit} asks you")
  static let reporterReply = Message(
    "reporter.reply", id: "Jawaban Anda", en: "Your answer")
  static let reporterRateTitle = Message(
    "reporter.rateTitle", id: "Nilai hasilnya", en: "Rate the result")
  static let reporterStars = Message(
    "reporter.stars", id: "Seberapa puas Anda?", en: "How satisfied are you?")
  static let reporterReasons = Message(
    "reporter.reasons", id: "Mengapa?", en: "Why?")
  static let reporterRateWords = Message(
    "reporter.rateWords", id: "Ulasan", en: "Your review")
  static let stars1 = Message(
    "stars.1", id: "sangat kecewa", en: "very disappointed")
  static let stars2 = Message(
    "stars.2", id: "kecewa", en: "disappointed")
  static let stars3 = Message(
    "stars.3", id: "cukup", en: "fair")
  static let stars4 = Message(
    "stars.4", id: "puas", en: "satisfied")
  static let stars5 = Message(
    "stars.5", id: "sangat puas", en: "very satisfied")
  static let reporterReopenTitle = Message(
    "reporter.reopenTitle", id: "Belum selesai?", en: "Not done yet?")
  static let reporterReopenText = Message(
    "reporter.reopenText",
    id:
      "Anda dapat membuka kembali laporan ini satu kali, dalam 7 hari setelah ditutup. Alasan tidak wajib.",
    en: "You can reopen this report once, within 7 days of its closing. No reason is required.")
  static let reporterReopenWords = Message(
    "reporter.reopenWords", id: "Apa yang belum selesai?", en: "What is not done?")
  static let reporterAddTitle = Message(
    "reporter.addTitle", id: "Tambah informasi", en: "Add information")
  static let reporterAddWords = Message(
    "reporter.addWords", id: "Informasi tambahan", en: "Further information")
  static let reporterStale = Message(
    "reporter.stale",
    id:
      "Laporan ini berubah setelah Anda membukanya. Tulisan Anda masih ada di halaman ini. Periksa keadaan terbaru, lalu kirim lagi bila masih perlu.",
    en:
      "This report changed after you opened it. What you wrote is still on this page. Look at the latest state and send it again if it is still needed."
  )
  static let reporterYouWrote = Message(
    "reporter.youWrote", id: "Yang Anda tulis:", en: "You wrote:")
  static let reporterRated = Message(
    "reporter.rated", id: "Terima kasih. Penilaian Anda tercatat.",
    en: "Thank you. Your rating is recorded.")
  static let reporterReopened = Message(
    "reporter.reopened", id: "Laporan dibuka kembali.", en: "The report is open again.")
  static let reporterWithdrawn = Message(
    "reporter.withdrawn", id: "Laporan Anda sudah dicabut.", en: "Your report has been withdrawn.")
  static let reporterReplied = Message(
    "reporter.replied", id: "Terima kasih. Jawaban Anda sudah diteruskan kepada petugas.",
    en: "Thank you. Your answer has reached the officers.")
  static let reporterAdded = Message(
    "reporter.added", id: "Terima kasih. Informasi Anda sudah diteruskan kepada petugas.",
    en: "Thank you. Your information has reached the officers.")
  static let withdrawTitle = Message(
    "withdraw.title", id: "Cabut laporan {number}?", en: "Withdraw report {number}?")
  static let withdrawLead = Message(
    "withdraw.lead",
    id:
      "Penanganan berhenti dan isi laporan tidak lagi tampil untuk umum. Pencabutan tidak dapat dibatalkan.",
    en: "Handling stops and the content is no longer public. This cannot be undone.")
  static let withdrawWords = Message(
    "withdraw.words", id: "Alasan Anda", en: "Your reason")
  static let withdrawYes = Message(
    "withdraw.yes", id: "Ya, cabut laporan", en: "Yes, withdraw it")
  static let withdrawNo = Message(
    "withdraw.no", id: "Tidak, kembali", en: "No, go back")

  static let portalReportTexts: [Message] = [
    reportTitle, reportNext, reportHolder, reportDue, reportDecisionDue, silentEscalated,
    silentWarned, silentNotYet, reportResult, reportReceived, reportClosed,
    reportRating, reportSilent, reportSaid, reportText, reportPoint, reportAbout, reportHistory,
    reportPrivate, reportSealed, reportClosedToPublic, reportYours, reportUnlock, reporterTitle,
    reporterNothing, reporterAsks, reporterReply, reporterRateTitle, reporterStars, reporterReasons,
    reporterRateWords, stars1, stars2, stars3, stars4, stars5, reporterReopenTitle,
    reporterReopenText, reporterReopenWords, reporterAddTitle, reporterAddWords, reporterStale,
    reporterYouWrote, reporterRated, reporterReopened, reporterWithdrawn, reporterReplied,
    reporterAdded, withdrawTitle, withdrawLead, withdrawWords, withdrawYes, withdrawNo,
  ]
}

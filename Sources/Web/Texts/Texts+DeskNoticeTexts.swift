import Domain

/// Texts of messages, as administrators change them.
extension Message {
  static func topic(_ topic: NoticeTopic) -> Message {
    switch topic {
    case .receipt: topicReceipt
    case .handedOver: topicHandedOver
    case .estimate: topicEstimate
    case .paused: topicPaused
    case .question: topicQuestion
    case .questionClosing: topicQuestionClosing
    case .late: topicLate
    case .acknowledged: topicAcknowledged
    case .completed: topicCompleted
    case .answered: topicAnswered
    case .rejected: topicRejected
    case .merged: topicMerged
    case .closedUnanswered: topicClosedUnanswered
    case .reopened: topicReopened
    case .supportedMoved: topicSupportedMoved
    case .supportedCompleted: topicSupportedCompleted
    case .supportedEnded: topicSupportedEnded
    case .supportedReopened: topicSupportedReopened
    case .arrived: topicArrived
    case .returned: topicReturned
    case .replied: topicReplied
    case .near: topicNear
    case .overdue: topicOverdue
    case .escalated: topicEscalated
    case .requested: topicRequested
    case .requestDecided: topicRequestDecided
    case .digest: topicDigest
    case .weekly: topicWeekly
    }
  }

  static let topicReceipt = Message("topic.receipt", id: "Tanda terima", en: "Receipt")
  static let topicHandedOver = Message(
    "topic.handedOver", id: "Laporan diteruskan", en: "Handed on")
  static let topicEstimate = Message("topic.estimate", id: "Perkiraan selesai", en: "Promised date")
  static let topicPaused = Message("topic.paused", id: "Tenggat dijeda", en: "Clock paused")
  static let topicQuestion = Message("topic.question", id: "Pertanyaan petugas", en: "Question")
  static let topicQuestionClosing = Message(
    "topic.questionClosing", id: "Pertanyaan akan menutup laporan",
    en: "Question about to close a report")
  static let topicLate = Message("topic.late", id: "Laporan terlambat", en: "Report late")
  static let topicAcknowledged = Message(
    "topic.acknowledged", id: "Tanggapan pimpinan", en: "Answer of a head")
  static let topicCompleted = Message(
    "topic.completed", id: "Laporan selesai", en: "Report completed")
  static let topicAnswered = Message(
    "topic.answered", id: "Pertanyaan dijawab", en: "Question answered")
  static let topicRejected = Message("topic.rejected", id: "Laporan ditolak", en: "Report rejected")
  static let topicMerged = Message("topic.merged", id: "Laporan digabung", en: "Report merged")
  static let topicClosedUnanswered = Message(
    "topic.closedUnanswered", id: "Ditutup tanpa jawaban", en: "Closed without an answer")
  static let topicReopened = Message("topic.reopened", id: "Dibuka kembali", en: "Reopened")
  static let topicSupportedMoved = Message(
    "topic.supportedMoved", id: "Yang didukung diteruskan", en: "Supported report handed on")
  static let topicSupportedCompleted = Message(
    "topic.supportedCompleted", id: "Yang didukung selesai", en: "Supported report completed")
  static let topicSupportedEnded = Message(
    "topic.supportedEnded", id: "Yang didukung ditutup", en: "Supported report closed")
  static let topicSupportedReopened = Message(
    "topic.supportedReopened", id: "Yang didukung dibuka kembali", en: "Supported report reopened")
  static let topicArrived = Message("topic.arrived", id: "Laporan masuk", en: "Report arrived")
  static let topicReturned = Message(
    "topic.returned", id: "Hasil dikembalikan", en: "Result sent back")
  static let topicReplied = Message("topic.replied", id: "Pelapor menulis", en: "Reporter wrote")
  static let topicNear = Message("topic.near", id: "Tenggat mendekat", en: "Nearly due")
  static let topicOverdue = Message("topic.overdue", id: "Lewat tenggat", en: "Overdue")
  static let topicEscalated = Message("topic.escalated", id: "Eskalasi", en: "Escalation")
  static let topicRequested = Message(
    "topic.requested", id: "Permintaan menunggu putusan", en: "Request waiting")
  static let topicRequestDecided = Message(
    "topic.requestDecided", id: "Permintaan diputuskan", en: "Request decided")
  static let topicDigest = Message("topic.digest", id: "Ringkasan harian", en: "Daily digest")
  static let topicWeekly = Message("topic.weekly", id: "Ringkasan pekanan", en: "Weekly summary")

  static let textsTitle = Message("texts.title", id: "Teks pesan", en: "Texts of messages")
  static let textsLead = Message(
    "texts.lead",
    id:
      "Kata-kata yang dikirim kepada pelapor dan petugas. Tanda kurung kurawal, misalnya {nomor}, diisi saat dikirim.",
    en:
      "The words sent to reporters and officers. Braces, such as {nomor}, are filled in when it is sent."
  )
  static let textsReporters = Message("texts.reporters", id: "Kepada pelapor", en: "To reporters")
  static let textsSupporters = Message(
    "texts.supporters", id: "Kepada pendukung", en: "To supporters")
  static let textsOfficers = Message("texts.officers", id: "Kepada petugas", en: "To officers")
  static let textsSummaries = Message("texts.summaries", id: "Ringkasan", en: "Summaries")
  static let textsTopic = Message("texts.topic", id: "Pesan", en: "Message")
  static let textsFormTitle = Message("texts.formTitle", id: "Judul", en: "Title")
  static let textsFormText = Message("texts.formText", id: "Isi surat", en: "Text")
  static let textsFormShort = Message("texts.formShort", id: "SMS", en: "SMS")
  static let textsOwn = Message("texts.own", id: "bawaan", en: "own")
  static let textsChanged = Message("texts.changed", id: "diubah kota", en: "changed by the city")
  static let textsWordsID = Message("texts.wordsID", id: "Bahasa Indonesia", en: "Indonesian")
  static let textsWordsEN = Message("texts.wordsEN", id: "Bahasa Inggris", en: "English")
  static let textsPlaceholders = Message(
    "texts.placeholders", id: "Yang boleh dipakai di sini: {names}",
    en: "What may stand here: {names}")
  static let textsPreview = Message("texts.preview", id: "Pratinjau", en: "Preview")
  static let textsPreviewLead = Message(
    "texts.previewLead", id: "Diisi dengan contoh sepanjang mungkin.",
    en: "Filled with examples as long as they get.")
  static let textsSee = Message("texts.see", id: "Lihat pratinjau", en: "See a preview")
  static let textsSave = Message("texts.save", id: "Simpan teks", en: "Save the text")
  static let textsSaved = Message(
    "texts.saved", id: "Teks tersimpan dan dipakai untuk pesan berikutnya.",
    en: "The text is saved and used from the next message on.")
  static let textsReset = Message(
    "texts.reset", id: "Kembalikan ke teks bawaan", en: "Go back to the program's own text")
  static let textsResetLead = Message(
    "texts.resetLead", id: "Teks bawaan: “{text}”", en: "The program's own text: “{text}”")
  static let textsWasReset = Message(
    "texts.wasReset", id: "Teks bawaan dipakai lagi.", en: "The program's own text is used again.")
  static let textsSeptets = Message(
    "texts.septets", id: "{count} dari {most} satuan SMS", en: "{count} of {most} SMS units")
  static let textsNotCounted = Message(
    "texts.notCounted", id: "Tidak dapat dikirim sebagai SMS", en: "Cannot be sent as SMS")
  static let textsUnknownPlaceholder = Message(
    "texts.unknownPlaceholder", id: "{name} tidak dapat dipakai di sini. Yang boleh: {allowed}",
    en: "{name} cannot be used here. What may: {allowed}")
  static let textsEmpty = Message(
    "texts.empty", id: "Tulis teksnya, atau kembalikan ke teks bawaan.",
    en: "Write the text, or go back to the program's own.")
  static let textsTooLong = Message(
    "texts.tooLong", id: "Terlalu panjang: paling banyak {most} karakter.",
    en: "Too long: at most {most} characters.")
  static let textsSeveralLines = Message(
    "texts.severalLines", id: "Judul harus satu baris.", en: "A title must be one line.")
  static let textsNotForTelephones = Message(
    "texts.notForTelephones",
    id:
      "Ada huruf atau tanda yang tidak dapat dikirim sebagai SMS, misalnya emoji atau tanda kutip lengkung.",
    en: "There is a letter or sign that SMS cannot carry, such as an emoji or a curved quote.")
  static let textsDoesNotFit = Message(
    "texts.doesNotFit",
    id:
      "Tidak muat dalam satu SMS: {count} dari {most} satuan dengan contoh terpanjang. Persingkat.",
    en: "It does not fit one SMS: {count} of {most} units with the longest examples. Shorten it.")
  static let textsBack = Message("texts.back", id: "Semua teks", en: "All texts")

  static let deskNoticeTextTexts = [
    topicReceipt, topicHandedOver, topicEstimate, topicPaused, topicQuestion, topicQuestionClosing,
    topicLate, topicAcknowledged, topicCompleted, topicAnswered, topicRejected, topicMerged,
    topicClosedUnanswered, topicReopened, topicSupportedMoved, topicSupportedCompleted,
    topicSupportedEnded, topicSupportedReopened, textsSupporters, topicArrived, topicReturned,
    topicReplied, topicNear,
    topicOverdue, topicEscalated, topicRequested, topicRequestDecided, topicDigest, topicWeekly,
    textsTitle, textsLead, textsReporters, textsOfficers, textsSummaries, textsTopic,
    textsFormTitle, textsFormText, textsFormShort, textsOwn, textsChanged, textsWordsID,
    textsWordsEN, textsPlaceholders, textsPreview, textsPreviewLead, textsSee, textsSave,
    textsSaved, textsReset, textsResetLead, textsWasReset, textsSeptets, textsNotCounted,
    textsUnknownPlaceholder, textsEmpty, textsTooLong, textsSeveralLines, textsNotForTelephones,
    textsDoesNotFit, textsBack,
  ]
}

/// The report screen: answers kept ready, who is there, related reports, a report in two.
extension Message {
  // MARK: Writing

  static let answerReadAll = Message(
    "answer.readAll", id: "Dibaca pelapor dan semua orang",
    en: "Read by the reporter and by everybody")
  static let answerReadReporter = Message(
    "answer.readReporter", id: "Dibaca pelapor", en: "Read by the reporter")
  static let answerReadOfficers = Message(
    "answer.readOfficers", id: "Hanya petugas", en: "Officers only")
  static let answerChannel = Message(
    "answer.channel", id: "Masuk lewat {channel}", en: "Came in by {channel}")
  static let answerTemplate = Message("answer.template", id: "Templat", en: "Template")
  static let answerUseTemplate = Message(
    "answer.useTemplate", id: "Pakai templat", en: "Use template")
  static let answerTemplateMissing = Message(
    "answer.templateMissing", id: "Pilih templatnya.", en: "Choose the template.")
  static let answerMarksLeft = Message(
    "answer.marksLeft", id: "Isi dahulu bagian {marks}: laporan ini tidak menyebutkannya.",
    en: "Fill in {marks} first: the report does not say it.")
  static let answerRoom = Message(
    "answer.room", id: "Sisa {left} karakter · setara {parts} SMS",
    en: "{left} characters left · as long as {parts} SMS")

  static let answerRoomNote = Message(
    "answer.roomNote", id: "Sisa {left} karakter", en: "{left} characters left")

  static let notePhotos = Message("note.photos", id: "Foto catatan", en: "Photos of the note")
  static let notePhotosHint = Message(
    "note.photosHint",
    id: "Hanya dilihat petugas. Paling banyak 5 foto, masing-masing sampai 10 MB.",
    en: "Seen by officers only. At most 5 photos of up to 10 MB each.")

  // MARK: Presence

  static let presenceReading = Message(
    "presence.reading", id: "{name} ({unit}) sedang membuka laporan ini.",
    en: "{name} ({unit}) has this report open.")
  static let presenceWriting = Message(
    "presence.writing", id: "{name} ({unit}) sedang menulis di laporan ini.",
    en: "{name} ({unit}) is writing on this report.")
  static let presenceAdvice = Message(
    "presence.advice",
    id: "Bicarakan dahulu siapa yang memutuskan. Anda tetap dapat mengirim.",
    en: "Agree first on who decides. You can still send.")
  static let presenceStale = Message(
    "presence.stale",
    id: "Laporan ini sudah berubah sejak Anda membukanya. Yang Anda tulis tetap ada di sini.",
    en: "The report has changed since you opened it. What you have written stays here.")
  static let presenceReload = Message(
    "presence.reload", id: "Muat yang terbaru", en: "Load the latest")

  // MARK: Related reports

  static let kinLikely = Message(
    "kin.likely", id: "Mungkin laporan yang sama", en: "Possibly the same report")
  static let kinLikelyLead = Message(
    "kin.likelyLead", id: "Laporan terbuka dalam jarak 100 m.", en: "Open reports within 100 m.")
  static let kinMerge = Message(
    "kin.merge", id: "Gabungkan ke {number}", en: "Merge into {number}")
  static let kinDistinct = Message(
    "kin.distinct", id: "Bukan duplikat", en: "Not a duplicate")
  static let kinPlace = Message(
    "kin.place", id: "Laporan lain di tempat ini", en: "Other reports at this place")
  static let kinPlaceLead = Message(
    "kin.placeLead", id: "Dalam jarak 100 m, 24 bulan terakhir.",
    en: "Within 100 m, in the last 24 months.")
  static let kinReporter = Message(
    "kin.reporter", id: "Laporan lain dari pelapor yang sama",
    en: "Other reports of the same reporter")
  static let kinReporterLead = Message(
    "kin.reporterLead",
    id: "Dikenali dari kontak atau peramban yang sama, tanpa membuka kontaknya.",
    en: "Known by the same contact or browser, without opening the contact.")

  // MARK: A report in two

  static let splitLead = Message(
    "split.lead",
    id:
      "Untuk laporan yang menyebut dua hal. Hal kedua mendapat nomor dan tenggat sendiri, tetap di unit ini. Pelapor mengikutinya dengan PIN yang sama.",
    en:
      "For a report that tells of two matters. The second gets its own number and deadlines and stays with this unit. The reporter follows it with the same PIN."
  )
  static let splitWords = Message(
    "split.words", id: "Kata-kata pelapor tentang hal kedua",
    en: "The reporter’s words on the second matter")
  static let splitWordsHint = Message(
    "split.wordsHint", id: "Hapus yang bukan bagiannya. Laporan ini sendiri tidak berubah.",
    en: "Delete what does not belong to it. This report itself does not change.")
  static let splitTooShort = Message(
    "split.tooShort", id: "Tulis paling sedikit 10 huruf tentang hal kedua.",
    en: "Write at least 10 letters on the second matter.")
  static let splitPhotos = Message(
    "split.photos", id: "Foto yang ikut", en: "Photos that go with it")

  static let caseScreenTexts: [Message] =
    [
      answerReadAll, answerReadReporter, answerReadOfficers, answerChannel, answerTemplate,
      answerUseTemplate, answerTemplateMissing, answerMarksLeft, answerRoom, answerRoomNote,
      notePhotos,
      notePhotosHint, presenceReading, presenceWriting, presenceAdvice, presenceStale,
      presenceReload, kinLikely, kinLikelyLead, kinMerge, kinDistinct, kinPlace, kinPlaceLead,
      kinReporter, kinReporterLead, splitLead, splitWords, splitWordsHint, splitTooShort,
      splitPhotos,
    ] + templateTexts
}

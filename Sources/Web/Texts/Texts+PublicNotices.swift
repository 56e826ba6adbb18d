/// Texts of the desk's page of public notices.
extension Message {
  static let publicNoticesTitle = Message(
    "publicNotices.title", id: "Pengumuman", en: "Public notices")
  static let publicNoticesLead = Message(
    "publicNotices.lead",
    id:
      "Pengumuman tampil di beranda dan pada daftar laporan wilayahnya, dari hari pertama sampai hari terakhir.",
    en:
      "Notices stand on the home page and on the list of their area, from the first day through the last."
  )
  static let publicNoticesWrite = Message(
    "publicNotices.write", id: "Tulis pengumuman", en: "Write a notice")
  static let publicNoticesList = Message(
    "publicNotices.list", id: "Semua pengumuman", en: "All notices")
  static let publicNoticesNone = Message(
    "publicNotices.none", id: "Belum ada pengumuman.", en: "There are no notices yet.")
  static let publicNoticesName = Message("publicNotices.name", id: "Judul", en: "Title")
  static let publicNoticesNameMissing = Message(
    "publicNotices.nameMissing", id: "Tulis judulnya.", en: "Write a title.")
  static let publicNoticesBody = Message("publicNotices.body", id: "Isi", en: "Text")
  static let publicNoticesBodyHint = Message(
    "publicNotices.bodyHint",
    id: "Apa yang terjadi, di mana, sampai kapan, dan apa yang dapat dilakukan warga.",
    en: "What happens, where, until when, and what people can do.")
  static let publicNoticesBodyMissing = Message(
    "publicNotices.bodyMissing", id: "Tulis isinya.", en: "Write the text.")
  static let publicNoticesNameEnglish = Message(
    "publicNotices.nameEnglish", id: "Judul dalam bahasa Inggris", en: "Title in English")
  static let publicNoticesBodyEnglish = Message(
    "publicNotices.bodyEnglish", id: "Isi dalam bahasa Inggris", en: "Text in English")
  static let publicNoticesEnglishHint = Message(
    "publicNotices.englishHint", id: "Tanpa ini, pembaca bahasa Inggris melihat teks Indonesia.",
    en: "Without it readers of English see the Indonesian text.")
  static let publicNoticesArea = Message("publicNotices.area", id: "Wilayah", en: "Area")
  static let publicNoticesAreaHint = Message(
    "publicNotices.areaHint", id: "Kosongkan bila untuk semua wilayah.",
    en: "Leave empty for all areas.")
  static let publicNoticesAreaWrong = Message(
    "publicNotices.areaWrong", id: "Pilih wilayah dari daftar.", en: "Choose an area from the list."
  )
  static let publicNoticesNotYours = Message(
    "publicNotices.notYours", id: "Pilih wilayah Anda sendiri.", en: "Choose your own area.")
  static let publicNoticesAll = Message("publicNotices.all", id: "Semua", en: "All")
  static let publicNoticesFrom = Message("publicNotices.from", id: "Hari pertama", en: "First day")
  static let publicNoticesFromHint = Message(
    "publicNotices.fromHint", id: "Kosongkan untuk mulai hari ini.",
    en: "Leave empty to begin today.")
  static let publicNoticesThrough = Message(
    "publicNotices.through", id: "Hari terakhir", en: "Last day")
  static let publicNoticesDayWrong = Message(
    "publicNotices.dayWrong", id: "Tulis tanggal, misalnya 2026-11-28.",
    en: "Write a date such as 2026-11-28.")
  static let publicNoticesThroughPast = Message(
    "publicNotices.throughPast",
    id: "Hari terakhir tidak boleh sebelum hari pertama atau sudah lewat.",
    en: "The last day cannot be before the first day or in the past.")
  static let publicNoticesFar = Message(
    "publicNotices.far", id: "Paling lama {days} hari.", en: "At most {days} days.")
  static let publicNoticesLong = Message(
    "publicNotices.long", id: "Paling banyak {most} huruf.", en: "At most {most} characters.")
  static let publicNoticesSend = Message("publicNotices.send", id: "Terbitkan", en: "Publish")
  static let publicNoticesState = Message("publicNotices.state", id: "Keadaan", en: "State")
  static let publicNoticesRunning = Message("publicNotices.running", id: "Berlaku", en: "In force")
  static let publicNoticesToCome = Message(
    "publicNotices.toCome", id: "Akan datang", en: "To come")
  static let publicNoticesOver = Message("publicNotices.over", id: "Berakhir", en: "Over")
  static let publicNoticesBy = Message("publicNotices.by", id: "Oleh", en: "By")
  static let publicNoticesAction = Message("publicNotices.action", id: "Tindakan", en: "Action")
  static let publicNoticesEnd = Message("publicNotices.end", id: "Akhiri", en: "End")
  static let publicNoticesPublished = Message(
    "publicNotices.published", id: "Pengumuman sudah terbit.", en: "The notice is published.")
  static let publicNoticesEnded = Message(
    "publicNotices.ended", id: "Pengumuman diakhiri.", en: "The notice was ended.")
  static let publicNoticesWasOver = Message(
    "publicNotices.wasOver", id: "Pengumuman itu sudah berakhir.",
    en: "That notice was over already.")
  static let logNoticePublish = Message(
    "log.noticePublish", id: "Pengumuman terbit", en: "Public notice published")
  static let logNoticeEnd = Message(
    "log.noticeEnd", id: "Pengumuman diakhiri", en: "Public notice ended")

  static let publicNoticesTexts = [
    publicNoticesTitle, publicNoticesLead, publicNoticesWrite, publicNoticesList, publicNoticesNone,
    publicNoticesName, publicNoticesNameMissing, publicNoticesBody, publicNoticesBodyHint,
    publicNoticesBodyMissing, publicNoticesNameEnglish, publicNoticesBodyEnglish,
    publicNoticesEnglishHint, publicNoticesArea, publicNoticesAreaHint, publicNoticesAreaWrong,
    publicNoticesNotYours, publicNoticesAll, publicNoticesFrom, publicNoticesFromHint,
    publicNoticesThrough, publicNoticesDayWrong, publicNoticesThroughPast, publicNoticesFar,
    publicNoticesLong, publicNoticesSend, publicNoticesState, publicNoticesRunning,
    publicNoticesToCome, publicNoticesOver, publicNoticesBy, publicNoticesAction, publicNoticesEnd,
    publicNoticesPublished, publicNoticesEnded, publicNoticesWasOver, logNoticePublish,
    logNoticeEnd,
  ]
}

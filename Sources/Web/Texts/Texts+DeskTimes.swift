/// Times and shares by month.
extension Message {
  static let timesTitle = Message("times.title", id: "Waktu dan ketepatan", en: "Times and shares")
  static let timesLead = Message(
    "times.lead", id: "Berapa lama laporan menunggu dan dikerjakan, menurut bulan.",
    en: "How long reports waited and were worked on, by month.")
  static let timesMonth = Message("times.month", id: "Bulan", en: "Month")
  static let timesKind = Message("times.kind", id: "Menurut", en: "By")
  static let timesShow = Message("times.show", id: "Tampilkan", en: "Show")
  static let timesAgency = Message("times.agency", id: "Perangkat daerah", en: "Agency")
  static let timesUnit = Message("times.unit", id: "Unit", en: "Unit")
  static let timesArea = Message("times.area", id: "Wilayah", en: "Area")
  static let timesCategory = Message("times.category", id: "Kategori", en: "Category")
  static let timesCity = Message("times.city", id: "Seluruh kota", en: "The whole city")
  static let timesDecided = Message("times.decided", id: "Diputuskan", en: "Decided")
  static let timesDecidedMean = Message(
    "times.decidedMean", id: "Rerata keputusan pertama", en: "First decision, mean")
  static let timesDecidedMedian = Message(
    "times.decidedMedian", id: "Median keputusan pertama", en: "First decision, median")
  static let timesFinished = Message("times.finished", id: "Selesai", en: "Completed")
  static let timesFinishedMean = Message(
    "times.finishedMean", id: "Rerata selesai", en: "Completion, mean")
  static let timesFinishedMedian = Message(
    "times.finishedMedian", id: "Median selesai", en: "Completion, median")
  static let timesOnTime = Message("times.onTime", id: "Tepat waktu", en: "On time")
  static let timesOverdue = Message(
    "times.overdue", id: "Terbuka dan lewat", en: "Open and overdue")
  static let timesOldest = Message("times.oldest", id: "Terbuka paling lama", en: "Oldest open")
  static let timesDefinition = Message(
    "times.definition",
    id:
      "Tepat waktu = selesai sebelum tenggat, dibagi yang selesai ditambah yang masih terbuka dan sudah lewat. Laporan yang digabung dihitung satu kali, bersama laporan utamanya. Waktu dikurangi jeda.",
    en:
      "On time = completed by the deadline, divided by those completed plus those open and overdue. Merged reports count once, with the report they were joined to. Times leave out pauses."
  )
  static let timesOpenNow = Message(
    "times.openNow", id: "Yang terbuka hanya dihitung di bulan berjalan.",
    en: "What is open counts in the current month only.")
  static let timesCountedAt = Message(
    "times.countedAt", id: "Dihitung {time}; dihitung ulang tiap jam.",
    en: "Counted {time}; counted anew every hour.")
  static let timesNone = Message(
    "times.none", id: "Belum ada hitungan untuk pilihan ini. Hitungan dibuat tiap jam.",
    en: "There are no figures for this choice yet. They are made every hour.")
  static let timesExport = Message(
    "times.export", id: "Unduh tabel ini (CSV)", en: "Download this table (CSV)")
  static let timesHours = Message("times.hours", id: "{n} jam", en: "{n} h")
  static let timesDays = Message("times.days", id: "{n} hari", en: "{n} d")

  static let deskTimesTexts = [
    timesTitle, timesLead, timesMonth, timesKind, timesShow, timesAgency, timesUnit, timesArea,
    timesCategory, timesCity, timesDecided, timesDecidedMean, timesDecidedMedian, timesFinished,
    timesFinishedMean, timesFinishedMedian, timesOnTime, timesOverdue, timesOldest,
    timesDefinition, timesOpenNow, timesCountedAt, timesNone, timesExport, timesHours, timesDays,
  ]
}

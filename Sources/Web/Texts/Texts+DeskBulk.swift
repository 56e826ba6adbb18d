/// One verb for several reports, and rounds of visits.
extension Message {
  static let bulkLead = Message(
    "bulk.lead", id: "Untuk laporan yang dicentang:", en: "For ticked reports:")
  // The script puts the number in place of {n}.
  static let bulkCount = Message(
    "bulk.count", id: "{n} laporan dicentang:", en: "Reports ticked: {n}")
  static let bulkTick = Message("bulk.tick", id: "Pilih {number}", en: "Select {number}")
  static let bulkNone = Message(
    "bulk.none", id: "Pilih sedikitnya satu laporan.", en: "Select at least one report.")
  static let bulkNoneFits = Message(
    "bulk.noneFits", id: "Ini tidak dapat dilakukan pada laporan mana pun yang dicentang.",
    en: "This cannot be done to any of the ticked reports.")
  static let bulkReports = Message("bulk.reports", id: "Laporan", en: "Reports")
  static let bulkHidden = Message(
    "bulk.hidden", id: "Tidak ada, atau tidak terbuka untuk Anda.",
    en: "Not there, or not open to you.")
  static let bulkLeftOut = Message(
    "bulk.leftOut", id: "Tidak ikut", en: "Left out")
  static let bulkReason = Message("bulk.reason", id: "Alasan", en: "Reason")
  static let bulkBack = Message("bulk.back", id: "Kembali ke daftar", en: "Back to the list")
  static let bulkWordsHint = Message(
    "bulk.wordsHint", id: "Kalimat yang sama ditulis di setiap laporan yang dipilih.",
    en: "The same words are written on every report selected.")
  static let bulkLocalOffice = Message(
    "bulk.localOffice", id: "Kantor setempat menurut lokasi tiap laporan",
    en: "The local office of each report's place")
  static let bulkDone = Message(
    "bulk.done", id: "Tercatat: {done} dari {all} laporan", en: "Done: {done} of {all} reports")
  static let bulkOutcome = Message("bulk.outcome", id: "Hasil", en: "Outcome")
  static let bulkOutcomeDone = Message("bulk.outcomeDone", id: "Tercatat", en: "Done")
  static let bulkOutcomeChanged = Message(
    "bulk.outcomeChanged", id: "Berubah sementara itu, tidak disentuh",
    en: "Changed meanwhile, left alone")
  static let bulkChanged = Message(
    "bulk.changed", id: "Berubah setelah dipilih", en: "Changed since it was chosen")
  static let bulkOutcomeNotTried = Message(
    "bulk.outcomeNotTried", id: "Belum tersimpan, coba lagi", en: "Not saved yet, try again")
  static let bulkOutcomeUnfilled = Message(
    "bulk.outcomeUnfilled", id: "Jawaban siap pakai tidak cocok: datanya belum lengkap",
    en: "The answer does not fit: the report lacks something it names")
  static let bulkTemplate = Message(
    "bulk.template", id: "Jawaban siap pakai", en: "Answer kept ready")
  static let bulkTemplateHint = Message(
    "bulk.templateHint",
    id: "Diisi otomatis menurut tiap laporan. Kalimat Anda di bawah ditambahkan di akhirnya.",
    en: "Filled in by each report. What you write below is added at its end.")
  static let bulkAgain = Message("bulk.again", id: "Coba lagi", en: "Try again")
  static let bulkAgainLead = Message(
    "bulk.againLead", id: "Lihat dulu laporan yang berubah, lalu centang bila tetap sesuai.",
    en: "Look at the reports that changed first, then tick those it still fits.")
  static let bulkTyped = Message("bulk.typed", id: "Yang Anda tulis", en: "What you wrote")

  static let routeTitle = Message("route.title", id: "Rute kunjungan", en: "Round of visits")
  static let routePrint = Message("route.print", id: "Cetak", en: "Print")
  static let routeFromHere = Message(
    "route.fromHere", id: "Urut dari tempat Anda.", en: "In order from where you are.")
  static let routeFromOffice = Message(
    "route.fromOffice", id: "Urut dari wilayah {unit}.", en: "In order from the area of {unit}.")
  static let routeFromFirst = Message(
    "route.fromFirst", id: "Urut dari laporan pertama.", en: "In order from the first report.")
  static let routeWay = Message(
    "route.way", id: "Jarak garis lurus seluruhnya {distance}.",
    en: "The whole way in straight lines is {distance}.")
  static let routeAway = Message("route.away", id: "+{distance}", en: "+{distance}")
  static let routeNoPlace = Message(
    "route.noPlace", id: "Tanpa titik lokasi", en: "Without a point on the map")
  static let routeLocate = Message(
    "route.locate", id: "Mulai dari tempat saya", en: "Start from where I am")
  static let routeWait = Message("route.wait", id: "Mencari lokasi…", en: "Finding your place…")
  static let routeLocated = Message(
    "route.located", id: "Lokasi ditemukan, ketelitian {m} m. Tekan Urutkan.",
    en: "Place found, accurate to {m} m. Press Put in order.")
  static let routeFailed = Message(
    "route.failed", id: "Lokasi tidak ditemukan.", en: "The place was not found.")
  static let routeOrder = Message("route.order", id: "Urutkan", en: "Put in order")

  static let bulkTexts = [
    bulkLead, bulkCount, bulkTick, bulkNone, bulkNoneFits, bulkReports, bulkHidden, bulkLeftOut,
    bulkReason,
    bulkBack, bulkWordsHint, bulkLocalOffice, bulkDone, bulkOutcome, bulkOutcomeDone,
    bulkOutcomeChanged, bulkChanged, bulkOutcomeNotTried, bulkOutcomeUnfilled, bulkTemplate,
    bulkTemplateHint,
    bulkAgain, bulkAgainLead, bulkTyped, routeTitle,
    routePrint, routeFromHere, routeFromOffice, routeFromFirst, routeWay, routeAway, routeNoPlace,
    routeLocate, routeWait, routeLocated, routeFailed, routeOrder,
  ]
}

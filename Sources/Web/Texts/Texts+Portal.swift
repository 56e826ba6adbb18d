/// Texts of the front door, the way back to a report, and the public list.
extension Message {
  static let portalTrack = Message(
    "portal.track", id: "Lacak laporan", en: "Track a report")
  static let portalSaid = Message(
    "portal.said", id: "{words}", en: "{words}")
  static let portalEmergencyLine = Message(
    "portal.emergencyLine", id: "Ada bahaya bagi nyawa? Telepon {number} sekarang.",
    en: "Is a life in danger? Call {number} now.")
  static let homeTitle = Message(
    "home.title", id: "Ada yang perlu dibenahi?", en: "Does something need mending?")
  static let homeLead = Message(
    "home.lead",
    id:
      "Kirim foto dan tempatnya. Kelurahan langsung menerimanya, dan Anda dapat mengikuti setiap langkahnya.",
    en:
      "Send a photo and the place. The village office gets it at once, and you can follow every step."
  )
  static let homeReport = Message(
    "home.report", id: "Buat laporan", en: "Make a report")
  static let homeTrack = Message(
    "home.track", id: "Lacak laporan Anda", en: "Track your report")
  static let homeTrackPIN = Message(
    "home.trackPIN", id: "Punya PIN? Buka laporan Anda", en: "Do you have a PIN? Open your report")
  static let homeBelongs = Message(
    "home.belongs", id: "Apa yang dapat disampaikan?", en: "What can you send?")
  static let homeBelongsComplaint = Message(
    "home.belongsComplaint",
    id: "Aduan: jalan rusak, lampu padam, sampah, banjir, gangguan ketertiban, dan pelayanan kota.",
    en: "Complaints: damaged roads, dark lamps, rubbish, floods, public order and city services.")
  static let homeBelongsQuestion = Message(
    "home.belongsQuestion", id: "Pertanyaan: syarat, biaya, dan cara mengurus layanan kota.",
    en: "Questions: conditions, costs and how to get a city service.")
  static let homeEmergency = Message(
    "home.emergency",
    id: "Kebakaran, kecelakaan, atau bahaya bagi nyawa bukan laporan: telepon {number}.",
    en: "Fire, an accident or danger to life is not a report: call {number}.")
  static let homeRecent = Message(
    "home.recent", id: "Laporan publik terbaru", en: "Latest public reports")
  static let homeAll = Message(
    "home.all", id: "Lihat semua laporan publik", en: "See all public reports")
  static let trackLead = Message(
    "track.lead",
    id:
      "Dengan nomor saja Anda melihat keadaan laporan. Dengan PIN Anda juga dapat menambah informasi, menjawab, dan menilai.",
    en:
      "The number alone shows how the report stands. With the PIN you can also add information, answer and rate."
  )
  static let trackNumber = Message(
    "track.number", id: "Nomor laporan", en: "Report number")
  static let trackNumberHint = Message(
    "track.numberHint", id: "Contoh: JK2503050007. Spasi dan huruf kecil tidak apa-apa.",
    en: "For example JK2503050007. Spaces and small letters are fine.")
  static let trackNumberWrong = Message(
    "track.numberWrong", id: "Tulis nomor laporan seperti pada tanda terima Anda.",
    en: "Write the report number as on your receipt.")
  static let trackNumberUnknown = Message(
    "track.numberUnknown", id: "Nomor ini tidak kami temukan. Periksa angka dan hurufnya.",
    en: "We found no report with this number. Check its digits and letters.")
  static let trackPIN = Message(
    "track.pIN", id: "PIN", en: "PIN")
  static let trackPINHint = Message(
    "track.pINHint", id: "Enam angka dari tanda terima Anda.", en: "Six digits from your receipt.")
  static let trackShow = Message(
    "track.show", id: "Lihat laporan", en: "Show the report")
  static let trackWrong = Message(
    "track.wrong", id: "Nomor dan PIN ini tidak cocok. Periksa keduanya.",
    en: "This number and PIN do not match. Check both.")
  static let trackTooMany = Message(
    "track.tooMany", id: "Terlalu banyak percobaan. Coba lagi setelah pukul {time}.",
    en: "Too many tries. Try again after {time}.")
  static let trackNeedsPIN = Message(
    "track.needsPIN",
    id: "Halaman itu hanya untuk pelapornya. Masukkan PIN dari tanda terima Anda.",
    en: "That page is only for the reporter. Enter the PIN from your receipt.")
  static let trackLinkUnknown = Message(
    "track.linkUnknown",
    id: "Tautan ini tidak dikenal. Periksa apakah tautannya lengkap, atau pakai nomor dan PIN.",
    en: "This link is not known. Check that it is complete, or use the number and PIN.")
  static let trackForgetTitle = Message(
    "track.forgetTitle", id: "Memakai perangkat bersama?", en: "Is this a shared device?")
  static let trackForgetText = Message(
    "track.forgetText",
    id:
      "Perangkat ini diingat selama 30 hari. Pada perangkat bersama, minta agar perangkat ini melupakan laporan Anda.",
    en: "This device is remembered for 30 days. On a shared device, have it forget your reports.")
  static let trackForget = Message(
    "track.forget", id: "Lupakan perangkat ini", en: "Forget this device")
  static let trackForgetUnsent = Message(
    "track.forgetUnsent",
    id: "Di perangkat ini masih ada laporan yang belum terkirim. Hapus juga?",
    en: "This device still holds reports that were not sent. Remove them as well?")
  static let trackForgotten = Message(
    "track.forgotten",
    id: "Perangkat ini sudah melupakan laporan Anda. Nomor dan PIN tetap berlaku.",
    en: "This device has forgotten your reports. Number and PIN still work.")
  static let listTitle = Message(
    "list.title", id: "Laporan warga", en: "Public reports")
  static let listLead = Message(
    "list.lead", id: "Hanya laporan yang oleh pelapornya dibuka untuk umum.",
    en: "Only reports their reporters opened to the public.")
  static let listSearch = Message(
    "list.search", id: "Cari kata atau nomor", en: "Search for words or a number")
  static let listState = Message(
    "list.state", id: "Status", en: "Status")
  static let listArea = Message(
    "list.area", id: "Wilayah", en: "Area")
  static let listShow = Message(
    "list.show", id: "Tampilkan", en: "Show")
  static let listMore = Message(
    "list.more", id: "Saring menurut kategori atau wilayah", en: "Filter by category or area")
  static let listDrop = Message(
    "list.drop", id: "Hapus saringan", en: "Drop this filter")
  static let listResults = Message(
    "list.results", id: "Hasil", en: "Results")
  static let listNone = Message(
    "list.none", id: "Belum ada laporan publik.", en: "There are no public reports yet.")
  static let listNoneFound = Message(
    "list.noneFound", id: "Tidak ada laporan yang cocok. Kurangi kata atau saringannya.",
    en: "No report matches. Use fewer words or filters.")
  static let listFilterTitle = Message(
    "list.filterTitle", id: "Saring laporan", en: "Filter the reports")

  static let listOpen = Message(
    "list.open", id: "Semua yang belum ditutup", en: "All that are open")
  static let listClosed = Message(
    "list.closed", id: "Semua yang ditutup", en: "All that are closed")
  static let listAll = Message("list.all", id: "Semua", en: "All")
  static let listMap = Message("list.map", id: "Lihat di peta", en: "See on the map")
  static let listSection = Message("list.section", id: "Bagian peta", en: "Part of the map")
  static let listPrivate = Message("list.private", id: "Laporan privat", en: "Private reports")
  static let listPrivateText = Message(
    "list.privateText", id: "Isinya tidak tampil untuk umum. Yang tampil hanya jumlahnya.",
    en: "Their content is not shown to the public, only how many there are.")
  static let metaClosed = Message(
    "meta.closed", id: "Isi laporan ini tidak dibuka untuk umum.",
    en: "The content of this report is not open to the public.")

  static let listTexts = [
    listOpen, listClosed, listAll, listMap, listSection, listPrivate, listPrivateText, metaClosed,
  ]

  static let portalTexts: [Message] = [
    portalTrack, portalSaid, portalEmergencyLine, homeTitle, homeLead, homeReport, homeTrack,
    homeTrackPIN, homeBelongs, homeBelongsComplaint, homeBelongsQuestion, homeEmergency, homeRecent,
    homeAll, trackLead, trackNumber, trackNumberHint, trackNumberWrong, trackNumberUnknown,
    trackPIN,
    trackPINHint, trackShow, trackWrong, trackTooMany, trackNeedsPIN, trackLinkUnknown,
    trackForgetTitle, trackForgetText, trackForget, trackForgetUnsent, trackForgotten, listTitle,
    listLead, listSearch,
    listState, listArea, listShow, listMore, listDrop, listResults, listNone, listNoneFound,
    listFilterTitle,
  ]
}

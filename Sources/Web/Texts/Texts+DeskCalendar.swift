/// The working calendar, and emergencies that stop the clocks of an area.
extension Message {
  static let calendarTitle = Message("calendar.title", id: "Kalender kerja", en: "Working calendar")
  static let calendarLead = Message(
    "calendar.lead",
    id:
      "Kapan kantor bekerja. Dipakai untuk waktu yang dihitung dalam jam kerja, dan untuk batas jeda.",
    en: "When offices work. Used for times counted in working hours, and for the limit of pauses.")
  static let calendarInForce = Message(
    "calendar.inForce", id: "Versi {version} berlaku sejak {time}.",
    en: "Version {version} holds since {time}.")
  static let calendarUnpublished = Message(
    "calendar.unpublished",
    id:
      "Belum ada kalender yang diterbitkan. Jam kantor Senin sampai Jumat 08.00 sampai 16.00 dipakai.",
    en:
      "No calendar has been published yet. Office hours are taken as Monday to Friday, 08.00 to 16.00."
  )
  static let calendarVersionTitle = Message(
    "calendar.versionTitle", id: "Kalender kerja, versi {version}",
    en: "Working calendar, version {version}")
  static let calendarOther = Message(
    "calendar.other", id: "Bukan versi yang berlaku untuk laporan baru.",
    en: "Not the version that holds for new reports.")
  static let calendarCurrent = Message(
    "calendar.current", id: "Lihat kalender yang berlaku", en: "See the calendar in force")
  static let calendarWeek = Message(
    "calendar.week", id: "Jam kantor biasa", en: "Ordinary office hours")
  static let calendarDay = Message("calendar.day", id: "Hari", en: "Day")
  static let calendarHours = Message("calendar.hours", id: "Jam kerja", en: "Hours")
  static let calendarFree = Message("calendar.free", id: "libur", en: "closed")
  static let calendarSpecial = Message(
    "calendar.special", id: "{name}: {from} sampai {through}", en: "{name}: {from} to {through}")
  static let calendarNoSpecials = Message(
    "calendar.noSpecials", id: "Tidak ada jam khusus, misalnya untuk Ramadan.",
    en: "There are no special hours, for Ramadan for example.")
  static let calendarSpecials = Message("calendar.specials", id: "Jam khusus", en: "Special hours")
  static let calendarHolidays = Message("calendar.holidays", id: "Hari libur", en: "Holidays")
  static let calendarHolidaysOf = Message(
    "calendar.holidaysOf", id: "Hari libur {year}: {count}", en: "Holidays of {year}: {count}")
  static let calendarDate = Message("calendar.date", id: "Tanggal", en: "Date")
  static let calendarName = Message("calendar.name", id: "Nama", en: "Name")
  static let calendarKind = Message("calendar.kind", id: "Jenis", en: "Kind")
  static let calendarNational = Message(
    "calendar.national", id: "libur nasional", en: "national holiday")
  static let calendarLeave = Message("calendar.leave", id: "cuti bersama", en: "collective leave")
  static let calendarMissingYear = Message(
    "calendar.missingYear",
    id:
      "Hari libur tahun {year} belum diisi. Sampai diisi, waktu kerja di tahun itu dihitung siang malam.",
    en:
      "The holidays of {year} have not been entered. Until they are, working time in that year is counted day and night."
  )
  static let calendarWarning = Message(
    "calendar.warning",
    id:
      "Hari libur tahun {year} belum diisi, padahal tahun itu mulai {days} hari lagi. Sampai diisi, waktu kerja di tahun itu dihitung siang malam.",
    en:
      "The holidays of {year} have not been entered, and that year begins in {days} days. Until they are, working time in that year is counted day and night."
  )
  static let calendarWarningNow = Message(
    "calendar.warningNow",
    id:
      "Hari libur tahun {year} belum diisi, padahal tahun itu sudah berjalan. Waktu kerja sekarang dihitung siang malam.",
    en:
      "The holidays of {year} have not been entered, and that year has begun. Working time is counted day and night now."
  )
  static let calendarWarningLink = Message(
    "calendar.warningLink", id: "Isi hari libur", en: "Enter the holidays")
  static let calendarWrite = Message(
    "calendar.write", id: "Ubah kalender", en: "Change the calendar")
  static let calendarPublished = Message(
    "calendar.published", id: "Versi {version} terbit dan berlaku untuk laporan baru.",
    en: "Version {version} is published and holds for new reports.")
  static let calendarHoursLabel = Message(
    "calendar.hoursLabel", id: "Jam kerja (CSV)", en: "Hours (CSV)")
  static let calendarHoursHint = Message(
    "calendar.hoursHint",
    id:
      "Kolom: period, from, through, day, open, close. Tanpa period = jam biasa; dengan period (nama, tanggal pertama, tanggal terakhir) = jam khusus. day: mon, tue, wed, thu, fri, sat, sun. Hari tanpa baris = libur; dua baris = ada istirahat di antaranya.",
    en:
      "Columns: period, from, through, day, open, close. Without a period: ordinary hours; with one (name, first day, last day): special hours. day: mon, tue, wed, thu, fri, sat, sun. A day without a row is closed; two rows leave a break between them."
  )
  static let calendarHolidaysLabel = Message(
    "calendar.holidaysLabel", id: "Hari libur (CSV)", en: "Holidays (CSV)")
  static let calendarHolidaysHint = Message(
    "calendar.holidaysHint",
    id:
      "Kolom: date (2026-08-17), name, kind (national = libur nasional, collectiveLeave = cuti bersama). Semua tahun sekaligus: yang tidak ditulis hilang dari versi baru.",
    en:
      "Columns: date (2026-08-17), name, kind (national or collectiveLeave). All years together: what is left out is gone from the new version."
  )
  static let calendarFaultHours = Message(
    "calendar.faultHours",
    id: "{place}, {day}: jam kerja kosong, bertumpukan, atau tutup sebelum buka.",
    en: "{place}, {day}: hours are empty, overlap, or close before they open.")
  static let calendarFaultDates = Message(
    "calendar.faultDates", id: "{place}: tanggal terakhir ada sebelum tanggal pertama.",
    en: "{place}: its last day is before its first.")
  static let calendarFaultNoWork = Message(
    "calendar.faultNoWork", id: "Jam biasa tidak berisi satu jam kerja pun.",
    en: "The ordinary hours hold no working time at all.")
  static let calendarChangeDay = Message(
    "calendar.changeDay", id: "{day}: dari {before} menjadi {after}",
    en: "{day}: from {before} to {after}")
  static let calendarChangeSpecialAdded = Message(
    "calendar.changeSpecialAdded", id: "Jam khusus baru: {name}", en: "New special hours: {name}")
  static let calendarChangeSpecialRemoved = Message(
    "calendar.changeSpecialRemoved", id: "Jam khusus dihapus: {name}",
    en: "Special hours removed: {name}")
  static let calendarChangeSpecial = Message(
    "calendar.changeSpecial", id: "Jam khusus berubah: {name}", en: "Special hours changed: {name}")
  static let calendarChangeHolidayAdded = Message(
    "calendar.changeHolidayAdded", id: "Libur baru: {date}, {name}",
    en: "New holiday: {date}, {name}")
  static let calendarChangeHolidayRemoved = Message(
    "calendar.changeHolidayRemoved", id: "Libur dihapus: {date}, {name}",
    en: "Holiday removed: {date}, {name}")
  static let calendarChangeOrder = Message(
    "calendar.changeOrder", id: "Hanya urutan baris yang berubah",
    en: "Only the order of rows changes")
  static let calendarMon = Message("calendar.mon", id: "Senin", en: "Monday")
  static let calendarTue = Message("calendar.tue", id: "Selasa", en: "Tuesday")
  static let calendarWed = Message("calendar.wed", id: "Rabu", en: "Wednesday")
  static let calendarThu = Message("calendar.thu", id: "Kamis", en: "Thursday")
  static let calendarFri = Message("calendar.fri", id: "Jumat", en: "Friday")
  static let calendarSat = Message("calendar.sat", id: "Sabtu", en: "Saturday")
  static let calendarSun = Message("calendar.sun", id: "Minggu", en: "Sunday")

  static let haltTitle = Message(
    "halt.title", id: "Keadaan darurat wilayah", en: "Emergencies of an area")
  static let haltLead = Message(
    "halt.lead",
    id:
      "Selama keadaan darurat, tenggat semua laporan di wilayah itu berhenti berjalan, juga untuk laporan yang masuk kemudian. Pelapor diberi tahu dengan kata-kata Anda. Laporan tetap dikerjakan seperti biasa; keterlambatan yang sudah terjadi tidak terhapus.",
    en:
      "During an emergency the clocks of all reports in the area stand still, also of those that come in later. Reporters are told in your words. Reports are worked on as usual; what is late already stays late."
  )
  static let haltSoon = Message(
    "halt.soon", id: "Berlaku dalam satu atau dua menit.",
    en: "It takes effect within a minute or two.")
  static let haltDeclare = Message(
    "halt.declare", id: "Nyatakan keadaan darurat", en: "Declare an emergency")
  static let haltArea = Message("halt.area", id: "Wilayah", en: "Area")
  static let haltAreaHint = Message(
    "halt.areaHint", id: "Kota, kecamatan, atau kelurahan.", en: "A city, district or village.")
  static let haltAreaMissing = Message(
    "halt.areaMissing", id: "Pilih wilayah dari daftar.", en: "Choose an area from the list.")
  static let haltUntil = Message(
    "halt.until", id: "Sampai dengan tanggal", en: "Through the day of")
  static let haltUntilHint = Message(
    "halt.untilHint",
    id: "Hari terakhir keadaan darurat. Bila perlu lebih lama, dapat dinyatakan lagi.",
    en: "Last day of the emergency. If it lasts longer it can be declared again.")
  static let haltUntilWrong = Message(
    "halt.untilWrong", id: "Tulis tanggal yang ada, seperti 2026-08-17.",
    en: "Enter a day that exists, such as 2026-08-17.")
  static let haltUntilPast = Message(
    "halt.untilPast", id: "Tanggal itu sudah lewat.", en: "That day is over.")
  static let haltUntilFar = Message(
    "halt.untilFar", id: "Paling lama {days} hari dari sekarang.",
    en: "At most {days} days from now.")
  static let haltWords = Message(
    "halt.words", id: "Kata-kata untuk pelapor", en: "Words to reporters")
  static let haltWordsHint = Message(
    "halt.wordsHint", id: "Misalnya: Banjir di kelurahan Anda; petugas mendahulukan pengungsian.",
    en: "For example: Floods in your village; officers see to the evacuation first.")
  static let haltWordsMissing = Message(
    "halt.wordsMissing", id: "Tulis apa yang terjadi, untuk dibaca pelapor.",
    en: "Write what has happened, for reporters to read.")
  static let haltWordsLong = Message(
    "halt.wordsLong", id: "Paling panjang {most} karakter.", en: "At most {most} characters.")
  static let haltList = Message("halt.list", id: "Keadaan darurat", en: "Emergencies")
  static let haltNone = Message(
    "halt.none", id: "Belum pernah ada keadaan darurat.", en: "There has been no emergency yet.")
  static let haltFrom = Message("halt.from", id: "Mulai", en: "Since")
  static let haltThrough = Message("halt.through", id: "Sampai", en: "Until")
  static let haltState = Message("halt.state", id: "Keadaan", en: "State")
  static let haltBy = Message("halt.by", id: "Dinyatakan oleh", en: "Declared by")
  static let haltRunning = Message("halt.running", id: "Berlangsung", en: "Under way")
  static let haltOver = Message("halt.over", id: "Berakhir", en: "Over")
  static let haltAction = Message("halt.action", id: "Tindakan", en: "Action")
  static let haltEnd = Message("halt.end", id: "Akhiri sekarang", en: "End it now")
  static let haltDeclared = Message(
    "halt.declared", id: "Keadaan darurat dinyatakan. Tenggat berhenti dalam satu atau dua menit.",
    en: "The emergency is declared. The clocks stop within a minute or two.")
  static let haltEnded = Message(
    "halt.ended", id: "Keadaan darurat diakhiri. Tenggat berjalan lagi dalam satu atau dua menit.",
    en: "The emergency is ended. The clocks run again within a minute or two.")
  static let haltWasOver = Message(
    "halt.wasOver", id: "Keadaan darurat itu sudah berakhir.",
    en: "That emergency is over already.")

  static let deskCalendarTexts = [
    calendarTitle, calendarLead, calendarInForce, calendarUnpublished, calendarVersionTitle,
    calendarOther, calendarCurrent, calendarWeek, calendarDay, calendarHours, calendarFree,
    calendarSpecial, calendarNoSpecials, calendarSpecials, calendarHolidays, calendarHolidaysOf,
    calendarDate, calendarName, calendarKind, calendarNational, calendarLeave, calendarMissingYear,
    calendarWarning, calendarWarningNow, calendarWarningLink, calendarWrite, calendarPublished,
    calendarHoursLabel, calendarHoursHint, calendarHolidaysLabel,
    calendarHolidaysHint, calendarFaultHours, calendarFaultDates, calendarFaultNoWork,
    calendarChangeDay, calendarChangeSpecialAdded, calendarChangeSpecialRemoved,
    calendarChangeSpecial, calendarChangeHolidayAdded, calendarChangeHolidayRemoved,
    calendarChangeOrder, calendarMon, calendarTue, calendarWed, calendarThu, calendarFri,
    calendarSat, calendarSun, haltTitle, haltLead, haltSoon, haltDeclare, haltArea, haltAreaHint,
    haltAreaMissing, haltUntil, haltUntilHint, haltUntilWrong, haltUntilPast, haltUntilFar,
    haltWords, haltWordsHint, haltWordsMissing, haltWordsLong, haltList, haltNone, haltFrom,
    haltThrough, haltState, haltBy, haltRunning, haltOver, haltAction, haltEnd, haltDeclared,
    haltEnded, haltWasOver,
  ]
}

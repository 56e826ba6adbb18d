import Domain

/// Terms: their tables, their changes, and publishing them.
extension Message {
  /// What is told to whom, by step of the ladder.
  static func rung(_ rung: Rung) -> Message {
    switch rung {
    case .holder: rungHolder
    case .unitHead: rungUnitHead
    case .upperHead: rungUpperHead
    case .arbiter: rungArbiter
    case .governor: rungGovernor
    }
  }

  static let policyTitle = Message("policy.title", id: "Ketentuan tenggat", en: "Terms")
  static let policyLead = Message(
    "policy.lead",
    id:
      "Berapa lama tiap langkah boleh berlangsung, dan siapa yang diberi tahu bila lebih lama. Ketentuan yang sudah terbit tidak pernah berubah: perubahan adalah versi baru.",
    en:
      "How long each step may take, and who is told when it takes longer. Published terms never change: a change is a new version."
  )
  static let policyInForce = Message(
    "policy.inForce", id: "Versi {version} berlaku untuk laporan baru sejak {time}.",
    en: "Version {version} holds for new reports since {time}.")
  static let policyUnpublished = Message(
    "policy.unpublished",
    id: "Belum ada ketentuan yang diterbitkan. Yang berlaku adalah angka dari data kota.",
    en: "No terms have been published yet. The figures of the city's own data hold.")
  static let policyVersionTitle = Message(
    "policy.versionTitle", id: "Ketentuan tenggat, versi {version}", en: "Terms, version {version}")
  static let policyOther = Message(
    "policy.other", id: "Bukan versi yang berlaku untuk laporan baru.",
    en: "Not the version that holds for new reports.")
  static let policyCurrent = Message(
    "policy.current", id: "Lihat ketentuan yang berlaku", en: "See the terms in force")
  static let policyRules = Message("policy.rules", id: "Aturan waktu", en: "Time rules")
  static let policyRulesLead = Message(
    "policy.rulesLead",
    id:
      "Aturan pertama yang cocok dengan laporan berlaku, dan tetap berlaku walaupun kategorinya diubah.",
    en:
      "The first rule that matches a report holds, and goes on holding when its category is changed."
  )
  static let policyPosition = Message("policy.position", id: "Urutan", en: "Order")
  static let policyCategory = Message("policy.category", id: "Kategori", en: "Category")
  static let policyChannel = Message("policy.channel", id: "Kanal", en: "Channel")
  static let policyKind = Message("policy.kind", id: "Jenis", en: "Kind")
  static let policyAny = Message("policy.any", id: "semua", en: "all")
  static let policyCoordination = Message(
    "policy.coordination", id: "Keputusan pertama", en: "First decision")
  static let policyCompletion = Message("policy.completion", id: "Selesai", en: "Completion")
  static let policyShare = Message(
    "policy.share", id: "Langkah unit berikutnya", en: "Step of the next unit")
  static let policyVerification = Message(
    "policy.verification", id: "Verifikasi", en: "Verification")
  static let policyLadder = Message(
    "policy.ladder", id: "Tangga peringatan", en: "Ladder of warnings")
  static let policyClock = Message("policy.clock", id: "Waktu untuk", en: "Time for")
  static let policyPercent = Message("policy.percent", id: "Terpakai", en: "Used")
  static let policyTold = Message("policy.told", id: "Yang diberi tahu", en: "Who is told")
  static let policyLimits = Message("policy.limits", id: "Batas lain", en: "Other limits")
  static let policyLimit = Message("policy.limit", id: "Batas", en: "Limit")
  static let policyValue = Message("policy.value", id: "Nilai", en: "Value")
  static let policyPauses = Message(
    "policy.pauses", id: "Jeda satu laporan tanpa izin, seluruhnya",
    en: "Pauses of one report without approval, together")
  static let policyEstimate = Message(
    "policy.estimate", id: "Perkiraan selesai tanpa izin, sejak laporan diterima",
    en: "Promised date without approval, after receipt")
  static let policyNotice = Message(
    "policy.notice", id: "Pertanyaan tidak dijawab: pelapor diingatkan setelah",
    en: "Unanswered question: the reporter is reminded after")
  static let policyClose = Message(
    "policy.close", id: "Pertanyaan tidak dijawab: laporan ditutup setelah",
    en: "Unanswered question: the report is closed after")
  static let policyVersions = Message("policy.versions", id: "Semua versi", en: "All versions")
  static let policyVersion = Message("policy.version", id: "Versi", en: "Version")
  static let policyPublishedAt = Message("policy.publishedAt", id: "Terbit", en: "Published")
  static let policyPublishedBy = Message("policy.publishedBy", id: "Oleh", en: "By")
  static let policyNote = Message("policy.note", id: "Catatan", en: "Note")
  static let policyFromFolder = Message("policy.fromFolder", id: "data kota", en: "the city's data")
  static let policyWrite = Message(
    "policy.write", id: "Susun ketentuan baru", en: "Write new terms")
  static let policyPublished = Message(
    "policy.published", id: "Versi {version} terbit dan berlaku untuk laporan baru.",
    en: "Version {version} is published and holds for new reports.")
  static let policyApplied = Message(
    "policy.applied", id: "Laporan yang masih terbuka sedang dihitung ulang.",
    en: "Open reports are being recalculated.")
  static let policyDownload = Message("policy.download", id: "Unduh {file}", en: "Download {file}")

  static let publishRulesLabel = Message(
    "publish.rulesLabel", id: "Aturan waktu (CSV)", en: "Time rules (CSV)")
  static let publishRulesHint = Message(
    "publish.rulesHint",
    id:
      "Kolom: category (kode kategori), channel (kode kanal), kind (complaint = aduan, inquiry = pertanyaan), lalu empat waktu. Kosong berarti semua; baris terakhir harus kosong di ketiganya. Waktu: 6 h = 6 jam, 7 d = 7 hari, 90 m = 90 menit; 12 wh = 12 jam kerja.",
    en:
      "Columns: category (its code), channel (its code), kind (complaint or inquiry), then four times. Empty means all; the last row must leave the three empty. Times: 6 h, 7 d, 90 m run day and night; 12 wh are 12 hours of working time."
  )
  static let publishLadderLabel = Message(
    "publish.ladderLabel", id: "Tangga peringatan (CSV)", en: "Ladder of warnings (CSV)")
  static let publishLadderHint = Message(
    "publish.ladderHint",
    id:
      "Kolom: clock (coordination = keputusan pertama, completion = selesai, share = langkah unit, verification = verifikasi, estimate = janji selesai, request = permintaan yang menunggu putusan), percent (100 = tepat pada tenggat), to (holder = pemegang, unitHead = kepala unit, upperHead = kepala di atasnya, arbiter = penengah, governor = kantor gubernur).",
    en:
      "Columns: clock (coordination, completion, share, verification, estimate or request), percent (100 = the deadline), to (holder, unitHead, upperHead, arbiter or governor)."
  )
  static let publishFile = Message(
    "publish.file", id: "Atau pilih berkas CSV", en: "Or choose a CSV file")
  static let publishFileHint = Message(
    "publish.fileHint", id: "Berkas menggantikan isi kotak di atasnya.",
    en: "The file replaces what stands in the box above.")
  static let publishFileLarge = Message(
    "publish.fileLarge", id: "Berkas terlalu besar: paling banyak {most} bita.",
    en: "The file is too large: at most {most} bytes.")
  static let publishFileText = Message(
    "publish.fileText", id: "Berkas itu bukan teks UTF-8. Simpan sebagai “CSV UTF-8”.",
    en: "The file is not UTF-8 text. Save it as “CSV UTF-8”.")
  static let publishPauses = Message(
    "publish.pauses", id: "Jeda tanpa izin, jam kerja",
    en: "Pauses without approval, working hours")
  static let publishEstimate = Message(
    "publish.estimate", id: "Perkiraan selesai tanpa izin, hari",
    en: "Promised date without approval, days")
  static let publishNotice = Message(
    "publish.notice", id: "Pelapor diingatkan setelah, hari", en: "Reporter reminded after, days")
  static let publishClose = Message(
    "publish.close", id: "Laporan ditutup setelah, hari", en: "Report closed after, days")
  static let publishWholeNumber = Message(
    "publish.wholeNumber", id: "Isi dengan angka bulat dari {least} sampai {most}.",
    en: "Enter a whole number from {least} to {most}.")
  static let publishCloseEarly = Message(
    "publish.closeEarly",
    id: "Laporan harus ditutup setelah pelapor diingatkan: isi lebih dari {days} hari.",
    en: "A report must be closed after the reporter was reminded: enter more than {days} days.")
  static let publishNote = Message(
    "publish.note", id: "Catatan untuk versi ini", en: "Note on this version")
  static let publishNoteHint = Message(
    "publish.noteHint", id: "Mengapa diubah, misalnya nomor keputusan. Terlihat di daftar versi.",
    en: "Why it changes, such as the number of a decree. Shown in the list of versions.")
  static let publishNoteMissing = Message(
    "publish.noteMissing", id: "Tulis mengapa ketentuan diubah, paling panjang 500 karakter.",
    en: "Write why it changes, in at most 500 characters.")
  static let publishApply = Message(
    "publish.apply", id: "Laporan yang masih terbuka", en: "Open reports")
  static let publishApplyHint = Message(
    "publish.applyHint",
    id: "Tanpa centang, laporan yang sudah masuk memakai ketentuan saat diterima.",
    en: "Unless ticked, reports that are there keep the terms of the day they came in.")
  static let publishApplyChoice = Message(
    "publish.applyChoice", id: "Terapkan juga pada laporan yang masih terbuka",
    en: "Apply to open reports too")
  static let publishApplyChoiceHint = Message(
    "publish.applyChoiceHint",
    id:
      "Ketentuan dan kalender terbaru lalu berlaku untuk semuanya; tiap laporan mencatatnya dan tenggatnya dapat maju atau mundur.",
    en:
      "The latest terms and calendar then hold for all of them; each report records it, and its deadlines may move either way."
  )
  static let publishPreview = Message(
    "publish.preview", id: "Lihat perubahan", en: "See what changes")
  static let publishPreviewTitle = Message(
    "publish.previewTitle", id: "Periksa sebelum terbit", en: "Check before publishing")
  static let publishChanges = Message("publish.changes", id: "Yang berubah", en: "What changes")
  static let publishNoChanges = Message(
    "publish.noChanges", id: "Isinya sama dengan yang berlaku; tidak ada versi baru.",
    en: "It says what is in force already; there is no new version.")
  static let publishMoreChanges = Message(
    "publish.moreChanges", id: "dan {count} perubahan lain", en: "and {count} more changes")
  static let publishWillRecalculate = Message(
    "publish.willRecalculate", id: "{count} laporan terbuka akan dihitung ulang.",
    en: "{count} open reports will be recalculated.")
  static let publishWillKeep = Message(
    "publish.willKeep", id: "{count} laporan terbuka tetap memakai ketentuan lamanya.",
    en: "{count} open reports keep their old terms.")
  static let publishSend = Message("publish.send", id: "Terbitkan", en: "Publish")
  static let publishSendApply = Message(
    "publish.sendApply", id: "Terapkan pada laporan terbuka", en: "Apply to open reports")
  static let publishMend = Message("publish.mend", id: "Ubah lagi", en: "Change it again")
  static let publishNothing = Message(
    "publish.nothing",
    id:
      "Isinya sama dengan yang berlaku. Ubah sesuatu, atau centang penerapan pada laporan terbuka.",
    en: "It says what is in force already. Change something, or tick applying it to open reports.")
  static let publishOvertaken = Message(
    "publish.overtaken",
    id:
      "Sementara Anda menyusun, orang lain menerbitkan versi {version}. Bandingkan lagi: perubahan di bawah dihitung terhadap versi itu.",
    en:
      "While you were writing, somebody published version {version}. Compare again: changes are now counted against that version."
  )
  static let publishTooMuch = Message(
    "publish.tooMuch", id: "Terlalu banyak baris: paling banyak 2.000.",
    en: "Too many rows: at most 2,000.")

  static let rulesProblemLastRule = Message(
    "rulesProblem.lastRule",
    id:
      "Aturan terakhir harus berlaku untuk semua laporan: kosongkan category, channel, dan kind di baris terakhir.",
    en:
      "The last rule must match every report: leave category, channel and kind empty in the last row."
  )
  static let rulesProblemSpan = Message(
    "rulesProblem.span", id: "Aturan ke-{rule}: tiap waktu harus antara 1 menit dan 10 tahun.",
    en: "Rule {rule}: each time must be between 1 minute and 10 years.")
  static let rulesProblemNeverReached = Message(
    "rulesProblem.neverReached",
    id:
      "Aturan ke-{rule} tidak pernah terpakai: aturan di atasnya sudah mencakup semuanya. Pindahkan ke atas atau hapus.",
    en:
      "Rule {rule} is never used: one above it matches everything it does. Move it up or remove it."
  )
  static let rulesProblemPercent = Message(
    "rulesProblem.percent", id: "{percent}% tidak dapat dipakai: isi 1 sampai 10000.",
    en: "{percent}% cannot be used: enter 1 to 10000.")
  static let rulesProblemStepTwice = Message(
    "rulesProblem.stepTwice", id: "Ada dua baris dengan clock dan percent yang sama.",
    en: "Two rows have the same clock and percent.")
  static let rulesProblemLimits = Message(
    "rulesProblem.limits", id: "Batas itu di luar yang masuk akal.",
    en: "That limit is out of range.")

  static let csvFaultRow = Message(
    "csvFault.row",
    id:
      "Baris {line}, kolom ke-{column}: isinya tidak terbaca. Periksa tanda kutipnya dan simpan sebagai UTF-8.",
    en: "Line {line}, column {column} cannot be read. Check its quotes and save it as UTF-8.")
  static let csvFaultHeader = Message(
    "csvFault.header", id: "Baris pertama harus memuat nama kolom: {columns}.",
    en: "The first line must name the columns: {columns}.")
  static let csvFaultColumn = Message(
    "csvFault.column",
    id: "Kolom “{column}” tidak ada. Baris pertama harus memuat nama kolom: {columns}.",
    en: "There is no column “{column}”. The first line must name the columns: {columns}.")
  static let csvFaultEmpty = Message(
    "csvFault.empty", id: "Di bawah nama kolom belum ada satu baris pun.",
    en: "There is no row below the names of the columns.")
  static let csvFaultLength = Message(
    "csvFault.length", id: "Baris {line} berisi {found} kolom, seharusnya {expected}.",
    en: "Line {line} has {found} columns where there should be {expected}.")
  static let csvFaultMissing = Message(
    "csvFault.missing", id: "Baris {line}: {column} kosong.", en: "Line {line}: {column} is empty.")
  static let csvFaultValue = Message(
    "csvFault.value", id: "Baris {line}: {column} berisi “{value}”. {expected}",
    en: "Line {line}: {column} is “{value}”. {expected}")
  static let csvFaultTwice = Message(
    "csvFault.twice", id: "Baris {line}: {column} “{value}” sudah ada di baris {first}.",
    en: "Line {line}: {column} “{value}” stands on line {first} already.")
  static let csvFaultUnknown = Message(
    "csvFault.unknown", id: "Baris {line}: {column} “{value}” tidak ada di kota ini.",
    en: "Line {line}: {column} “{value}” is not known in this city.")
  static let csvFaultOther = Message(
    "csvFault.other", id: "Tabel tidak dapat dibaca.", en: "The table cannot be read.")
  static let csvFaultSpan = Message(
    "csvFault.span", id: "Tulis waktu seperti 6 h, 7 d, 90 m, atau 12 wh.",
    en: "Write a time such as 6 h, 7 d, 90 m or 12 wh.")
  static let csvFaultPercent = Message(
    "csvFault.percent", id: "Tulis angka bulat dari 1 sampai 10000.",
    en: "Write a whole number from 1 to 10000.")
  static let csvFaultClock = Message(
    "csvFault.clock",
    id: "Pilih coordination, completion, share, verification, estimate, atau request.",
    en: "Choose coordination, completion, share, verification, estimate or request.")
  static let csvFaultRung = Message(
    "csvFault.rung", id: "Pilih holder, unitHead, upperHead, arbiter, atau governor.",
    en: "Choose holder, unitHead, upperHead, arbiter or governor.")
  static let csvFaultReportKind = Message(
    "csvFault.reportKind", id: "Pilih complaint atau inquiry, atau kosongkan.",
    en: "Choose complaint or inquiry, or leave it empty.")
  static let csvFaultHolidayKind = Message(
    "csvFault.holidayKind", id: "Pilih national atau collectiveLeave.",
    en: "Choose national or collectiveLeave.")
  static let csvFaultDate = Message(
    "csvFault.date", id: "Tulis tanggal seperti 2026-08-17, tahun 2000 sampai 2100.",
    en: "Write a day such as 2026-08-17, years 2000 to 2100.")
  static let csvFaultDay = Message(
    "csvFault.day", id: "Pilih mon, tue, wed, thu, fri, sat, atau sun.",
    en: "Choose mon, tue, wed, thu, fri, sat or sun.")
  static let csvFaultTime = Message(
    "csvFault.time", id: "Tulis jam seperti 07.30.", en: "Write a time of day such as 07.30.")

  static let spanDays = Message("span.days", id: "{n} hari", en: "{n} d")
  static let spanHours = Message("span.hours", id: "{n} jam", en: "{n} h")
  static let spanMinutes = Message("span.minutes", id: "{n} menit", en: "{n} min")
  static let spanWorkingHours = Message(
    "span.workingHours", id: "{n} jam kerja", en: "{n} working h")
  static let spanWorkingMinutes = Message(
    "span.workingMinutes", id: "{n} menit kerja", en: "{n} working min")

  static let rungHolder = Message("rung.holder", id: "unit pemegang", en: "the unit that holds it")
  static let rungUnitHead = Message(
    "rung.unitHead", id: "kepala unit itu", en: "the head of that unit")
  static let rungUpperHead = Message(
    "rung.upperHead", id: "kepala unit di atasnya", en: "the head of the unit above")
  static let rungArbiter = Message(
    "rung.arbiter", id: "penengah antarperangkat daerah", en: "the arbiter between agencies")
  static let rungGovernor = Message(
    "rung.governor", id: "kantor gubernur", en: "the governor's office")

  static let termsChangeRuleAdded = Message(
    "termsChange.ruleAdded", id: "Aturan baru untuk {reports}: {times}",
    en: "New rule for {reports}: {times}")
  static let termsChangeRuleRemoved = Message(
    "termsChange.ruleRemoved", id: "Aturan dihapus untuk {reports}: {times}",
    en: "Rule removed for {reports}: {times}")
  static let termsChangeRuleTime = Message(
    "termsChange.ruleTime", id: "{reports}: {clock} dari {before} menjadi {after}",
    en: "{reports}: {clock} from {before} to {after}")
  static let termsChangeReordered = Message(
    "termsChange.reordered", id: "Urutan aturan berubah: laporan dapat terkena aturan lain",
    en: "The order of the rules changes: reports may meet another rule")
  static let termsChangeStepAdded = Message(
    "termsChange.stepAdded", id: "Peringatan baru pada {percent}% {clock}: {told}",
    en: "New warning at {percent}% of {clock}: {told}")
  static let termsChangeStepRemoved = Message(
    "termsChange.stepRemoved", id: "Peringatan dihapus pada {percent}% {clock}: {told}",
    en: "Warning removed at {percent}% of {clock}: {told}")
  static let termsChangeStepTold = Message(
    "termsChange.stepTold",
    id: "Peringatan pada {percent}% {clock}: bukan lagi {before}, tetapi {after}",
    en: "Warning at {percent}% of {clock}: no longer {before} but {after}")
  static let termsChangeLimit = Message(
    "termsChange.limit", id: "{limit}: dari {before} menjadi {after}",
    en: "{limit}: from {before} to {after}")
  static let termsChangeEverything = Message(
    "termsChange.everything", id: "semua laporan", en: "all reports")

  static let deskPolicyTexts = [
    policyTitle, policyLead, policyInForce, policyUnpublished, policyVersionTitle, policyOther,
    policyCurrent, policyRules, policyRulesLead, policyPosition, policyCategory, policyChannel,
    policyKind, policyAny, policyCoordination, policyCompletion, policyShare, policyVerification,
    policyLadder, policyClock, policyPercent, policyTold, policyLimits, policyLimit, policyValue,
    policyPauses, policyEstimate, policyNotice, policyClose, policyVersions, policyVersion,
    policyPublishedAt, policyPublishedBy, policyNote, policyFromFolder, policyWrite,
    policyPublished, policyApplied, policyDownload, publishRulesLabel, publishRulesHint,
    publishLadderLabel, publishLadderHint, publishFile, publishFileHint, publishFileLarge,
    publishFileText, publishPauses, publishEstimate, publishNotice, publishClose,
    publishWholeNumber, publishCloseEarly, publishNote, publishNoteHint, publishNoteMissing,
    publishApply, publishApplyHint, publishApplyChoice, publishApplyChoiceHint, publishPreview,
    publishPreviewTitle, publishChanges, publishNoChanges, publishMoreChanges,
    publishWillRecalculate, publishWillKeep, publishSend, publishSendApply, publishMend,
    publishNothing, publishOvertaken, publishTooMuch, rulesProblemLastRule, rulesProblemSpan,
    rulesProblemNeverReached, rulesProblemPercent, rulesProblemStepTwice, rulesProblemLimits,
    csvFaultRow, csvFaultHeader, csvFaultColumn, csvFaultEmpty, csvFaultLength, csvFaultMissing,
    csvFaultValue, csvFaultTwice, csvFaultUnknown, csvFaultOther, csvFaultSpan, csvFaultPercent,
    csvFaultClock, csvFaultRung, csvFaultReportKind, csvFaultHolidayKind, csvFaultDate,
    csvFaultDay, csvFaultTime, spanDays, spanHours, spanMinutes, spanWorkingHours,
    spanWorkingMinutes, rungHolder, rungUnitHead, rungUpperHead, rungArbiter, rungGovernor,
    termsChangeRuleAdded, termsChangeRuleRemoved, termsChangeRuleTime, termsChangeReordered,
    termsChangeStepAdded, termsChangeStepRemoved, termsChangeStepTold, termsChangeLimit,
    termsChangeEverything,
  ]
}

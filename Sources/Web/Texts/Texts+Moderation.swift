import Domain

/// Texts of pointing reports out and of the moderators' pages.
extension Message {
  static func of(_ reason: FlagReason) -> Message {
    switch reason {
    case .personal: flagPersonal
    case .abuse: flagAbuse
    case .shocking: flagShocking
    case .spam: flagSpam
    case .untrue: flagUntrue
    case .other: flagOther
    }
  }

  static let flagPersonal = Message(
    "flag.personal", id: "Memuat data pribadi: nama, alamat, nomor, wajah, pelat",
    en: "Shows personal data: a name, an address, a number, a face, a plate")
  static let flagAbuse = Message(
    "flag.abuse", id: "Menghina atau menyebar kebencian", en: "Insults or spreads hate")
  static let flagShocking = Message(
    "flag.shocking", id: "Ketelanjangan atau luka", en: "Nakedness or injuries")
  static let flagSpam = Message(
    "flag.spam", id: "Iklan atau isian asal", en: "Advertising, or nothing at all")
  static let flagUntrue = Message("flag.untrue", id: "Tidak benar", en: "Not true")
  static let flagOther = Message("flag.other", id: "Hal lain", en: "Something else")
  static let flagLink = Message(
    "flag.link", id: "Laporkan isi ini", en: "Report this content")
  static let flagTitle = Message("flag.title", id: "Laporkan isi", en: "Report content")
  static let flagLead = Message(
    "flag.lead",
    id:
      "Beri tahu kami jika isi laporan {number} tidak patut dibaca umum. Nama Anda tidak ditanyakan.",
    en:
      "Tell us if report {number} holds something the public should not read. We do not ask your name."
  )
  static let flagReason = Message("flag.reason", id: "Alasan", en: "Reason")
  static let flagReasonMissing = Message(
    "flag.reasonMissing", id: "Pilih satu alasan", en: "Choose a reason")
  static let flagWords = Message("flag.words", id: "Keterangan", en: "Details")
  static let flagWordsHint = Message(
    "flag.wordsHint", id: "Bagian mana yang dimaksud?", en: "Which part do you mean?")
  static let flagWordsTooLong = Message(
    "flag.wordsTooLong", id: "Paling banyak {most} karakter", en: "At most {most} characters")
  static let flagSend = Message("flag.send", id: "Kirim", en: "Send")
  static let flagBack = Message("flag.back", id: "Kembali ke laporan", en: "Back to the report")
  static let flagThanks = Message(
    "flag.thanks", id: "Terima kasih. Petugas akan memeriksa isi ini.",
    en: "Thank you. An officer will look at it.")
  static let flagAgain = Message(
    "flag.again", id: "Anda sudah melaporkan isi ini. Petugas akan memeriksanya.",
    en: "You have reported this before. An officer will look at it.")

  static let moderationTitle = Message("moderation.title", id: "Moderasi", en: "Moderation")
  static let moderationLead = Message(
    "moderation.lead", id: "Laporan publik yang isinya dilaporkan warga, yang terlama lebih dulu.",
    en: "Public reports whose content people have pointed out, oldest first.")
  static let moderationNone = Message(
    "moderation.none", id: "Tidak ada yang menunggu.", en: "Nothing is waiting.")
  static let moderationAt = Message("moderation.at", id: "Dilaporkan", en: "Pointed out")
  static let moderationBursts = Message(
    "moderation.bursts", id: "Lonjakan laporan", en: "Bursts of reports")
  static let moderationBurst = Message(
    "moderation.burst",
    id: "{area}: lebih banyak dari biasanya sejak {from}, terakhir {until}. Semua tetap diterima.",
    en: "{area}: more than usual since {from}, last {until}. All were taken.")
  static let moderationCase = Message(
    "moderation.case", id: "Moderasi laporan {number}", en: "Moderation of report {number}")
  static let moderationFlags = Message(
    "moderation.flags", id: "Yang dilaporkan warga", en: "What people pointed out")
  static let moderationSettle = Message(
    "moderation.settle", id: "Tandai selesai diperiksa", en: "Mark as looked at")
  static let moderationCoverWords = Message(
    "moderation.coverWords", id: "Tutupi kata", en: "Cover words")
  static let moderationPassage = Message(
    "moderation.passage", id: "Kata yang ditutupi", en: "Words to cover")
  static let moderationPassageHint = Message(
    "moderation.passageHint",
    id: "Persis seperti tertulis. Setiap kemunculannya ditutupi, juga di riwayat.",
    en: "Exactly as written. It is covered wherever it stands, in the history too.")
  static let moderationCover = Message("moderation.cover", id: "Tutupi", en: "Cover")
  static let moderationMasks = Message(
    "moderation.masks", id: "Yang sudah ditutupi", en: "What is covered")
  static let moderationMask = Message(
    "moderation.mask", id: "Tutupan {number}", en: "Mask {number}")
  static let moderationLiftMask = Message(
    "moderation.liftMask", id: "Buka tutupan {number}", en: "Take mask {number} off")
  static let moderationWhyOriginal = Message(
    "moderation.whyOriginal", id: "Alasan membaca kata aslinya",
    en: "Reason to read the original words")
  static let moderationLogged = Message(
    "moderation.logged", id: "Siapa yang membuka, kapan, dan mengapa dicatat.",
    en: "Who opens it, when and why is written down.")
  static let moderationOpen = Message(
    "moderation.open", id: "Baca kata asli", en: "Read the original words")
  static let moderationOriginal = Message(
    "moderation.original", id: "Kata asli laporan {number}", en: "Original words of report {number}"
  )
  static let moderationPhotos = Message("moderation.photos", id: "Foto", en: "Photos")
  static let moderationPhoto = Message(
    "moderation.photo", id: "Foto yang ditutupi", en: "Photo to cover")
  static let moderationPhotoNumber = Message(
    "moderation.photoNumber", id: "Foto {number}", en: "Photo {number}")
  static let moderationParts = Message(
    "moderation.parts", id: "Bagian yang dikaburkan", en: "Parts to blur")
  static let moderationPartsHint = Message(
    "moderation.partsHint",
    id:
      "Bagi foto menjadi sembilan: 1 kiri atas, 3 kanan atas, 7 kiri bawah. Tanpa pilihan, seluruh foto.",
    en:
      "Think of nine fields: 1 top left, 3 top right, 7 bottom left. Choose none for the whole photo."
  )
  static let moderationPart = Message("moderation.part", id: "Bagian {number}", en: "Part {number}")
  static let moderationCoverPhoto = Message(
    "moderation.coverPhoto", id: "Kaburkan foto", en: "Blur the photo")
  static let moderationCovered = Message("moderation.covered", id: "dikaburkan", en: "blurred")
  static let moderationLiftPhoto = Message(
    "moderation.liftPhoto", id: "Tampilkan lagi foto {number}", en: "Show photo {number} again")
  static let moderationWhyPhoto = Message(
    "moderation.whyPhoto", id: "Alasan membuka foto asli {number}",
    en: "Reason to open original photo {number}")
  static let moderationOpenPhoto = Message(
    "moderation.openPhoto", id: "Buka foto asli", en: "Open the original photo")
  static let moderationOpenings = Message(
    "moderation.openings", id: "Siapa yang membuka aslinya", en: "Who opened the original")
  static let moderationNotFound = Message(
    "moderation.notFound", id: "Kata ini tidak ada dalam laporan. Salin persis seperti tertulis.",
    en: "These words are not in the report. Copy them exactly as written.")
  static let moderationTooShort = Message(
    "moderation.tooShort", id: "Tulis sedikitnya dua huruf", en: "Write at least two letters")
  static let moderationTooMany = Message(
    "moderation.tooMany", id: "Sudah ada {most} tutupan pada laporan ini.",
    en: "There are {most} masks on this report already.")
  static let moderationReasonMissing = Message(
    "moderation.reasonMissing", id: "Tulis atau pilih alasannya", en: "Write or choose the reason")
  static let moderationUnknownPhoto = Message(
    "moderation.unknownPhoto", id: "Foto ini bukan milik laporan ini.",
    en: "This photo does not belong to this report.")
  static let moderationNothing = Message(
    "moderation.nothing", id: "Tidak ada yang ditutupi di sini.", en: "Nothing is covered here.")
  static let logFlagClose = Message(
    "log.flagClose", id: "memeriksa isi yang dilaporkan", en: "looked at pointed-out content")
  static let logMaskWords = Message("log.maskWords", id: "menutupi kata", en: "covered words")
  static let logMaskLift = Message(
    "log.maskLift", id: "membuka tutupan kata", en: "uncovered words")
  static let logPhotoMask = Message("log.photoMask", id: "mengaburkan foto", en: "blurred a photo")
  static let logPhotoLift = Message(
    "log.photoLift", id: "menampilkan lagi foto", en: "showed a photo again")

  static let moderationTexts = [
    flagPersonal, flagAbuse, flagShocking, flagSpam, flagUntrue, flagOther, flagLink, flagTitle,
    flagLead, flagReason, flagReasonMissing, flagWords, flagWordsHint, flagWordsTooLong, flagSend,
    flagBack, flagThanks, flagAgain, moderationTitle, moderationLead, moderationNone, moderationAt,
    moderationBursts, moderationBurst, moderationCase, moderationFlags, moderationSettle,
    moderationCoverWords, moderationPassage, moderationPassageHint, moderationCover,
    moderationMasks, moderationMask, moderationLiftMask, moderationWhyOriginal, moderationLogged,
    moderationOpen, moderationOriginal, moderationPhotos, moderationPhoto, moderationPhotoNumber,
    moderationParts,
    moderationPartsHint, moderationPart, moderationCoverPhoto, moderationCovered,
    moderationLiftPhoto, moderationWhyPhoto, moderationOpenPhoto, moderationOpenings,
    moderationNotFound, moderationTooShort, moderationTooMany, moderationReasonMissing,
    moderationUnknownPhoto, moderationNothing, logFlagClose, logMaskWords, logMaskLift,
    logPhotoMask, logPhotoLift,
  ]
}

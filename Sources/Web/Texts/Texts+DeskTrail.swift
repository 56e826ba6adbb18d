/// The administration's trail.
extension Message {
  static let trailKind = Message("trail.kind", id: "Bagian", en: "Part")
  static let trailSubject = Message("trail.subject", id: "Tentang", en: "About")
  static let trailSubjectHint = Message(
    "trail.subjectHint", id: "Persis seperti tertulis, misalnya nama pengguna atau kode unit.",
    en: "Exactly as written, such as a user name or the code of a unit.")
  static let trailFilter = Message("trail.filter", id: "Saring", en: "Filter")
  static let trailDownload = Message("trail.download", id: "Unduh CSV", en: "Download CSV")
  static let logUserPassword = Message(
    "log.userPassword", id: "Kata sandi sendiri diganti", en: "Own password changed")
  static let logUserInvite = Message("log.userInvite", id: "Undangan dibuat", en: "Invitation made")
  static let logUserAccept = Message(
    "log.userAccept", id: "Undangan diterima", en: "Invitation accepted")
  static let logUserEndSessions = Message(
    "log.userEndSessions", id: "Dikeluarkan dari semua perangkat", en: "Signed out everywhere")
  static let logFactorOn = Message(
    "log.factorOn", id: "Langkah kedua dinyalakan", en: "Second step turned on")
  static let logFactorOff = Message(
    "log.factorOff", id: "Langkah kedua dimatikan", en: "Second step turned off")
  static let logFactorReset = Message(
    "log.factorReset", id: "Langkah kedua dihapus administrator",
    en: "Second step taken away by an administrator")
  static let logFactorRoles = Message(
    "log.factorRoles", id: "Peran wajib langkah kedua diubah",
    en: "Roles with required second step changed")
  static let logRecoveryCodes = Message(
    "log.recoveryCodes", id: "Kode cadangan dibuat baru", en: "Recovery codes made anew")
  static let logAreaSave = Message("log.areaSave", id: "Wilayah disimpan", en: "Area saved")
  static let logChannelSave = Message("log.channelSave", id: "Kanal disimpan", en: "Channel saved")
  static let logRoutingPublish = Message(
    "log.routingPublish", id: "Aturan rute diterbitkan", en: "Routing rules published")

  static let trailFlags = Message("trail.flags", id: "Laporan warga", en: "What people flagged")
  static let trailMasks = Message("trail.masks", id: "Penutupan kata", en: "Covered words")
  static let trailPhotos = Message("trail.photos", id: "Penutupan foto", en: "Covered photos")

  static let trailTexts = [
    trailKind, trailSubject, trailSubjectHint, trailFilter, trailDownload, logUserPassword,
    logUserInvite, logUserAccept, logUserEndSessions, logFactorOn, logFactorOff, logFactorReset,
    logFactorRoles, logRecoveryCodes, logAreaSave, logChannelSave, logRoutingPublish, trailFlags,
    trailMasks, trailPhotos,
  ]
}

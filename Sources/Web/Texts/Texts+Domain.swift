import Domain

/// Words for the domain's closed lists, used by the portal and the desk alike.
extension Message {
  static func of(_ state: ReportState) -> Message {
    switch state {
    case .draft: stateDraft
    case .waiting: stateWaiting
    case .coordinated: stateCoordinated
    case .dispatched: stateDispatched
    case .inProgress: stateInProgress
    case .awaitingVerification: stateAwaiting
    case .completed: stateCompleted
    case .returned: stateReturned
    case .rejected: stateRejected
    case .merged: stateMerged
    case .withdrawn: stateWithdrawn
    case .reopened: stateReopened
    }
  }

  static func of(_ kind: ReportKind) -> Message {
    switch kind {
    case .complaint: kindComplaint
    case .inquiry: kindInquiry
    }
  }

  static func of(_ privacy: Privacy) -> Message {
    switch privacy {
    case .public: privacyPublic
    case .private: privacyPrivate
    case .sealed: privacySealed
    }
  }

  /// One sentence on what a choice of privacy means.
  static func hint(_ privacy: Privacy) -> Message {
    switch privacy {
    case .public: privacyPublicHint
    case .private: privacyPrivateHint
    case .sealed: privacySealedHint
    }
  }

  static func of(_ queue: Queue) -> Message {
    switch queue {
    case .new: queueNew
    case .mine: queueMine
    case .others: queueOthers
    case .toMend: queueToMend
    case .toVerify: queueToVerify
    case .done: queueDone
    case .drafts: queueDrafts
    }
  }

  static func of(_ role: Role) -> Message {
    switch role {
    case .reporter: roleReporter
    case .kelurahanOfficer: roleKelurahanOfficer
    case .agencyCoordinator: roleAgencyCoordinator
    case .unitOfficer: roleUnitOfficer
    case .fieldOfficer: roleFieldOfficer
    case .verifier: roleVerifier
    case .channelAdmin: roleChannelAdmin
    case .agencyHead: roleAgencyHead
    case .areaHead: roleAreaHead
    case .governorOffice: roleGovernorOffice
    case .administrator: roleAdministrator
    case .system: roleSystem
    }
  }

  static let stateDraft = Message("state.draft", id: "Draf", en: "Draft")
  static let stateWaiting = Message("state.waiting", id: "Menunggu", en: "Waiting")
  static let stateCoordinated = Message(
    "state.coordinated", id: "Koordinasi", en: "Handed to agency")
  static let stateDispatched = Message("state.dispatched", id: "Disposisi", en: "Assigned to unit")
  static let stateInProgress = Message("state.inProgress", id: "Proses", en: "In progress")
  static let stateAwaiting = Message(
    "state.awaitingVerification", id: "Menunggu verifikasi", en: "Awaiting verification")
  static let stateCompleted = Message("state.completed", id: "Selesai", en: "Completed")
  static let stateReturned = Message("state.returned", id: "Dikembalikan", en: "Sent back")
  static let stateRejected = Message("state.rejected", id: "Ditolak", en: "Rejected")
  static let stateMerged = Message("state.merged", id: "Digabung", en: "Merged")
  static let stateWithdrawn = Message("state.withdrawn", id: "Dicabut", en: "Withdrawn")
  static let stateReopened = Message("state.reopened", id: "Dibuka kembali", en: "Reopened")

  static let kindComplaint = Message("kind.complaint", id: "Aduan", en: "Complaint")
  static let kindInquiry = Message("kind.inquiry", id: "Pertanyaan", en: "Question")

  static let privacyPublic = Message("privacy.public", id: "Publik", en: "Public")
  static let privacyPrivate = Message("privacy.private", id: "Privat", en: "Private")
  static let privacySealed = Message("privacy.sealed", id: "Rahasia", en: "Sealed")
  static let privacyPublicHint = Message(
    "privacy.public.hint", id: "Isi, foto, dan perkiraan lokasi dapat dibaca semua orang.",
    en: "Everybody can read the text, photos and approximate place.")
  static let privacyPrivateHint = Message(
    "privacy.private.hint",
    id:
      "Hanya petugas yang menangani yang dapat membaca isi dan fotonya. Orang lain hanya melihat kelurahan dan statusnya.",
    en:
      "Only the officers handling it read the text and photos. Others see only the village and the status."
  )
  static let privacySealedHint = Message(
    "privacy.sealed.hint",
    id:
      "Untuk aduan tentang pejabat, kekerasan, atau tetangga. Orang lain hanya melihat statusnya.",
    en: "For complaints about officials, violence or neighbours. Others see only the status.")

  static let queueNew = Message("queue.new", id: "Baru", en: "New")
  static let queueMine = Message("queue.mine", id: "Menunggu saya", en: "Waiting for us")
  static let queueOthers = Message("queue.others", id: "Menunggu unit lain", en: "With other units")
  static let queueToMend = Message("queue.toMend", id: "Perlu perbaikan", en: "To be mended")
  static let queueToVerify = Message(
    "queue.toVerify", id: "Menunggu verifikasi", en: "Awaiting verification")
  static let queueDone = Message("queue.done", id: "Selesai", en: "Done")
  static let queueDrafts = Message("queue.drafts", id: "Draf kanal", en: "Channel drafts")

  static let roleReporter = Message("role.reporter", id: "Pelapor", en: "Reporter")
  static let roleKelurahanOfficer = Message(
    "role.kelurahanOfficer", id: "Petugas kelurahan", en: "Village officer")
  static let roleAgencyCoordinator = Message(
    "role.agencyCoordinator", id: "Koordinator perangkat daerah", en: "Agency coordinator")
  static let roleUnitOfficer = Message("role.unitOfficer", id: "Petugas unit", en: "Unit officer")
  static let roleFieldOfficer = Message(
    "role.fieldOfficer", id: "Petugas lapangan", en: "Field officer")
  static let roleVerifier = Message("role.verifier", id: "Verifikator", en: "Verifier")
  static let roleChannelAdmin = Message("role.channelAdmin", id: "Admin kanal", en: "Channel admin")
  static let roleAgencyHead = Message(
    "role.agencyHead", id: "Kepala perangkat daerah", en: "Head of agency")
  static let roleAreaHead = Message(
    "role.areaHead", id: "Wali kota, camat, atau lurah", en: "Mayor, district or village head")
  static let roleGovernorOffice = Message(
    "role.governorOffice", id: "Kantor gubernur", en: "Governor's office")
  static let roleAdministrator = Message(
    "role.administrator", id: "Administrator", en: "Administrator")

  static let roleSystem = Message("role.system", id: "Sistem", en: "The system")

  static let domainTexts = [
    roleSystem,
    stateDraft, stateWaiting, stateCoordinated, stateDispatched, stateInProgress, stateAwaiting,
    stateCompleted, stateReturned, stateRejected, stateMerged, stateWithdrawn, stateReopened,
    kindComplaint, kindInquiry, privacyPublic, privacyPrivate, privacySealed, privacyPublicHint,
    privacyPrivateHint, privacySealedHint, queueNew, queueMine, queueOthers, queueToMend,
    queueToVerify, queueDone, queueDrafts, roleReporter, roleKelurahanOfficer,
    roleAgencyCoordinator, roleUnitOfficer, roleFieldOfficer, roleVerifier, roleChannelAdmin,
    roleAgencyHead, roleAreaHead, roleGovernorOffice, roleAdministrator,
  ]
}

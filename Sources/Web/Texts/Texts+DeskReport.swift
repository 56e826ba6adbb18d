/// The report screen of the desk.
extension Message {
  static let deskReportTitle = Message(
    "deskReport.title", id: "Laporan {number}", en: "Report {number}")
  static let deskHistory = Message("deskReport.history", id: "Riwayat", en: "History")
  static let deskHeldBy = Message(
    "deskReport.heldBy", id: "Sekarang di {unit}", en: "Now with {unit}")
  static let deskNotHere = Message(
    "deskReport.notHere",
    id:
      "Laporan ini tidak berada di meja Anda. Yang tampak di sini sama dengan yang dapat dilihat umum.",
    en: "This report is not on your desk. You see what the public can see.")
  static let deskSaved = Message("deskReport.saved", id: "Tersimpan: {verb}.", en: "Saved: {verb}.")
  static let deskBack = Message("deskReport.back", id: "Kembali ke meja", en: "Back to the desk")
  static let deskToList = Message("deskReport.toList", id: "Daftar", en: "List")
  static let deskNextCheck = Message(
    "deskReport.nextCheck", id: "Periksa berikutnya", en: "Check the next one")
  static let deskOnMap = Message(
    "deskReport.onMap", id: "Lihat di OpenStreetMap", en: "See on OpenStreetMap")
  static let deskBackToReport = Message(
    "deskReport.backToReport", id: "Kembali ke laporan", en: "Back to the report")
  static let deskComplaint = Message(
    "deskReport.complaint", id: "Kata pelapor", en: "In the reporter's words")
  static let deskPrivateWarning = Message(
    "deskReport.privateWarning",
    id: "Jangan berikan isi dan foto laporan ini kepada siapa pun di luar penanganannya.",
    en: "Do not pass the text or photos of this report to anybody who does not handle it.")
  static let deskNoPhotos = Message("deskReport.noPhotos", id: "Tanpa foto.", en: "No photos.")
  static let deskComplaintPhoto = Message(
    "deskReport.complaintPhoto", id: "Foto laporan {number}", en: "Complaint photo {number}")
  static let deskPlace = Message("deskReport.place", id: "Tempat", en: "Place")
  static let deskPoint = Message("deskReport.point", id: "Koordinat", en: "Coordinates")
  static let deskArea = Message("deskReport.area", id: "Wilayah", en: "Area")
  static let deskAddress = Message("deskReport.address", id: "Alamat", en: "Address")
  static let deskLandmark = Message("deskReport.landmark", id: "Patokan", en: "Landmark")

  static let deskFacts = Message("deskReport.facts", id: "Keterangan", en: "Facts")
  static let deskFactCategory = Message("deskReport.fact.category", id: "Kategori", en: "Category")
  static let deskFactKind = Message("deskReport.fact.kind", id: "Jenis", en: "Kind")
  static let deskFactPrivacy = Message("deskReport.fact.privacy", id: "Privasi", en: "Privacy")
  static let deskFactChannel = Message("deskReport.fact.channel", id: "Kanal", en: "Channel")
  static let deskFactReceived = Message("deskReport.fact.received", id: "Diterima", en: "Received")
  static let deskFactCoordination = Message(
    "deskReport.fact.coordination", id: "Batas koordinasi", en: "First decision due")
  static let deskFactCompletion = Message(
    "deskReport.fact.completion", id: "Batas selesai", en: "Completion due")
  static let deskFactEstimate = Message(
    "deskReport.fact.estimate", id: "Perkiraan selesai", en: "Estimated completion")
  static let deskFactHolder = Message("deskReport.fact.holder", id: "Pemegang", en: "Holder")
  static let deskFactAssignee = Message("deskReport.fact.assignee", id: "Petugas", en: "Officer")
  static let deskFormerOfficer = Message(
    "deskReport.formerOfficer", id: "Petugas yang tidak dikenal lagi",
    en: "An officer no longer known")
  static let deskFactHops = Message(
    "deskReport.fact.hops", id: "Perpindahan kewenangan", en: "Disputed hand-overs")
  static let deskFactArbitrated = Message(
    "deskReport.fact.arbitrated", id: "Kewenangan", en: "Jurisdiction")
  static let deskFactReopened = Message(
    "deskReport.fact.reopened", id: "Dibuka kembali", en: "Reopened")
  static let deskFactExtent = Message(
    "deskReport.fact.extent", id: "Sifat hasil", en: "Nature of the result")
  static let deskFactRating = Message(
    "deskReport.fact.rating", id: "Penilaian pelapor", en: "Reporter's rating")
  static let deskStars = Message("deskReport.stars", id: "{stars} dari 5", en: "{stars} of 5")
  static let deskFactMerged = Message(
    "deskReport.fact.merged", id: "Digabung ke", en: "Merged into")
  static let deskDueMet = Message("deskReport.due.met", id: "tepat waktu", en: "met")
  static let deskDueMissed = Message("deskReport.due.missed", id: "terlambat", en: "missed")

  static let deskSuggestion = Message(
    "deskReport.suggestion", id: "Saran kewenangan", en: "Suggested jurisdiction")
  static let deskSuggestionMain = Message("deskReport.suggestion.main", id: "Utama", en: "Main")
  static let deskSuggestionOther = Message(
    "deskReport.suggestion.other", id: "Pengganti", en: "Alternative")
  static let deskSuggestionHere = Message(
    "deskReport.suggestion.here", id: "sudah di sini", en: "holds it now")
  static let deskSuggestionLocal = Message(
    "deskReport.suggestion.local", id: "Kantor setempat: {unit}", en: "Local office: {unit}")
  static let deskSuggestionWhy = Message(
    "deskReport.suggestion.why",
    id:
      "Menurut kategori dan tempatnya. Kategori dari pelapor sering keliru; periksa isi laporannya.",
    en: "By category and place. Reporters' categories are often wrong; read the report itself.")

  static let deskVerbs = Message(
    "deskReport.verbs", id: "Yang dapat Anda lakukan", en: "What you can do")
  static let deskNoVerbs = Message(
    "deskReport.noVerbs", id: "Tidak ada yang dapat Anda lakukan pada laporan ini sekarang.",
    en: "There is nothing you can do with this report now.")
  static let deskRefused = Message("deskReport.refused", id: "{words}", en: "{words}")
  static let conflictLead = Message(
    "conflict.lead",
    id:
      "Orang lain mengubah laporan ini setelah Anda membukanya. Belum ada yang disimpan dari isian Anda.",
    en:
      "Somebody changed this report after you opened it. Nothing of what you entered has been saved yet."
  )
  static let conflictSeen = Message(
    "conflict.seen", id: "Saat Anda membukanya", en: "When you opened it")
  static let conflictNow = Message("conflict.now", id: "Sekarang", en: "Now")
  static let conflictSince = Message(
    "conflict.since", id: "Yang terjadi sejak itu", en: "What happened since")
  static let conflictWished = Message(
    "conflict.wished", id: "Yang hendak Anda lakukan: {verb}",
    en: "What you were about to do: {verb}")
  static let conflictAgain = Message(
    "conflict.again",
    id: "Isian Anda masih ada. Periksa, lalu kirim “{verb}” lagi bila masih perlu.",
    en: "What you entered is kept. Check it and send “{verb}” again if it is still needed.")
  static let conflictOver = Message(
    "conflict.over", id: "Ini tidak dapat dilakukan lagi.", en: "This cannot be done any more.")

  static let identityTitle = Message(
    "identity.title", id: "Kontak pelapor", en: "Reporter's contact")
  static let identityOpen = Message(
    "identity.open", id: "Buka kontak pelapor", en: "Open the reporter's contact")
  static let identityLead = Message(
    "identity.lead",
    id:
      "Setiap pembukaan dicatat bersama unit, waktu, dan alasannya. Pakailah hanya untuk menangani laporan ini.",
    en: "Every opening is recorded with unit, time and reason. Use it only to handle this report.")
  static let identityReason = Message(
    "identity.reason", id: "Untuk apa kontak ini diperlukan?",
    en: "What do you need the contact for?")
  static let identityReasonMissing = Message(
    "identity.reasonMissing", id: "Tulis alasannya, paling sedikit 5 karakter.",
    en: "Write the reason, at least 5 characters.")
  static let identityNone = Message(
    "identity.none", id: "Pelapor tidak meninggalkan kontak.", en: "The reporter left no contact.")
  static let identityNoConsent = Message(
    "identity.noConsent", id: "Pelapor tidak bersedia dihubungi petugas.",
    en: "The reporter does not wish to be contacted by officers.")
  static let identityNotNow = Message(
    "identity.notNow", id: "Kontak hanya terbuka bagi petugas yang sedang menangani laporan ini.",
    en: "The contact opens only to officers who are handling this report now.")
  static let identityOpenings = Message(
    "identity.openings", id: "Pernah dibuka oleh", en: "Opened before by")
  static let identityPageTitle = Message(
    "identity.pageTitle", id: "Kontak pelapor {number}", en: "Reporter's contact of {number}")
  static let identityWarning = Message(
    "identity.warning", id: "Hanya tampil sekali ini. Jangan disalin ke catatan, pesan, atau grup.",
    en: "Shown this once. Do not copy it into notes, messages or groups.")
  static let identityName = Message("identity.name", id: "Nama", en: "Name")
  static let identityPhone = Message("identity.phone", id: "Telepon", en: "Telephone")
  static let identityEmail = Message("identity.email", id: "Surel", en: "E-mail")

  static let deskReportTexts = [
    deskReportTitle, deskHistory, deskHeldBy, deskNotHere, deskSaved, deskBack, deskToList,
    deskNextCheck, deskOnMap, deskBackToReport,
    deskComplaint, deskPrivateWarning, deskNoPhotos, deskComplaintPhoto, deskPlace, deskPoint,
    deskArea, deskAddress, deskLandmark, deskFacts, deskFactCategory, deskFactKind,
    deskFactPrivacy, deskFactChannel, deskFactReceived, deskFactCoordination, deskFactCompletion,
    deskFactEstimate, deskFactHolder, deskFactAssignee, deskFormerOfficer, deskFactHops,
    deskFactArbitrated, deskFactReopened, deskFactExtent, deskFactRating, deskStars,
    deskFactMerged, deskDueMet, deskDueMissed, deskSuggestion, deskSuggestionMain,
    deskSuggestionOther, deskSuggestionHere, deskSuggestionLocal, deskSuggestionWhy, deskVerbs,
    deskNoVerbs, deskRefused, conflictLead, conflictSeen, conflictNow,
    conflictSince, conflictWished, conflictAgain, conflictOver, identityTitle, identityOpen,
    identityLead, identityReason, identityReasonMissing, identityNone, identityNoConsent,
    identityNotNow, identityOpenings, identityPageTitle, identityWarning, identityName,
    identityPhone, identityEmail,
  ]
}

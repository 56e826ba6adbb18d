/// Words about one report, shared by the citizens' pages and the desk.
extension Message {
  static let caseReason = Message("case.reason", id: "Alasan", en: "Reason")
  static let caseEstimate = Message(
    "case.estimate", id: "Perkiraan selesai", en: "Estimated completion")
  static let caseTemporary = Message(
    "case.temporary", id: "Penanganan sementara; pekerjaan akhir menyusul.",
    en: "A temporary fix; the final work follows.")
  static let caseStars = Message("case.stars", id: "Nilai {stars} dari 5", en: "{stars} out of 5")
  static let caseMergedInto = Message(
    "case.mergedInto", id: "Lanjutannya ada di laporan {number}.",
    en: "It continues in report {number}.")
  static let caseSplitInto = Message(
    "case.splitInto", id: "Hal lain itu ditangani sebagai laporan {number}.",
    en: "The other matter is handled as report {number}.")
  static let caseSplitFrom = Message(
    "case.splitFrom", id: "Dipecah dari laporan {number}.", en: "Split from report {number}.")
  static let caseCategory = Message("case.category", id: "Kategori", en: "Category")
  static let caseInternal = Message("case.internal", id: "Internal:", en: "Internal:")
  static let caseOfficer = Message("case.officer", id: "Petugas", en: "An officer")
  static let casePhotoAlt = Message("case.photo.alt", id: "Foto: {what}", en: "Photo: {what}")

  static let caseArea = Message("case.area", id: "{level} {name}", en: "{name} {level}")
  static let caseDue = Message(
    "case.due", id: "Selesai paling lambat {date} ({remaining})",
    en: "To be completed by {date} ({remaining})")
  static let caseDecisionDue = Message(
    "case.decisionDue", id: "Keputusan pertama paling lambat {date} ({remaining})",
    en: "First decision by {date} ({remaining})")

  static let nextDraft = Message(
    "next.draft", id: "{holder} melengkapi laporan ini.", en: "{holder} is completing this report.")
  static let nextWaiting = Message(
    "next.waiting",
    id:
      "{holder} memeriksa laporan, lalu menanganinya sendiri atau meneruskannya ke instansi yang berwenang.",
    en: "{holder} looks at the report, then handles it or hands it to the agency in charge.")
  static let nextWaitingInquiry = Message(
    "next.waitingInquiry",
    id: "{holder} menjawab pertanyaan ini atau meneruskannya kepada yang tahu jawabannya.",
    en: "{holder} answers the question or hands it to who knows the answer.")
  static let nextCoordinated = Message(
    "next.coordinated", id: "{holder} memutuskan siapa yang mengerjakan.",
    en: "{holder} decides who does the work.")
  static let nextInquiry = Message(
    "next.inquiry", id: "{holder} menyiapkan jawaban.", en: "{holder} is preparing the answer.")
  static let nextDispatched = Message(
    "next.dispatched", id: "{holder} sudah ditugaskan dan akan mulai bekerja.",
    en: "{holder} has been assigned and will start the work.")
  static let nextInProgress = Message(
    "next.inProgress", id: "{holder} menyelesaikan pekerjaan dan mengunggah foto hasilnya.",
    en: "{holder} finishes the work and uploads photos of the result.")
  static let nextAwaiting = Message(
    "next.awaiting",
    id: "{holder} memeriksa apakah hasilnya sesuai sebelum laporan dinyatakan selesai.",
    en: "{holder} checks the result before the report is called completed.")
  static let nextCompleted = Message(
    "next.completed",
    id: "Pelapor dapat menilai hasilnya, atau menyatakan belum selesai dalam 7 hari.",
    en: "The reporter can rate the result, or say within 7 days that it is not done.")
  static let nextAnswered = Message(
    "next.answered", id: "Pertanyaan sudah dijawab. Pelapor dapat menilai jawabannya.",
    en: "The question has been answered. The reporter can rate the answer.")
  static let nextReturned = Message(
    "next.returned", id: "{holder} memperbaiki hasil pekerjaannya. Batas waktu tetap berjalan.",
    en: "{holder} mends its work. The deadline stays as it was.")
  static let nextRejected = Message(
    "next.rejected", id: "Laporan ditutup. Pelapor dapat meminta ditinjau kembali dalam 7 hari.",
    en: "The report is closed. The reporter can ask for another look within 7 days.")
  static let nextMerged = Message(
    "next.merged", id: "Masalah ini ditangani lewat laporan lain.",
    en: "This problem is handled through another report.")
  static let nextWithdrawn = Message(
    "next.withdrawn", id: "Tidak ada langkah berikutnya.", en: "Nothing more will happen.")
  static let nextReopened = Message(
    "next.reopened", id: "{holder} memeriksa lagi dan melanjutkan pekerjaan.",
    en: "{holder} looks again and goes on with the work.")

  static let casePhotoTaken = Message(
    "case.photo.taken", id: "Difoto {time}", en: "Taken {time}")
  static let casePhotoUploaded = Message(
    "case.photo.uploaded", id: "Diunggah {time}", en: "Uploaded {time}")
  static let casePhotoDistance = Message(
    "case.photo.distance", id: "{distance} dari titik laporan",
    en: "{distance} from the reported point")
  static let caseBefore = Message("case.before", id: "Sebelum", en: "Before")
  static let caseAfter = Message("case.after", id: "Sesudah", en: "After")
  static let caseBeforeAlt = Message(
    "case.before.alt", id: "Foto laporan ke-{number}", en: "Photo {number} of the report")
  static let caseAfterAlt = Message(
    "case.after.alt", id: "Foto hasil ke-{number}", en: "Photo {number} of the result")
  static let caseNoPhoto = Message(
    "case.noPhoto", id: "Pelapor tidak melampirkan foto.", en: "The reporter attached no photo.")
  static let caseNoProof = Message(
    "case.noProof", id: "Belum ada foto hasil.", en: "No photo of the result yet.")

  static let caseTexts = [
    caseReason, caseEstimate, caseTemporary, caseStars, caseMergedInto, caseSplitInto,
    caseSplitFrom, caseCategory, caseInternal,
    caseOfficer, casePhotoAlt, caseArea, caseDue, caseDecisionDue, nextDraft, nextWaiting,
    nextWaitingInquiry, nextCoordinated, nextInquiry, nextDispatched, nextInProgress, nextAwaiting,
    nextCompleted, nextAnswered, nextReturned, nextRejected, nextMerged, nextWithdrawn,
    nextReopened, casePhotoTaken, casePhotoUploaded, casePhotoDistance, caseBefore, caseAfter,
    caseBeforeAlt, caseAfterAlt, caseNoPhoto, caseNoProof,
  ]
}

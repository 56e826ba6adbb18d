/// Clocks, pauses, escalations: what happened, what can be done, why not.
extension Message {
  static let verbPause = Message("verb.pause", id: "Jeda tenggat", en: "Pause the clocks")
  static let verbResume = Message("verb.resume", id: "Lanjutkan tenggat", en: "Resume the clocks")
  static let verbDecide = Message(
    "verb.decide", id: "Putuskan permintaan", en: "Decide the request")
  static let verbAcknowledge = Message(
    "verb.acknowledge", id: "Tanggapi eskalasi", en: "Answer the escalation")
  static let verbEscalate = Message("verb.escalate", id: "Eskalasi", en: "Escalation")
  static let verbRemind = Message("verb.remind", id: "Ingatkan pelapor", en: "Remind the reporter")
  static let verbCloseUnanswered = Message(
    "verb.closeUnanswered", id: "Tutup karena tidak dijawab", en: "Close for want of an answer")
  static let verbRecalculate = Message(
    "verb.recalculate", id: "Hitung ulang tenggat", en: "Recalculate deadlines")
  static let verbReassign = Message("verb.reassign", id: "Alihkan ke pengganti", en: "Reassign")

  static let donePause = Message(
    "done.pause", id: "{unit} meminta jeda tenggat", en: "{unit} asked for a pause of the clocks")
  static let doneResume = Message(
    "done.resume", id: "{unit} melanjutkan tenggat", en: "{unit} resumed the clocks")
  static let doneDecide = Message(
    "done.decide", id: "{unit} memutuskan permintaan {holder}",
    en: "{unit} decided the request of {holder}")
  static let doneAcknowledge = Message(
    "done.acknowledge", id: "Tanggapan {unit} atas keterlambatan",
    en: "Answer of {unit} to the delay")
  static let doneEscalate = Message(
    "done.escalate", id: "Peringatan tenggat untuk {holder}", en: "Deadline warning for {holder}")
  static let doneRemind = Message(
    "done.remind", id: "Pelapor diingatkan: pertanyaan belum dijawab",
    en: "The reporter was reminded: the question is still open")
  static let doneCloseUnanswered = Message(
    "done.closeUnanswered", id: "Ditutup karena pertanyaan tidak dijawab; jawaban membukanya lagi",
    en: "Closed because the question was not answered; an answer opens it again")
  static let doneRecalculate = Message(
    "done.recalculate", id: "Tenggat dihitung ulang menurut ketentuan baru",
    en: "Deadlines were recalculated under new terms")
  static let doneReassign = Message(
    "done.reassign", id: "Dialihkan ke petugas pengganti", en: "Passed to a substitute")

  static let clockEscalated = Message(
    "clock.escalated", id: "Terlambat ({clock}); diteruskan ke {unit}",
    en: "Late ({clock}); passed up to {unit}")
  static let clockWarning = Message(
    "clock.warning", id: "{percent}% waktu terpakai: {clock}",
    en: "{percent}% of the time used: {clock}")
  static let clockCoordination = Message(
    "clock.coordination", id: "keputusan pertama", en: "first decision")
  static let clockCompletion = Message("clock.completion", id: "penyelesaian", en: "completion")
  static let clockShare = Message("clock.share", id: "tindakan unit", en: "the unit's own step")
  static let clockVerification = Message("clock.verification", id: "verifikasi", en: "verification")
  static let clockEstimate = Message("clock.estimate", id: "janji selesai", en: "promised date")
  static let clockRequest = Message("clock.request", id: "putusan", en: "decision on the request")
  static let clockAskedEstimate = Message(
    "clock.askedEstimate", id: "Diminta: perkiraan selesai {date} ({reason})",
    en: "Asked for: estimated completion on {date} ({reason})")
  static let clockAskedPause = Message(
    "clock.askedPause", id: "Diminta: jeda sampai {date} ({reason})",
    en: "Asked for: a pause until {date} ({reason})")
  static let clockPausedUntil = Message(
    "clock.pausedUntil", id: "Tenggat dijeda paling lama sampai {date}: {reason}",
    en: "The clocks are paused until {date} at the latest: {reason}")
  static let clockNewDues = Message(
    "clock.newDues", id: "Batas selesai sekarang {date}", en: "Completion is now due {date}")
  static let clockGranted = Message("clock.granted", id: "Disetujui", en: "Granted")
  static let clockDeclined = Message("clock.declined", id: "Tidak disetujui", en: "Declined")
  static let clockWasDue = Message(
    "clock.wasDue", id: "Jatuh tempo {date}", en: "It was due {date}")
  static let clockWithHead = Message(
    "clock.withHead", id: "Sudah diteruskan ke {unit} karena terlambat ({cause}).",
    en: "It has been passed up to {unit} because it is late ({cause}).")
  static let clockPassedUp = Message(
    "clock.passedUp", id: "Sudah diteruskan ke {unit} ({cause}).",
    en: "It has been passed up to {unit} ({cause}).")
  static let clockWarned = Message(
    "clock.warned", id: "{unit} sudah diperingatkan ({cause}).",
    en: "{unit} has been warned ({cause}).")

  static let pauseReporter = Message(
    "pause.reporter", id: "menunggu jawaban pelapor", en: "waiting for the reporter's answer")
  static let pauseOutside = Message(
    "pause.outside", id: "menunggu pihak di luar pemerintah kota",
    en: "waiting for somebody outside the city government")
  static let pauseForce = Message(
    "pause.force", id: "keadaan darurat wilayah", en: "an emergency in the area")

  static let causeCoordination = Message(
    "cause.coordination", id: "belum ada keputusan", en: "no decision yet")
  static let causeCompletion = Message("cause.completion", id: "belum selesai", en: "not completed")
  static let causeShare = Message(
    "cause.share", id: "belum disentuh unit", en: "not touched by the unit")
  static let causeVerification = Message(
    "cause.verification", id: "verifikasi tertunda", en: "verification is delayed")
  static let causeEstimate = Message(
    "cause.estimate", id: "janji selesai terlewat", en: "the promised date has passed")
  static let causeBounced = Message(
    "cause.bounced", id: "dioper tiga kali", en: "passed on three times")
  static let causeRequest = Message(
    "cause.request", id: "permintaan menunggu keputusan", en: "a request waits for a decision")

  static let verbPauseLead = Message(
    "verbForm.pauseLead",
    id:
      "Hanya bila menunggu pihak di luar pemerintah kota. Jeda berakhir sendiri pada tanggal ini atau saat pekerjaan dimulai; lebih lama dari ketentuan perlu persetujuan. Keterlambatan yang sudah terjadi tidak terhapus.",
    en:
      "Only while waiting for somebody outside the city government. The pause ends by itself on this date or when work begins; more than the terms allow needs approval. What is late already stays late."
  )
  static let verbPauseUntil = Message("verbForm.pauseUntil", id: "Jeda sampai", en: "Pause until")
  static let verbPauseWords = Message(
    "verbForm.pauseWords", id: "Menunggu siapa, dan untuk apa?",
    en: "Waiting for whom, and for what?")
  static let verbAcknowledgeWords = Message(
    "verbForm.acknowledgeWords", id: "Apa yang dilakukan sekarang?", en: "What is done now?")
  static let verbVerdict = Message("verbForm.verdict", id: "Putusan", en: "Decision")
  static let verbGrant = Message("verbForm.grant", id: "Setujui", en: "Grant")
  static let verbDecline = Message("verbForm.decline", id: "Jangan setujui", en: "Decline")
  static let verbVerdictMissing = Message(
    "verbForm.verdictMissing", id: "Pilih setujui atau jangan setujui.",
    en: "Choose grant or decline.")

  static let refusalNoNotice = Message(
    "refusal.noNotice", id: "Pelapor belum diingatkan bahwa pertanyaan ini menutup laporannya.",
    en: "The reporter has not been told yet that this question closes the report.")
  static let refusalNoRequest = Message(
    "refusal.noRequest", id: "Tidak ada permintaan yang menunggu putusan.",
    en: "No request is waiting for a decision.")
  static let refusalNeedsWord = Message(
    "refusal.needsWord",
    id:
      "Janji lebih dari {days} hari sejak laporan diterima perlu persetujuan. Gunakan “Tetapkan perkiraan selesai”.",
    en:
      "A promise later than {days} days after receipt needs approval. Use “Set estimated completion”."
  )
  static let refusalPausePast = Message(
    "refusal.pausePast", id: "Akhir jeda harus sesudah sekarang.", en: "A pause must end after now."
  )
  static let refusalNotPaused = Message(
    "refusal.notPaused", id: "Tenggat laporan ini tidak sedang dijeda.",
    en: "The clocks of this report are not paused.")
  static let refusalPauseReason = Message(
    "refusal.pauseReason", id: "Alasan jeda ini tidak dapat dipilih sendiri.",
    en: "This reason for a pause is not given by hand.")

  static let clockTexts = [
    verbPause, verbResume, verbDecide, verbAcknowledge, verbEscalate, verbRemind,
    verbCloseUnanswered, verbRecalculate, verbReassign, donePause, doneResume, doneDecide,
    doneAcknowledge, doneEscalate, doneRemind, doneCloseUnanswered, doneRecalculate, doneReassign,
    clockEscalated, clockWarning, clockCoordination, clockCompletion, clockShare,
    clockVerification, clockEstimate, clockRequest, clockAskedEstimate, clockAskedPause,
    clockPausedUntil,
    clockNewDues, clockGranted, clockDeclined, clockWasDue, clockWithHead, clockPassedUp,
    clockWarned, pauseReporter,
    pauseOutside, pauseForce, causeCoordination, causeCompletion, causeShare, causeVerification,
    causeEstimate, causeBounced, causeRequest, verbPauseLead, verbPauseUntil, verbPauseWords,
    verbAcknowledgeWords, verbVerdict, verbGrant, verbDecline, verbVerdictMissing,
    refusalNoNotice, refusalNoRequest, refusalNeedsWord, refusalPausePast, refusalNotPaused,
    refusalPauseReason,
  ]
}

import Domain

/// What happened, as the timeline tells it, and what an officer can do, as the buttons say it.
extension Message {
  /// The button or heading of a verb.
  static func of(_ action: Action) -> Message {
    switch action {
    case .submit: verbSubmit
    case .take: verbTake
    case .coordinate: verbCoordinate
    case .refuseJurisdiction: verbRefuse
    case .dispatch: verbDispatch
    case .setEstimate: verbEstimate
    case .start: verbStart
    case .addProgress: verbProgress
    case .finish: verbFinish
    case .verify: verbVerify
    case .returnWork: verbReturn
    case .reject: verbReject
    case .merge: verbMerge
    case .split: verbSplit
    case .rate: verbRate
    case .reopen: verbReopen
    case .withdraw: verbWithdraw
    case .ask: verbAsk
    case .reply: verbReply
    case .addInformation: verbAdd
    case .answer: verbAnswer
    case .recategorise: verbRecategorise
    case .note: verbNote
    case .pause: verbPause
    case .resume: verbResume
    case .decideRequest: verbDecide
    case .acknowledge: verbAcknowledge
    case .escalate: verbEscalate
    case .remind: verbRemind
    case .closeUnanswered: verbCloseUnanswered
    case .recalculate: verbRecalculate
    case .reassign: verbReassign
    }
  }

  /// One line of a timeline. `{holder}` is the unit that holds the report afterwards, `{unit}` the
  /// one that acted.
  static func happened(_ action: Action) -> Message {
    switch action {
    case .submit: doneSubmit
    case .take: doneTake
    case .coordinate: doneCoordinate
    case .refuseJurisdiction: doneRefuse
    case .dispatch: doneDispatch
    case .setEstimate: doneEstimate
    case .start: doneStart
    case .addProgress: doneProgress
    case .finish: doneFinish
    case .verify: doneVerify
    case .returnWork: doneReturn
    case .reject: doneReject
    case .merge: doneMerge
    case .split: doneSplit
    case .rate: doneRate
    case .reopen: doneReopen
    case .withdraw: doneWithdraw
    case .ask: doneAsk
    case .reply: doneReply
    case .addInformation: doneAdd
    case .answer: doneAnswer
    case .recategorise: doneRecategorise
    case .note: doneNote
    case .pause: donePause
    case .resume: doneResume
    case .decideRequest: doneDecide
    case .acknowledge: doneAcknowledge
    case .escalate: doneEscalate
    case .remind: doneRemind
    case .closeUnanswered: doneCloseUnanswered
    case .recalculate: doneRecalculate
    case .reassign: doneReassign
    }
  }

  static let verbSubmit = Message("verb.submit", id: "Kirim laporan", en: "Send report")
  static let verbTake = Message("verb.take", id: "Kerjakan sendiri", en: "Handle it here")
  static let verbCoordinate = Message("verb.coordinate", id: "Koordinasikan", en: "Hand to agency")
  static let verbRefuse = Message(
    "verb.refuse", id: "Bukan kewenangan kami", en: "Not our jurisdiction")
  static let verbDispatch = Message("verb.dispatch", id: "Disposisi", en: "Assign")
  static let verbEstimate = Message(
    "verb.estimate", id: "Tetapkan perkiraan selesai", en: "Set estimated completion")
  static let verbStart = Message("verb.start", id: "Mulai kerjakan", en: "Start work")
  static let verbProgress = Message("verb.progress", id: "Catat kemajuan", en: "Add progress")
  static let verbFinish = Message("verb.finish", id: "Unggah hasil", en: "Upload result")
  static let verbVerify = Message(
    "verb.verify", id: "Sesuai, selesaikan", en: "Approve and complete")
  static let verbReturn = Message(
    "verb.return", id: "Tidak sesuai, kembalikan", en: "Send back")
  static let verbReject = Message("verb.reject", id: "Tolak", en: "Reject")
  static let verbMerge = Message("verb.merge", id: "Gabungkan", en: "Merge")
  static let verbSplit = Message("verb.split", id: "Pecah laporan", en: "Split the report")
  static let verbRate = Message("verb.rate", id: "Nilai", en: "Rate")
  static let verbReopen = Message("verb.reopen", id: "Belum selesai", en: "Not done yet")
  static let verbWithdraw = Message("verb.withdraw", id: "Cabut laporan", en: "Withdraw report")
  static let verbAsk = Message("verb.ask", id: "Minta keterangan", en: "Ask the reporter")
  static let verbReply = Message("verb.reply", id: "Jawab pertanyaan", en: "Answer the question")
  static let verbAdd = Message("verb.add", id: "Tambah informasi", en: "Add information")
  static let verbAnswer = Message(
    "verb.answer", id: "Jawab dan selesaikan", en: "Answer and complete")
  static let verbRecategorise = Message(
    "verb.recategorise", id: "Ubah kategori", en: "Change category")
  static let verbNote = Message("verb.note", id: "Catatan internal", en: "Internal note")

  static let doneSubmit = Message(
    "done.submit", id: "Laporan diterima, ditangani {holder}",
    en: "Report received, with {holder}")
  static let doneTake = Message(
    "done.take", id: "{unit} mengerjakan sendiri", en: "{unit} handles it")
  static let doneCoordinate = Message(
    "done.coordinate", id: "Dikoordinasikan oleh {unit} ke {holder}",
    en: "Handed by {unit} to {holder}")
  static let doneRefuse = Message(
    "done.refuse", id: "{unit}: bukan kewenangan kami; diteruskan ke {holder}",
    en: "{unit}: not our jurisdiction; passed to {holder}")
  static let doneDispatch = Message(
    "done.dispatch", id: "Ditugaskan (disposisi) oleh {unit} kepada {holder}",
    en: "Assigned by {unit} to {holder}")
  static let doneDispatchPerson = Message(
    "done.dispatchPerson", id: "Ditugaskan (disposisi) kepada petugas {holder}",
    en: "Assigned to an officer of {holder}")
  static let doneEstimate = Message(
    "done.estimate", id: "{unit} menetapkan perkiraan selesai",
    en: "{unit} set the estimated completion")
  static let doneStart = Message(
    "done.start", id: "{unit} mulai mengerjakan", en: "{unit} started the work")
  static let doneProgress = Message(
    "done.progress", id: "Kemajuan dari {unit}", en: "Progress from {unit}")
  static let doneFinish = Message(
    "done.finish", id: "{unit} mengunggah hasil; menunggu verifikasi {holder}",
    en: "{unit} uploaded the result; awaiting verification by {holder}")
  static let doneVerify = Message(
    "done.verify", id: "Hasil diverifikasi, laporan selesai",
    en: "Result verified, report completed")
  static let doneReturn = Message(
    "done.return", id: "Hasil belum sesuai, dikembalikan ke {holder}",
    en: "Result not accepted, sent back to {holder}")
  static let doneReject = Message(
    "done.reject", id: "Ditolak oleh {unit}", en: "Rejected by {unit}")
  static let doneMerge = Message(
    "done.merge", id: "Digabung dengan laporan lain tentang hal yang sama",
    en: "Merged with another report about the same thing")
  static let doneSplit = Message(
    "done.split", id: "{unit} membuat laporan kedua untuk hal lain",
    en: "{unit} made a second report for another matter")
  static let doneRate = Message(
    "done.rate", id: "Pelapor memberi nilai", en: "Rated by the reporter")
  static let doneReopen = Message(
    "done.reopen", id: "Pelapor menyatakan belum selesai; dibuka kembali di {holder}",
    en: "The reporter says it is not done; reopened at {holder}")
  static let doneWithdraw = Message(
    "done.withdraw", id: "Dicabut oleh pelapor", en: "Withdrawn by the reporter")
  static let doneAsk = Message(
    "done.ask", id: "{unit} bertanya kepada pelapor", en: "{unit} asked the reporter")
  static let doneReply = Message(
    "done.reply", id: "Pelapor menjawab pertanyaan", en: "The reporter answered")
  static let doneAdd = Message(
    "done.add", id: "Pelapor menambah informasi", en: "The reporter added information")
  static let doneAnswer = Message(
    "done.answer", id: "Dijawab oleh {unit}", en: "Answered by {unit}")
  static let doneRecategorise = Message(
    "done.recategorise", id: "{unit} mengubah kategori", en: "{unit} changed the category")
  static let doneNote = Message(
    "done.note", id: "Catatan internal {unit}", en: "Internal note of {unit}")
  static let doneToArbiter = Message(
    "done.toArbiter", id: "Sudah tiga kali berpindah: {holder} yang memutuskan",
    en: "Passed on three times: {holder} decides")
  static let doneByArbiter = Message(
    "done.byArbiter", id: "Keputusan ini mengikat", en: "This decision is binding")

  static let verbTexts = [
    verbSubmit, verbTake, verbCoordinate, verbRefuse, verbDispatch, verbEstimate, verbStart,
    verbProgress, verbFinish, verbVerify, verbReturn, verbReject, verbMerge, verbSplit, verbRate,
    verbReopen,
    verbWithdraw, verbAsk, verbReply, verbAdd, verbAnswer, verbRecategorise, verbNote, doneSubmit,
    doneTake, doneCoordinate, doneRefuse, doneDispatch, doneDispatchPerson, doneEstimate, doneStart,
    doneProgress,
    doneFinish, doneVerify, doneReturn, doneReject, doneMerge, doneSplit, doneRate, doneReopen,
    doneWithdraw,
    doneAsk, doneReply, doneAdd, doneAnswer, doneRecategorise, doneNote, doneToArbiter,
    doneByArbiter,
  ]
}

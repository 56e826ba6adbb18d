import Domain
import Storage

/// What hangs, what officers are told, their own account, and the clocks on the report screen.
extension Message {
  static let deskOwn = Message("own.nav", id: "Untuk saya", en: "For me")
  static let deskNotOpen = Message(
    "own.notOpen", id: "Isinya tidak terbuka untuk Anda.", en: "Its content is not open to you.")

  // MARK: Lists

  static let hangingNear = Message("hanging.near", id: "Hampir lewat", en: "Nearly due")
  static let hangingLate = Message("hanging.late", id: "Lewat", en: "Overdue")
  static let hangingEscalated = Message("hanging.escalated", id: "Eskalasi", en: "Escalated")
  static let hangingNearLead = Message(
    "hanging.nearLead", id: "Laporan yang waktunya tinggal sedikit, di unit Anda dan di bawahnya.",
    en: "Reports with little time left, in your unit and below.")
  static let hangingLateLead = Message(
    "hanging.lateLead", id: "Laporan yang melewati tenggat, di unit Anda dan di bawahnya.",
    en: "Reports past a deadline, in your unit and below.")
  static let hangingEscalatedLead = Message(
    "hanging.escalatedLead",
    id:
      "Laporan yang diteruskan ke unit Anda karena terlambat atau menunggu keputusan. Yang terlama ada di atas.",
    en:
      "Reports passed up to your unit because they are late or wait for a decision. The longest first."
  )
  static let hangingWhy = Message("hanging.why", id: "Sebab", en: "Reason")
  static let hangingPressed = Message("hanging.pressed", id: "Tenggat", en: "Deadlines")
  static let hangingSince = Message(
    "hanging.since", id: "sejak {ago} yang lalu", en: "since {ago} ago")
  static let hangingPaused = Message(
    "hanging.paused", id: "sedang dijeda: {reason}", en: "paused now: {reason}")

  static let stillTitle = Message("still.title", id: "Digantung", en: "Left hanging")
  static let stillLead = Message(
    "still.lead",
    id:
      "Laporan terbuka yang tidak digerakkan petugas lebih dari 3 hari. Yang terlama ada di atas.",
    en: "Open reports no officer has moved for more than 3 days. The longest first.")
  static let stillHolders = Message("still.holders", id: "Menurut pemegang", en: "By holder")
  static let stillCount = Message("still.count", id: "Jumlah", en: "Number")
  static let stillOldest = Message("still.oldest", id: "Paling lama", en: "Longest")
  static let stillAll = Message("still.all", id: "Semua yang digantung", en: "All left hanging")
  static let stillAt = Message("still.at", id: "Digantung di {unit}", en: "Left hanging at {unit}")
  static let stillShowAll = Message(
    "still.showAll", id: "Tampilkan semua unit", en: "Show all units")
  static let stillMoreUnits = Message(
    "still.moreUnits", id: "{count} unit lainnya", en: "{count} more units")
  static let stillColumn = Message("still.column", id: "Tanpa gerakan", en: "Without movement")
  static let stillFor = Message(
    "still.for", id: "{span} tanpa gerakan", en: "{span} without movement")
  static let stillEscalated = Message(
    "still.escalated", id: "sudah dieskalasi sampai {unit}", en: "escalated as far as {unit}")
  static let stillNotEscalated = Message(
    "still.notEscalated", id: "belum dieskalasi", en: "not escalated")

  // MARK: Notices

  static let noticesTitle = Message("notices.title", id: "Pemberitahuan", en: "Notices")
  static let noticesNone = Message(
    "notices.none", id: "Belum ada pemberitahuan.", en: "There are no notices yet.")
  static let noticesUnread = Message(
    "notices.unread", id: "{count} belum dibaca", en: "{count} unread")
  static let noticesAllRead = Message(
    "notices.allRead", id: "Semua sudah dibaca.", en: "All of them are read.")
  static let noticesNew = Message("notices.new", id: "Belum dibaca", en: "Unread")
  static let noticesReadAll = Message(
    "notices.readAll", id: "Tandai semua sudah dibaca", en: "Mark all as read")
  static let noticesReadOne = Message(
    "notices.readOne", id: "Tandai sudah dibaca", en: "Mark as read")
  static let noticesMarked = Message("notices.marked", id: "Sudah ditandai.", en: "Marked.")
  static let noticesFacts = Message(
    "notices.facts", id: "{category}, {village}; sekarang di {unit}",
    en: "{category}, {village}; now with {unit}")
  static let noticesNoPlace = Message("notices.noPlace", id: "tanpa lokasi", en: "no place")
  static let noticesClosed = Message(
    "notices.notHere", id: "Laporan ini tidak lagi di meja Anda.",
    en: "This report is no longer on your desk.")

  // MARK: Own account

  static let meTitle = Message("me.title", id: "Akun saya", en: "My account")
  static let meOtherTitle = Message("me.otherTitle", id: "Akun {name}", en: "Account of {name}")
  static let meUnit = Message("me.unit", id: "Unit", en: "Unit")
  static let meRole = Message("me.role", id: "Peran", en: "Role")
  static let meSaved = Message("me.saved", id: "Tersimpan.", en: "Saved.")
  static let meMail = Message("me.mail", id: "Pesan lewat surel", en: "Messages by e-mail")
  static let meMailLead = Message(
    "me.mailLead",
    id:
      "Ringkasan meja pagi dan siang, serta eskalasi dan permintaan keputusan. Alamat ini hanya dipakai untuk itu.",
    en:
      "Summaries of the desk in the morning and at noon, escalations and requests for a decision. The address is used for nothing else."
  )
  static let meNoMail = Message(
    "me.noMail",
    id: "Kota ini belum mengirim surel. Pilihan Anda berlaku begitu surel dinyalakan.",
    en: "This city does not send e-mail yet. Your choice holds as soon as it does.")
  static let meNoPush = Message(
    "me.noPush", id: "Kota ini belum mengirim pemberitahuan ke peramban.",
    en: "This city does not send notifications to browsers yet.")
  static let meEmail = Message("me.email", id: "Alamat surel", en: "E-mail address")
  static let meEmailWrong = Message(
    "me.emailWrong", id: "Alamat surel tidak benar. Contoh: nama@contoh.go.id.",
    en: "The e-mail address is not right. Example: name@example.org.")
  static let meEmailMissing = Message(
    "me.emailMissing", id: "Isi alamat surel, atau pilih tidak menerima.",
    en: "Enter an e-mail address, or choose not to receive any.")
  static let meMailOn = Message(
    "me.mailOn", id: "Kirim pesan lewat surel", en: "Send messages by e-mail")
  static let meYes = Message("me.yes", id: "Ya", en: "Yes")
  static let meNo = Message("me.no", id: "Tidak", en: "No")
  static let meChoiceMissing = Message(
    "me.choiceMissing", id: "Pilih salah satu.", en: "Choose one of them.")
  static let meLanguage = Message("me.language", id: "Bahasa pesan", en: "Language of messages")
  static let meSaveMail = Message("me.saveMail", id: "Simpan", en: "Save")
  static let mePush = Message(
    "me.push", id: "Pemberitahuan peramban", en: "Browser notifications")
  static let mePushLead = Message(
    "me.pushLead",
    id: "Peramban ini dapat berbunyi saat ada laporan baru, laporan terlambat, atau eskalasi.",
    en: "This browser can ring when a report is new, late or escalated.")
  static let mePushCount = Message(
    "me.pushCount", id: "Menyala di {count} peramban.", en: "On in {count} browsers.")
  static let mePushNone = Message(
    "me.pushNone", id: "Belum menyala di peramban mana pun.", en: "Not on in any browser yet.")
  static let mePushOff = Message(
    "me.pushOff", id: "Matikan di semua peramban", en: "Turn off in all browsers")

  static let absenceTitle = Message("absence.title", id: "Tidak hadir", en: "Absence")
  static let absenceLead = Message(
    "absence.lead",
    id:
      "Selama tidak hadir, laporan terbuka yang ditugaskan kepada orang ini pindah ke pengganti dalam beberapa menit. Tanpa pengganti, laporan kembali ke unit tanpa petugas. Sesudahnya laporan tidak pindah kembali dengan sendirinya.",
    en:
      "During an absence the open reports assigned to this person move to the substitute within minutes. Without one they return to the unit with nobody assigned. They do not move back by themselves afterwards."
  )
  static let absenceListed = Message(
    "absence.listed", id: "Ketidakhadiran yang tercatat", en: "Absences recorded")
  static let absenceNone = Message(
    "absence.none", id: "Tidak ada ketidakhadiran yang tercatat.", en: "No absence is recorded.")
  static let absenceSpan = Message(
    "absence.span", id: "{from} sampai {through}", en: "{from} to {through}")
  static let absenceNow = Message("absence.now", id: "Sedang berlangsung", en: "Under way")
  static let absenceLater = Message("absence.later", id: "Akan datang", en: "To come")
  static let absenceSubstitute = Message("absence.substitute", id: "Pengganti", en: "Substitute")
  static let absenceNobody = Message(
    "absence.nobody", id: "Tanpa pengganti", en: "No substitute")
  static let absenceSubstituteHint = Message(
    "absence.substituteHint",
    id: "Petugas yang bertugas di unit yang sama atau di atasnya.",
    en: "People in service in the same unit or above it.")
  static let absenceWhen = Message("absence.when", id: "Waktu", en: "When")
  static let absenceState = Message("absence.state", id: "Keadaan", en: "Status")
  static let absenceAction = Message("absence.action", id: "Tindakan", en: "Action")
  static let absenceAdd = Message("absence.add", id: "Catat ketidakhadiran", en: "Enter an absence")
  static let absenceFrom = Message("absence.from", id: "Dari tanggal", en: "First day")
  static let absenceThrough = Message("absence.through", id: "Sampai tanggal", en: "Last day")
  static let absenceThroughHint = Message(
    "absence.throughHint", id: "Hari terakhir tidak hadir. Contoh: 2025-03-12.",
    en: "Last day away. Example: 2025-03-12.")
  static let absenceFromHint = Message(
    "absence.fromHint", id: "Contoh: 2025-03-10.", en: "Example: 2025-03-10.")
  static let absenceEnd = Message("absence.end", id: "Akhiri sekarang", en: "End now")
  static let absenceCancel = Message("absence.cancel", id: "Batalkan", en: "Cancel")
  static let absencePast = Message(
    "absence.past", id: "Tanggalnya sudah lewat.", en: "That day has passed.")
  static let absenceBackwards = Message(
    "absence.backwards", id: "Hari terakhir tidak boleh sebelum hari pertama.",
    en: "The last day cannot be before the first.")
  static let absenceLong = Message(
    "absence.long", id: "Paling lama {days} hari, dan dimulai dalam {days} hari ke depan.",
    en: "At most {days} days, beginning within the next {days} days.")
  static let absenceOverlaps = Message(
    "absence.overlaps", id: "Sudah ada ketidakhadiran pada hari-hari itu.",
    en: "There is an absence on those days already.")
  static let absenceStranger = Message(
    "absence.stranger", id: "Pilih pengganti dari daftar.", en: "Choose a substitute from the list."
  )
  static let absenceAway = Message(
    "absence.away", id: "Pengganti itu sendiri tidak hadir pada hari-hari itu.",
    en: "That substitute is away on those days too.")
  static let absencePeople = Message(
    "absence.people", id: "Petugas di unit Anda", en: "People in your unit")
  static let absencePeopleLead = Message(
    "absence.peopleLead", id: "Buka nama untuk mencatat ketidakhadirannya.",
    en: "Open a name to enter that person's absence.")
  static let absenceOf = Message(
    "absence.of", id: "Catat ketidakhadiran orang ini", en: "Enter an absence of this person")
  static let logAbsenceAdd = Message(
    "log.absenceAdd", id: "Ketidakhadiran dicatat", en: "Absence entered")
  static let logAbsenceEnd = Message(
    "log.absenceEnd", id: "Ketidakhadiran diakhiri", en: "Absence ended")

  // MARK: Clocks on the report screen

  static let clocksTitle = Message("clocks.title", id: "Tenggat", en: "Deadlines")
  static let clocksNone = Message(
    "clocks.none", id: "Tidak ada tenggat yang berjalan.", en: "No clock is running.")
  static let clocksBudget = Message(
    "clocks.budget", id: "{length} sejak {start}", en: "{length} from {start}")
  static let clocksPaused = Message(
    "clocks.paused", id: "dijeda {length} karena {reason}", en: "paused {length}: {reason}")
  static let clocksPausedNow = Message(
    "clocks.pausedNow", id: "sedang dijeda paling lama sampai {until} karena {reason}",
    en: "paused now, until {until} at the latest: {reason}")
  static let clocksClosed = Message(
    "clocks.closed", id: "berhenti {length} selama laporan ditutup",
    en: "stopped {length} while the report was closed")
  static let clocksUsed = Message("clocks.used", id: "terpakai {length}", en: "{length} used")
  static let clocksLeft = Message("clocks.left", id: "sisa {length}", en: "{length} left")
  static let clocksLate = Message("clocks.late", id: "terlambat {length}", en: "{length} late")
  static let clocksDue = Message("clocks.due", id: "Jatuh tempo {time}.", en: "Due {time}.")
  static let clocksEstimated = Message(
    "clocks.estimated",
    id: "Hari libur tahun itu belum diketahui, jadi dihitung siang dan malam.",
    en: "The holidays of that year are not known yet, so day and night are counted.")
  static let clocksNextUnit = Message(
    "clocks.nextUnit", id: "Berikutnya, {time}: diteruskan ke {unit}.",
    en: "Next, {time}: passed up to {unit}.")
  static let clocksNextWarning = Message(
    "clocks.nextWarning", id: "Berikutnya, {time}: peringatan untuk {unit}.",
    en: "Next, {time}: a warning to {unit}.")
  static let clocksWorking = Message(
    "clocks.working", id: "{length} kerja", en: "{length} of working time")
  static let sharesTitle = Message(
    "shares.title", id: "Waktu tiap pemegang", en: "Each holder's share of the time")
  static let sharesLead = Message(
    "shares.lead",
    id:
      "Dihitung seperti tenggat penyelesaian, tanpa jeda. Tidak ada waktu yang bukan milik siapa pun.",
    en: "Counted as the completion clock counts, without pauses. No time is nobody's.")
  static let sharesFrom = Message("shares.from", id: "Sejak", en: "From")
  static let sharesUntil = Message("shares.until", id: "Sampai", en: "Until")
  static let sharesNow = Message("shares.now", id: "sekarang", en: "now")
  static let sharesUsed = Message("shares.used", id: "Terpakai", en: "Used")
  static let sharesTotal = Message("shares.total", id: "Seluruhnya", en: "In all")
  static let escalationsTitle = Message(
    "escalations.title", id: "Eskalasi terbuka", en: "Open escalations")
  static let escalationLine = Message(
    "escalations.line", id: "{unit}: {cause}, sejak {time}", en: "{unit}: {cause}, since {time}")
  static let requestTitle = Message(
    "request.title", id: "Permintaan yang menunggu putusan", en: "A request waits for a decision")
  static let requestWith = Message(
    "request.with", id: "Menunggu putusan {unit}.", en: "It waits for {unit} to decide.")
  static let requestDecide = Message(
    "request.decide", id: "Ke formulir putusan", en: "To the decision form")

  // MARK: Messages to the reporter

  static let toldTitle = Message(
    "told.title", id: "Pesan ke pelapor", en: "Messages to the reporter")
  static let toldNone = Message(
    "told.none", id: "Belum ada pesan yang dikirim ke pelapor.",
    en: "No message has been sent to the reporter.")
  static let toldFailed = Message(
    "told.failed", id: "{count} pesan gagal sampai ke pelapor.",
    en: "{count} messages did not reach the reporter.")
  static let toldLead = Message(
    "told.lead", id: "Yang terbaru di atas", en: "The latest first")
  static let toldTopic = Message("told.topic", id: "Isi", en: "Subject")
  static let toldWay = Message("told.way", id: "Lewat", en: "By")
  static let toldState = Message("told.state", id: "Keadaan", en: "Status")
  static let toldTime = Message("told.time", id: "Waktu", en: "Time")
  static let toldAttempts = Message("told.attempts", id: "Percobaan", en: "Attempts")
  static let toldDue = Message("told.due", id: "direncanakan {time}", en: "planned for {time}")
  static let toldProblem = Message("told.problem", id: "Sebab: {problem}", en: "Cause: {problem}")

  static let wayMail = Message("told.wayMail", id: "Surel", en: "E-mail")
  static let wayPush = Message("told.wayPush", id: "Peramban", en: "Browser")
  static let waySMS = Message("told.waySMS", id: "SMS", en: "SMS")
  static let wayDesk = Message("told.wayDesk", id: "Meja", en: "Desk")

  static let sendQueued = Message("told.queued", id: "Menunggu dikirim", en: "Waiting to be sent")
  static let sendSending = Message("told.sending", id: "Sedang dikirim", en: "Being sent")
  static let sendSent = Message("told.sent", id: "Terkirim", en: "Sent")
  static let sendDelivered = Message("told.delivered", id: "Sampai", en: "Delivered")
  static let sendRead = Message("told.read", id: "Dibaca", en: "Read")
  static let sendFailed = Message("told.stateFailed", id: "Gagal sampai", en: "Did not arrive")
  static let sendUnknown = Message(
    "told.unknown", id: "Tidak pasti sampai", en: "It is not known whether it arrived")
  static let sendSuperseded = Message(
    "told.superseded", id: "Tidak dikirim; ada pesan yang lebih baru",
    en: "Not sent; a later message said more")

  static let toldReceipt = Message("told.receipt", id: "Tanda terima", en: "Receipt")
  static let toldHandedOver = Message("told.handedOver", id: "Diteruskan", en: "Handed on")
  static let toldEstimate = Message("told.estimate", id: "Perkiraan selesai", en: "Expected date")
  static let toldPaused = Message("told.paused", id: "Tenggat dijeda", en: "Clock paused")
  static let toldQuestion = Message("told.question", id: "Pertanyaan petugas", en: "Question")
  static let toldClosing = Message(
    "told.closing", id: "Akan ditutup bila tidak dijawab", en: "Will be closed without an answer")
  static let toldLate = Message("told.late", id: "Maaf, terlambat", en: "Sorry, it is late")
  static let toldAcknowledged = Message(
    "told.acknowledged", id: "Tanggapan pimpinan", en: "Answer of a head")
  static let toldCompleted = Message("told.completed", id: "Selesai", en: "Completed")
  static let toldAnswered = Message("told.answered", id: "Pertanyaan dijawab", en: "Answered")
  static let toldRejected = Message("told.rejected", id: "Ditolak", en: "Rejected")
  static let toldMerged = Message("told.merged", id: "Digabung", en: "Merged")
  static let toldUnanswered = Message(
    "told.unanswered", id: "Ditutup karena tidak dijawab", en: "Closed without an answer")
  static let toldReopened = Message("told.reopened", id: "Dibuka kembali", en: "Reopened")

  static func of(_ way: SubscriptionRows.Channel) -> Message {
    switch way {
    case .push: wayPush
    case .mail: wayMail
    case .sms: waySMS
    case .desk: wayDesk
    }
  }

  static func of(_ state: DeliveryRows.State) -> Message {
    switch state {
    case .queued: sendQueued
    case .sending: sendSending
    case .sent: sendSent
    case .delivered: sendDelivered
    case .read: sendRead
    case .failed: sendFailed
    case .unknown: sendUnknown
    case .superseded: sendSuperseded
    }
  }

  /// What a message to a reporter was about; nil for those that go to officers.
  static func told(_ topic: NoticeTopic) -> Message? {
    switch topic {
    case .receipt: toldReceipt
    case .handedOver: toldHandedOver
    case .estimate: toldEstimate
    case .paused: toldPaused
    case .question: toldQuestion
    case .questionClosing: toldClosing
    case .late: toldLate
    case .acknowledged: toldAcknowledged
    case .completed: toldCompleted
    case .answered: toldAnswered
    case .rejected: toldRejected
    case .merged: toldMerged
    case .closedUnanswered: toldUnanswered
    case .reopened: toldReopened
    case .supportedMoved, .supportedCompleted, .supportedEnded, .supportedReopened, .arrived,
      .returned, .replied, .near, .overdue, .escalated, .requested, .requestDecided, .digest,
      .weekly:
      nil
    }
  }

  static let deskHangingTexts: [Message] = hangingTexts + ownTexts + clocksTexts + toldTexts

  private static let hangingTexts = [
    deskOwn, deskNotOpen, hangingNear, hangingLate, hangingEscalated, hangingNearLead,
    hangingLateLead, hangingEscalatedLead, hangingWhy, hangingPressed, hangingSince,
    hangingPaused, stillTitle, stillLead, stillHolders, stillCount, stillOldest, stillAll,
    stillAt, stillShowAll, stillMoreUnits, stillColumn, stillFor, stillEscalated,
    stillNotEscalated,
  ]

  private static let ownTexts = [
    noticesTitle, noticesNone, noticesUnread, noticesAllRead, noticesNew, noticesReadAll,
    noticesReadOne, noticesMarked, noticesFacts, noticesNoPlace, noticesClosed, meTitle,
    meOtherTitle, meUnit, meRole, meSaved, meMail, meMailLead, meNoMail, meNoPush, meEmail,
    meEmailWrong, meEmailMissing, meMailOn, meYes, meNo, meChoiceMissing, meLanguage,
    meSaveMail, mePush, mePushLead, mePushCount, mePushNone, mePushOff, absenceTitle,
    absenceLead, absenceListed, absenceNone, absenceSpan, absenceNow, absenceLater,
    absenceSubstitute, absenceNobody, absenceSubstituteHint, absenceWhen, absenceState,
    absenceAction, absenceAdd, absenceFrom, absenceThrough, absenceThroughHint, absenceFromHint,
    absenceEnd, absenceCancel, absencePast, absenceBackwards, absenceLong, absenceOverlaps,
    absenceStranger, absenceAway, absencePeople, absencePeopleLead, absenceOf, logAbsenceAdd,
    logAbsenceEnd,
  ]

  private static let clocksTexts = [
    clocksTitle, clocksNone, clocksBudget, clocksPaused, clocksPausedNow, clocksClosed,
    clocksUsed, clocksLeft, clocksLate, clocksDue, clocksEstimated, clocksNextUnit,
    clocksNextWarning, clocksWorking, sharesTitle, sharesLead, sharesFrom, sharesUntil,
    sharesNow, sharesUsed, sharesTotal, escalationsTitle, escalationLine, requestTitle,
    requestWith, requestDecide,
  ]

  private static let toldTexts = [
    toldTitle, toldNone, toldLead, toldFailed, toldTopic, toldWay, toldState, toldTime,
    toldAttempts, toldDue, toldProblem, wayMail, wayPush, waySMS, wayDesk, sendQueued,
    sendSending, sendSent, sendDelivered, sendRead, sendFailed, sendUnknown, sendSuperseded,
    toldReceipt, toldHandedOver, toldEstimate, toldPaused, toldQuestion, toldClosing, toldLate,
    toldAcknowledged, toldCompleted, toldAnswered, toldRejected, toldMerged, toldUnanswered,
    toldReopened,
  ]
}

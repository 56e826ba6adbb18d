extension Message {
  static let workTitle = Message("work.title", id: "Pekerjaan latar", en: "Background work")
  static let workCounts = Message("work.counts", id: "Menurut jenis", en: "By kind")
  static let workNone = Message(
    "work.none", id: "Belum ada pekerjaan.", en: "There is no work yet.")
  static let workKind = Message("work.kind", id: "Pekerjaan", en: "Work")
  static let workWaiting = Message("work.waiting", id: "Menunggu", en: "Waiting")
  static let workOldest = Message("work.oldest", id: "Terlambat", en: "Overdue by")
  static let workRunning = Message("work.running", id: "Berjalan", en: "Running")
  static let workDone = Message(
    "work.done", id: "Selesai sejam terakhir", en: "Done in the last hour")
  static let workDead = Message("work.dead", id: "Gagal", en: "Failed")
  static let workProblem = Message("work.problem", id: "Masalah terakhir", en: "Last problem")
  static let workNumber = Message("work.number", id: "Nomor", en: "Number")
  static let workSubject = Message("work.subject", id: "Tentang", en: "About")
  static let workAttempts = Message("work.attempts", id: "Percobaan", en: "Attempts")
  static let workCreated = Message("work.created", id: "Dibuat", en: "Created")
  static let workGivenUp = Message("work.givenUp", id: "Dihentikan", en: "Given up")
  static let workAction = Message("work.action", id: "Tindakan", en: "Action")
  static let workRetry = Message("work.retry", id: "Coba lagi", en: "Try again")
  static let workRetried = Message(
    "work.retried", id: "Pekerjaan akan dicoba lagi.", en: "The work will be tried again.")
  static let workNotRetried = Message(
    "work.notRetried",
    id: "Tidak ada yang diulang: pekerjaan itu sudah tidak gagal, atau sudah ada di antrean.",
    en: "Nothing to try again: that work has not failed any more, or it is in the queue already.")
  static let workDeadTitle = Message("work.deadTitle", id: "Pekerjaan gagal", en: "Failed work")
  static let workDeadNone = Message(
    "work.deadNone", id: "Tidak ada pekerjaan yang gagal.", en: "No work has failed.")
  static let workKeepHouse = Message(
    "work.keepHouse", id: "Membersihkan data kedaluwarsa", en: "Clearing out expired data")
  static let workPrepareMonths = Message(
    "work.prepareMonths", id: "Menyiapkan bulan berikutnya", en: "Preparing the coming months")
  static let workFoldMap = Message(
    "work.foldMap", id: "Memperbarui hitungan peta", en: "Updating the counts of the map")
  static let workRunClocks = Message(
    "work.runClocks", id: "Menjalankan tenggat dan eskalasi", en: "Running clocks and escalations")
  static let workTellPeople = Message(
    "work.tellPeople", id: "Menentukan siapa yang diberi tahu", en: "Working out who is told")
  static let workTellSupporters = Message(
    "work.tellSupporters", id: "Memberi tahu pendukung laporan", en: "Telling supporters")
  static let workDeliver = Message(
    "work.deliver", id: "Mengirim pesan", en: "Sending a message")
  static let workCallHook = Message(
    "work.callHook", id: "Mengirim webhook", en: "Sending webhooks")
  static let workSummarise = Message(
    "work.summarise", id: "Ringkasan harian dan pekanan", en: "Digests and summaries")
  static let workMindCity = Message(
    "work.mindCity", id: "Pengganti petugas dan keadaan darurat", en: "Substitutes and emergencies")
  static let workCountTimes = Message(
    "work.countTimes", id: "Menghitung waktu dan ketepatan", en: "Counting times and shares")
  static let workApplyRules = Message(
    "work.applyRules", id: "Menerapkan ketentuan baru", en: "Applying new terms")
  static let workDrill = Message("work.drill", id: "Latihan", en: "Drill")
  static let logJobRetry = Message(
    "log.jobRetry", id: "Pekerjaan dicoba lagi", en: "Work tried again")

  static let deskWorkTexts = [
    workTitle, workCounts, workNone, workKind, workWaiting, workOldest, workRunning, workDone,
    workDead, workProblem, workNumber, workSubject, workAttempts, workCreated, workGivenUp,
    workAction, workRetry, workRetried, workNotRetried, workDeadTitle, workDeadNone,
    workKeepHouse, workPrepareMonths, workFoldMap, workRunClocks, workTellPeople,
    workTellSupporters,
    workDeliver,
    workCallHook, workSummarise, workMindCity, workCountTimes, workApplyRules, workDrill,
    logJobRetry,
  ]
}

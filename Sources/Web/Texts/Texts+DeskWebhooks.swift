/// Receivers of webhooks.
extension Message {
  static let webhooksTitle = Message("webhooks.title", id: "Webhook", en: "Webhooks")
  static let webhooksLead = Message(
    "webhooks.lead",
    id:
      "Sistem lain yang diberi tahu tiap kali laporan berubah. Isinya hanya apa yang juga terlihat publik.",
    en: "Other systems that are told whenever a report changes. They get only what the public sees."
  )
  static let webhooksNone = Message(
    "webhooks.none", id: "Belum ada penerima.", en: "There are no receivers yet.")
  static let webhooksUrl = Message(
    "webhooks.url", id: "Alamat penerima", en: "Address of the receiver")
  static let webhooksUrlHint = Message(
    "webhooks.urlHint", id: "Harus dimulai dengan https://", en: "It must begin with https://")
  static let webhooksUrlWrong = Message(
    "webhooks.urlWrong",
    id: "Tulis alamat https:// yang lengkap, tanpa nama pengguna, kata sandi, atau tanda #.",
    en: "Enter a whole https:// address without a user name, a password or a # sign.")
  static let webhooksEvents = Message("webhooks.events", id: "Kejadian", en: "Events")
  static let webhooksEventsMissing = Message(
    "webhooks.eventsMissing", id: "Pilih paling sedikit satu kejadian.",
    en: "Choose at least one event.")
  static let webhooksEventCreated = Message(
    "webhooks.eventCreated", id: "report.created: laporan baru", en: "report.created: a new report")
  static let webhooksEventChanged = Message(
    "webhooks.eventChanged", id: "report.changed: langkah lain",
    en: "report.changed: any other step")
  static let webhooksEventCompleted = Message(
    "webhooks.eventCompleted", id: "report.completed: selesai atau dijawab",
    en: "report.completed: completed or answered")
  static let webhooksEventReopened = Message(
    "webhooks.eventReopened", id: "report.reopened: dibuka kembali",
    en: "report.reopened: opened again")
  static let webhooksTooMany = Message(
    "webhooks.tooMany", id: "Paling banyak {most} penerima.", en: "At most {most} receivers.")
  static let webhooksAdd = Message("webhooks.add", id: "Tambah penerima", en: "Add a receiver")
  static let webhooksState = Message("webhooks.state", id: "Keadaan", en: "State")
  static let webhooksOn = Message("webhooks.on", id: "Menyala", en: "On")
  static let webhooksOff = Message("webhooks.off", id: "Mati", en: "Off")
  static let webhooksWaiting = Message("webhooks.waiting", id: "Menunggu", en: "Waiting")
  static let webhooksDead = Message("webhooks.dead", id: "Gagal", en: "Failed")
  static let webhooksCreated = Message("webhooks.created", id: "Dibuat", en: "Created")
  static let webhooksSecretTitle = Message(
    "webhooks.secretTitle", id: "Rahasia penerima", en: "Secret of the receiver")
  static let webhooksSecretOnce = Message(
    "webhooks.secretOnce",
    id: "Hanya tampil sekali ini. Simpan di sistem penerima; di sini tidak dapat dilihat lagi.",
    en: "Shown this once. Keep it in the receiving system; it cannot be seen here again.")
  static let webhooksSecretBack = Message(
    "webhooks.secretBack", id: "Ke penerima", en: "To the receiver")
  static let webhooksSecrets = Message("webhooks.secrets", id: "Rahasia", en: "Secrets")
  static let webhooksOneSecret = Message(
    "webhooks.oneSecret", id: "Satu rahasia berlaku.", en: "One secret counts.")
  static let webhooksTwoSecretsNow = Message(
    "webhooks.twoSecretsNow",
    id:
      "Dua rahasia berlaku: yang baru dan yang lama. Hapus yang lama setelah penerima memakai yang baru.",
    en:
      "Two secrets count, the new one and the old one. Drop the old one when the receiver uses the new one."
  )
  static let webhooksTurn = Message("webhooks.turn", id: "Ganti rahasia", en: "Turn the secret")
  static let webhooksTurnLead = Message(
    "webhooks.turnLead", id: "Rahasia yang sekarang tetap berlaku di sampingnya sampai dihapus.",
    en: "The one there is now goes on counting beside it until it is dropped.")
  static let webhooksDrop = Message(
    "webhooks.drop", id: "Hapus rahasia lama", en: "Drop the old secret")
  static let webhooksTwoSecrets = Message(
    "webhooks.twoSecrets", id: "Hapus dulu rahasia yang lama.", en: "Drop the old secret first.")
  static let webhooksSwitchOn = Message("webhooks.switchOn", id: "Nyalakan", en: "Switch on")
  static let webhooksSwitchOff = Message("webhooks.switchOff", id: "Matikan", en: "Switch off")
  static let webhooksSwitchOnLead = Message(
    "webhooks.switchOnLead", id: "Pesan yang masih menunggu lalu dikirim.",
    en: "What still waits is then sent.")
  static let webhooksSwitchOffLead = Message(
    "webhooks.switchOffLead", id: "Selama mati, kejadian baru tidak dicatat untuk penerima ini.",
    en: "While it is off, nothing new is kept for this receiver.")
  static let webhooksSaved = Message(
    "webhooks.saved", id: "Perubahan tersimpan.", en: "The change is saved.")
  static let webhooksLog = Message("webhooks.log", id: "Pesan", en: "Messages")
  static let webhooksLogNone = Message(
    "webhooks.logNone", id: "Belum ada pesan.", en: "There are no messages yet.")
  static let webhooksMessage = Message("webhooks.message", id: "Pesan", en: "Message")
  static let webhooksReport = Message("webhooks.report", id: "Laporan", en: "Report")
  static let webhooksEvent = Message("webhooks.event", id: "Kejadian", en: "Event")
  static let webhooksAttempts = Message("webhooks.attempts", id: "Percobaan", en: "Attempts")
  static let webhooksStatus = Message("webhooks.status", id: "Jawaban", en: "Answer")
  static let webhooksAction = Message("webhooks.action", id: "Tindakan", en: "Action")
  static let webhooksPostWaiting = Message("webhooks.postWaiting", id: "Menunggu", en: "Waiting")
  static let webhooksPostDelivered = Message(
    "webhooks.postDelivered", id: "Terkirim", en: "Delivered")
  static let webhooksPostDead = Message("webhooks.postDead", id: "Gagal", en: "Failed")
  static let webhooksAgain = Message("webhooks.again", id: "Kirim lagi", en: "Send again")
  static let webhooksAgainDone = Message(
    "webhooks.againDone", id: "Pesan masuk antrean lagi.", en: "The message is in the queue again.")
  static let webhooksAgainNot = Message(
    "webhooks.againNot", id: "Pesan itu sudah menunggu untuk dikirim.",
    en: "That message waits to be sent already.")
  static let webhooksDevelopers = Message(
    "webhooks.developers", id: "Untuk pengembang", en: "For developers")
  static let webhooksDevelopersLead = Message(
    "webhooks.developersLead",
    id: "Tiap pesan adalah POST berisi JSON menurut Standard Webhooks, dengan tiga kepala:",
    en: "Each message is a POST of JSON after Standard Webhooks, with three headers:")
  static let webhooksHeaderID = Message(
    "webhooks.headerID", id: "nama pesan, sama di tiap percobaan: buang yang sudah pernah diterima",
    en: "name of the message, the same at every try: drop what you have had before")
  static let webhooksHeaderTime = Message(
    "webhooks.headerTime", id: "detik sejak 1970: tolak yang berbeda lebih dari lima menit",
    en: "seconds since 1970: refuse what is more than five minutes off")
  static let webhooksHeaderSignature = Message(
    "webhooks.headerSignature", id: "satu atau lebih tanda tangan “v1,…” yang dipisah spasi",
    en: "one or more signatures “v1,…” with spaces between them")
  static let webhooksDevelopersCheck = Message(
    "webhooks.developersCheck",
    id:
      "Tanda tangan adalah base64 dari HMAC-SHA256 atas webhook-id.webhook-timestamp.isi, dengan kunci yang didapat dari base64 setelah whsec_. Terima bila salah satunya cocok, lalu jawab dengan status 2xx.",
    en:
      "A signature is the base64 of the HMAC-SHA256 of webhook-id.webhook-timestamp.body, with the key that follows whsec_ in base64. Accept when one of them matches, and answer with a 2xx status."
  )
  static let webhooksDevelopersRetry = Message(
    "webhooks.developersRetry",
    id:
      "Tanpa jawaban 2xx pesan dicoba lagi sampai 72 jam, makin jarang. Jawaban 410 mematikan penerima. Pesan satu laporan dikirim berurutan.",
    en:
      "Without a 2xx answer a message is tried again for 72 hours, ever more rarely. An answer of 410 switches the receiver off. Messages of one report come in order."
  )

  static let deskWebhookTexts = [
    webhooksTitle, webhooksLead, webhooksNone, webhooksUrl, webhooksUrlHint, webhooksUrlWrong,
    webhooksEvents, webhooksEventsMissing, webhooksEventCreated, webhooksEventChanged,
    webhooksEventCompleted, webhooksEventReopened, webhooksTooMany, webhooksAdd, webhooksState,
    webhooksOn, webhooksOff, webhooksWaiting, webhooksDead, webhooksCreated, webhooksSecretTitle,
    webhooksSecretOnce, webhooksSecretBack, webhooksSecrets, webhooksOneSecret,
    webhooksTwoSecretsNow, webhooksTurn, webhooksTurnLead, webhooksDrop, webhooksTwoSecrets,
    webhooksSwitchOn, webhooksSwitchOff, webhooksSwitchOnLead, webhooksSwitchOffLead,
    webhooksSaved, webhooksLog, webhooksLogNone, webhooksMessage, webhooksReport, webhooksEvent,
    webhooksAttempts, webhooksStatus, webhooksAction, webhooksPostWaiting, webhooksPostDelivered,
    webhooksPostDead, webhooksAgain, webhooksAgainDone, webhooksAgainNot, webhooksDevelopers,
    webhooksDevelopersLead, webhooksHeaderID, webhooksHeaderTime, webhooksHeaderSignature,
    webhooksDevelopersCheck, webhooksDevelopersRetry,
  ]
}

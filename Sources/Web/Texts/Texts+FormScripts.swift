/// What the form's scripts say, and the page for times without network.
extension Message {
  static let photoChosenMany = Message(
    "photo.chosenMany", id: "Paling banyak {n} foto lagi. Sisanya tidak diambil.",
    en: "At most {n} more photos. The rest was not taken.")
  static let photoPreparing = Message(
    "photo.preparing", id: "Menyiapkan foto…", en: "Preparing the photo…")
  static let photoReady = Message(
    "photo.ready", id: "Siap dikirim, {kb} KB", en: "Ready to send, {kb} KB")
  static let photoSending = Message(
    "photo.sending", id: "Mengirim foto {n}: {percent}%", en: "Sending photo {n}: {percent}%")
  static let photoSent = Message("photo.sent", id: "Terkirim", en: "Sent")
  static let photoFailed = Message(
    "photo.failed", id: "Foto belum terkirim dan masih ada di sini. Tekan tombolnya lagi.",
    en: "The photo was not sent and is still here. Press the button again.")
  static let photoRefused = Message(
    "photo.refused", id: "Hapus foto ini atau pilih yang lain.",
    en: "Remove this photo or choose another.")
  static let photoChosenAlt = Message(
    "photo.chosenAlt", id: "Foto pilihan {n}", en: "Chosen photo {n}")
  static let photoBlur = Message(
    "photo.blur", id: "Samarkan bagian foto", en: "Hide a part of the photo")
  static let photoBlurHint = Message(
    "photo.blurHint",
    id:
      "Ketuk wajah, pelat nomor, atau kartu identitas pada foto. Kotaknya dapat digeser dengan tombol.",
    en: "Tap faces, number plates or identity cards on the photo. The buttons move the box.")
  static let photoDrop = Message(
    "photo.drop", id: "Jangan kirim foto ini", en: "Do not send this photo")
  static let photoBoxAdd = Message("photo.boxAdd", id: "Tambah kotak", en: "Add a box")
  static let photoBoxLeft = Message("photo.boxLeft", id: "Ke kiri", en: "Left")
  static let photoBoxUp = Message("photo.boxUp", id: "Ke atas", en: "Up")
  static let photoBoxDown = Message("photo.boxDown", id: "Ke bawah", en: "Down")
  static let photoBoxRight = Message("photo.boxRight", id: "Ke kanan", en: "Right")
  static let photoBoxBigger = Message("photo.boxBigger", id: "Lebih besar", en: "Bigger")
  static let photoBoxSmaller = Message("photo.boxSmaller", id: "Lebih kecil", en: "Smaller")
  static let photoBoxRemove = Message("photo.boxRemove", id: "Hapus kotak", en: "Remove the box")
  static let photoBoxDone = Message("photo.boxDone", id: "Selesai menyamarkan", en: "Done hiding")
  static let pinOpen = Message("pin.open", id: "Buka peta", en: "Open the map")
  static let pinMap = Message("pin.map", id: "Peta tempat laporan", en: "Map of the place")
  static let pinTap = Message(
    "pin.tap", id: "Ketuk tempatnya pada peta.", en: "Tap the place on the map.")
  static let pinWait = Message("pin.wait", id: "Memuat…", en: "Loading…")
  static let pinFail = Message(
    "pin.fail", id: "Peta tidak dapat dimuat. Pakai cara lain di bawah.",
    en: "The map could not be loaded. Use another way below.")
  static let formRestore = Message(
    "form.restore", id: "Lanjutkan dengan isian di perangkat ini",
    en: "Go on with what is kept on this device")
  static let outboxWaits = Message(
    "outbox.waits", id: "Laporan Anda menunggu jaringan dan akan terkirim sendiri.",
    en: "Your report waits for the network and will be sent by itself.")
  static let outboxRefused = Message(
    "outbox.refused", id: "Laporan Anda belum diterima dan perlu diperbaiki.",
    en: "Your report was not taken in yet and needs to be put right.")
  static let outboxSent = Message(
    "outbox.sent", id: "Laporan Anda sudah terkirim. Lihat nomor dan PIN-nya.",
    en: "Your report has been sent. See its number and PIN.")
  static let formUnsent = Message(
    "form.unsent", id: "Lanjutkan laporan yang belum dikirim",
    en: "Go on with the report that was not sent")
  static let offlineElsewhere = Message(
    "offline.elsewhere", id: "Tidak ada jaringan. Halaman yang Anda minta belum dapat dibuka.",
    en: "There is no network. The page you asked for cannot be opened yet.")
  static let offlineTitle = Message(
    "offline.title", id: "Lapor tanpa jaringan", en: "Report without network")
  static let offlineLead = Message(
    "offline.lead",
    id:
      "Tulis laporan sekarang. Laporan disimpan di perangkat ini dan terkirim sendiri begitu ada jaringan.",
    en:
      "Write your report now. It is kept on this device and sent by itself as soon as there is a network."
  )
  static let offlineNoScript = Message(
    "offline.noScript", id: "Peramban ini tidak dapat menyimpan laporan. Pakai formulir biasa.",
    en: "This browser cannot keep reports. Use the ordinary form.")
  static let offlineForm = Message("offline.form", id: "Buka formulir", en: "Open the form")
  static let offlineSend = Message("offline.send", id: "Simpan dan kirim", en: "Keep and send")
  static let offlineWhere = Message("offline.where", id: "Di mana?", en: "Where is it?")
  static let offlineContact = Message("offline.contact", id: "Kontak Anda", en: "Your contact")
  static let offlineListTitle = Message(
    "offline.listTitle", id: "Laporan di perangkat ini", en: "Reports on this device")
  static let offlineWaiting = Message(
    "offline.waiting", id: "Menunggu jaringan", en: "Waiting for the network")
  static let offlineSending = Message("offline.sending", id: "Mengirim…", en: "Sending…")
  static let offlineSent = Message("offline.sent", id: "Terkirim", en: "Sent")
  static let offlineRefused = Message(
    "offline.refused", id: "Perlu diperbaiki", en: "Needs to be put right")
  static let offlineEdit = Message("offline.edit", id: "Perbaiki", en: "Put right")
  static let offlineRemove = Message(
    "offline.remove", id: "Hapus dari perangkat ini", en: "Remove from this device")
  static let offlineRemoveSure = Message(
    "offline.removeSure", id: "Hapus laporan ini dari perangkat? Yang belum terkirim akan hilang.",
    en: "Remove this report from the device? What was not sent will be lost.")
  static let offlineNumber = Message("offline.number", id: "Nomor:", en: "Number:")
  static let offlinePIN = Message("offline.pin", id: "PIN:", en: "PIN:")
  static let offlineTrack = Message(
    "offline.track", id: "Lacak laporan ini", en: "Track this report")
  static let offlinePlaceMissing = Message(
    "offline.placeMissing", id: "Pakai lokasi perangkat atau pilih kelurahan.",
    en: "Use this device's location or choose the village.")
  static let offlineTextMissing = Message(
    "offline.textMissing", id: "Ceritakan sedikit lagi: sekurangnya {least} huruf.",
    en: "Tell a little more: at least {least} letters.")
  static let formScriptTexts: [Message] = [
    photoChosenMany, photoPreparing, photoReady, photoSending, photoSent, photoFailed,
    photoRefused, outboxRefused, outboxSent, formUnsent, offlineElsewhere, offlineRemoveSure,
    photoChosenAlt, photoBlur, photoBlurHint, photoDrop, photoBoxAdd, photoBoxLeft, photoBoxUp,
    photoBoxDown, photoBoxRight, photoBoxBigger, photoBoxSmaller, photoBoxRemove, photoBoxDone,
    pinOpen, pinMap, pinTap, pinWait, pinFail, formRestore, outboxWaits, offlineTitle, offlineLead,
    offlineNoScript, offlineForm,
    offlineSend, offlineWhere, offlineContact, offlineListTitle, offlineWaiting, offlineSending,
    offlineSent, offlineRefused, offlineEdit, offlineRemove, offlineNumber, offlinePIN,
    offlineTrack, offlinePlaceMissing, offlineTextMissing,
  ]
}

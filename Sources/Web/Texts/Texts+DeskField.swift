/// Field mode: tasks, results, the camera, what waits for a network.
extension Message {
  static let fieldTask = Message("field.task", id: "Tugas {number}", en: "Task {number}")
  static let fieldBack = Message("field.back", id: "Semua tugas", en: "All tasks")
  static let fieldOpen = Message("field.open", id: "Buka tugas", en: "Open the task")
  static let fieldMap = Message("field.map", id: "Buka di peta", en: "Open in map")
  static let fieldLandmark = Message(
    "field.landmark",
    id: "Patokan: {landmark}",
    en: "Landmark: {landmark}")
  static let fieldAway = Message(
    "field.away",
    id: "{distance} dari Anda",
    en: "{distance} from you")
  static let fieldNear = Message(
    "field.near",
    id: "Urutkan dari yang terdekat",
    en: "Sort by distance")
  static let fieldNearButton = Message(
    "field.nearButton",
    id: "Urutkan dari posisi saya",
    en: "Sort from my position")
  static let fieldLooking = Message(
    "field.looking",
    id: "Mencari posisi Anda…",
    en: "Looking for your position…")
  static let fieldNowhere = Message(
    "field.nowhere",
    id: "Posisi tidak ditemukan. Urutan tetap menurut batas waktu.",
    en: "Your position was not found. The order stays by time left.")
  static let fieldLatitude = Message("field.latitude", id: "Lintang", en: "Latitude")
  static let fieldLongitude = Message("field.longitude", id: "Bujur", en: "Longitude")
  static let fieldSort = Message("field.sort", id: "Urutkan", en: "Sort")
  static let fieldPositionWrong = Message(
    "field.positionWrong",
    id: "Isi lintang dan bujur dengan angka. Contoh: -6.1754 dan 106.8272.",
    en: "Enter latitude and longitude as numbers. Example: -6.1754 and 106.8272.")
  static let fieldOffline = Message(
    "field.offline",
    id: "Tidak ada jaringan. Daftar ini disimpan di perangkat.",
    en: "No network. This list was kept on the device.")
  static let fieldKept = Message(
    "field.kept",
    id: "{n} tugas Anda tersimpan di perangkat ini dan dapat dibuka tanpa jaringan.",
    en: "{n} of your tasks are kept on this device and open without a network.")
  static let fieldStartHint = Message(
    "field.startHint",
    id:
      "Pelapor melihat bahwa pekerjaan dimulai. Bila langsung mengirim hasil, mulai dicatat sekalian.",
    en:
      "The reporter sees that work has begun. If you send the result right away, the start is noted with it."
  )
  static let fieldNothing = Message(
    "field.nothing",
    id: "Tidak ada yang perlu Anda kirim untuk laporan ini.",
    en: "There is nothing for you to send for this report.")
  static let fieldChoice = Message("field.choice", id: "Apa yang dikerjakan?", en: "What was done?")
  static let fieldChoiceMissing = Message(
    "field.choiceMissing",
    id: "Pilih apa yang dikerjakan, atau tulis sendiri.",
    en: "Choose what was done, or write it yourself.")
  static let fieldWords = Message("field.words", id: "Penjelasan", en: "Explanation")
  static let fieldPhotoHint = Message(
    "field.photoHint",
    id:
      "1 sampai 5 foto, masing-masing sampai 10 MB. Ambil dari sudut yang sama dengan foto laporan.",
    en: "1 to 5 photos of up to 10 MB each. Take them from the same angle as the complaint photo.")
  static let fieldSend = Message("field.send", id: "Kirim hasil", en: "Send the result")
  static let fieldSent = Message(
    "field.sent",
    id: "Hasil {number} terkirim dan menunggu pemeriksaan.",
    en: "The result of {number} is sent and waits to be checked.")
  static let fieldMissing = Message(
    "field.missing",
    id: "Pilih apa yang dikerjakan, sifat hasilnya, dan sedikitnya satu foto.",
    en: "Choose what was done, the nature of the result, and at least one photo.")
  static let fieldNoStore = Message(
    "field.noStore",
    id: "Perangkat ini tidak dapat menyimpan hasil. Biarkan halaman terbuka sampai ada jaringan.",
    en: "This device cannot keep the result. Leave the page open until there is a network.")
  static let fieldChanged = Message(
    "field.changed",
    id: "Laporan sudah berubah sejak Anda membukanya. Periksa lagi, lalu kirim lagi.",
    en: "The report has changed since you opened it. Look again, then send again.")
  static let queueTitle = Message(
    "queue.title",
    id: "Kiriman dari perangkat ini",
    en: "Sendings of this device")
  static let queueWaiting = Message(
    "queue.waiting",
    id: "Menunggu jaringan",
    en: "Waiting for a network")
  static let queueSending = Message("queue.sending", id: "Mengirim…", en: "Sending…")
  static let queueSent = Message("queue.sent", id: "Terkirim", en: "Sent")
  static let queueRefused = Message("queue.refused", id: "Ditolak", en: "Refused")
  static let queueSignIn = Message(
    "queue.signIn",
    id: "Masuk lagi agar hasil ini terkirim",
    en: "Sign in again so that this result is sent")
  static let queueAgain = Message("queue.again", id: "Kirim lagi", en: "Send again")
  static let queueOpen = Message("queue.open", id: "Buka lagi", en: "Open again")
  // The script puts the number in place of {number}.
  static let queueSure = Message(
    "queue.sure",
    id: "Hapus hasil {number} beserta fotonya dari perangkat ini?",
    en: "Delete the result of {number} and its photos from this device?")
  static let queueDrop = Message("queue.drop", id: "Hapus", en: "Delete")
  static let resultMended = Message("result.mended", id: "Sudah diperbaiki", en: "Mended")
  static let resultCleaned = Message("result.cleaned", id: "Sudah dibersihkan", en: "Cleaned")
  static let resultCarried = Message("result.carried", id: "Sudah diangkut", en: "Carried away")
  static let resultTrimmed = Message(
    "result.trimmed",
    id: "Sudah dipangkas atau dirapikan",
    en: "Trimmed or tidied")
  static let resultReplaced = Message("result.replaced", id: "Sudah diganti baru", en: "Replaced")
  static let resultOrdered = Message("result.ordered", id: "Sudah ditertibkan", en: "Put in order")
  static let resultOther = Message(
    "result.other",
    id: "Lainnya, saya tulis sendiri",
    en: "Something else, I write it myself")
  static let cameraOpen = Message("camera.open", id: "Buka kamera", en: "Open the camera")
  static let cameraClose = Message("camera.close", id: "Tutup kamera", en: "Close the camera")
  static let cameraTake = Message("camera.take", id: "Ambil foto", en: "Take the photo")
  static let cameraGhost = Message(
    "camera.ghost",
    id: "Bayangan foto laporan {n} %",
    en: "Complaint photo as overlay {n} %")
  static let cameraGhostOff = Message("camera.ghostOff", id: "Tanpa bayangan", en: "No overlay")
  static let cameraFail = Message(
    "camera.fail",
    id: "Kamera tidak dapat dibuka. Pilih foto di bawah.",
    en: "The camera cannot be opened. Choose a photo below.")
  static let cameraTaken = Message(
    "camera.taken",
    id: "{n} foto dari kamera",
    en: "{n} photos from the camera")
  static let cameraRemove = Message("camera.remove", id: "Hapus foto {n}", en: "Remove photo {n}")
  static let cameraPicture = Message(
    "camera.picture",
    id: "Foto kamera {n}",
    en: "Camera photo {n}")

  static let fieldTexts: [Message] = [
    fieldTask, fieldBack, fieldOpen, fieldMap, fieldLandmark, fieldAway, fieldNear,
    fieldNearButton, fieldLooking, fieldNowhere, fieldLatitude, fieldLongitude, fieldSort,
    fieldPositionWrong, fieldOffline, fieldKept, fieldStartHint, fieldNothing, fieldChoice,
    fieldChoiceMissing, fieldWords, fieldPhotoHint, fieldSend, fieldSent, fieldMissing,
    fieldNoStore, fieldChanged, queueTitle, queueWaiting, queueSending, queueSent, queueRefused,
    queueSignIn, queueAgain, queueOpen, queueSure, queueDrop, resultMended, resultCleaned,
    resultCarried, resultTrimmed,
    resultReplaced, resultOrdered, resultOther, cameraOpen, cameraClose, cameraTake, cameraGhost,
    cameraGhostOff, cameraFail, cameraTaken, cameraRemove, cameraPicture,
  ]
}

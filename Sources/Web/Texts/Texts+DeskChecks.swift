/// Verification: looking, verdicts, second checks, the inspectorate's list.
extension Message {
  static let checkSeen = Message("check.seen", id: "Saya sudah melihat", en: "I have looked at")
  static let checkSeenMissing = Message(
    "check.seenMissing",
    id: "Centang setiap foto yang sudah Anda lihat.",
    en: "Tick every photo you have looked at.")
  static let checkPhotosNotSeen = Message(
    "check.photosNotSeen",
    id: "Masih ada {count} foto yang belum Anda lihat. Lihat dan centang semuanya.",
    en: "You have not looked at {count} photos yet. Look at them and tick all.")
  static let checkTooBriefly = Message(
    "check.tooBriefly",
    id: "Foto baru saja terbuka. Lihat sedikitnya {seconds} detik, lalu kirim lagi.",
    en: "The photos have only just opened. Look for at least {seconds} seconds, then send again.")
  static let checkReceived = Message(
    "check.received",
    id: "Laporan diterima {time}",
    en: "Report received {time}")
  static let checkAskPhoto = Message(
    "check.askPhoto",
    id: "Minta foto tambahan",
    en: "Ask for more photos")
  static let checkAskPhotoWords = Message(
    "check.askPhotoWords",
    id: "Foto apa yang diperlukan?",
    en: "Which photo is needed?")
  static let checkAskPhotoHint = Message(
    "check.askPhotoHint",
    id: "Dibaca petugas yang mengerjakan dan pelapor. Batas waktu tetap berjalan.",
    en: "Read by who did the work and by the reporter. The clock runs on.")
  static let captureCamera = Message(
    "capture.camera",
    id: "Diambil dengan kamera di halaman petugas",
    en: "Taken with the camera in the officer's page")
  static let captureFile = Message(
    "capture.file",
    id: "Dipilih dari berkas atau galeri",
    en: "Chosen from files or the gallery")
  static let captureUnknown = Message(
    "capture.unknown",
    id: "Cara pengambilan tidak diketahui",
    en: "How it was taken is not known")
  static let zoomTools = Message(
    "zoom.tools",
    id: "Perbesar kedua foto bersama",
    en: "Zoom both photos together")
  static let zoomIn = Message("zoom.in", id: "Perbesar", en: "Zoom in")
  static let zoomOut = Message("zoom.out", id: "Perkecil", en: "Zoom out")
  static let zoomLeft = Message("zoom.left", id: "Geser ke kiri", en: "Move left")
  static let zoomRight = Message("zoom.right", id: "Geser ke kanan", en: "Move right")
  static let zoomUp = Message("zoom.up", id: "Geser ke atas", en: "Move up")
  static let zoomDown = Message("zoom.down", id: "Geser ke bawah", en: "Move down")
  static let zoomReset = Message("zoom.reset", id: "Ukuran semula", en: "Original size")
  static let zoomSaid = Message("zoom.said", id: "Perbesaran {n} kali", en: "Magnified {n} times")
  static let zoomKeys = Message(
    "zoom.keys",
    id: "Tombol: + dan - untuk ukuran, panah untuk menggeser, 0 untuk semula.",
    en: "Keys: + and - for size, arrows to move, 0 for the original size.")
  static let planWords = Message(
    "plan.words",
    id: "Titik laporan dan tempat foto hasil diambil. Jarak terjauh {metres} m.",
    en: "The report's point and where the result was photographed. Farthest: {metres} m.")
  static let planVillage = Message(
    "plan.village",
    id: "Titik laporan di kelurahannya. Foto hasil tidak membawa lokasi.",
    en: "The report's point in its village. The result photos carry no place.")
  static let planCircle = Message(
    "plan.circle",
    id: "Lingkaran: 50 m dari titik laporan.",
    en: "Circle: 50 m around the report's point.")
  static let inspectSend = Message(
    "inspect.send",
    id: "Kirim ke Inspektorat",
    en: "Send to the inspectorate")
  static let inspectLead = Message(
    "inspect.lead",
    id:
      "Untuk dugaan yang perlu diperiksa lebih jauh. Laporan tetap menunggu keputusan Anda. Unit yang mengerjakan tidak diberi tahu.",
    en:
      "For suspicions that need a closer look. The report still waits for your verdict. The unit that did the work is not told."
  )
  static let inspectWords = Message("inspect.words", id: "Apa yang janggal?", en: "What is odd?")
  static let inspectWordsHint = Message(
    "inspect.wordsHint",
    id: "Tulis yang terlihat. Jangan tulis nama atau kontak pelapor.",
    en: "Write what can be seen. Do not write the reporter's name or contact.")
  static let flagStands = Message(
    "flag.stands",
    id: "Pekerjaan ini sudah dikirim ke Inspektorat.",
    en: "This work has been sent to the inspectorate.")
  static let inspectionTitle = Message(
    "inspection.title",
    id: "Daftar Inspektorat",
    en: "Inspectorate's list")
  static let inspectionLead = Message(
    "inspection.lead",
    id:
      "Pekerjaan yang diduga janggal oleh pemeriksa, dan pemeriksaan kedua yang tidak sepakat. Pekerjaan unit Anda sendiri tidak tampil di sini.",
    en:
      "Work that verifiers found odd, and second checks that did not agree. Work of your own unit is not shown here."
  )
  static let inspectionNone = Message(
    "inspection.none",
    id: "Tidak ada yang tercatat.",
    en: "Nothing is listed.")
  static let inspectionWhen = Message("inspection.when", id: "Dicatat", en: "Listed")
  static let inspectionUnit = Message(
    "inspection.unit",
    id: "Unit yang mengerjakan",
    en: "Unit that did the work")
  static let inspectionCause = Message("inspection.cause", id: "Asal", en: "Source")
  static let inspectionReason = Message("inspection.reason", id: "Alasan", en: "Reason")
  static let inspectionByVerifier = Message(
    "inspection.byVerifier",
    id: "Dikirim pemeriksa",
    en: "Sent by a verifier")
  static let inspectionByCheck = Message(
    "inspection.byCheck",
    id: "Pemeriksaan kedua tidak sepakat",
    en: "The second check disagreed")
  static let secondTitle = Message("second.title", id: "Pemeriksaan kedua", en: "Second checks")
  static let secondLead = Message(
    "second.lead",
    id: "Hasil yang terpilih untuk dilihat sekali lagi oleh unit Anda.",
    en: "Results picked for a second look by your unit.")
  static let secondWaits = Message("second.waits", id: "Menunggu", en: "Waiting")
  static let secondSaved = Message(
    "second.saved",
    id: "Pemeriksaan Anda tersimpan.",
    en: "Your check is saved.")
  static let secondOne = Message(
    "second.one",
    id: "Pemeriksaan kedua {number}",
    en: "Second check of {number}")
  static let secondBack = Message("second.back", id: "Kembali ke daftar", en: "Back to the list")
  static let secondBlind = Message(
    "second.blind",
    id: "Nilailah dari bukti saja. Pemeriksa pertama dan kata-katanya tidak ditampilkan.",
    en: "Judge by the proof alone. The first verifier and their words are not shown.")
  static let secondVerdict = Message(
    "second.verdict",
    id: "Apakah hasilnya sesuai?",
    en: "Does the result hold?")
  static let secondFits = Message("second.fits", id: "Sesuai", en: "It fits")
  static let secondFitsNot = Message("second.fitsNot", id: "Tidak sesuai", en: "It does not fit")
  static let secondVerdictMissing = Message(
    "second.verdictMissing",
    id: "Pilih sesuai atau tidak sesuai.",
    en: "Choose whether it holds or not.")
  static let secondReason = Message(
    "second.reason",
    id: "Alasan, bila tidak sesuai",
    en: "Reason, if it does not hold")
  static let secondWords = Message(
    "second.words",
    id: "Penjelasan, bila tidak sesuai",
    en: "Explanation, if it does not hold")
  static let secondSend = Message("second.send", id: "Simpan pemeriksaan", en: "Save the check")
  static let agreementTitle = Message(
    "agreement.title",
    id: "Kesepakatan pemeriksa",
    en: "Agreement of verifiers")
  static let agreementLead = Message(
    "agreement.lead",
    id:
      "Seberapa sering pemeriksaan kedua sepakat, dalam dua belas bulan terakhir. Jumlah kecil belum berarti apa-apa.",
    en: "How often second checks agreed, in the last twelve months. Small numbers mean little.")
  static let agreementNone = Message(
    "agreement.none",
    id: "Belum ada pemeriksaan kedua.",
    en: "No second checks yet.")
  static let agreementName = Message("agreement.name", id: "Pemeriksa", en: "Verifier")
  static let agreementUnit = Message("agreement.unit", id: "Unit", en: "Unit")
  static let agreementChecked = Message(
    "agreement.checked",
    id: "Diperiksa lagi",
    en: "Checked again")
  static let agreementAgreed = Message("agreement.agreed", id: "Sepakat", en: "Agreed")
  static let agreementShare = Message("agreement.share", id: "Bagian", en: "Share")

  static let checkTexts: [Message] = [
    checkSeen, checkSeenMissing, checkPhotosNotSeen, checkTooBriefly, checkReceived,
    checkAskPhoto, checkAskPhotoWords, checkAskPhotoHint, captureCamera, captureFile,
    captureUnknown, zoomTools, zoomIn, zoomOut, zoomLeft, zoomRight, zoomUp, zoomDown, zoomReset,
    zoomSaid, zoomKeys, planWords, planVillage, planCircle, inspectSend, inspectLead, inspectWords,
    inspectWordsHint, flagStands, inspectionTitle, inspectionLead, inspectionNone, inspectionWhen,
    inspectionUnit, inspectionCause, inspectionReason, inspectionByVerifier, inspectionByCheck,
    secondTitle, secondLead, secondWaits, secondSaved, secondOne, secondBack, secondBlind,
    secondVerdict, secondFits, secondFitsNot, secondVerdictMissing, secondReason, secondWords,
    secondSend, agreementTitle,
    agreementLead, agreementNone, agreementName, agreementUnit, agreementChecked, agreementAgreed,
    agreementShare,
  ]
}

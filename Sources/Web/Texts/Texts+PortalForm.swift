/// Texts of the report form and its confirmation.
extension Message {
  static let formIntro = Message(
    "form.intro",
    id:
      "Enam langkah singkat, tanpa akun. Mulai dengan foto bila ada; isian Anda disimpan di setiap langkah.",
    en:
      "Six short steps, no account. Start with a photo if you have one; your answers are kept at every step."
  )
  static let formBegin = Message(
    "form.begin", id: "Mulai laporan baru", en: "Begin a new report")
  static let formProgress = Message(
    "form.progress", id: "Langkah {number} dari {count}", en: "Step {number} of {count}")
  static let formNext = Message(
    "form.next", id: "Lanjut", en: "Continue")
  static let formBack = Message(
    "form.back", id: "Kembali", en: "Back")
  static let formGoneTitle = Message(
    "form.goneTitle", id: "Formulir ini tidak ada lagi", en: "This form is no longer there")
  static let formGone = Message(
    "form.gone",
    id:
      "Formulir disimpan 30 hari. Bila laporan sudah Anda kirim, lacak dengan nomor dan PIN Anda. Bila belum, silakan mulai lagi.",
    en:
      "Forms are kept for 30 days. If you sent your report, track it with your number and PIN. If not, please begin again."
  )
  static let formPhotoTitle = Message(
    "form.photoTitle", id: "Foto", en: "Photo")
  static let formPhotoLabel = Message(
    "form.photoLabel", id: "Foto", en: "Photo")
  static let formPhotoHint = Message(
    "form.photoHint",
    id:
      "Sampai 5 foto, masing-masing paling besar 10 MB. Hindari wajah, pelat nomor, dan kartu identitas.",
    en: "Up to 5 photos of at most 10 MB each. Avoid faces, number plates and identity cards.")
  static let formPhotoUpload = Message(
    "form.photoUpload", id: "Unggah dulu", en: "Upload first")
  static let formPhotoKept = Message(
    "form.photoKept", id: "{count} foto tersimpan", en: "{count} photos kept")
  static let formPhotoFull = Message(
    "form.photoFull", id: "Sudah lima foto. Hapus satu bila ingin menggantinya.",
    en: "There are five photos. Remove one to replace it.")
  static let formPhotoAlt = Message(
    "form.photoAlt", id: "Foto ke-{number} yang Anda unggah", en: "Photo {number} you uploaded")
  static let formPhotoRemove = Message(
    "form.photoRemove", id: "Hapus foto {number}", en: "Remove photo {number}")
  static let formPhotoRefused = Message(
    "form.photoRefused", id: "{name}: {why}", en: "{name}: {why}")
  static let formEmergencyTitle = Message(
    "form.emergencyTitle", id: "Ada bahaya? Telepon {number}", en: "In danger? Call {number}")
  static let formEmergency = Message(
    "form.emergency",
    id:
      "Dari cerita Anda, mungkin ada bahaya bagi nyawa. Telepon {number} sekarang; petugas darurat tidak membaca laporan ini.",
    en:
      "From your words, lives may be in danger. Call {number} now; emergency services do not read these reports."
  )
  static let formPlaceTitle = Message(
    "form.placeTitle", id: "Di mana?", en: "Where is it?")
  static let formPlaceLead = Message(
    "form.placeLead", id: "Pilih satu cara. Satu saja sudah cukup.",
    en: "Choose one way. One is enough.")
  static let formPlaceLabel = Message(
    "form.placeLabel", id: "Tempat", en: "Place")
  static let formPlaceFound = Message(
    "form.placeFound", id: "Ini {place}.", en: "This is {place}.")
  static let formPlaceQuestion = Message(
    "form.placeQuestion", id: "Saya hanya bertanya", en: "I only have a question")
  static let formPlaceConflict = Message(
    "form.placeConflict",
    id: "Titik itu ada di {found}, tetapi Anda memilih {chosen}. Kosongkan salah satu.",
    en: "The point lies in {found}, but you chose {chosen}. Clear one of them.")
  static let formPhotoPlace = Message(
    "form.photoPlace", id: "Foto Anda memuat lokasi.", en: "Your photo carries its place.")
  static let formUsePhotoPlace = Message(
    "form.usePhotoPlace", id: "Pakai lokasi foto", en: "Use the photo's place")
  static let formDevice = Message(
    "form.device", id: "Pakai lokasi perangkat ini", en: "Use this device's location")
  static let formDeviceWait = Message(
    "form.deviceWait", id: "Mencari lokasi…", en: "Finding the location…")
  static let formDeviceDone = Message(
    "form.deviceDone", id: "Lokasi terisi, ketelitian sekitar {m} m. Tekan Lanjut.",
    en: "Location filled in, accurate to about {m} m. Press Continue.")
  static let formDeviceFail = Message(
    "form.deviceFail", id: "Lokasi tidak terbaca. Pakai cara lain di bawah.",
    en: "The location could not be read. Use another way below.")
  static let formPoint = Message(
    "form.point", id: "Koordinat atau tautan peta", en: "Coordinates or map link")
  static let formPointHint = Message(
    "form.pointHint", id: "Tempel “lintang, bujur” atau tautan dari aplikasi peta.",
    en: "Paste “latitude, longitude” or a link from a map app.")
  static let formPointUnread = Message(
    "form.pointUnread",
    id:
      "Kami tidak menemukan koordinat di dalamnya. Tautan pendek tidak memuat koordinat; salin angkanya.",
    en: "We found no coordinates in it. Short links carry none; copy the numbers.")
  static let formNumbers = Message(
    "form.numbers", id: "Isi atau geser titik dengan angka",
    en: "Enter or move the point by numbers")
  static let formLatitude = Message(
    "form.latitude", id: "Lintang", en: "Latitude")
  static let formLongitude = Message(
    "form.longitude", id: "Bujur", en: "Longitude")
  static let formLatitudeWrong = Message(
    "form.latitudeWrong", id: "Lintang adalah angka antara −90 dan 90.",
    en: "Latitude is a number between −90 and 90.")
  static let formLongitudeWrong = Message(
    "form.longitudeWrong", id: "Bujur adalah angka antara −180 dan 180.",
    en: "Longitude is a number between −180 and 180.")
  static let formTryPoint = Message(
    "form.tryPoint", id: "Lihat kelurahannya", en: "Show the village")
  static let formMove = Message(
    "form.move", id: "Geser titik 25 meter ke:", en: "Move the point by 25 metres to the:")
  static let formNorth = Message(
    "form.north", id: "Utara", en: "North")
  static let formEast = Message(
    "form.east", id: "Timur", en: "East")
  static let formSouth = Message(
    "form.south", id: "Selatan", en: "South")
  static let formWest = Message(
    "form.west", id: "Barat", en: "West")
  static let formVillage = Message(
    "form.village", id: "Atau pilih kelurahan", en: "Or choose the village")
  static let formVillageHint = Message(
    "form.villageHint", id: "Bila Anda tidak tahu titik tepatnya.",
    en: "If you do not know the exact point.")
  static let formAddress = Message(
    "form.address", id: "Alamat", en: "Address")
  static let formAddressHint = Message(
    "form.addressHint", id: "Nama jalan dan nomor, atau RT/RW.", en: "Street and number.")
  static let formLandmark = Message(
    "form.landmark", id: "Patokan", en: "Landmark")
  static let formLandmarkHint = Message(
    "form.landmarkHint", id: "Apa yang ada di dekatnya? Contoh: depan Pasar Baru.",
    en: "What stands near by? For example: in front of the market.")
  static let formProblemTitle = Message(
    "form.problemTitle", id: "Apa masalahnya?", en: "What is the problem?")
  static let formKind = Message(
    "form.kind", id: "Jenis", en: "Kind")
  static let formKindMissing = Message(
    "form.kindMissing", id: "Pilih aduan atau pertanyaan.", en: "Choose complaint or question.")
  static let formComplaintHint = Message(
    "form.complaintHint", id: "Ada yang perlu dibenahi. Berakhir dengan bukti pekerjaan.",
    en: "Something needs mending. Ends with proof of the work.")
  static let formInquiryHint = Message(
    "form.inquiryHint", id: "Ada yang ingin Anda ketahui. Berakhir dengan jawaban.",
    en: "Something you want to know. Ends with an answer.")
  static let formText = Message(
    "form.text", id: "Cerita Anda", en: "Your words")
  static let formTextHint = Message(
    "form.textHint",
    id:
      "Apa yang terjadi, sejak kapan, dan siapa yang terganggu? Jangan tulis nama atau nomor orang lain.",
    en: "What happens, since when, and who suffers? Leave out names and numbers of other people.")
  static let formCategory = Message(
    "form.category", id: "Kategori", en: "Category")
  static let formCategoryHint = Message(
    "form.categoryHint", id: "Tidak yakin? Kosongkan saja; petugas yang memilihkan.",
    en: "Not sure? Leave it empty; an officer chooses.")
  static let formPrivacyTitle = Message(
    "form.privacyTitle", id: "Siapa yang boleh membaca?", en: "Who may read it?")
  static let formPrivacyLead = Message(
    "form.privacyLead", id: "Nama dan kontak Anda tidak pernah ditampilkan.",
    en: "Your name and contact are never shown.")
  static let formPrivacy = Message(
    "form.privacy", id: "Privasi", en: "Privacy")
  static let formPrivacyMissing = Message(
    "form.privacyMissing", id: "Pilih siapa yang boleh membaca laporan Anda.",
    en: "Choose who may read your report.")
  static let formContactTitle = Message(
    "form.contactTitle", id: "Kontak Anda", en: "Your contact")
  static let formContactLead = Message(
    "form.contactLead",
    id: "Boleh dikosongkan semuanya. Nomor dan PIN sudah cukup untuk mengikuti laporan.",
    en: "All of it may stay empty. Number and PIN are enough to follow the report.")
  static let formContactLabel = Message(
    "form.contactLabel", id: "Kontak", en: "Contact")
  static let formName = Message(
    "form.name", id: "Nama", en: "Name")
  static let formPhone = Message(
    "form.phone", id: "Telepon", en: "Phone")
  static let formPhoneHint = Message(
    "form.phoneHint", id: "Contoh: 0812 3456 7890", en: "For example 0812 3456 7890")
  static let formEmail = Message(
    "form.email", id: "Surel", en: "E-mail")
  static let formConsent = Message(
    "form.consent", id: "Boleh kami hubungi?", en: "May we contact you?")
  static let formConsentHint = Message(
    "form.consentHint", id: "Tanpa izin ini, petugas tidak dapat membuka kontak Anda.",
    en: "Without this, officers cannot open your contact.")
  static let formConsentYes = Message(
    "form.consentYes", id: "Ya, petugas yang menangani boleh menghubungi saya",
    en: "Yes, the officers handling it may contact me")
  static let formMayContact = Message(
    "form.mayContact", id: "Boleh dihubungi petugas yang menangani.",
    en: "The officers handling it may contact you.")
  static let formMayNotContact = Message(
    "form.mayNotContact", id: "Tidak untuk dihubungi.", en: "Not to be contacted.")
  static let formCheckTitle = Message(
    "form.checkTitle", id: "Periksa jawaban Anda", en: "Check your answers")
  static let formEmpty = Message(
    "form.empty", id: "Tidak diisi", en: "Left empty")
  static let formPromiseTitle = Message(
    "form.promiseTitle", id: "Bila Anda kirim sekarang", en: "If you send it now")
  static let formFirstHolder = Message(
    "form.firstHolder", id: "Yang pertama menerima: {holder}.",
    en: "First to receive it: {holder}.")
  static let formDecisionBy = Message(
    "form.decisionBy", id: "Keputusan pertama paling lambat {date}.",
    en: "First decision by {date}.")
  static let formCompletionBy = Message(
    "form.completionBy", id: "Selesai paling lambat {date}.", en: "Completed by {date}.")
  static let sentTitle = Message(
    "sent.title", id: "Laporan Anda sudah kami terima", en: "We have received your report")
  static let sentNumber = Message(
    "sent.number", id: "Nomor laporan", en: "Report number")
  static let sentPIN = Message(
    "sent.pIN", id: "PIN", en: "PIN")
  static let sentKeep = Message(
    "sent.keep", id: "Catat atau cetak nomor dan PIN ini. PIN membuktikan bahwa Anda pelapornya.",
    en: "Write down or print this number and PIN. The PIN proves that you are the reporter.")
  static let sentLink = Message(
    "sent.link",
    id: "Atau simpan tautan pribadi ini; siapa pun yang memilikinya dapat bertindak sebagai Anda:",
    en: "Or keep this personal link; whoever has it can act as you:")
  static let sentNextTitle = Message(
    "sent.nextTitle", id: "Apa yang terjadi selanjutnya", en: "What happens next")
  static let sentDecision = Message(
    "sent.decision", id: "{holder} memeriksa laporan Anda paling lambat {date}.",
    en: "{holder} looks at your report by {date}.")
  static let sentWork = Message(
    "sent.work",
    id:
      "Masalah diselesaikan paling lambat {date}. Bila perlu lebih lama, Anda membaca alasannya di halaman laporan.",
    en:
      "The problem is solved by {date}. If more time is needed, you can read why on the report's page."
  )
  static let sentAnswer = Message(
    "sent.answer", id: "Anda mendapat jawaban paling lambat {date}.",
    en: "You get an answer by {date}.")
  static let sentVerify = Message(
    "sent.verify", id: "Kantor lain memeriksa bukti pekerjaan. Lalu Anda menilai hasilnya.",
    en: "Another office checks the proof of the work. Then you rate the result.")
  static let sentRateAnswer = Message(
    "sent.rateAnswer", id: "Anda menilai jawabannya.", en: "You rate the answer.")
  static let sentAdd = Message(
    "sent.add", id: "Ada yang terlupa? Buka halaman laporan dan tambah informasi kapan saja.",
    en: "Forgot something? Open the report's page and add information any time.")
  static let sentFollow = Message(
    "sent.follow", id: "Buka halaman laporan", en: "Open the report's page")
  static let sentAnother = Message(
    "sent.another", id: "Laporkan masalah lain", en: "Report another problem")

  static let portalFormTexts: [Message] = [
    formIntro, formBegin, formProgress, formNext, formBack, formGoneTitle, formGone, formPhotoTitle,
    formPhotoLabel, formPhotoHint, formPhotoUpload, formPhotoKept, formPhotoFull, formPhotoAlt,
    formPhotoRemove, formPhotoRefused, formEmergencyTitle, formEmergency, formPlaceTitle,
    formPlaceLead, formPlaceLabel, formPlaceFound, formPlaceQuestion, formPlaceConflict,
    formPhotoPlace, formUsePhotoPlace, formDevice, formDeviceWait, formDeviceDone, formDeviceFail,
    formPoint, formPointHint, formPointUnread, formNumbers, formLatitude, formLongitude,
    formLatitudeWrong, formLongitudeWrong, formTryPoint, formMove, formNorth, formEast, formSouth,
    formWest, formVillage, formVillageHint, formAddress, formAddressHint, formLandmark,
    formLandmarkHint, formProblemTitle, formKind, formKindMissing, formComplaintHint,
    formInquiryHint, formText, formTextHint, formCategory, formCategoryHint, formPrivacyTitle,
    formPrivacyLead, formPrivacy, formPrivacyMissing, formContactTitle, formContactLead,
    formContactLabel, formName, formPhone, formPhoneHint, formEmail, formConsent, formConsentHint,
    formConsentYes, formMayContact, formMayNotContact, formCheckTitle, formEmpty, formPromiseTitle,
    formFirstHolder, formDecisionBy, formCompletionBy, sentTitle, sentNumber, sentPIN, sentKeep,
    sentLink, sentNextTitle, sentDecision, sentWork, sentAnswer, sentVerify, sentRateAnswer,
    sentAdd, sentFollow, sentAnother,
  ]
}

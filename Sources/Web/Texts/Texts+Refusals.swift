import Casework
import Domain
import Evidence

/// Why something is not done, in words for the person who tried.
extension RequestContext {
  func words(for refusal: Refusal) -> String {
    switch refusal {
    case .wrongState(let state, let action):
      text(.refusalWrongState, ["verb": text(.of(action)), "state": text(.of(state))])
    case .onlyForInquiries: text(.refusalOnlyInquiries)
    case .onlyForComplaints: text(.refusalOnlyComplaints)
    case .reopenWindowOver: text(.refusalReopenWindow)
    case .alreadyReopened: text(.refusalReopened)
    case .alreadyRated: text(.refusalRated)
    case .noOpenQuestion: text(.refusalNoQuestion)
    case .decidedByArbiter: text(.refusalArbiter)
    case .roleMayNot: text(.refusalRole)
    case .notYours: text(.refusalNotYours)
    case .sameUnitVerifies: text(.refusalSameUnit)
    case .reasonMissing, .unknownReason: text(.refusalReason)
    case .wordsMissing: text(.refusalWords)
    case .wordsTooLong(let most): text(.refusalLong, ["most": words.number(most)])
    case .unknownUnit: text(.refusalUnit)
    case .unitNotBelow: text(.refusalNotBelow)
    case .unitIsHolder: text(.refusalHolder)
    case .unknownPerson: text(.refusalPerson)
    case .unknownCategory: text(.refusalCategory)
    case .proofMissing: text(.refusalProof)
    case .photoUnknown: text(.refusalPhoto)
    case .tooManyPhotos(let most): text(.refusalPhotos, ["most": words.number(most)])
    case .estimateInPast: text(.refusalPast)
    case .estimateTooFar(let days): text(.refusalFar, ["days": words.number(days)])
    case .ratingOutOfRange: text(.refusalStars)
    case .photosNotSeen(let count):
      text(.checkPhotosNotSeen, ["count": words.number(count)])
    case .lookedTooBriefly(let seconds):
      text(.checkTooBriefly, ["seconds": words.number(seconds)])
    case .mergeIntoItself: text(.refusalItself)
    case .mergeTargetUnknown: text(.refusalTarget)
    case .mergeTargetClosed: text(.refusalTargetClosed)
    case .mergeTargetSealed: text(.refusalTargetSealed)
    case .mergeTargetNotSeen: text(.mergeLook)
    case .mergeTargetUnlike: text(.mergeUnlike)
    case .stale: text(.kernelStale)
    case .noSuchReport: text(.refusalNoReport)
    case .noNoticeYet: text(.refusalNoNotice)
    case .noRequest: text(.refusalNoRequest)
    case .estimateNeedsWord(let days):
      text(.refusalNeedsWord, ["days": words.number(days)])
    case .pauseInPast: text(.refusalPausePast)
    case .notPaused: text(.refusalNotPaused)
    case .pauseNotByHand: text(.refusalPauseReason)
    }
  }

  func words(for refusal: PhotoRefusal) -> String {
    switch refusal {
    case .empty: text(.photoEmpty)
    case .tooManyBytes: text(.photoBytes)
    case .tooManyPixels: text(.photoPixels)
    case .unknownFormat: text(.photoFormat)
    case .damaged: text(.photoDamaged)
    case .tookTooLong, .busy, .workerFailed, .vaultFailed: text(.photoBusy)
    }
  }

  func words(for problem: Draft.Problem) -> String {
    switch problem {
    case .textTooShort(let least): text(.draftShort, ["least": words.number(least)])
    case .textTooLong(let most), .addressTooLong(let most), .landmarkTooLong(let most),
      .nameTooLong(let most):
      text(.refusalLong, ["most": words.number(most)])
    case .placeMissing: text(.draftPlace)
    case .placeOutside(let label):
      if let label {
        text(.draftOutsideNamed, ["city": text(site.city.name), "neighbour": text(label)])
      } else {
        text(.draftOutside, ["city": text(site.city.name)])
      }
    case .tooManyPhotos(let most): text(.refusalPhotos, ["most": words.number(most)])
    case .unknownPhoto: text(.refusalPhoto)
    case .unknownCategory: text(.refusalCategory)
    case .unknownVillage: text(.draftVillage)
    case .phoneMalformed: text(.draftPhone)
    case .emailMalformed: text(.draftEmail)
    }
  }
}

extension Message {
  static let refusalWrongState = Message(
    "refusal.wrongState", id: "“{verb}” tidak dapat dilakukan saat status laporan “{state}”.",
    en: "“{verb}” cannot be done while the report is “{state}”.")
  static let refusalOnlyInquiries = Message(
    "refusal.onlyInquiries",
    id: "Hanya pertanyaan yang diakhiri dengan jawaban. Aduan diakhiri dengan bukti pekerjaan.",
    en: "Only a question ends with an answer. A complaint ends with proof of work.")
  static let refusalOnlyComplaints = Message(
    "refusal.onlyComplaints", id: "Pertanyaan diakhiri dengan jawaban, bukan dengan foto hasil.",
    en: "A question ends with an answer, not with a result photo.")
  static let refusalReopenWindow = Message(
    "refusal.reopenWindow",
    id: "Sudah lewat 7 hari sejak selesai. Silakan buat laporan baru dan sebutkan nomor ini.",
    en:
      "More than 7 days have passed since it was closed. Please send a new report and name this number."
  )
  static let refusalReopened = Message(
    "refusal.reopened",
    id:
      "Laporan ini sudah pernah dibuka kembali satu kali. Silakan buat laporan baru dan sebutkan nomor ini.",
    en: "This report has been reopened once already. Please send a new report and name this number."
  )
  static let refusalRated = Message(
    "refusal.rated", id: "Anda sudah memberi nilai. Terima kasih.",
    en: "You have rated it already. Thank you.")
  static let refusalNoQuestion = Message(
    "refusal.noQuestion", id: "Tidak ada pertanyaan yang menunggu jawaban Anda.",
    en: "No question is waiting for your answer.")
  static let refusalArbiter = Message(
    "refusal.arbiter", id: "Kewenangan atas laporan ini sudah diputuskan dan mengikat.",
    en: "Jurisdiction over this report has been decided and is binding.")
  static let refusalRole = Message(
    "refusal.role", id: "Peran Anda tidak dapat melakukan ini.", en: "Your role cannot do this.")
  static let refusalNotYours = Message(
    "refusal.notYours", id: "Laporan ini tidak sedang di meja Anda.",
    en: "This report is not on your desk.")
  static let refusalSameUnit = Message(
    "refusal.sameUnit", id: "Unit yang mengerjakan tidak boleh memverifikasi pekerjaannya sendiri.",
    en: "The unit that did the work may not verify it.")
  static let refusalReason = Message(
    "refusal.reason", id: "Pilih alasannya.", en: "Choose a reason.")
  static let refusalWords = Message(
    "refusal.words", id: "Tulis penjelasannya.", en: "Write an explanation.")
  static let refusalLong = Message(
    "refusal.long", id: "Terlalu panjang: paling banyak {most} karakter.",
    en: "Too long: at most {most} characters.")
  static let refusalUnit = Message(
    "refusal.unit", id: "Pilih unit dari daftar.", en: "Choose a unit from the list.")
  static let refusalNotBelow = Message(
    "refusal.notBelow",
    id: "Disposisi hanya ke unit di bawah Anda. Untuk unit lain, koordinasikan.",
    en: "You can assign only to units below you. Hand it over for others.")
  static let refusalHolder = Message(
    "refusal.holder", id: "Laporan sudah berada di unit itu.",
    en: "The report is with that unit already.")
  static let refusalPerson = Message(
    "refusal.person", id: "Pilih petugas yang masih bertugas di unit Anda.",
    en: "Choose a person in service in your unit.")
  static let refusalCategory = Message(
    "refusal.category", id: "Pilih kategori dari daftar.", en: "Choose a category from the list.")
  static let refusalProof = Message(
    "refusal.proof", id: "Lampirkan paling sedikit satu foto hasil.",
    en: "Attach at least one photo of the result.")
  static let refusalPhoto = Message(
    "refusal.photo", id: "Foto tidak ditemukan lagi. Unggah ulang fotonya.",
    en: "The photo is gone. Upload it again.")
  static let refusalPhotos = Message(
    "refusal.photos", id: "Paling banyak {most} foto.", en: "At most {most} photos.")
  static let refusalPast = Message(
    "refusal.past", id: "Tanggal perkiraan harus setelah sekarang.",
    en: "The estimate must lie in the future.")
  static let refusalFar = Message(
    "refusal.far", id: "Tanggal perkiraan paling lama {days} hari dari sekarang.",
    en: "The estimate can be at most {days} days away.")
  static let refusalStars = Message(
    "refusal.stars", id: "Pilih nilai 1 sampai 5.", en: "Choose 1 to 5.")
  static let refusalItself = Message(
    "refusal.itself", id: "Laporan tidak dapat digabung dengan dirinya sendiri.",
    en: "A report cannot be merged with itself.")
  static let refusalTarget = Message(
    "refusal.target", id: "Laporan dengan nomor itu tidak ditemukan.",
    en: "There is no report with that number.")
  static let refusalTargetClosed = Message(
    "refusal.targetClosed", id: "Laporan tujuan sudah ditutup. Pilih laporan yang masih terbuka.",
    en: "The other report is closed. Choose one that is open.")
  static let refusalTargetSealed = Message(
    "refusal.targetSealed",
    id: "Laporan tujuan bersifat rahasia. Laporan ini tidak dapat digabung ke sana.",
    en: "The other report is sealed. This one cannot be merged into it.")
  static let refusalNoReport = Message(
    "refusal.noReport", id: "Laporan tidak ditemukan.", en: "There is no such report.")

  static let photoEmpty = Message(
    "photo.empty", id: "Berkas foto kosong.", en: "The photo file is empty.")
  static let photoBytes = Message(
    "photo.bytes", id: "Foto terlalu besar. Paling besar 10 MB.",
    en: "The photo is too large. At most 10 MB.")
  static let photoPixels = Message(
    "photo.pixels", id: "Ukuran foto terlalu besar. Paling besar 40 megapiksel.",
    en: "The picture has too many pixels. At most 40 megapixels.")
  static let photoFormat = Message(
    "photo.format", id: "Jenis berkas tidak dikenal. Pakai JPEG, PNG, WebP, atau HEIC.",
    en: "Unknown kind of file. Use JPEG, PNG, WebP or HEIC.")
  static let photoDamaged = Message(
    "photo.damaged", id: "Foto rusak atau tidak lengkap. Coba foto lain.",
    en: "The photo is damaged or incomplete. Try another.")
  static let photoBusy = Message(
    "photo.busy", id: "Foto belum dapat diproses sekarang. Coba lagi sebentar lagi.",
    en: "The photo cannot be processed right now. Try again shortly.")

  static let draftShort = Message(
    "draft.short", id: "Ceritakan masalahnya, paling sedikit {least} karakter.",
    en: "Describe the problem in at least {least} characters.")
  static let draftPlace = Message(
    "draft.place",
    id: "Tunjukkan tempatnya: pakai lokasi perangkat, isi koordinat, atau pilih kelurahan.",
    en: "Show the place: use the device's location, enter coordinates, or choose a village.")
  static let draftOutside = Message(
    "draft.outside", id: "Tempat itu di luar {city}. Isian Anda tetap tersimpan.",
    en: "That place is outside {city}. What you entered is kept.")
  static let draftOutsideNamed = Message(
    "draft.outsideNamed",
    id: "Tempat itu di luar {city}, kemungkinan wilayah {neighbour}. Isian Anda tetap tersimpan.",
    en: "That place is outside {city}, probably in {neighbour}. What you entered is kept.")
  static let draftVillage = Message(
    "draft.village", id: "Pilih kelurahan dari daftar.", en: "Choose a village from the list.")
  static let draftPhone = Message(
    "draft.phone", id: "Nomor telepon belum benar. Contoh: 0812 3456 7890.",
    en: "The phone number is not right. Example: 0812 3456 7890.")
  static let draftEmail = Message(
    "draft.email", id: "Alamat surel belum benar. Contoh: nama@contoh.id.",
    en: "The e-mail address is not right. Example: name@example.org.")

  static let refusalTexts = [
    refusalWrongState, refusalOnlyInquiries, refusalOnlyComplaints, refusalReopenWindow,
    refusalReopened, refusalRated, refusalNoQuestion, refusalArbiter, refusalRole, refusalNotYours,
    refusalSameUnit, refusalReason, refusalWords, refusalLong, refusalUnit, refusalNotBelow,
    refusalHolder, refusalPerson, refusalCategory, refusalProof, refusalPhoto, refusalPhotos,
    refusalPast, refusalFar, refusalStars, refusalItself, refusalTarget, refusalTargetClosed,
    refusalTargetSealed, refusalNoReport, photoEmpty, photoBytes, photoPixels, photoFormat,
    photoDamaged, photoBusy,
    draftShort, draftPlace, draftOutside, draftOutsideNamed, draftVillage, draftPhone, draftEmail,
  ]
}

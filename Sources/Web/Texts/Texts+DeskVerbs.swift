/// The fields of the desk's verbs, and the verification page.
extension Message {
  static let verbUnit = Message("verbForm.unit", id: "Unit", en: "Unit")
  static let verbAgency = Message("verbForm.agency", id: "Diteruskan ke", en: "Hand over to")
  static let verbProposed = Message(
    "verbForm.proposed", id: "Menurut Anda kewenangan siapa?",
    en: "Whose jurisdiction is it, in your view?")
  static let verbSuggested = Message(
    "verbForm.suggested", id: "Saran: {unit}", en: "Suggested: {unit}")
  static let verbUnitBelow = Message(
    "verbForm.unitBelow", id: "Ditugaskan ke unit", en: "Assign to unit")
  static let verbUnitBelowHint = Message(
    "verbForm.unitBelowHint", id: "Pilih unit, petugas, atau keduanya.",
    en: "Choose a unit, a person, or both.")
  static let verbPerson = Message("verbForm.person", id: "Petugas", en: "Person")
  static let verbPersonHint = Message(
    "verbForm.personHint", id: "Petugas yang sedang bertugas di unit Anda dan di bawahnya.",
    en: "People in service in your unit and below.")
  static let verbDispatchMissing = Message(
    "verbForm.dispatchMissing", id: "Pilih unit atau petugas yang ditugasi.",
    en: "Choose the unit or person to assign it to.")
  static let verbReason = Message("verbForm.reason", id: "Alasan", en: "Reason")
  static let verbWords = Message("verbForm.words", id: "Penjelasan", en: "Explanation")
  static let verbToReporter = Message(
    "verbForm.toReporter",
    id:
      "Dibaca pelapor; pada laporan publik dibaca semua orang. Jangan tulis nama atau kontak orang.",
    en:
      "Read by the reporter, and by everybody on a public report. Do not write anybody's name or contact."
  )
  static let verbDispatchWords = Message(
    "verbForm.dispatchWords", id: "Petunjuk pengerjaan", en: "Instructions")
  static let verbEstimateDate = Message(
    "verbForm.estimateDate", id: "Perkiraan selesai", en: "Estimated completion")
  static let verbDateHint = Message(
    "verbForm.dateHint", id: "Hari, bulan, tahun. Contoh: 12/3/2025",
    en: "Day, month, year. Example: 12/3/2025")
  static let verbDateMissing = Message(
    "verbForm.dateMissing", id: "Isi tanggalnya.", en: "Enter the date.")
  static let verbDateWrong = Message(
    "verbForm.dateWrong", id: "Tanggal tidak dikenali. Contoh: 2025-03-12.",
    en: "The date is not understood. Example: 2025-03-12.")
  static let verbTime = Message("verbForm.time", id: "Jam", en: "Time")
  static let verbTimeHint = Message(
    "verbForm.timeHint", id: "Contoh: 14.30. Bila kosong: 16.00.",
    en: "Example: 14:30. If left empty: 16:00.")
  static let verbTimeWrong = Message(
    "verbForm.timeWrong", id: "Jam tidak dikenali. Contoh: 14.30.",
    en: "The time is not understood. Example: 14:30.")
  static let verbStartLead = Message(
    "verbForm.startLead", id: "Status menjadi Proses dan pelapor melihatnya.",
    en: "The status becomes In progress, and the reporter sees it.")
  static let verbResultWords = Message(
    "verbForm.resultWords", id: "Apa yang sudah dikerjakan?", en: "What has been done?")
  static let verbResultHint = Message(
    "verbForm.resultHint", id: "Dibaca pelapor dan pemeriksa. Jangan tulis nama atau kontak orang.",
    en: "Read by the reporter and the verifier. Do not write anybody's name or contact.")
  static let verbResultPhotos = Message(
    "verbForm.resultPhotos", id: "Foto hasil", en: "Photos of the result")
  static let verbProgressWords = Message(
    "verbForm.progressWords", id: "Sampai di mana pekerjaannya?", en: "How far is the work?")
  static let verbProgressPhotos = Message(
    "verbForm.progressPhotos", id: "Foto kemajuan", en: "Photos of the progress")
  static let verbPhotosHint = Message(
    "verbForm.photosHint",
    id:
      "Paling banyak 5 foto, masing-masing sampai 10 MB. Ambil dari sudut yang sama dengan foto laporan.",
    en:
      "At most 5 photos of up to 10 MB each. Take them from the same angle as the complaint photo.")
  static let verbKeptPhotos = Message(
    "verbForm.keptPhotos", id: "Foto yang sudah terunggah", en: "Photos uploaded already")
  static let verbKeptPhotosHint = Message(
    "verbForm.keptPhotosHint", id: "Tidak perlu diunggah lagi. Hapus centang bila tidak dipakai.",
    en: "No need to upload them again. Untick those you do not want to use.")
  static let verbKeptPhoto = Message(
    "verbForm.keptPhoto", id: "Foto {number}", en: "Photo {number}")
  static let verbKeptCount = Message(
    "verbForm.keptCount", id: "{count} foto sudah terunggah.", en: "{count} photos are uploaded.")
  static let verbExtent = Message(
    "verbForm.extent", id: "Sifat hasilnya", en: "Nature of the result")
  static let verbExtentMissing = Message(
    "verbForm.extentMissing", id: "Pilih tuntas atau sementara.", en: "Choose final or temporary.")
  static let verbFinal = Message("verbForm.final", id: "Tuntas", en: "Final")
  static let verbFinalHint = Message(
    "verbForm.finalHint", id: "Masalahnya selesai.", en: "The problem is solved.")
  static let verbTemporary = Message("verbForm.temporary", id: "Sementara", en: "Temporary")
  static let verbTemporaryHint = Message(
    "verbForm.temporaryHint", id: "Ditangani dahulu; penyelesaian menyusul. Pelapor diberi tahu.",
    en: "Dealt with for now; the full solution follows. The reporter is told.")
  static let verbAnswerWords = Message("verbForm.answerWords", id: "Jawaban", en: "Answer")
  static let verbAskWords = Message(
    "verbForm.askWords", id: "Pertanyaan untuk pelapor", en: "Question to the reporter")
  static let verbAskHint = Message(
    "verbForm.askHint", id: "Hanya dibaca pelapor.", en: "Read by the reporter only.")
  static let verbAskLead = Message(
    "verbForm.askLead",
    id:
      "Batas waktu berhenti selama menunggu jawaban, paling lama {pause}. Tanpa jawaban, laporan ditutup setelah {days} hari.",
    en:
      "The clock stands still while the answer is awaited, for {pause} at most. Without an answer the report is closed after {days} days."
  )
  static let verbNoteWords = Message("verbForm.noteWords", id: "Catatan", en: "Note")
  static let verbNoteHint = Message(
    "verbForm.noteHint", id: "Hanya dibaca petugas.", en: "Read by officers only.")
  static let verbNumber = Message(
    "verbForm.number", id: "Nomor laporan induk", en: "Number of the other report")
  static let verbNumberHint = Message(
    "verbForm.numberHint",
    id: "Laporan terbuka tentang hal yang sama. Pelapor dapat mengikuti nomor itu.",
    en: "An open report about the same thing. The reporter can follow that number.")
  static let verbNumberWrong = Message(
    "verbForm.numberWrong", id: "Nomor laporan tidak dikenali. Contoh: JK2503050007.",
    en: "The report number is not understood. Example: JK2503050007.")
  static let mergeLook = Message(
    "merge.look", id: "Inikah laporan induknya? Setelah digabung tidak dapat dipisahkan lagi.",
    en: "Is this the other report? What is merged cannot be taken apart again.")
  static let mergeUnlike = Message(
    "merge.unlike",
    id: "Laporan itu berbeda jenis atau lebih dari 1 km dari sini. Periksa nomornya.",
    en: "That report is of another kind or more than 1 km from here. Check the number.")
  static let mergeAnyway = Message(
    "merge.anyway", id: "Bila memang sama", en: "If they are the same")
  static let mergeAnywayTick = Message(
    "merge.anywayTick", id: "Tetap gabungkan", en: "Merge all the same")
  static let mergeAway = Message(
    "merge.away", id: "{distance} dari sini", en: "{distance} from here")
  static let verbCategory = Message("verbForm.category", id: "Kategori", en: "Category")
  static let verbRejectWords = Message(
    "verbForm.rejectWords", id: "Penjelasan untuk pelapor", en: "Explanation for the reporter")
  static let verbReturnWords = Message(
    "verbForm.returnWords", id: "Yang harus diperbaiki", en: "What has to be mended")
  static let verbReturnHint = Message(
    "verbForm.returnHint",
    id: "Dibaca unit yang mengerjakan dan pelapor. Batas waktu tidak diulang.",
    en: "Read by the unit that did the work and by the reporter. The clock is not reset.")
  static let verbHopWarning = Message(
    "verbForm.hopWarning",
    id: "Laporan ini sudah berkali-kali berpindah. Kali ini {arbiter} yang memutuskan.",
    en: "This report has been passed on repeatedly. This time {arbiter} decides.")

  static let verificationTitle = Message(
    "verification.title", id: "Periksa hasil {number}", en: "Check the result of {number}")
  static let verificationOpen = Message(
    "verification.open", id: "Periksa hasilnya", en: "Check the result")
  static let verificationReport = Message(
    "verification.report", id: "Buka laporan lengkap", en: "Open the full report")
  static let verificationTemporary = Message(
    "verification.temporary", id: "Unit yang mengerjakan menyebut hasil ini sementara.",
    en: "The unit calls this result temporary.")
  static let verificationBefore = Message("verification.before", id: "Laporan", en: "Complaint")
  static let verificationAfter = Message("verification.after", id: "Hasil", en: "Result")
  static let verificationBeforeAlt = Message(
    "verification.beforeAlt", id: "Foto laporan {number}", en: "Complaint photo {number}")
  static let verificationAfterAlt = Message(
    "verification.afterAlt", id: "Foto hasil {number}", en: "Proof photo {number}")
  static let verificationOther = Message(
    "verification.other", id: "Foto pekerjaan sebelumnya", en: "Earlier photos of the work")
  static let verificationOtherAlt = Message(
    "verification.otherAlt", id: "Foto pekerjaan sebelumnya {number}",
    en: "Earlier photo of the work {number}")
  static let verificationNone = Message(
    "verification.none", id: "Tidak ada foto.", en: "No photos.")
  static let verificationTaken = Message(
    "verification.taken", id: "Diambil {time}, menurut kamera", en: "Taken {time}, says the camera")
  static let verificationNoTime = Message(
    "verification.noTime", id: "Tidak ada waktu pengambilan pada foto",
    en: "The photo does not say when it was taken")
  static let verificationUploaded = Message(
    "verification.uploaded", id: "Diunggah {time}", en: "Uploaded {time}")
  static let verificationNoPlace = Message(
    "verification.noPlace", id: "Tidak ada lokasi pada foto", en: "The photo carries no place")
  static let verificationNoPoint = Message(
    "verification.noPoint", id: "Laporan ini tidak punya titik lokasi",
    en: "The report has no exact place")
  static let verificationTooOld = Message(
    "verification.tooOld", id: "Diambil sebelum laporan diterima",
    en: "Taken before the report came in")
  static let verificationReused = Message(
    "verification.reused", id: "Foto yang sama ada pada laporan {number}",
    en: "The same photo is on report {number}")
  static let verificationReusedElsewhere = Message(
    "verification.reusedElsewhere", id: "Foto yang sama ada pada laporan lain",
    en: "The same photo is on another report")
  static let verificationMore = Message(
    "verification.more", id: "dan {count} laporan lain", en: "and {count} more")
  static let verificationTwice = Message(
    "verification.twice", id: "Foto yang sama dipakai lebih dari sekali pada laporan ini",
    en: "The same photo is used more than once on this report")
  static let verificationVerdict = Message("verification.verdict", id: "Keputusan", en: "Verdict")
  static let verificationClock = Message(
    "verification.clock",
    id:
      "Petunjuk di atas adalah bahan, bukan keputusan. Bila dikembalikan, batas waktu tetap berjalan.",
    en: "The hints above are evidence, not a verdict. If it is sent back, the clock runs on.")

  static let deskVerbTexts = [
    verbUnit, verbAgency, verbProposed, verbSuggested, verbUnitBelow, verbUnitBelowHint,
    verbPerson, verbPersonHint, verbDispatchMissing, verbReason, verbWords, verbToReporter,
    verbDispatchWords, verbEstimateDate, verbDateHint, verbDateMissing, verbDateWrong, verbTime,
    verbTimeHint, verbTimeWrong, verbStartLead, verbResultWords, verbResultHint,
    verbResultPhotos, verbProgressWords, verbProgressPhotos, verbPhotosHint, verbKeptPhotos,
    verbKeptPhotosHint, verbKeptPhoto, verbKeptCount, verbExtent, verbExtentMissing, verbFinal,
    verbFinalHint, verbTemporary, verbTemporaryHint, verbAnswerWords, verbAskWords, verbAskHint,
    verbAskLead,
    verbNoteWords, verbNoteHint, mergeLook, mergeUnlike, mergeAnyway, mergeAnywayTick, mergeAway,
    verbNumber, verbNumberHint, verbNumberWrong, verbCategory,
    verbRejectWords, verbReturnWords, verbReturnHint, verbHopWarning, verificationTitle,
    verificationOpen, verificationReport, verificationTemporary, verificationBefore,
    verificationAfter, verificationBeforeAlt, verificationAfterAlt, verificationOther,
    verificationOtherAlt, verificationNone, verificationTaken, verificationNoTime,
    verificationUploaded, verificationNoPlace, verificationNoPoint, verificationTooOld,
    verificationReused, verificationReusedElsewhere, verificationMore, verificationTwice,
    verificationVerdict, verificationClock,
  ]
}

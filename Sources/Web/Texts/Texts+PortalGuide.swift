/// Texts of the guide.
extension Message {
  static let guideTitle = Message(
    "guide.title", id: "Cara melapor", en: "How to report")
  static let guideHow = Message(
    "guide.how", id: "Empat langkah", en: "Four steps")
  static let guideStep1 = Message(
    "guide.step1", id: "Ambil foto bila aman. Foto tidak wajib.",
    en: "Take a photo if it is safe. It is not required.")
  static let guideStep2 = Message(
    "guide.step2",
    id: "Tunjukkan tempatnya: dari perangkat, koordinat, tautan peta, atau daftar kelurahan.",
    en:
      "Show the place: from the device, by coordinates, by a map link or from the list of villages."
  )
  static let guideStep3 = Message(
    "guide.step3", id: "Ceritakan masalahnya dengan kata Anda sendiri.",
    en: "Describe the problem in your own words.")
  static let guideStep4 = Message(
    "guide.step4", id: "Periksa, kirim, dan simpan nomor serta PIN Anda.",
    en: "Check, send, and keep your number and PIN.")
  static let guideQuestions = Message(
    "guide.questions", id: "Hanya ingin bertanya?", en: "Only have a question?")
  static let guideQuestionsText = Message(
    "guide.questionsText",
    id:
      "Silakan. Pilih “Pertanyaan” pada formulir yang sama. Petugas menjawabnya; foto dan tempat tidak wajib.",
    en:
      "You are welcome. Choose “Question” in the same form. An officer answers it; photo and place are not required."
  )
  static let guideChannels = Message(
    "guide.channels", id: "Semua kanal aduan", en: "All ways to report")
  static let guideChannelsText = Message(
    "guide.channelsText", id: "Laporan dari kanal mana pun ditangani dengan cara yang sama.",
    en: "Reports are handled the same way, however they arrive.")
  static let guideNext = Message(
    "guide.next", id: "Apa yang terjadi setelah itu?", en: "What happens then?")
  static let guideTimes = Message(
    "guide.times",
    id:
      "Keputusan pertama paling lambat {hours} jam setelah laporan masuk. Penyelesaian paling lambat {days} hari. Bila perlu lebih lama, petugas menulis perkiraan selesai dan alasannya.",
    en:
      "The first decision comes within {hours} hours of receipt, completion within {days} days. If more time is needed, the officer states an estimate and the reason."
  )
  static let guideDraft = Message(
    "guide.draft", id: "Kami sedang melengkapi laporan.", en: "We are completing the report.")
  static let guideWaiting = Message(
    "guide.waiting", id: "Laporan ada di kelurahan tempat itu dan menunggu keputusan pertama.",
    en: "The report is with the village office and waits for the first decision.")
  static let guideCoordinated = Message(
    "guide.coordinated", id: "Laporan diteruskan ke instansi yang berwenang.",
    en: "The report was handed to the agency in charge.")
  static let guideDispatched = Message(
    "guide.dispatched",
    id: "Disposisi artinya atasan menugaskan unit atau petugas yang mengerjakan.",
    en: "The head has assigned the unit or person that does the work.")
  static let guideInProgress = Message(
    "guide.inProgress", id: "Petugas sedang mengerjakannya.", en: "Officers are working on it.")
  static let guideAwaiting = Message(
    "guide.awaiting", id: "Pekerjaan dinyatakan selesai. Kantor lain memeriksa buktinya.",
    en: "The work is said to be done. Another office checks the proof.")
  static let guideCompleted = Message(
    "guide.completed", id: "Bukti sudah diperiksa dan sesuai. Anda dapat menilai hasilnya.",
    en: "The proof was checked and holds. You can rate the result.")
  static let guideReturned = Message(
    "guide.returned",
    id: "Bukti belum sesuai. Pekerjaan harus diperbaiki dan batas waktunya tetap.",
    en: "The proof does not hold. The work must be mended and the deadline stays.")
  static let guideReopened = Message(
    "guide.reopened", id: "Pelapor menyatakan belum selesai, dan pekerjaan dilanjutkan.",
    en: "The reporter said it is not done, and the work goes on.")
  static let guideRejected = Message(
    "guide.rejected", id: "Laporan tidak dapat ditangani. Alasannya selalu disebutkan.",
    en: "The report cannot be handled. The reason is always given.")
  static let guideMerged = Message(
    "guide.merged", id: "Hal yang sama sudah dilaporkan. Lanjutannya ada di laporan itu.",
    en: "The same thing was reported before. It continues there.")
  static let guideWithdrawn = Message(
    "guide.withdrawn", id: "Pelapor mencabut laporannya.", en: "The reporter took the report back.")
  static let guidePrivacy = Message(
    "guide.privacy", id: "Siapa yang dapat membaca laporan Anda?", en: "Who can read your report?")
  static let guidePrivacyText = Message(
    "guide.privacyText",
    id:
      "Anda yang memilih. Nama dan kontak tidak pernah ditampilkan; petugas hanya dapat membukanya dengan alasan yang dicatat.",
    en:
      "You choose. Your name and contact are never shown; officers can open them only with a reason that is recorded."
  )
  static let guidePIN = Message(
    "guide.pIN", id: "Nomor dan PIN", en: "Number and PIN")
  static let guidePINText = Message(
    "guide.pINText",
    id:
      "Nomor menunjukkan keadaan laporan kepada siapa saja. PIN membuktikan bahwa Anda pelapornya, jadi jangan dibagikan.",
    en:
      "The number shows everybody how the report stands. The PIN proves that you are the reporter, so do not share it."
  )

  static let portalGuideTexts: [Message] = [
    guideTitle, guideHow, guideStep1, guideStep2, guideStep3, guideStep4, guideQuestions,
    guideQuestionsText, guideChannels, guideChannelsText, guideNext, guideTimes, guideDraft,
    guideWaiting, guideCoordinated, guideDispatched, guideInProgress, guideAwaiting, guideCompleted,
    guideReturned, guideReopened, guideRejected, guideMerged, guideWithdrawn, guidePrivacy,
    guidePrivacyText, guidePIN, guidePINText,
  ]
}

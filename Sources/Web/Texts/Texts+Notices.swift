import Domain
package import Workers

/// Texts of messages to people, by topic and form. The city may change those of a topic; what may
/// stand between braces in each is said by `NoticeCatalogue.placeholders`.
extension Message {
  /// Name in the catalogue of notices, Indonesian, English.
  private static func notice(_ name: String, _ id: String, _ en: String) -> Message {
    Message("notice.\(name)", id: id, en: en)
  }

  static let noticeTexts = reporterNotices + supporterNotices + officerNotices + noticeParts

  private static let reporterNotices = [
    notice(
      "receipt.title", "Laporan {nomor} diterima",
      "Report {nomor} received"),
    notice(
      "receipt.text",
      "Laporan Anda kami terima. {unit} menanganinya lebih dulu. Batas selesai: {batas}.",
      "We have received your report. {unit} deals with it first. It is due to be completed by {batas}."
    ),
    notice(
      "receipt.short",
      "Laporan {nomor} diterima. {unit} menangani. Batas: {batas}. Lacak: {tautan}",
      "Report {nomor} received, with {unit}. Due {batas}. Follow: {tautan}"),
    notice(
      "handedOver.title", "Laporan {nomor} diteruskan",
      "Report {nomor} handed on"),
    notice(
      "handedOver.text", "Laporan Anda diteruskan ke {unit}. {alasan} Tenggat tidak berubah.",
      "Your report was handed on to {unit}. {alasan} The deadline stays."),
    notice(
      "handedOver.short", "Laporan {nomor} diteruskan ke {unit}. Lacak: {tautan}",
      "Report {nomor} handed on to {unit}. Follow: {tautan}"),
    notice(
      "estimate.title", "Perkiraan selesai laporan {nomor}: {tanggal}",
      "Report {nomor}: expected on {tanggal}"),
    notice(
      "estimate.text", "{unit} memperkirakan pekerjaan selesai {tanggal}. {alasan} {kata}",
      "{unit} expects the work to be done on {tanggal}. {alasan} {kata}"),
    notice(
      "estimate.short", "Laporan {nomor}: diperkirakan selesai {tanggal}. Lacak: {tautan}",
      "Report {nomor}: expected on {tanggal}. Follow: {tautan}"),
    notice(
      "paused.title", "Tenggat laporan {nomor} dijeda",
      "Report {nomor}: the clock is paused"),
    notice(
      "paused.text",
      "Tenggat dijeda paling lama sampai {tanggal}. {kata} Batas selesai sekarang {batas}.",
      "The clock is paused until {tanggal} at the latest. {kata} Completion is now due {batas}."),
    notice(
      "paused.short", "Laporan {nomor}: tenggat dijeda sampai {tanggal}. Lacak: {tautan}",
      "Report {nomor}: clock paused until {tanggal}. Follow: {tautan}"),
    notice(
      "question.title", "Petugas bertanya tentang laporan {nomor}",
      "A question about report {nomor}"),
    notice(
      "question.text", "{unit} bertanya: {kata} Mohon jawab lewat tautan di bawah.",
      "{unit} asks: {kata} Please answer through the link below."),
    notice(
      "question.short", "Petugas bertanya tentang laporan {nomor}. Jawab di {tautan}",
      "A question about report {nomor}. Answer at {tautan}"),
    notice(
      "questionClosing.title", "Laporan {nomor} akan ditutup bila tidak dijawab",
      "Report {nomor} will be closed without an answer"),
    notice(
      "questionClosing.text",
      "Pertanyaan petugas belum dijawab. Bila tidak ada jawaban dalam beberapa hari, laporan ditutup; jawaban Anda kapan pun membukanya kembali.",
      "The officers' question has not been answered. Without an answer the report is closed in a few days; your answer opens it again at any time."
    ),
    notice(
      "questionClosing.short",
      "Laporan {nomor} akan ditutup bila pertanyaan tidak dijawab. Jawab di {tautan}",
      "Report {nomor} will be closed unless you answer: {tautan}"),
    notice(
      "late.title", "Maaf, laporan {nomor} terlambat",
      "Sorry, report {nomor} is late"),
    notice(
      "late.text",
      "Mohon maaf: laporan Anda terlambat ({sebab}). Kini diteruskan ke {pimpinan}. Tenggatnya {batas}.",
      "We apologise: your report is late ({sebab}). It is now with {pimpinan}. It was due {batas}."),
    notice(
      "late.short", "Maaf, laporan {nomor} terlambat. Diteruskan ke {pimpinan}. Lacak: {tautan}",
      "Sorry, report {nomor} is late. Now with {pimpinan}. Follow: {tautan}"),
    notice(
      "acknowledged.title", "Tanggapan pimpinan atas laporan {nomor}",
      "An answer about report {nomor}"),
    notice(
      "acknowledged.text", "{kata}",
      "{kata}"),
    notice(
      "acknowledged.short", "Ada tanggapan pimpinan atas laporan {nomor}. Baca: {tautan}",
      "There is an answer about report {nomor}. Read: {tautan}"),
    notice(
      "completed.title", "Laporan {nomor} selesai",
      "Report {nomor} is completed"),
    notice(
      "completed.text",
      "Pekerjaan {unit} sudah diperiksa oleh unit lain dan dinyatakan selesai. Lihat foto hasilnya, beri nilai, atau katakan bila belum selesai, lewat tautan di bawah.",
      "The work of {unit} was checked by another office and is completed. See the photos, rate it, or say that it is not done, through the link below."
    ),
    notice(
      "completed.short", "Laporan {nomor} selesai. Lihat foto dan beri nilai: {tautan}",
      "Report {nomor} is completed. See photos and rate: {tautan}"),
    notice(
      "answered.title", "Pertanyaan {nomor} dijawab",
      "Question {nomor} is answered"),
    notice(
      "answered.text", "{unit} menjawab: {kata}",
      "{unit} answers: {kata}"),
    notice(
      "answered.short", "Pertanyaan {nomor} sudah dijawab. Baca: {tautan}",
      "Question {nomor} is answered. Read: {tautan}"),
    notice(
      "rejected.title", "Laporan {nomor} tidak dapat ditangani",
      "Report {nomor} cannot be dealt with"),
    notice(
      "rejected.text",
      "{unit}: {alasan} {kata} Bila tidak setuju, Anda dapat membukanya kembali lewat tautan di bawah.",
      "{unit}: {alasan} {kata} If you disagree you can reopen it through the link below."),
    notice(
      "rejected.short", "Laporan {nomor} tidak dapat ditangani. Alasannya: {tautan}",
      "Report {nomor} cannot be dealt with. Why: {tautan}"),
    notice(
      "merged.title", "Laporan {nomor} digabung",
      "Report {nomor} was merged"),
    notice(
      "merged.text",
      "Ada laporan lain tentang hal yang sama; laporan Anda digabung dengannya. {kata}",
      "There is another report about the same thing; yours was merged with it. {kata}"),
    notice(
      "merged.short", "Laporan {nomor} digabung dengan laporan yang sama. Lacak: {tautan}",
      "Report {nomor} was merged with another one. Follow: {tautan}"),
    notice(
      "closedUnanswered.title", "Laporan {nomor} ditutup karena tidak dijawab",
      "Report {nomor} was closed without an answer"),
    notice(
      "closedUnanswered.text",
      "Pertanyaan petugas tidak dijawab, jadi laporan ditutup. Jawaban Anda membukanya kembali.",
      "The officers' question was not answered, so the report was closed. Your answer opens it again."
    ),
    notice(
      "closedUnanswered.short", "Laporan {nomor} ditutup karena tidak dijawab. Buka lagi: {tautan}",
      "Report {nomor} was closed without an answer. Reopen: {tautan}"),
    notice(
      "reopened.title", "Laporan {nomor} dibuka kembali",
      "Report {nomor} is open again"),
    notice(
      "reopened.text", "Laporan Anda dibuka kembali dan ada di {unit}. Tenggat yang lama berlaku.",
      "Your report is open again and lies with {unit}. The old deadline holds."),
    notice(
      "reopened.short", "Laporan {nomor} dibuka kembali, di {unit}. Lacak: {tautan}",
      "Report {nomor} is open again, with {unit}. Follow: {tautan}"),
  ]

  private static let supporterNotices = [
    notice(
      "supportedMoved.title", "Laporan {nomor} yang Anda dukung diteruskan",
      "Report {nomor}, which you support, was handed on"),
    notice(
      "supportedMoved.text", "Laporan yang Anda dukung kini ditangani {unit}.",
      "The report you support is now with {unit}."),
    notice(
      "supportedCompleted.title", "Laporan {nomor} yang Anda dukung selesai",
      "Report {nomor}, which you support, is completed"),
    notice(
      "supportedCompleted.text",
      "Laporan yang Anda dukung dinyatakan selesai setelah diperiksa. Lihat hasilnya lewat tautan ini.",
      "The report you support is completed and was checked. See the result at this link."),
    notice(
      "supportedEnded.title", "Laporan {nomor} yang Anda dukung ditutup",
      "Report {nomor}, which you support, was closed"),
    notice(
      "supportedEnded.text",
      "Laporan yang Anda dukung ditutup. Sebabnya tertulis pada halaman laporan. Bila masalahnya masih ada, buatlah laporan sendiri.",
      "The report you support was closed. Its page says why. If the trouble is still there, please make a report of your own."
    ),
    notice(
      "supportedReopened.title", "Laporan {nomor} yang Anda dukung dibuka kembali",
      "Report {nomor}, which you support, is open again"),
    notice(
      "supportedReopened.text", "Laporan yang Anda dukung dibuka kembali dan ada di {unit}.",
      "The report you support is open again and lies with {unit}."),
  ]

  private static let officerNotices = [
    notice(
      "arrived.title", "Laporan {nomor} masuk",
      "Report {nomor} has arrived"),
    notice(
      "arrived.text", "{nomor} ada di {unit}: {kategori}, {kelurahan}. Batas selesai {batas}.",
      "{nomor} is with {unit}: {kategori}, {kelurahan}. Due {batas}."),
    notice(
      "returned.title", "Hasil {nomor} dikembalikan",
      "Result of {nomor} sent back"),
    notice(
      "returned.text", "Hasil {nomor} belum sesuai: {alasan} {kata}",
      "The result of {nomor} was not accepted: {alasan} {kata}"),
    notice(
      "replied.title", "Pelapor menulis di {nomor}",
      "The reporter wrote on {nomor}"),
    notice(
      "replied.text", "Pelapor menambah keterangan pada {nomor}.",
      "The reporter added something to {nomor}."),
    notice(
      "near.title", "Tenggat {nomor} mendekat",
      "{nomor} is nearly due"),
    notice(
      "near.text", "{nomor} di {unit} hampir lewat. Batas selesai {batas}.",
      "{nomor} at {unit} is nearly due: {batas}."),
    notice(
      "overdue.title", "{nomor} lewat tenggat",
      "{nomor} is overdue"),
    notice(
      "overdue.text", "{nomor} di {unit} lewat tenggat ({sebab}); diteruskan ke {pimpinan}.",
      "{nomor} at {unit} is overdue ({sebab}); passed up to {pimpinan}."),
    notice(
      "escalated.title", "Eskalasi {nomor}",
      "Escalation of {nomor}"),
    notice(
      "escalated.text",
      "{nomor} di {unit} menggantung ({sebab}) dan kini menjadi perhatian {pimpinan}.",
      "{nomor} at {unit} hangs ({sebab}) and now lies with {pimpinan}."),
    notice(
      "requested.title", "Permintaan pada {nomor} menunggu putusan",
      "A request on {nomor} waits for a decision"),
    notice(
      "requested.text",
      "{unit} meminta sesuatu di luar ketentuan pada {nomor} sampai {tanggal}: {kata}",
      "{unit} asks for more than the terms allow on {nomor}, until {tanggal}: {kata}"),
    notice(
      "requestDecided.title", "Permintaan pada {nomor} diputuskan",
      "The request on {nomor} was decided"),
    notice(
      "requestDecided.text", "Putusan atas permintaan pada {nomor}: {kata}",
      "Decision on the request for {nomor}: {kata}"),
    notice(
      "digest.title", "Meja {kota}, {tanggal}",
      "Desk of {kota}, {tanggal}"),
    notice(
      "digest.text", "Yang menunggu di meja Anda:",
      "What waits on your desk:"),
    notice(
      "weekly.title", "Ringkasan pekan {kota}, {tanggal}",
      "Summary of the week, {kota}, {tanggal}"),
    notice(
      "weekly.text", "Yang tertunda di bawah Anda:",
      "What hangs in your area of responsibility:"),
  ]

  private static let noticeParts = [
    notice(
      "cause.coordination", "belum ada keputusan",
      "no decision yet"),
    notice(
      "cause.completion", "belum selesai",
      "not completed"),
    notice(
      "cause.share", "belum disentuh unit",
      "not touched by the unit"),
    notice(
      "cause.verification", "verifikasi tertunda",
      "verification is delayed"),
    notice(
      "cause.request", "permintaan menunggu putusan",
      "a request waits for a decision"),
    notice(
      "cause.estimate", "janji selesai terlewat",
      "the promised date has passed"),
    notice(
      "letter.open", "Buka laporan",
      "Open the report"),
    notice(
      "letter.why",
      "Surat ini dikirim otomatis karena Anda meninggalkan alamat ini pada laporan atau akun Anda. Jangan dibalas; tulislah lewat tautan di atas.",
      "This letter was sent automatically because you left this address with a report or an account. Please do not answer it; write through the link above."
    ),
    notice(
      "letter.whySupporter",
      "Surat ini dikirim otomatis karena Anda meninggalkan alamat ini saat mendukung laporan. Jangan dibalas.",
      "This letter was sent automatically because you left this address when you supported a report. Please do not answer it."
    ),
    notice(
      "letter.stop", "Berhenti menerima surat seperti ini: {tautan}",
      "Stop letters like this: {tautan}"),
    notice(
      "line.late", "Lewat tenggat: {jumlah}",
      "Overdue: {jumlah}"),
    notice(
      "line.near", "Hampir lewat: {jumlah}",
      "Nearly due: {jumlah}"),
    notice(
      "line.escalated", "Eskalasi: {jumlah}",
      "Escalations: {jumlah}"),
    notice(
      "line.new", "Baru: {jumlah}",
      "New: {jumlah}"),
    notice(
      "line.toMend", "Perlu perbaikan: {jumlah}",
      "To be mended: {jumlah}"),
    notice(
      "line.toVerify", "Menunggu verifikasi: {jumlah}",
      "Awaiting verification: {jumlah}"),
    notice(
      "line.holder", "Tanpa gerakan 3 hari di {unit}: {jumlah}",
      "Without movement for 3 days at {unit}: {jumlah}"),
  ]
}

extension NoticeCatalogue {
  /// The program's own texts.
  package static let standard = NoticeCatalogue(
    Dictionary(
      uniqueKeysWithValues: Message.noticeTexts.map { message in
        (String(message.key.dropFirst("notice.".count)), Bilingual(id: message.id, en: message.en))
      }))
}

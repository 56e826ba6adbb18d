/// The page on which answers are kept ready.
extension Message {
  static let templatesTitle = Message(
    "templates.title", id: "Templat jawaban", en: "Answer templates")
  static let templatesLead = Message(
    "templates.lead",
    id: "Jawaban siap pakai bagi petugas. Yang memakai masih dapat mengubahnya sebelum dikirim.",
    en: "Answers ready for officers. Whoever uses one can still change it before sending.")
  static let templatesNone = Message(
    "templates.none", id: "Belum ada templat.", en: "There are no templates yet.")
  static let templatesName = Message("templates.name", id: "Judul", en: "Title")
  static let templatesBody = Message("templates.body", id: "Isi jawaban", en: "Answer")
  static let templatesBodyHint = Message(
    "templates.bodyHint", id: "Dibaca pelapor. Jangan tulis nama atau kontak orang.",
    en: "Read by the reporter. Do not write anybody’s name or contact.")
  static let templatesMarks = Message(
    "templates.marks", id: "Bagian yang diisi dari laporan: {marks}",
    en: "Parts filled from the report: {marks}")
  static let templatesUnit = Message("templates.unit", id: "Dipakai oleh", en: "Used by")
  static let templatesUnitHint = Message(
    "templates.unitHint", id: "Unit itu dan semua unit di bawahnya.",
    en: "That unit and all units below it.")
  static let templatesCity = Message("templates.city", id: "Seluruh kota", en: "The whole city")
  static let templatesVerbs = Message(
    "templates.verbs", id: "Untuk tindakan", en: "For the actions")
  static let templatesVerbsHint = Message(
    "templates.verbsHint", id: "Bila tidak ada yang dicentang: semua tindakan.",
    en: "If none is ticked: all actions.")
  static let templatesAllVerbs = Message("templates.allVerbs", id: "Semua", en: "All")
  static let templatesAdd = Message("templates.add", id: "Templat baru", en: "New template")
  static let templatesAddSend = Message(
    "templates.addSend", id: "Simpan templat baru", en: "Save the new template")
  static let templatesSave = Message("templates.save", id: "Simpan templat", en: "Save template")
  static let templatesRemove = Message(
    "templates.remove", id: "Hapus templat", en: "Delete template")
  static let templatesBack = Message(
    "templates.back", id: "Kembali ke daftar templat", en: "Back to the templates")
  static let templatesSaved = Message(
    "templates.saved", id: "Templat disimpan.", en: "The template is saved.")
  static let templatesRemoved = Message(
    "templates.removed", id: "Templat dihapus.", en: "The template is deleted.")
  static let templatesNameWrong = Message(
    "templates.nameWrong", id: "Tulis judul satu baris, paling banyak {most} karakter.",
    en: "Write a title of one line, at most {most} characters.")
  static let templatesBodyMissing = Message(
    "templates.bodyMissing", id: "Tulis isi jawabannya.", en: "Write the answer.")
  static let templatesBodyLong = Message(
    "templates.bodyLong", id: "Isi jawaban paling banyak {most} karakter.",
    en: "The answer may have at most {most} characters.")
  static let templatesUnknownMark = Message(
    "templates.unknownMark", id: "Bagian {mark} tidak dikenal.", en: "The part {mark} is not known."
  )
  static let templatesUnitMissing = Message(
    "templates.unitMissing", id: "Pilih siapa yang memakainya.", en: "Choose who uses it.")
  static let templatesTooMany = Message(
    "templates.tooMany", id: "Satu unit paling banyak {most} templat. Hapus yang tidak dipakai.",
    en: "One unit may have at most {most} templates. Delete those not used.")
  static let logTemplateSave = Message(
    "log.templateSave", id: "Templat jawaban disimpan", en: "Answer template saved")
  static let logTemplateRemove = Message(
    "log.templateRemove", id: "Templat jawaban dihapus", en: "Answer template deleted")

  static let templateTexts = [
    templatesTitle, templatesLead, templatesNone, templatesName, templatesBody,
    templatesBodyHint, templatesMarks, templatesUnit, templatesUnitHint, templatesCity,
    templatesVerbs, templatesVerbsHint, templatesAllVerbs, templatesAdd, templatesAddSend,
    templatesSave, templatesRemove, templatesBack, templatesSaved, templatesRemoved,
    templatesNameWrong, templatesBodyMissing, templatesBodyLong, templatesUnknownMark,
    templatesUnitMissing, templatesTooMany, logTemplateSave, logTemplateRemove,
  ]
}

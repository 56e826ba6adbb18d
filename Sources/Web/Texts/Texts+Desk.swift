/// The desk's lists.
extension Message {
  static let deskNavigation = Message("desk.navigation", id: "Meja petugas", en: "Officers' desk")
  static let deskTabs = Message("desk.tabs", id: "Bagian meja", en: "Parts of the desk")
  static let deskFirstPage = Message(
    "desk.firstPage", id: "Ke awal daftar", en: "Start of the list")
  static let deskNextPage = Message("desk.nextPage", id: "Halaman berikutnya", en: "Next page")
  static let deskListEmpty = Message(
    "desk.listEmpty", id: "Tidak ada laporan di daftar ini.",
    en: "There are no reports in this list.")
  static let deskOpenNumber = Message(
    "desk.openNumber", id: "Buka laporan {number} langsung", en: "Open report {number} directly")
  static let deskNotShown = Message(
    "desk.notShown", id: "Isinya tidak lagi terbuka untuk Anda.",
    en: "Its content is no longer open to you.")
  static let deskNoCategory = Message(
    "desk.noCategory", id: "Belum berkategori", en: "No category yet")
  static let deskQuestionOpen = Message(
    "desk.questionOpen", id: "Menunggu jawaban pelapor", en: "Waiting for the reporter's answer")

  static let deskColumnReport = Message("desk.column.report", id: "Laporan", en: "Report")
  static let deskColumnMatter = Message("desk.column.matter", id: "Masalah", en: "Matter")
  static let deskColumnArea = Message("desk.column.area", id: "Kelurahan", en: "Village")
  static let deskColumnAge = Message("desk.column.age", id: "Umur", en: "Age")
  static let deskColumnTime = Message("desk.column.time", id: "Batas waktu", en: "Deadline")
  static let deskColumnHolder = Message("desk.column.holder", id: "Pemegang", en: "Holder")
  static let deskColumnState = Message("desk.column.state", id: "Status", en: "Status")
  static let deskDueCoordination = Message(
    "desk.due.coordination", id: "Koordinasi", en: "Decision")
  static let deskDueCompletion = Message(
    "desk.due.completion", id: "Penyelesaian", en: "Completion")

  static let deskFilter = Message("desk.filter", id: "Saring dan cari", en: "Filter and search")
  static let deskFilterText = Message(
    "desk.filter.text", id: "Nomor laporan atau kata", en: "Report number or words")
  static let deskFilterCategory = Message("desk.filter.category", id: "Kategori", en: "Category")
  static let deskFilterArea = Message("desk.filter.area", id: "Wilayah", en: "Area")
  static let deskFilterKind = Message("desk.filter.kind", id: "Jenis", en: "Kind")
  static let deskFilterState = Message("desk.filter.state", id: "Status", en: "Status")
  static let deskFilterNow = Message(
    "desk.filter.now", id: "Disaring menurut:", en: "Filtered by:")
  static let deskFilterApply = Message("desk.filter.apply", id: "Tampilkan", en: "Show")
  static let deskFilterClear = Message(
    "desk.filter.clear", id: "Hapus saringan", en: "Clear filters")

  static let tasksTitle = Message("tasks.title", id: "Tugas lapangan", en: "Field work")
  static let tasksOwn = Message("tasks.own", id: "Tugas saya", en: "My tasks")
  static let tasksFree = Message("tasks.free", id: "Belum ditugaskan", en: "Not assigned yet")
  static let tasksFreeLead = Message(
    "tasks.freeLead", id: "Laporan di unit Anda yang boleh Anda mulai kerjakan.",
    en: "Reports with your unit that you may start on.")
  static let allTitle = Message("all.title", id: "Semua laporan", en: "All reports")
  static let allExport = Message(
    "all.export", id: "Unduh daftar ini (CSV)", en: "Download this list (CSV)")

  static let deskTexts = [
    deskNavigation, deskTabs, deskFirstPage, deskNextPage, deskListEmpty, deskOpenNumber,
    deskNotShown,
    deskNoCategory, deskQuestionOpen, deskColumnReport, deskColumnMatter, deskColumnArea,
    deskColumnAge, deskColumnTime, deskColumnHolder, deskColumnState, deskDueCoordination,
    deskDueCompletion, deskFilter, deskFilterText, deskFilterCategory, deskFilterArea,
    deskFilterKind, deskFilterState, deskFilterNow, deskFilterApply, deskFilterClear,
    tasksTitle,
    tasksOwn,
    tasksFree, tasksFreeLead, allTitle, allExport,
  ]
}

/// Saved views, and the first page of those who oversee.
extension Message {
  static let viewsTitle = Message("views.title", id: "Tampilan tersimpan", en: "Saved views")
  static let viewsOwn = Message("views.own", id: "Tampilan saya", en: "My views")
  static let viewsOfRoles = Message("views.ofRoles", id: "Tampilan per peran", en: "Views of roles")
  static let viewsOfRolesLead = Message(
    "views.ofRolesLead", id: "Tampilan ini muncul di meja semua petugas dengan peran itu.",
    en: "These views stand on the desk of every officer with that role.")
  static let viewsNone = Message(
    "views.none", id: "Belum ada tampilan tersimpan.", en: "There are no saved views yet.")
  static let viewsManage = Message(
    "views.manage", id: "Atur tampilan tersimpan", en: "Manage saved views")
  static let viewsBack = Message("views.back", id: "Kembali ke meja", en: "Back to the desk")
  static let viewAdd = Message("views.add", id: "Tambah tampilan", en: "Add a view")
  static let viewSaveThis = Message(
    "views.saveThis", id: "Simpan tampilan ini", en: "Save this view")
  static let viewSave = Message("views.save", id: "Simpan tampilan", en: "Save the view")
  static let viewSaved = Message(
    "views.saved", id: "Perubahan tersimpan.", en: "The change is saved.")
  static let viewName = Message("views.name", id: "Nama tampilan", en: "Name of the view")
  static let viewNameHint = Message(
    "views.nameHint", id: "Singkat, misalnya “Jalan rusak yang lewat”.",
    en: "Short, for example “Overdue potholes”.")
  static let viewNameMissing = Message(
    "views.nameMissing", id: "Tulis nama tampilan", en: "Write a name for the view")
  static let viewNameTooLong = Message(
    "views.nameTooLong", id: "Nama paling panjang {most} huruf",
    en: "A name has at most {most} letters")
  static let viewTooMany = Message(
    "views.tooMany", id: "Sudah ada {most} tampilan. Hapus satu dulu.",
    en: "There are {most} views already. Delete one first.")
  static let viewFor = Message("views.for", id: "Untuk siapa", en: "For whom")
  static let viewForMe = Message("views.forMe", id: "Saya sendiri", en: "Myself")
  static let viewForRole = Message("views.forRole", id: "Semua {role}", en: "Every {role}")
  static let viewOwnerMissing = Message(
    "views.ownerMissing", id: "Pilih untuk siapa tampilan ini", en: "Choose for whom the view is")
  static let viewList = Message("views.list", id: "Daftar", en: "List")
  static let viewListMissing = Message(
    "views.listMissing", id: "Pilih daftarnya", en: "Choose the list")
  static let viewChange = Message("views.change", id: "Ubah", en: "Change")
  static let viewRename = Message("views.rename", id: "Ganti nama", en: "Rename")
  static let viewRaise = Message("views.raise", id: "Naikkan", en: "Move up")
  static let viewRemove = Message("views.remove", id: "Hapus", en: "Delete")
  static let logViewAdd = Message(
    "log.viewAdd", id: "Tampilan peran ditambah", en: "View of a role added")
  static let logViewRename = Message(
    "log.viewRename", id: "Tampilan peran diganti nama", en: "View of a role renamed")
  static let logViewRemove = Message(
    "log.viewRemove", id: "Tampilan peran dihapus", en: "View of a role deleted")

  static let viewTexts = [
    viewsTitle, viewsOwn, viewsOfRoles, viewsOfRolesLead, viewsNone, viewsManage, viewsBack,
    viewAdd, viewSaveThis, viewSave, viewSaved, viewName, viewNameHint, viewNameMissing,
    viewNameTooLong, viewTooMany, viewFor, viewForMe, viewForRole, viewOwnerMissing, viewList,
    viewListMissing, viewChange, viewRename, viewRaise, viewRemove, logViewAdd, logViewRename,
    logViewRemove,
  ]

  static let overviewTitle = Message("overview.title", id: "Ikhtisar", en: "Overview")
  static let overviewLead = Message(
    "overview.lead", id: "Yang terlambat atau diam: di mana, dan siapa yang memegangnya.",
    en: "What is late or stands still: where, and who holds it.")
  static let overviewNothing = Message(
    "overview.nothing", id: "Tidak ada laporan yang terlambat, hampir lewat, atau digantung.",
    en: "No report is overdue, nearly due or hanging.")
  static let overviewByAgency = Message(
    "overview.byAgency", id: "Per perangkat daerah", en: "By agency")
  static let overviewAgency = Message("overview.agency", id: "Perangkat daerah", en: "Agency")
  static let overviewByUnit = Message("overview.byUnit", id: "Per pemegang", en: "By holder")
  static let overviewByArea = Message("overview.byArea", id: "Per wilayah", en: "By area")
  static let overviewOldest = Message("overview.oldest", id: "Terlama", en: "Longest")
  static let overviewNoArea = Message("overview.noArea", id: "Tanpa lokasi", en: "Without a place")
  static let overviewMore = Message(
    "overview.more", id: "{count} baris lain tidak ditampilkan.",
    en: "{count} more lines not shown.")
  static let overviewLate = Message(
    "overview.late", id: "Laporan yang lewat tenggat", en: "Overdue reports")
  static let overviewNear = Message(
    "overview.near", id: "Laporan yang hampir lewat", en: "Reports nearly due")

  static let overviewTexts = [
    overviewTitle, overviewLead, overviewNothing, overviewByAgency, overviewAgency,
    overviewByUnit, overviewByArea, overviewOldest, overviewNoArea, overviewMore, overviewLate,
    overviewNear,
  ]
}

import Domain

/// The administrator's pages.
extension Message {
  static func of(_ kind: Domain.Unit.Kind) -> Message {
    switch kind {
    case .leadership: unitLeadership
    case .assistant: unitAssistant
    case .bureau: unitBureau
    case .inspectorate: unitInspectorate
    case .agency: unitAgency
    case .board: unitBoard
    case .cityOffice: unitCityOffice
    case .technicalUnit: unitTechnical
    case .cityCompany: unitCompany
    case .external: unitExternal
    case .city: unitCity
    case .district: unitDistrict
    case .village: unitVillage
    }
  }

  static let unitLeadership = Message("unit.leadership", id: "Pimpinan", en: "Leadership")
  static let unitAssistant = Message("unit.assistant", id: "Asisten", en: "Assistant")
  static let unitBureau = Message("unit.bureau", id: "Biro", en: "Bureau")
  static let unitInspectorate = Message("unit.inspectorate", id: "Inspektorat", en: "Inspectorate")
  static let unitAgency = Message("unit.agency", id: "Dinas", en: "Agency")
  static let unitBoard = Message("unit.board", id: "Badan", en: "Board")
  static let unitCityOffice = Message(
    "unit.cityOffice", id: "Suku dinas", en: "City office of an agency")
  static let unitTechnical = Message(
    "unit.technicalUnit", id: "Unit pelaksana teknis", en: "Technical unit")
  static let unitCompany = Message("unit.cityCompany", id: "BUMD", en: "City company")
  static let unitExternal = Message("unit.external", id: "Instansi luar", en: "External body")
  static let unitCity = Message("unit.city", id: "Kota administrasi", en: "City")
  static let unitDistrict = Message("unit.district", id: "Kecamatan", en: "District")
  static let unitVillage = Message("unit.village", id: "Kelurahan", en: "Urban village")

  static let usersTitle = Message("users.title", id: "Pengguna", en: "Users")
  static let usersAdd = Message("users.add", id: "Tambah pengguna", en: "Add a user")
  static let usersLogin = Message("users.login", id: "Nama pengguna", en: "User name")
  static let usersLoginHint = Message(
    "users.loginHint", id: "3 sampai 40 huruf kecil, angka, titik, garis, atau garis bawah.",
    en: "3 to 40 small letters, digits, dots, dashes or underscores.")
  static let usersLoginWrong = Message(
    "users.loginWrong",
    id: "Nama pengguna harus 3 sampai 40 huruf kecil, angka, titik, garis, atau garis bawah.",
    en: "The user name must be 3 to 40 small letters, digits, dots, dashes or underscores.")
  static let usersLoginTaken = Message(
    "users.loginTaken", id: "Nama pengguna itu sudah dipakai.", en: "That user name is taken.")
  static let usersName = Message("users.name", id: "Nama", en: "Name")
  static let usersNameWrong = Message(
    "users.nameWrong", id: "Isi nama, paling panjang 100 karakter.",
    en: "Enter a name of at most 100 characters.")
  static let usersRole = Message("users.role", id: "Peran", en: "Role")
  static let usersRoleMissing = Message(
    "users.roleMissing", id: "Pilih peran petugas.", en: "Choose an officer's role.")
  static let usersUnit = Message("users.unit", id: "Unit", en: "Unit")
  static let usersUnitMissing = Message(
    "users.unitMissing", id: "Pilih unit dari daftar.", en: "Choose a unit from the list.")
  static let usersService = Message("users.service", id: "Keadaan", en: "Status")
  static let usersServing = Message("users.serving", id: "Bertugas", en: "In service")
  static let usersDisabled = Message("users.disabled", id: "Tidak bertugas", en: "Out of service")
  static let usersCreated = Message("users.created", id: "Dibuat", en: "Created")
  static let usersPassword = Message("users.password", id: "Kata sandi baru", en: "New password")
  static let usersPasswordHint = Message(
    "users.passwordHint",
    id: "Paling sedikit 10 karakter. Bila kosong, dibuatkan dan ditampilkan satu kali.",
    en: "At least 10 characters. If left empty, one is made and shown once.")
  static let usersPasswordLong = Message(
    "users.passwordLong", id: "Kata sandi terlalu panjang: paling banyak {most} bita.",
    en: "The password is too long: at most {most} bytes.")
  static let usersPasswordShort = Message(
    "users.passwordShort", id: "Kata sandi paling sedikit {least} karakter.",
    en: "The password needs at least {least} characters.")
  static let usersYourself = Message(
    "users.yourself", id: "Anda tidak dapat menutup akun atau mengganti peran Anda sendiri.",
    en: "You cannot disable your own account or change your own role.")
  static let usersUnknown = Message(
    "users.unknown", id: "Akun itu tidak ada lagi.", en: "That account is gone.")
  static let usersChange = Message("users.change", id: "Ubah data", en: "Change")
  static let usersChangeSend = Message(
    "users.changeSend", id: "Simpan perubahan", en: "Save changes")
  static let usersSaved = Message(
    "users.saved", id: "Perubahan tersimpan.", en: "The changes are saved.")
  static let usersReset = Message("users.reset", id: "Ganti kata sandi", en: "Set a new password")
  static let usersDisable = Message(
    "users.disable", id: "Nonaktifkan akun", en: "Disable the account")
  static let usersDisableLead = Message(
    "users.disableLead", id: "Orang ini langsung keluar dan tidak dapat masuk lagi.",
    en: "The person is signed out at once and cannot sign in again.")
  static let usersEnable = Message("users.enable", id: "Aktifkan akun", en: "Enable the account")
  static let usersSearch = Message(
    "users.search", id: "Cari nama pengguna, nama, peran, atau unit",
    en: "Search user name, name, role or unit")
  static let usersSearchSend = Message("users.searchSend", id: "Cari", en: "Search")
  static let usersNoneFound = Message(
    "users.noneFound", id: "Tidak ada pengguna yang cocok.", en: "No user matches.")
  static let usersUnitUnfit = Message(
    "users.unitUnfit", id: "Peran ini tidak ada di unit seperti itu. Pilih unit lain.",
    en: "There is no such role in a unit of that kind. Choose another unit.")
  static let usersOpenWork = Message(
    "users.openWork",
    id:
      "{count} laporan terbuka masih ditugaskan kepadanya. Saat dinonaktifkan, atau pindah unit, semuanya kembali ke unitnya tanpa petugas.",
    en:
      "{count} open reports are assigned to this person. When the account is disabled or moves to another unit, they all go back to the unit without an officer."
  )
  static let usersEnableLead = Message(
    "users.enableLead", id: "Orang ini dapat masuk lagi dengan kata sandinya.",
    en: "The person can sign in again with the old password.")
  static let usersFreshTitle = Message(
    "users.freshTitle", id: "Kata sandi baru", en: "New password")
  static let usersFreshOnce = Message(
    "users.freshOnce", id: "Hanya tampil sekali ini. Sampaikan langsung kepada orangnya.",
    en: "Shown this once. Tell it to the person directly.")
  static let usersBack = Message("users.back", id: "Kembali ke akun", en: "Back to the account")

  static let unitsTitle = Message("units.title", id: "Unit", en: "Units")
  static let unitsAdd = Message("units.add", id: "Tambah unit", en: "Add a unit")
  static let unitsRoot = Message("units.root", id: "Semua", en: "All")
  static let unitsSearch = Message(
    "units.search", id: "Cari nama atau kode", en: "Search by name or code")
  static let unitsSearchSend = Message("units.searchSend", id: "Cari", en: "Search")
  static let unitsNone = Message("units.none", id: "Tidak ada unit.", en: "There are no units.")
  static let unitsCode = Message("units.code", id: "Kode", en: "Code")
  static let unitsCodeHint = Message(
    "units.codeHint",
    id: "2 sampai 40 huruf besar, angka, titik, atau garis. Tidak dapat diganti nanti.",
    en: "2 to 40 capital letters, digits, dots or dashes. It cannot be changed later.")
  static let unitsCodeWrong = Message(
    "units.codeWrong", id: "Kode harus 2 sampai 40 huruf besar, angka, titik, atau garis.",
    en: "The code must be 2 to 40 capital letters, digits, dots or dashes.")
  static let unitsCodeTaken = Message(
    "units.codeTaken", id: "Kode itu sudah dipakai.", en: "That code is taken.")
  static let unitsName = Message("units.name", id: "Nama", en: "Name")
  static let unitsShort = Message("units.short", id: "Nama singkat", en: "Short name")
  static let unitsNameWrong = Message(
    "units.nameWrong", id: "Isi nama, paling panjang 200 karakter.",
    en: "Enter a name of at most 200 characters.")
  static let unitsKind = Message("units.kind", id: "Jenis", en: "Kind")
  static let unitsKindMissing = Message(
    "units.kindMissing", id: "Pilih jenis unit.", en: "Choose the kind of unit.")
  static let unitsParent = Message("units.parent", id: "Unit induk", en: "Parent unit")
  static let unitsParentHint = Message(
    "units.parentHint", id: "Unit induk melihat laporan unit di bawahnya.",
    en: "A parent sees the reports of the units below it.")
  static let unitsParentWrong = Message(
    "units.parentWrong", id: "Pilih unit induk dari daftar.", en: "Choose the parent from the list."
  )
  static let unitsCircle = Message(
    "units.circle", id: "Unit tidak dapat berada di bawah dirinya sendiri.",
    en: "A unit cannot stand under itself.")
  static let unitsArea = Message("units.area", id: "Wilayah", en: "Area")
  static let unitsAreaHint = Message(
    "units.areaHint", id: "Kosong berarti seluruh kota.", en: "Empty means the whole city.")
  static let unitsAreaWrong = Message(
    "units.areaWrong", id: "Pilih wilayah dari daftar.", en: "Choose an area from the list.")
  static let unitsBelow = Message("units.below", id: "Unit di bawahnya", en: "Units below")
  static let unitsSave = Message("units.save", id: "Simpan unit", en: "Save the unit")
  static let unitsSaved = Message("units.saved", id: "Unit tersimpan.", en: "The unit is saved.")

  static let categoriesTitle = Message("categories.title", id: "Kategori", en: "Categories")
  static let categoriesName = Message("categories.name", id: "Kategori", en: "Category")
  static let categoriesGroup = Message("categories.group", id: "Rumpun", en: "Group")
  static let categoriesMain = Message(
    "categories.main", id: "Kewenangan utama", en: "Main jurisdiction")
  static let categoriesAlternative = Message(
    "categories.alternative", id: "Kewenangan pengganti", en: "Alternative jurisdiction")
  static let categoriesVillage = Message(
    "categories.village", id: "Kelurahan setempat", en: "The village office of the place")
  static let categoriesNameID = Message(
    "categories.nameID", id: "Nama (Indonesia)", en: "Name (Indonesian)")
  static let categoriesNameEN = Message(
    "categories.nameEN", id: "Nama (Inggris)", en: "Name (English)")
  static let categoriesGroupID = Message(
    "categories.groupID", id: "Rumpun (Indonesia)", en: "Group (Indonesian)")
  static let categoriesGroupEN = Message(
    "categories.groupEN", id: "Rumpun (Inggris)", en: "Group (English)")
  static let categoriesTargetWrong = Message(
    "categories.targetWrong", id: "Pilih unit dari daftar.", en: "Choose a unit from the list.")
  static let categoriesSave = Message(
    "categories.save", id: "Simpan kategori", en: "Save the category")
  static let categoriesSaved = Message(
    "categories.saved", id: "Kategori tersimpan.", en: "The category is saved.")

  static let logTitle = Message("log.title", id: "Catatan administrasi", en: "Administration log")
  static let logNone = Message(
    "log.none", id: "Belum ada catatan.", en: "Nothing has been recorded yet.")
  static let logTime = Message("log.time", id: "Waktu", en: "Time")
  static let logUser = Message("log.user", id: "Oleh", en: "By")
  static let logWhat = Message("log.what", id: "Tindakan", en: "Action")
  static let logSubject = Message("log.subject", id: "Tentang", en: "About")
  static let logDetails = Message("log.details", id: "Rincian", en: "Details")
  static let logUserAdd = Message("log.userAdd", id: "Pengguna ditambah", en: "User added")
  static let logUserChange = Message("log.userChange", id: "Pengguna diubah", en: "User changed")
  static let logUserReset = Message("log.userReset", id: "Kata sandi diganti", en: "Password reset")
  static let logUserDisable = Message(
    "log.userDisable", id: "Akun dinonaktifkan", en: "Account disabled")
  static let logUserEnable = Message("log.userEnable", id: "Akun diaktifkan", en: "Account enabled")
  static let logUnitSave = Message("log.unitSave", id: "Unit disimpan", en: "Unit saved")
  static let logCategorySave = Message(
    "log.categorySave", id: "Kategori disimpan", en: "Category saved")

  static let deskKeepingTexts = [
    unitLeadership, unitAssistant, unitBureau, unitInspectorate, unitAgency, unitBoard,
    unitCityOffice, unitTechnical, unitCompany, unitExternal, unitCity, unitDistrict, unitVillage,
    usersTitle, usersAdd, usersLogin, usersLoginHint, usersLoginWrong, usersLoginTaken, usersName,
    usersNameWrong, usersRole, usersRoleMissing, usersUnit, usersUnitMissing, usersService,
    usersServing, usersDisabled, usersCreated, usersPassword, usersPasswordHint,
    usersPasswordLong, usersPasswordShort, usersYourself, usersUnknown, usersChange,
    usersChangeSend, usersSaved,
    usersReset, usersDisable, usersDisableLead, usersSearch,
    usersSearchSend, usersNoneFound, usersUnitUnfit, usersOpenWork, usersEnable, usersEnableLead,
    usersFreshTitle,
    usersFreshOnce, usersBack, unitsTitle, unitsAdd, unitsRoot, unitsSearch, unitsSearchSend,
    unitsNone, unitsCode, unitsCodeHint, unitsCodeWrong, unitsCodeTaken, unitsName, unitsShort,
    unitsNameWrong, unitsKind, unitsKindMissing, unitsParent, unitsParentHint, unitsParentWrong,
    unitsCircle, unitsArea, unitsAreaHint, unitsAreaWrong, unitsBelow, unitsSave, unitsSaved,
    categoriesTitle, categoriesName, categoriesGroup, categoriesMain, categoriesAlternative,
    categoriesVillage, categoriesNameID, categoriesNameEN, categoriesGroupID, categoriesGroupEN,
    categoriesTargetWrong, categoriesSave, categoriesSaved, logTitle, logNone, logTime, logUser,
    logWhat, logSubject, logDetails, logUserAdd, logUserChange, logUserReset, logUserDisable,
    logUserEnable, logUnitSave, logCategorySave,
  ]
}

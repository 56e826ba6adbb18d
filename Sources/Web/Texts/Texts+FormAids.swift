/// Texts of the helps in the report form: suggestions, similar reports, sensitive reports, numbers.
extension Message {
  static let aidCategoryTitle = Message(
    "aid.categoryTitle", id: "Mana yang paling cocok?", en: "Which of these fits best?")
  static let aidCategoryLead = Message(
    "aid.categoryLead",
    id: "Kami menebak kategorinya dari cerita Anda. Boleh dilewati; petugas memeriksanya lagi.",
    en: "We guessed the category from your words. You may skip this; an officer looks again.")
  static let aidLikely = Message("aid.likely", id: "Cocok", en: "Good match")
  static let aidPossible = Message("aid.possible", id: "Mungkin", en: "Possible")
  static let aidCategoryOther = Message(
    "aid.categoryOther", id: "Lainnya, saya pilih dari daftar",
    en: "Another, I choose from the list")
  static let aidCategoryNone = Message(
    "aid.categoryNone", id: "Saya tidak tahu", en: "I do not know")
  static let aidCategoryList = Message(
    "aid.categoryList", id: "Daftar semua kategori", en: "List of all categories")

  static let aidSimilarTitle = Message(
    "aid.similarTitle", id: "Apakah ini masalah yang sama?", en: "Is it one of these?")
  static let aidSimilarList = Message(
    "aid.similarList", id: "Laporan terbuka di dekat tempat itu",
    en: "Open reports near that place")
  static let aidSimilarLead = Message(
    "aid.similarLead",
    id:
      "Laporan ini terbuka di dekat tempat Anda. Mendukungnya lebih cepat daripada melapor ulang.",
    en: "These reports are open near your place. To support one is quicker than to report again.")
  static let aidSimilarNone = Message(
    "aid.similarNone", id: "Bukan yang ini, lanjutkan", en: "None of these, go on")
  static let aidNear = Message(
    "aid.near", id: "kurang dari {metres} m dari titik Anda",
    en: "less than {metres} m from your point")
  static let aidAge = Message("aid.age", id: "{span} yang lalu", en: "{span} ago")

  static let aidOfficials = Message(
    "aid.officials",
    id: "Laporan ini tampaknya tentang orang yang berjabatan. Karena itu kami pilihkan rahasia.",
    en: "This seems to be about somebody in office. Therefore we chose sealed for you.")
  static let aidViolence = Message(
    "aid.violence",
    id: "Laporan ini tampaknya tentang kekerasan. Karena itu kami pilihkan rahasia.",
    en: "This seems to be about violence. Therefore we chose sealed for you.")
  static let aidNeighbours = Message(
    "aid.neighbours",
    id: "Laporan ini tampaknya tentang tetangga. Karena itu kami pilihkan rahasia.",
    en: "This seems to be about neighbours. Therefore we chose sealed for you.")
  static let aidSealed = Message(
    "aid.sealed",
    id: "Laporan dalam kategori ini selalu rahasia, untuk melindungi Anda.",
    en: "Reports of this category are always sealed, to protect you.")

  static let aidNumbers = Message(
    "aid.numbers", id: "Ada nomor pribadi dalam cerita Anda: {numbers}.",
    en: "Your words hold personal numbers: {numbers}.")
  static let aidNumbersMeaning = Message(
    "aid.numbersMeaning",
    id: "Petugas dapat membacanya; untuk umum angkanya ditutup. Hapus bila tidak perlu.",
    en: "Officers can read them; the public sees dots. Take them out if they are not needed.")

  static let aidPlaceSearch = Message(
    "aid.placeSearch", id: "Cari nama tempat", en: "Search a place by name")
  static let aidPlaceSearchHint = Message(
    "aid.placeSearchHint", id: "Kelurahan, kecamatan, atau patokan. Contoh: Gambir",
    en: "Kelurahan, kecamatan or landmark. For example: Gambir")
  static let aidPlaceSearchDo = Message("aid.placeSearchDo", id: "Cari", en: "Search")
  static let aidPlaceFound = Message(
    "aid.placeFound", id: "Pilih yang Anda maksud", en: "Choose what you mean")
  static let aidPlaceNothing = Message(
    "aid.placeNothing",
    id: "“{words}” tidak ditemukan. Coba nama kelurahannya, atau pilih dari daftar di bawah.",
    en: "“{words}” was not found. Try the kelurahan's name, or choose from the list below.")

  static let formAidTexts: [Message] =
    [
      aidCategoryTitle, aidCategoryLead, aidLikely, aidPossible, aidCategoryOther, aidCategoryNone,
      aidCategoryList, aidSimilarTitle, aidSimilarList, aidSimilarLead, aidSimilarNone, aidNear,
      aidAge,
      aidOfficials, aidViolence, aidNeighbours, aidSealed, aidNumbers, aidNumbersMeaning,
      aidPlaceSearch, aidPlaceSearchHint, aidPlaceSearchDo, aidPlaceFound, aidPlaceNothing,
    ] + supportTexts
}

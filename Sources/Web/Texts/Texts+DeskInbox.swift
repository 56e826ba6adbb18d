/// The inbox: its rows, what changes by itself, keys.
extension Message {
  static let inboxSupported = Message(
    "inbox.supported", id: "Dukungan tinggi", en: "Much supported")
  static let inboxSupportedLead = Message(
    "inbox.supportedLead", id: "Laporan terbuka yang didukung lima orang atau lebih.",
    en: "Open reports supported by five people or more.")
  static let inboxFilterChannel = Message("inbox.filterChannel", id: "Kanal", en: "Channel")
  static let inboxFilterSupport = Message(
    "inbox.filterSupport", id: "Jumlah pendukung", en: "Supporters")
  static let inboxSupportLeast = Message(
    "inbox.supportLeast", id: "{count} atau lebih", en: "{count} or more")
  static let inboxSupporters = Message(
    "inbox.supporters", id: "{count} pendukung", en: "{count} supporting")
  static let inboxAlike = Message("inbox.alike", id: "Mungkin ganda", en: "Possible duplicate")
  static let inboxJoined = Message("inbox.joined", id: "{count} digabung", en: "{count} joined")
  // The script puts the number in place of {n}.
  static let inboxLiveNew = Message(
    "inbox.liveNew", id: "{n} laporan baru.", en: "New reports: {n}.")
  static let inboxLiveChanged = Message(
    "inbox.liveChanged", id: "Daftar ini baru diperbarui.", en: "This list was just updated.")

  static let inboxRowChanged = Message(
    "inbox.rowChanged", id: "Berubah sejak dicentang", en: "Changed since it was ticked")

  static let keysTitle = Message("keys.title", id: "Pintasan papan ketik", en: "Keyboard shortcuts")
  static let keysLead = Message(
    "keys.lead",
    id: "Tombol ini bekerja di daftar laporan, kecuali saat Anda mengetik di kolom isian.",
    en: "These keys work in lists of reports, except while you type in a field.")
  static let keysNext = Message("keys.next", id: "Laporan berikutnya", en: "Next report")
  static let keysPrevious = Message(
    "keys.previous", id: "Laporan sebelumnya", en: "Previous report")
  static let keysOpen = Message("keys.open", id: "Buka laporan", en: "Open the report")
  static let keysTick = Message(
    "keys.tick", id: "Pilih atau lepas laporan", en: "Select or unselect the report")
  static let keysTake = Message(
    "keys.take", id: "Kerjakan sendiri yang dipilih", en: "Take what is selected")
  static let keysDispatch = Message(
    "keys.dispatch", id: "Disposisi yang dipilih", en: "Dispatch what is selected")
  static let keysReply = Message(
    "keys.reply", id: "Beri kabar pelapor dari laporan yang dipilih",
    en: "Tell the reporters of what is selected")
  static let keysSearch = Message(
    "keys.search", id: "Ke kolom pencarian", en: "Go to the search field")
  static let keysHelp = Message("keys.help", id: "Lembar ini", en: "This sheet")
  static let keysActive = Message(
    "keys.active", id: "Pakai pintasan satu huruf di perangkat ini",
    en: "Use single-letter shortcuts on this device")
  static let keysClose = Message("keys.close", id: "Tutup", en: "Close")

  static let inboxTexts =
    [
      inboxSupported, inboxSupportedLead, inboxFilterChannel, inboxFilterSupport,
      inboxSupportLeast, inboxSupporters, inboxAlike, inboxJoined, inboxLiveNew, inboxLiveChanged,
      inboxRowChanged,
      keysTitle, keysLead, keysNext, keysPrevious, keysOpen, keysTick, keysTake, keysDispatch,
      keysReply, keysSearch, keysHelp, keysActive, keysClose,
    ] + bulkTexts + viewTexts + overviewTexts
}

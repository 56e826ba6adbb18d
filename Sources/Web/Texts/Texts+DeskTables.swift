import Domain

/// Areas and channels, and tables that are taken out and put in as CSV.
extension Message {
  static func of(_ kind: IntakeChannel.Kind) -> Message {
    switch kind {
    case .geotag: channelGeotag
    case .nonGeotag: channelPlain
    case .faceToFace: channelCounter
    }
  }

  static let channelGeotag = Message(
    "channel.geotag", id: "Dengan titik lokasi", en: "With a place")
  static let channelPlain = Message(
    "channel.plain", id: "Tanpa titik lokasi", en: "Without a place")
  static let channelCounter = Message("channel.counter", id: "Tatap muka", en: "Face to face")

  static let areasTitle = Message("areas.title", id: "Wilayah", en: "Areas")
  static let areasOne = Message("areas.one", id: "Wilayah", en: "Area")
  static let areasLevel = Message("areas.level", id: "Tingkat", en: "Level")
  static let areasBelow = Message("areas.below", id: "Wilayah di dalamnya", en: "Areas inside")
  static let channelsTitle = Message("channels.title", id: "Kanal", en: "Channels")
  static let channelsOne = Message("channels.one", id: "Kanal", en: "Channel")
  static let channelsKind = Message("channels.kind", id: "Jenis", en: "Kind")
  static let channelsPrefix = Message(
    "channels.prefix", id: "Awalan nomor", en: "Number begins with")
  static let channelsAddress = Message("channels.address", id: "Alamat", en: "Address")
  static let channelsAddressHint = Message(
    "channels.addressHint", id: "Nomor, laman, atau tempat, seperti dilihat warga.",
    en: "Number, site or place, as citizens see it.")

  static let channelsHours = Message("channels.hours", id: "Waktu", en: "When")
  static let channelsHoursID = Message(
    "channels.hoursID", id: "Waktu (Indonesia)", en: "When (Indonesian)")
  static let channelsHoursEN = Message(
    "channels.hoursEN", id: "Waktu (Inggris)", en: "When (English)")
  static let channelsReader = Message("channels.reader", id: "Dibaca oleh", en: "Read by")
  static let channelsReaderID = Message(
    "channels.readerID", id: "Dibaca oleh (Indonesia)", en: "Read by (Indonesian)")
  static let channelsReaderEN = Message(
    "channels.readerEN", id: "Dibaca oleh (Inggris)", en: "Read by (English)")
  static let channelsService = Message("channels.service", id: "Dipakai", en: "In service")
  static let channelsServiceHint = Message(
    "channels.serviceHint", id: "Yang tidak dipakai tidak ditunjukkan kepada warga.",
    en: "Citizens are not told of one that is not in service.")

  static let tableLink = Message(
    "table.link", id: "Keluar-masuk sebagai CSV", en: "Out and in as CSV")
  static let tableTitle = Message("table.title", id: "{table} sebagai CSV", en: "{table} as CSV")
  static let tablePreviewTitle = Message(
    "table.previewTitle", id: "{table}: periksa sebelum disimpan",
    en: "{table}: check before saving")
  static let tableLead = Message(
    "table.lead",
    id: "Baris baru ditambahkan, baris yang berbeda diubah. Baris yang tidak ada di sini tetap.",
    en: "New rows are added, rows that differ are changed. Rows left out stay.")
  static let tableLeadNames = Message(
    "table.leadNames",
    id: "Nama dan keterangan dapat diubah; kode tidak. Baris yang tidak ada di sini tetap.",
    en: "Names and descriptions may change; codes may not. Rows left out stay.")
  static let tableBox = Message("table.box", id: "Isi tabel (CSV)", en: "The table (CSV)")
  static let tableBoxHint = Message(
    "table.boxHint", id: "Baris pertama berisi nama kolom, seperti pada berkas unduhan.",
    en: "The first line names the columns, as in the downloaded file.")
  static let tableNew = Message("table.new", id: "baru", en: "new")
  static let tableSave = Message("table.save", id: "Simpan", en: "Save")
  static let tableSaved = Message(
    "table.saved", id: "Perubahan tersimpan.", en: "The changes are saved.")
  static let tableBack = Message("table.back", id: "Kembali ke daftar", en: "Back to the list")
  static let tableNothing = Message(
    "table.nothing", id: "Isinya sama dengan yang tersimpan.", en: "It says what is stored already."
  )
  static let tableOvertaken = Message(
    "table.overtaken",
    id: "Sementara Anda membandingkan, tabel diubah orang lain. Bandingkan lagi.",
    en: "While you were comparing, somebody else changed the tables. Compare again.")
  static let tableRowWrong = Message(
    "table.rowWrong", id: "Baris {code}: {why}", en: "Row {code}: {why}")
  static let tableCodeWrong = Message(
    "table.codeWrong", id: "Bentuk kodenya tidak sesuai.", en: "The code is not well-formed.")
  static let tableUnknownRow = Message(
    "table.unknownRow", id: "Kode itu tidak ada.", en: "There is no such code.")

  static let csvFaultOneOf = Message(
    "csvFault.oneOf", id: "Pilih salah satu: {values}.", en: "Choose one of: {values}.")
  static let csvFaultFixed = Message(
    "csvFault.fixed", id: "Nilai ini tidak dapat diubah.", en: "This value cannot be changed.")

  static let tableTexts = [
    csvFaultOneOf, csvFaultFixed,
    channelGeotag, channelPlain, channelCounter, areasTitle, areasOne, areasLevel, areasBelow,
    channelsTitle, channelsOne, channelsKind, channelsPrefix, channelsAddress,
    channelsAddressHint, channelsHours, channelsHoursID, channelsHoursEN, channelsReader,
    channelsReaderID, channelsReaderEN, channelsService, channelsServiceHint, tableLink, tableTitle,
    tablePreviewTitle, tableLead, tableLeadNames,
    tableBox, tableBoxHint, tableNew, tableSave, tableSaved, tableBack, tableNothing,
    tableOvertaken,
    tableRowWrong, tableCodeWrong, tableUnknownRow,
  ]
}

/// Brings names of offices and categories as people write them to one form.
///
/// Letters and digits only, upper case, spaces gone ("KALI DERES" = "Kalideres"), words that say
/// nothing dropped, usual abbreviations of Indonesian offices written out. Those of
/// one city come from its own table.
struct NameKey: Sendable {
  private let words: [String: String]

  init(_ aliases: [NameAlias]) {
    let own = aliases.filter { $0.kind == .word }.map { ($0.alias.uppercased(), $0.code) }
    words = Self.written.merging(own, uniquingKeysWith: { _, own in own })
  }

  func key(_ name: String) -> String {
    let upper = String(
      String.UnicodeScalarView(
        name.uppercased().unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : " "
        }))
    var key = ""
    for word in upper.split(separator: " ").map({ String($0) }) {
      if let full = words[word] { key += full } else { key += word }
    }
    return key.replacing("SATUANPOLISIPAMONGPRAJA", with: "SATPOLPP")
  }

  /// What an abbreviation stands for; empty = the word is left out.
  private static let written: [String: String] = [
    "ADMINISTRASI": "", "ADM": "", "KOTA": "", "WALI": "", "WALIKOTA": "", "DAN": "",
    "PROVINSI": "", "PROV": "", "PEMPROV": "", "BUPATI": "KABUPATEN", "KAB": "KABUPATEN",
    "KEL": "KELURAHAN", "KEC": "KECAMATAN", "SUDIN": "SUKUDINAS", "SUBAN": "SUKUBADAN",
    "KEP": "KEPULAUAN", "UP": "UNITPENGELOLA",
  ]
}

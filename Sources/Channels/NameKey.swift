/// Brings names of offices and categories as people write them to one form.
///
/// Letters and digits only, upper case, spaces gone ("KALI DERES" = "Kalideres"), words that say
/// nothing dropped, usual abbreviations of Indonesian offices written out.
enum NameKey {
  static func key(_ name: String) -> String {
    let upper = String(
      String.UnicodeScalarView(
        name.uppercased().unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : " "
        }))
    let words = upper.split(separator: " ").map { String($0) }
    var key = ""
    for word in words {
      if let full = written[word] { key += full } else { key += word }
    }
    return key.replacing("SATUANPOLISIPAMONGPRAJA", with: "SATPOLPP")
  }

  /// What an abbreviation stands for; empty = the word is left out.
  private static let written: [String: String] = [
    "ADMINISTRASI": "", "ADM": "", "KOTA": "", "WALI": "", "WALIKOTA": "", "DAN": "", "DKI": "",
    "PROVINSI": "", "PROV": "", "PEMPROV": "", "BUPATI": "KABUPATEN", "KAB": "KABUPATEN",
    "KEL": "KELURAHAN", "KEC": "KECAMATAN", "SUDIN": "SUKUDINAS", "SUBAN": "SUKUBADAN",
    "KEP": "KEPULAUAN", "UP": "UNITPENGELOLA", "JAKPUS": "JAKARTAPUSAT", "JAKUT": "JAKARTAUTARA",
    "JAKBAR": "JAKARTABARAT", "JAKSEL": "JAKARTASELATAN", "JAKTIM": "JAKARTATIMUR",
  ]
}

/// The words of a text in the city's language, cut down to what forms of one word share.
///
/// The cutting is rough on purpose: the words of tables and those of texts go through the same
/// function, so all that counts is that *dipangkas*, *pemangkasan* and *pangkas* meet.
public enum TextWords {
  /// A text says what it is about in its first words; no text costs more than this many.
  public static let most = 400
  /// Shorter ones are syllables and abbreviations that stand for anything.
  private static let least = 3
  /// Letters a stem keeps at least.
  private static let leastStem = 4

  private static let prefixes = [
    "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "ber", "ter", "di", "me", "pe",
  ]

  /// What a prefix takes the place of before a vowel.
  private static let swallowed = [
    "mem": "p", "pem": "p", "men": "t", "pen": "t", "meny": "s", "peny": "s",
  ]

  /// Stems in the order of the text, each once.
  public static func stems(of text: String) -> [String] {
    var seen: Set<String> = []
    return text.lowercased().split { !$0.isLetter }.lazy.filter { $0.utf8.count >= least }
      .prefix(most).map { stem($0) }.filter { seen.insert($0).inserted }
  }

  /// - Parameter word: in small letters
  static func stem(_ word: some StringProtocol) -> String {
    var rest = Substring(word)
    func drop(suffixes: [String]) {
      let count = rest.count
      if let suffix = suffixes.first(where: {
        rest.hasSuffix($0) && count - $0.count >= leastStem
      }) {
        rest = rest.dropLast(suffix.count)
      }
    }
    drop(suffixes: ["nya", "lah", "kah"])
    let count = rest.count
    var restored = ""
    if let prefix = prefixes.first(where: { rest.hasPrefix($0) && count - $0.count >= leastStem }) {
      rest = rest.dropFirst(prefix.count)
      // The prefix has swallowed the first letter of the word: pem-angkas is pangkas.
      if let next = rest.first, "aiueo".contains(next) { restored = swallowed[prefix] ?? "" }
    }
    drop(suffixes: ["kan", "an"])
    return restored + rest
  }

  /// How much of the rarer text's words both share: 0 to 1.
  public static func likeness(_ one: [String], _ other: [String]) -> Double {
    let fewer = min(one.count, other.count)
    guard fewer > 0 else { return 0 }
    return Double(Set(one).intersection(other).count) / Double(fewer)
  }
}

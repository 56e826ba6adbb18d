import Foundation

/// The words of a text as a search compares them: small letters without marks over or under them.
/// Letters and digits make words, everything else parts them, as in the embedded engine's index.
enum Words {
  /// Bytes of a longer word do not count; the server keeps no word of 2 kB.
  static let longest = 200

  static func folded(_ text: String) -> [String] {
    let plain = text.utf8.allSatisfy { $0 < 0x80 }
    let folded =
      plain
      ? text.lowercased()
      : String(
        text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        }.map(Character.init))
    return folded.split { !$0.isLetter && !$0.isNumber }.map { word in
      word.utf8.count <= longest ? String(word) : cut(word)
    }
  }

  private static func cut(_ word: Substring) -> String {
    var count = 0
    return String(
      word.prefix {
        count += $0.utf8.count
        return count <= longest
      })
  }
}

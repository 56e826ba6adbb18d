import Foundation

/// What fits one SMS. Source: 3GPP TS 23.038, the GSM 7-bit default alphabet and its extension.
public enum ShortMessage {
  /// Septets of one message.
  public static let most = 160

  private static let basic = Set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
      + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà")
  private static let extended = Set("^{}\\[~]|€\u{0C}")

  /// Septets of a text; nil when a character is in neither table.
  public static func septets(_ text: String) -> Int? {
    var count = 0
    for character in text {
      if basic.contains(character) {
        count += 1
      } else if extended.contains(character) || character == "\r\n" {
        count += 2
      } else {
        return nil
      }
    }
    return count
  }

  /// As how many messages a text goes. Parts of a long one hold less, because each says which it is;
  /// a text beyond the alphabet goes in sixteen-bit characters.
  public static func parts(_ text: String) -> Int {
    func count(_ length: Int, single: Int, part: Int) -> Int {
      length == 0 ? 0 : length <= single ? 1 : (length + part - 1) / part
    }
    guard let septets = septets(text) else { return count(text.utf16.count, single: 70, part: 67) }
    return count(septets, single: most, part: 153)
  }

  public static func fits(_ text: String) -> Bool { septets(text).map { $0 <= most } ?? false }

  /// The text with every character the alphabet lacks replaced by its plain form, or left out.
  public static func plain(_ text: String) -> String {
    String(
      text.flatMap { character -> String in
        // The table's own form: equal characters may be written in several ways.
        if let index = basic.firstIndex(of: character) { return String(basic[index]) }
        if extended.contains(character) { return String(character) }
        switch character {
        case "\r\n": return "\n"
        case "–", "—", "−": return "-"
        case "‘", "’": return "'"
        case "“", "”": return "\""
        case "…": return "..."
        case "\u{A0}", "\t": return " "
        default:
          let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first
          return base.map { basic.contains(Character($0)) ? String($0) : "" } ?? ""
        }
      })
  }
}

/// Writes RFC 4180 CSV that a spreadsheet cannot mistake for formulas.
public enum CSVWriter {
  /// One row with its CRLF.
  public static func row(_ cells: [String]) -> String {
    // A lone empty cell would read back as a blank line.
    if cells.count == 1, cells[0].isEmpty { return "\"\"\r\n" }
    return cells.map { cell($0) }.joined(separator: ",") + "\r\n"
  }

  /// A cell: defused, and quoted where it has to be.
  public static func cell(_ text: String) -> String {
    let safe = defused(text)
    let special = safe.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\t"),
        UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        true
      default: false
      }
    }
    let edges = safe.utf8.first == UInt8(ascii: " ") || safe.utf8.last == UInt8(ascii: " ")
    guard special || edges else { return safe }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  /// Text that begins like a formula gets an apostrophe in front (OWASP, "CSV Injection").
  /// Plain decimal numbers such as -6.2 stay numbers: they cannot act.
  static func defused(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"), UInt8(ascii: "\n"):
      "'" + text
    case UInt8(ascii: "-"):
      isNegativeNumber(text) ? text : "'" + text
    default:
      text
    }
  }

  /// What stood there before ``cell(_:)`` defused it.
  static func undefused(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'") else { return text }
    let rest = String(text.dropFirst())
    return defused(rest) == text ? rest : text
  }

  private static func isNegativeNumber(_ text: String) -> Bool {
    let parts = text.utf8.dropFirst().split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}

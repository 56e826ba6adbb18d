import Foundation
import Logging

/// One record a line, as a JSON object, on standard error: for programs that gather logs.
struct JSONLog: LogHandler {
  let label: String
  /// Name of this node, on every line.
  let node: String
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(label: String, node: String) {
    self.label = label
    self.node = node
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields =
      event.metadata.map { metadata.merging($0, uniquingKeysWith: { _, new in new }) } ?? metadata
    let line = Self.line(
      [
        ("time", Self.stamp(WallClock.now())), ("level", event.level.rawValue), ("node", node),
        ("label", label), ("message", event.message.description),
      ], fields)
    // One write, so that lines of several threads do not mix.
    try? FileHandle.standardError.write(contentsOf: line)
  }

  /// What every record has comes first; metadata follow by name, all as texts. A name that is taken
  /// gets an underscore.
  static func line(_ head: [(String, String)], _ metadata: Logger.Metadata) -> Data {
    let taken = Set(head.map(\.0))
    let rest = metadata.sorted { $0.key < $1.key }.map { key, value in
      (taken.contains(key) ? key + "_" : key, value.description)
    }
    let pairs = (head + rest).map { "\(quoted($0.0)):\(quoted($0.1))" }
    return Data("{\(pairs.joined(separator: ","))}\n".utf8)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028
        || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// ISO 8601 in UTC with milliseconds.
  private static func stamp(_ milliseconds: Int64) -> String {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    return date.formatted(
      Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
  }
}

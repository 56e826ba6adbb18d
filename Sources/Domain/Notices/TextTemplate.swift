/// A text in which `{name}` marks a value filled in at use.
public struct TextTemplate: Sendable, Hashable {
  public let source: String

  public init(_ source: String) { self.source = source }

  public enum Piece: Sendable {
    case text(Substring)
    case placeholder(String)
  }

  public var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = source[...]
    let bytes = source.utf8
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      pieces.append(.text(rest[..<open]))
      pieces.append(.placeholder(String(rest[bytes.index(after: open)..<close])))
      rest = rest[bytes.index(after: close)...]
    }
    pieces.append(.text(rest))
    return pieces
  }

  public var placeholders: Set<String> {
    Set(pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
  }

  /// A placeholder without a value stays visible.
  public func filled(_ values: [String: String]) -> String {
    guard source.utf8.contains(UInt8(ascii: "{")) else { return source }
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .placeholder(let name): result += values[name] ?? "{\(name)}"
      }
    }
    return result
  }
}

package import Domain

/// The languages every screen speaks.
package enum Language: String, CaseIterable, Sendable {
  case id, en
}

/// One text of the interface in both languages. `{name}` marks a value filled in at use.
///
/// Messages are static constants in extensions, one file a page (`Texts+Kernel.swift` and so on),
/// and each file lists its own in one array that `Message.all` gathers.
package struct Message: Sendable, Hashable {
  /// Page and meaning, unique: `kernel.skip`.
  package let key: String
  package let id: String
  package let en: String

  package init(_ key: String, id: String, en: String) {
    self.key = key
    self.id = id
    self.en = en
  }

  /// The text with its placeholders filled. A placeholder without a value stays visible.
  package func callAsFunction(_ language: Language, _ values: [String: String] = [:]) -> String {
    let template = template(language)
    guard template.utf8.contains(UInt8(ascii: "{")) else { return template }
    var result = ""
    for piece in Self.pieces(of: template) {
      switch piece {
      case .text(let text): result += text
      case .placeholder(let name): result += values[name] ?? "{\(name)}"
      }
    }
    return result
  }

  /// The text as markup, with markup (a link, say) in its placeholders.
  package func html(_ language: Language, _ values: [String: HTML]) -> HTML {
    var result = HTML.empty
    for piece in Self.pieces(of: template(language)) {
      switch piece {
      case .text(let text): result += HTML(text: String(text))
      case .placeholder(let name): result += values[String(name)] ?? HTML(text: "{\(name)}")
      }
    }
    return result
  }

  /// Names of the placeholders in one language.
  package func placeholders(_ language: Language) -> Set<String> {
    Set(
      Self.pieces(of: template(language)).compactMap {
        if case .placeholder(let name) = $0 { name } else { nil }
      })
  }

  private func template(_ language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }

  private enum Piece {
    case text(Substring)
    case placeholder(String)
  }

  private static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    let bytes = template.utf8
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
}

extension Bilingual {
  /// The text in the reader's language.
  package func callAsFunction(_ language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }
}

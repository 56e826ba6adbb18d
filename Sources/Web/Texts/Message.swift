package import Domain

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
    template(language).filled(values)
  }

  /// The text as markup, with markup (a link, say) in its placeholders.
  package func html(_ language: Language, _ values: [String: HTML]) -> HTML {
    var result = HTML.empty
    for piece in template(language).pieces {
      switch piece {
      case .text(let text): result += HTML(text: String(text))
      case .placeholder(let name): result += values[name] ?? HTML(text: "{\(name)}")
      }
    }
    return result
  }

  /// Names of the placeholders in one language.
  package func placeholders(_ language: Language) -> Set<String> {
    template(language).placeholders
  }

  private func template(_ language: Language) -> TextTemplate {
    TextTemplate(language == .id ? id : en)
  }
}

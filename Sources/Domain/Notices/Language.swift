/// The languages the city speaks to people.
public enum Language: String, CaseIterable, Sendable, Codable {
  case id, en
}

extension Bilingual {
  /// The text in the reader's language.
  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }
}

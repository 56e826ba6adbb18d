extension Schema0006 {
  /// For the report form and its helps: support, suggestions.
  static let form: [String] = []
}

extension Tables {
  static let form: [Table] = []
}

extension Schema0006 {
  /// For field work.
  static let field: [String] = []
}

extension Tables {
  static let field: [Table] = []
}

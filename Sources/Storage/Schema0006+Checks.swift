extension Schema0006 {
  /// For verification: second checks.
  static let checks: [String] = []
}

extension Tables {
  static let checks: [Table] = []
}

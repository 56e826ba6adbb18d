extension Schema0006 {
  /// For limits, reports of reports, masks.
  static let guards: [String] = []
}

extension Tables {
  static let guards: [Table] = []
}

extension Schema0006 {
  /// For the inbox: saved views.
  static let inbox: [String] = []
}

extension Tables {
  static let inbox: [Table] = []
}

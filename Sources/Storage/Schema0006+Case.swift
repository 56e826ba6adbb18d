extension Schema0006 {
  /// For the report screen: answers ready to send, presence.
  static let cases: [String] = []
}

extension Tables {
  static let cases: [Table] = []
}

extension Schema0006 {
  /// For accounts: two factors, invitations, sessions, routing rules, the administration's trail.
  static let accounts: [String] = []
}

extension Tables {
  static let accounts: [Table] = []
}

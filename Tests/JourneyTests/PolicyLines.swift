extension PolicyTable {
  static let lines = """
    """
}

/// The words somebody looks for, compared with a text at hand as the engines' indexes do it: each
/// must be one of its words, the last one the beginning of one; letters count small and without
/// marks.
struct SearchWords: Sendable {
  /// Further words typed are not looked for.
  static let most = 8

  private let words: [[UInt8]]

  /// Nil when nothing typed is a word.
  init?(_ typed: String) {
    words = Words.folded(typed).prefix(Self.most).map { Array($0.utf8) }
    if words.isEmpty { return nil }
  }

  /// Whether the texts together have all words.
  func areIn(_ texts: [String?]) -> Bool {
    // One bit a word.
    var missing = (1 << words.count) - 1
    for case var text? in texts where missing != 0 {
      text.withUTF8 { bytes in
        if bytes.allSatisfy({ $0 < 0x80 }) {
          strikePlain(bytes, from: &missing)
        } else {
          for word in Words.folded(String(decoding: bytes, as: UTF8.self)) {
            strike(word.utf8, from: &missing)
          }
        }
      }
    }
    return missing == 0
  }

  /// The way of most texts: nothing but ASCII, compared where it stands.
  private func strikePlain(_ text: UnsafeBufferPointer<UInt8>, from missing: inout Int) {
    var start = 0
    while start < text.count, missing != 0 {
      guard Self.isWord(text[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < text.count, Self.isWord(text[end]) { end += 1 }
      let word = text[start..<min(end, start + Words.longest)]
      strike(word.lazy.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, from: &missing)
      start = end
    }
  }

  private func strike(_ word: some Collection<UInt8>, from missing: inout Int) {
    for (index, wanted) in words.enumerated() where missing & (1 << index) != 0 {
      let isLast = index == words.count - 1
      if isLast ? word.starts(with: wanted) : word.elementsEqual(wanted) {
        missing &= ~(1 << index)
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
  }
}

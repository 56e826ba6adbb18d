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
      text.withUTF8 { strike(all: $0, from: &missing) }
    }
    return missing == 0
  }

  /// Most words are ASCII and are compared where they stand; what is not is folded first.
  private func strike(all text: UnsafeBufferPointer<UInt8>, from missing: inout Int) {
    var start = 0
    while start < text.count, missing != 0 {
      guard Self.mayBeOfWord(text[start]) else {
        start += 1
        continue
      }
      var end = start
      var isPlain = true
      while end < text.count, Self.mayBeOfWord(text[end]) {
        isPlain = isPlain && text[end] < 0x80
        end += 1
      }
      if isPlain {
        let word = text[start..<min(end, start + Words.longest)]
        strike(word.lazy.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 }, from: &missing)
      } else {
        for word in Words.folded(String(decoding: text[start..<end], as: UTF8.self)) {
          strike(word.utf8, from: &missing)
        }
      }
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

  /// Letters and digits, and every byte of other characters.
  private static func mayBeOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte >= 0x80
  }
}

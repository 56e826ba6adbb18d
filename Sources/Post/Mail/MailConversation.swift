/// One letter and what was said about it between libcurl and a server.
///
/// libcurl's own result does not tell a refusal for ever from one for now, nor a letter that was
/// not given from one that was not answered; this does.
struct MailConversation {
  private enum Stage {
    /// Greeting, encryption, log-in.
    case opening
    /// Sender, reader, text.
    case letter
    /// All of the text is handed over; libcurl writes the dot that ends it.
    case ended
  }

  private let letter: [UInt8]
  private var given = 0
  private var stage = Stage.opening
  private var isSecret = false
  /// What the server answered to what was said last: all lines, when the last of them came.
  private var lines: [String] = []
  private var code: Int?
  /// QUIT was said: nothing that follows matters.
  private(set) var isOver = false

  init(_ letter: [UInt8]) {
    self.letter = letter
  }

  /// The next piece of the letter; nothing when all of it is given.
  mutating func next(into room: UnsafeMutableRawBufferPointer) -> Int {
    let piece = letter[given...].prefix(room.count)
    if piece.isEmpty {
      stage = .ended
      forget()
    }
    room.copyBytes(from: piece)
    given += piece.count
    return piece.count
  }

  /// A command goes to the server.
  mutating func say(_ command: [UInt8]) {
    let word = String(decoding: command.prefix { $0 > 0x20 }, as: UTF8.self)
    switch word {
    case "QUIT": isOver = true
    case "MAIL": stage = .letter
    default: break
    }
    if !isOver {
      isSecret = !["EHLO", "HELO", "STARTTLS", "MAIL", "RCPT", "DATA"].contains(word)
      forget()
    }
  }

  /// A line comes from the server.
  mutating func hear(_ line: [UInt8]) {
    // Some servers give reasons in a line before the last one, so all are kept.
    guard !isOver, line.count >= 3,
      let number = Int(String(decoding: line.prefix(3), as: UTF8.self))
    else { return }
    if code != nil { forget() }
    lines.append(isSecret ? "" : String(decoding: line.dropFirst(4), as: UTF8.self))
    if line.count == 3 || line[3] != UInt8(ascii: "-") { code = number }
  }

  private mutating func forget() {
    lines = []
    code = nil
  }

  /// Letters, digits and signs of ASCII, at most 200.
  private var words: String {
    let printable = lines.joined(separator: " ").unicodeScalars.map {
      (" "..."~").contains($0) ? Character($0) : $0.properties.isWhitespace ? " " : "?"
    }
    return String(String(printable).split(separator: " ").joined(separator: " ").prefix(200))
  }

  /// - Parameters:
  ///   - trouble: why libcurl ended, if nothing was answered
  ///   - isBroken: libcurl could not write all it had to
  func outcome(_ trouble: MailTrouble, isBroken: Bool) -> MailOutcome {
    switch (stage, code) {
    case (.ended, let code?) where 200..<300 ~= code: .accepted(reply: words)
    case (_, let code?) where 400..<500 ~= code: .refusedForNow(code: code, words: words)
    case (_, let code?) where 500..<600 ~= code:
      stage == .opening || Self.aboutTheRelay.contains(code)
        ? .refusedForNow(code: code, words: words) : .refused(code: code, words: words)
    // Where writing failed, the dot did not go out whole.
    case (.ended, _) where !isBroken: .unknown(trouble)
    default: .unreachable(trouble)
    }
  }

  /// Log-in or encryption wanted, given late or not enough (RFC 4954, section 6; RFC 3207,
  /// section 4): true of any letter.
  private static let aboutTheRelay: Set = [530, 534, 535, 538]
}

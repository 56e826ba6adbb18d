import CCurl

/// libcurl cannot be set as it must be.
struct UnfitLibrary: Error {}

/// An "easy handle" of libcurl with whatever it holds on to. Used on one thread.
struct MailHandle: ~Copyable {
  private let curl: UnsafeMutableRawPointer
  private var reader: UnsafeMutablePointer<curl_slist>?

  init() throws(UnfitLibrary) {
    guard libraryStarted, let curl = curl_easy_init() else { throw UnfitLibrary() }
    self.curl = curl
  }

  deinit {
    curl_easy_cleanup(curl)
    curl_slist_free_all(reader)
  }

  func set(_ option: CURLoption, _ value: Int) throws(UnfitLibrary) {
    try require(mail_set_number(curl, option, value))
  }

  /// libcurl keeps a copy of the text.
  func set(_ option: CURLoption, _ value: String) throws(UnfitLibrary) {
    try require(mail_set_text(curl, option, value))
  }

  mutating func setReader(_ address: String) throws(UnfitLibrary) {
    guard let list = curl_slist_append(nil, address) else { throw UnfitLibrary() }
    reader = list
    try require(mail_set_pointer(curl, CURLOPT_MAIL_RCPT, list))
  }

  /// Sends what the conversation holds and has it follow; returns libcurl's result.
  func perform(_ conversation: inout MailConversation) throws(UnfitLibrary) -> CURLcode {
    let result = withUnsafeMutablePointer(to: &conversation) { pointer in
      Result { () throws(UnfitLibrary) in
        try connect(pointer)
        return curl_easy_perform(curl)
      }
    }
    return try result.get()
  }

  private func connect(
    _ conversation: UnsafeMutablePointer<MailConversation>
  ) throws(UnfitLibrary) {
    for option in [CURLOPT_READDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA] {
      try require(mail_set_pointer(curl, option, conversation))
    }
    try require(
      mail_on_read(curl) { room, size, count, conversation in
        conversation!.assumingMemoryBound(to: MailConversation.self).pointee
          .next(into: UnsafeMutableRawBufferPointer(start: room, count: size * count))
      })
    // The trace alone tells commands from answers. What it says of a log-in is not kept.
    try require(
      mail_on_trace(curl) { _, kind, bytes, count, conversation in
        let line = UnsafeRawBufferPointer(start: bytes, count: count)
        let conversation = conversation!.assumingMemoryBound(to: MailConversation.self)
        switch kind {
        case CURLINFO_HEADER_OUT: conversation.pointee.say(Array(line))
        case CURLINFO_HEADER_IN: conversation.pointee.hear(Array(line))
        default: break
        }
        return 0
      })
    // Asked once a second: a server has that long to answer QUIT. libcurl would wait two minutes.
    try require(
      mail_on_progress(curl) { conversation, _, _, _, _ in
        conversation!.assumingMemoryBound(to: MailConversation.self).pointee.isOver ? 1 : 0
      })
    try set(CURLOPT_VERBOSE, 1)
    try set(CURLOPT_NOPROGRESS, 0)
  }

  private func require(_ code: CURLcode) throws(UnfitLibrary) {
    guard code == CURLE_OK else { throw UnfitLibrary() }
  }
}

/// Thread-safe since libcurl 7.84, and done once.
private let libraryStarted = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

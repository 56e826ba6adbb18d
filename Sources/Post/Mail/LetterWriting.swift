import CGMime

extension Letter {
  /// The letter as it goes to a mail server: MIME, UTF-8, all lines ended by CR LF and none longer
  /// than 998 bytes, nothing but ASCII. The same letter gives the same bytes.
  public func bytes() throws(LetterProblem) -> [UInt8] {
    try check()
    _ = mimeReady
    guard date >= 0, let time = g_date_time_new_from_unix_utc(Int(date / 1_000)) else {
      throw .date
    }
    defer { g_date_time_unref(time) }
    let message: UnsafeMutablePointer<GMimeMessage> = g_mime_message_new(1)
    defer { g_object_unref(message) }

    g_mime_message_set_date(message, time)
    addFrom(to: message)
    g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_TO, nil, to.text)
    g_mime_message_set_subject(message, literal(subject), "utf-8")
    let head = mime_object(message)
    let fields = g_mime_object_get_header_list(head)
    for (name, value) in ownHeaders {
      g_mime_header_list_append(fields, name, "", nil)
      // As it is: GMime would write a long word as an encoded word, where none may stand.
      g_mime_header_set_raw_value(
        g_mime_header_list_get_header(fields, name), " " + value + "\n")
    }
    let body = body()
    defer { g_object_unref(body) }
    g_mime_message_set_mime_part(message, body)
    return written(head)
  }

  private func addFrom(to message: UnsafeMutablePointer<GMimeMessage>) {
    let name = from.name.isEmpty ? nil : literal(from.name)
    let mailbox = internet_address_mailbox_new(name, from.address.text)
    defer { g_object_unref(mailbox) }
    internet_address_set_charset(mailbox, "utf-8")
    internet_address_list_add(
      g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_FROM), mailbox)
  }

  /// Text that looks like an encoded word (RFC 2047) would be decoded where it is read.
  private func literal(_ text: String) -> String {
    text.replacing("=?", with: "= ?")
  }

  private var ownHeaders: [(String, String)] {
    var all = [("Message-ID", "<\(messageID)>")]
    if let last = references.last {
      all.append(("In-Reply-To", "<\(last)>"))
      all.append(("References", references.map { "<\($0)>" }.joined(separator: "\n ")))
    }
    if let autoSubmitted {
      all.append(("Auto-Submitted", autoSubmitted.rawValue))
      // Exchange does not know RFC 3834 but obeys this.
      all.append(("X-Auto-Response-Suppress", "All"))
    }
    if let loopMark { all.append(("X-Loop", loopMark)) }
    if let listUnsubscribe {
      all.append(("List-Unsubscribe", "<\(listUnsubscribe)>"))
      all.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    }
    if let language { all.append(("Content-Language", language)) }
    all.append(("MIME-Version", "1.0"))
    return all
  }

  private func body() -> UnsafeMutablePointer<GMimeObject>? {
    let plain = part("plain", text)
    guard let html else { return plain }
    let both = g_mime_multipart_new_with_subtype("alternative")
    // RFC 2045, section 6.7: no encoded line holds "=_", so no part can end another.
    g_mime_multipart_set_boundary(both, "=_tanggap")
    // Readers show the last part they understand.
    for part in [plain, part("html", html)] {
      g_mime_multipart_add(both, part)
      g_object_unref(part)
    }
    return mime_object(both)
  }

  private func part(_ subtype: String, _ text: String) -> UnsafeMutablePointer<GMimeObject>? {
    var lines = Array(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").utf8)
    if lines.last != UInt8(ascii: "\n") { lines.append(UInt8(ascii: "\n")) }
    let stream = g_mime_stream_mem_new_with_buffer(lines, lines.count)
    let content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT)
    let part = g_mime_part_new_with_type("text", subtype)
    defer {
      g_object_unref(stream)
      g_object_unref(content)
    }
    g_mime_part_set_content(part, content)
    // Even ASCII: it keeps lines short and spaces at their ends, and the boundary out of the text.
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    let object = mime_object(part)
    g_mime_object_set_content_type_parameter(object, "charset", "utf-8")
    return object
  }

  private func written(_ object: UnsafeMutablePointer<GMimeObject>?) -> [UInt8] {
    let options = g_mime_format_options_new()
    defer { g_mime_format_options_free(options) }
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS)
    let stream = g_mime_stream_mem_new()
    defer { g_object_unref(stream) }
    g_mime_object_write_to_stream(object, options, stream)
    let array = mime_bytes(stream).pointee
    return Array(UnsafeBufferPointer(start: array.data, count: Int(array.len)))
  }
}

/// GMime wants to be set up once.
private let mimeReady: Void = g_mime_init()

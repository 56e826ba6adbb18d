import CGMime

/// A letter as a reader's mail program sees it.
struct MailReading {
  struct Part: Equatable {
    let type: String
    let charset: String
    let text: String
  }

  let subject: String
  let senderName: String?
  let senderAddress: String
  let parts: [Part]
  private let head: [String]

  struct NoLetter: Error {}

  init(_ bytes: [UInt8]) throws {
    _ = gmime
    let stream = g_mime_stream_mem_new_with_buffer(bytes, bytes.count)
    let parser = g_mime_parser_new_with_stream(stream)
    defer {
      g_object_unref(stream)
      g_object_unref(parser)
    }
    guard let message = g_mime_parser_construct_message(parser, nil) else { throw NoLetter() }
    defer { g_object_unref(message) }
    subject = String(cString: g_mime_message_get_subject(message))
    let senders = g_mime_message_get_from(message)
    guard internet_address_list_length(senders) == 1,
      let sender = internet_address_list_get_address(senders, 0)
    else { throw NoLetter() }
    senderName = internet_address_get_name(sender).map {
      // GMime leaves folds in a name as they were.
      String(cString: $0).replacing("\r\n\t", with: " ").replacing("\n\t", with: " ")
    }
    senderAddress = UnsafeMutableRawPointer(sender).withMemoryRebound(
      to: InternetAddressMailbox.self, capacity: 1
    ) { String(cString: internet_address_mailbox_get_addr($0)) }
    parts = Self.leaves(g_mime_message_get_mime_part(message)).map(Self.part)
    head = Self.unfolded(bytes)
  }

  /// What stands after the name, unfolded; every header of that name.
  func headers(_ name: String) -> [String] {
    head.filter { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
  }

  private static func leaves(
    _ object: UnsafeMutablePointer<GMimeObject>?
  ) -> [UnsafeMutablePointer<GMimeObject>] {
    guard let object else { return [] }
    let type = g_mime_object_get_content_type(object)
    guard g_mime_content_type_is_type(type, "multipart", "alternative") != 0 else {
      return [object]
    }
    return UnsafeMutableRawPointer(object).withMemoryRebound(to: GMimeMultipart.self, capacity: 1) {
      multipart in
      (0..<g_mime_multipart_get_count(multipart)).flatMap {
        leaves(g_mime_multipart_get_part(multipart, $0))
      }
    }
  }

  private static func part(_ object: UnsafeMutablePointer<GMimeObject>) -> Part {
    let type = g_mime_object_get_content_type(object)
    let kind = g_mime_content_type_get_mime_type(type)
    defer { g_free(kind) }
    let text = UnsafeMutableRawPointer(object).withMemoryRebound(
      to: GMimeTextPart.self, capacity: 1
    ) { g_mime_text_part_get_text($0) }
    defer { g_free(text) }
    return Part(
      type: kind.map { String(cString: $0) } ?? "",
      charset: String(cString: g_mime_object_get_content_type_parameter(object, "charset")),
      text: text.map { String(cString: $0) }?.replacing("\r\n", with: "\n") ?? "")
  }

  private static func unfolded(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    {
      if line.isEmpty { break }
      if line.hasPrefix(" ") || line.hasPrefix("\t") {
        lines[lines.count - 1] += " " + line.dropFirst()
      } else {
        lines.append(String(line))
      }
    }
    return lines
  }
}

private let gmime: Void = g_mime_init()

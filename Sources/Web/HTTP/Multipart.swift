/// A streaming parser of `multipart/form-data` (RFC 7578). It is fed the body in pieces of any size
/// and keeps the parts in memory, within the limits it was given; where the pieces are cut makes no
/// difference to the result.
struct Multipart {
  enum Failure: Error, Equatable {
    case noBoundary
    /// The body ended before the closing boundary.
    case truncated
    case malformed
    case headerTooLarge
    case missingName
    case notText
    case tooManyFields
    case tooManyFiles
    case fieldsTooLarge
  }

  /// Header bytes of one part. Browsers need about 200.
  private static let headerBytes = 8 * 1024
  /// Refused files that are remembered, and characters of their names.
  private static let mostRefused = 50
  private static let nameLength = 200

  private enum State {
    /// Before the first boundary; whatever stands there is ignored.
    case preamble
    case afterBoundary
    case headers
    case content
    case epilogue
  }

  private struct Part {
    var name: String
    /// Nil for a plain field.
    var fileName: String?
    var type: String
    var bytes: [UInt8] = []
    /// Why the file is not kept; its bytes are then dropped as they come.
    var refusal: FormBody.RefusedFile.Reason?
  }

  private let delimiter: [UInt8]
  private let limits: Limits
  private var state = State.preamble
  private var part: Part?
  /// Bytes not yet understood. Starts with a line break, so that a boundary at the very beginning
  /// looks like every other one.
  private var pending: [UInt8] = [13, 10]
  private var fieldBytes = 0
  private var form = FormBody()

  /// - Parameter boundary: 1 to 70 characters (RFC 2046, section 5.1.1)
  init(boundary: String, limits: Limits) throws(Failure) {
    guard (1...70).contains(boundary.utf8.count) else { throw .noBoundary }
    delimiter = [13, 10, 45, 45] + Array(boundary.utf8)
    self.limits = limits
  }

  mutating func feed(_ bytes: some Collection<UInt8>) throws(Failure) {
    guard state != .epilogue else { return }
    pending.append(contentsOf: bytes)
    var used = 0
    while try step(&used) {}
    pending.removeFirst(used)
  }

  /// The whole form, once all of the body has been fed.
  mutating func finish() throws(Failure) -> FormBody {
    guard state == .epilogue else { throw .truncated }
    return form
  }

  /// What has come whole so far, when the rest is not waited for. A file that was still coming
  /// counts as too large.
  var soFar: FormBody {
    var form = form
    if let part, let name = part.fileName, !name.isEmpty {
      form.refused.append(Self.refused(part, name, part.refusal ?? .tooLarge))
    }
    return form
  }

  private static func refused(
    _ part: Part, _ name: String, _ reason: FormBody.RefusedFile.Reason
  ) -> FormBody.RefusedFile {
    .init(field: part.name, name: String(name.prefix(nameLength)), reason: reason)
  }

  /// Does what `pending` from `used` on allows; false when more bytes are needed.
  private mutating func step(_ used: inout Int) throws(Failure) -> Bool {
    switch state {
    case .preamble, .content:
      if let found = find(delimiter, from: used) {
        try append(used..<found)
        try closePart()
        used = found + delimiter.count
        state = .afterBoundary
        return true
      }
      // The end of what is there may be the beginning of a delimiter.
      let safe = max(used, pending.count - delimiter.count + 1)
      try append(used..<safe)
      used = safe
      return false

    case .afterBoundary:
      while used < pending.count, pending[used] == 32 || pending[used] == 9 { used += 1 }
      guard pending.count - used >= 2 else { return false }
      switch (pending[used], pending[used + 1]) {
      case (13, 10):
        // The line break stays, so that an empty header ends like every other one.
        state = .headers
        return true
      case (45, 45):
        state = .epilogue
        used = pending.count
        return false
      default:
        throw .malformed
      }

    case .headers:
      guard let end = find([13, 10, 13, 10], from: used) else {
        guard pending.count - used <= Self.headerBytes else { throw .headerTooLarge }
        return false
      }
      guard end - used <= Self.headerBytes else { throw .headerTooLarge }
      try openPart(header: pending[used..<end])
      used = end + 4
      state = .content
      return true

    case .epilogue:
      return false
    }
  }

  private mutating func openPart(header: ArraySlice<UInt8>) throws(Failure) {
    guard let text = String(validating: header, as: UTF8.self) else { throw .notText }
    var disposition: String?
    var type = ""
    for line in text.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw .malformed }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
      switch line[..<colon].lowercased() {
      case "content-disposition": disposition = value
      case "content-type": type = value
      default: break
      }
    }
    guard let disposition, disposition.lowercased().hasPrefix("form-data"),
      let name = DispositionParameters(disposition)["name"], !name.isEmpty
    else { throw .missingName }
    let fileName = DispositionParameters(disposition)["filename"]
    if fileName == nil, form.fields.count >= limits.formFields { throw .tooManyFields }
    part = Part(name: name, fileName: fileName, type: type)
  }

  private mutating func append(_ range: Range<Int>) throws(Failure) {
    guard part != nil, !range.isEmpty else { return }
    if part?.fileName == nil {
      fieldBytes += range.count
      guard fieldBytes <= limits.formBytes else { throw .fieldsTooLarge }
    } else {
      if form.files.count >= limits.files { part!.refusal = .tooMany }
      if part!.bytes.count + range.count > limits.fileBytes {
        part!.refusal = .tooLarge
        part!.bytes = []
      }
      guard part!.refusal == nil else { return }
    }
    part!.bytes.append(contentsOf: pending[range])
  }

  private mutating func closePart() throws(Failure) {
    guard let closed = part else { return }
    part = nil
    if let fileName = closed.fileName {
      // A file input left empty arrives as a part without name and content.
      if fileName.isEmpty && closed.bytes.isEmpty { return }
      if let reason = closed.refusal ?? (form.files.count < limits.files ? nil : .tooMany) {
        guard form.refused.count < Self.mostRefused else { throw .tooManyFiles }
        form.refused.append(Self.refused(closed, fileName, reason))
        return
      }
      form.files.append(
        .init(
          field: closed.name, name: fileName, claimedType: closed.type, bytes: closed.bytes))
    } else {
      guard let value = String(validating: closed.bytes, as: UTF8.self),
        !closed.bytes.contains(0)
      else { throw .notText }
      form.fields.append(.init(name: closed.name, value: value))
    }
  }

  /// First place of `needle` in `pending` at or after `start`.
  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    pending.withUnsafeBufferPointer { bytes in
      let last = bytes.count - needle.count
      var index = start
      while index <= last {
        if bytes[index] == needle[0],
          bytes[index..<(index + needle.count)].elementsEqual(needle)
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}

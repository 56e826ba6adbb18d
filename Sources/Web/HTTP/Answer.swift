import Foundation
package import HTTPTypes
package import NIOCore

/// What a handler gives back. Security headers, compression and caching of personal pages are added
/// by the gate; a handler says only what is special.
package struct Answer: Sendable {
  package enum Body: Sendable {
    case none
    case buffer(ByteBuffer)
    /// Packed beforehand; nil where packing gains nothing.
    case ready(plain: ByteBuffer, packed: ByteBuffer?)
    case stream(Writer)
  }

  /// Writes a long answer piece by piece, for exports and live updates. A piece must be taken by
  /// the client within `Limits.answer`, else the connection is cut and `write` throws.
  package typealias Writer =
    @Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Void

  package enum Caching: Sendable, Equatable {
    /// `no-store` for an officer or a report's own reporter, else `no-cache`.
    case automatic
    /// The same for everybody, for this many seconds.
    case shared(seconds: Int)
    /// Kept by this reader's own browser only, for this many seconds.
    case own(seconds: Int)
    /// Never changes under this address.
    case immutable
    case never
  }

  package var status: HTTPResponse.Status
  package var headers: HTTPFields
  package var cookies: [SetCookie] = []
  package var body: Body
  package var caching: Caching = .automatic
  /// The client is still sending, so the connection must end after this answer.
  var endsConnection = false

  package init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Answer {
    bytes(html.bytes, type: "text/html; charset=utf-8", status: status)
  }

  package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
    bytes(Array(text.utf8), type: "text/plain; charset=utf-8", status: status)
  }

  package static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok)
    -> Answer
  {
    Answer(status: status, headers: [.contentType: type], body: .buffer(ByteBuffer(bytes: bytes)))
  }

  /// JSON with sorted keys, so that equal values give equal bytes.
  package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws
    -> Answer
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return bytes(Array(try encoder.encode(value)), type: "application/json", status: status)
  }

  /// 303: after a form has done its work, so that reloading does not send it again. An address that
  /// is not a path of this site leads home.
  package static func redirect(to path: String) -> Answer {
    Answer(status: .seeOther, headers: [.location: SafeURL.isLocal(path) ? path : "/"])
  }

  /// A download; `name` is shown by the browser and must be plain ASCII without quotes.
  package static func download(name: String, type: String, _ writer: @escaping Writer) -> Answer {
    let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    return Answer(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(safe)\""],
      body: .stream(writer))
  }

  package static func stream(type: String, _ writer: @escaping Writer) -> Answer {
    Answer(status: .ok, headers: [.contentType: type], body: .stream(writer))
  }
}

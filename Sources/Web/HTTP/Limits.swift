/// How much one request may cost. The values are promises to the other users of the same machine;
/// tests shorten the times.
package struct Limits: Sendable {
  /// A connection on which nothing happens, or whose headers drip in, is closed after this.
  package var idle: Duration = .seconds(30)
  /// From the first byte of a request to the last of its body, however steadily it drips.
  package var body: Duration = .seconds(30)
  /// The same for forms with files.
  package var uploadBody: Duration = .seconds(120)
  /// Handling and answering, on top of the time for the body. Beyond it the connection is cut.
  package var answer: Duration = .seconds(30)
  /// How long a client may go on sending to a connection that is being closed.
  package var farewell: Duration = .seconds(2)

  /// All header fields of a request, in bytes and in number.
  package var headerBytes = 16 * 1024
  package var headerCount = 64
  /// Open connections; further ones wait in the kernel's queue.
  package var connections = 2_000

  /// Bytes of the fields of one form, files aside.
  package var formBytes = 256 * 1024
  package var formFields = 200
  package var files = 5
  package var fileBytes = 10 * 1024 * 1024
  package var jsonBytes = 64 * 1024
  /// Bytes of all forms with files that are being received or handled at once.
  package var uploadMemory = 256 * 1024 * 1024

  package init() {}

  /// The largest form with files.
  var uploadBytes: Int { files * fileBytes + formBytes }
}

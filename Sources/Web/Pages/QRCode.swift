import CQR

/// A text as squares that the camera of a telephone reads (ISO/IEC 18004), by libqrencode.
package struct QRCode: Sendable, Equatable {
  /// Modules on one side, without the quiet zone.
  package let width: Int
  /// Row by row from the top left; true is dark.
  package let modules: [Bool]

  /// Modules that MUST stay light around the code.
  static let quiet = 4

  /// Corrects up to 15 % of damage: paper gets wet and creased.
  /// - Returns: nil for an empty text and for one beyond about 2,300 bytes
  package init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 2_300,
      let code = text.withCString({ QRcode_encodeString8bit($0, 0, QR_ECLEVEL_M) })
    else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let count = width * width
    self.width = width
    // The lowest bit is the colour; the others say what the module is for.
    modules = UnsafeBufferPointer(start: code.pointee.data, count: count).map { $0 & 1 == 1 }
  }

  /// Dark on light in every colour scheme, for cameras take nothing else.
  /// - Parameters:
  ///   - label: what it leads to, for those who do not see it
  ///   - side: width and height on the screen, in CSS pixels
  package func svg(label: String, side: Int) -> HTML {
    let size = width + 2 * Self.quiet
    return """
      <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(size) \(size)" \
      width="\(side)" height="\(side)" shape-rendering="crispEdges">\
      <path fill="#fff" d="M0 0h\(size)v\(size)H0z"/><path d="\(path)"/></svg>
      """
  }

  /// Each run of dark modules in a row as one box.
  var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let start = column
        while column < width, modules[row * width + column] { column += 1 }
        if column > start {
          let length = column - start
          path += "M\(start + Self.quiet) \(row + Self.quiet)h\(length)v1h-\(length)z"
        }
        column += 1
      }
    }
    return path
  }
}

import HTTPTypes

/// What browsers may do with our answers, said on every one of them, errors included.
enum SecurityHeaders {
  private static let fields: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"),
    (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("Permissions-Policy")!, "geolocation=(self), camera=(self), microphone=()"),
    (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
  ]
  private static let transport = "max-age=31536000"

  /// - Parameter tiles: the one foreign place pictures may come from: the tiles of maps
  private static func policy(tiles: String?) -> String {
    "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; manifest-src 'self'; "
      + "img-src 'self' data: blob:\(tiles.map { " \($0)" } ?? ""); "
      + "font-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
      + "base-uri 'none'"
  }

  /// Fields a handler has set are left alone: a photo sets a narrower policy of its own.
  static func add(to headers: inout HTTPFields, secure: Bool, tiles: String?) {
    for (name, value) in fields where headers[name] == nil { headers[name] = value }
    if headers[.contentSecurityPolicy] == nil {
      headers[.contentSecurityPolicy] = policy(tiles: tiles)
    }
    if secure { headers[.strictTransportSecurity] = transport }
  }
}

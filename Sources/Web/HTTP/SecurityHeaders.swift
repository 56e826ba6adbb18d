import HTTPTypes

/// What browsers may do with our answers, said on every one of them, errors included.
enum SecurityHeaders {
  private static let fields: [(HTTPField.Name, String)] = [
    (
      .contentSecurityPolicy,
      "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self' data: blob:; "
        + "font-src 'none'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'"
    ),
    (.xContentTypeOptions, "nosniff"),
    (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("Permissions-Policy")!, "geolocation=(self), camera=(self), microphone=()"),
    (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
  ]
  private static let transport = "max-age=31536000"

  /// Fields a handler has set are left alone: a photo sets a narrower policy of its own.
  static func add(to headers: inout HTTPFields, secure: Bool) {
    for (name, value) in fields where headers[name] == nil { headers[name] = value }
    if secure { headers[.strictTransportSecurity] = transport }
  }
}

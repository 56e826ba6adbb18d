import HTTPTypes

/// A cookie to be set. Every cookie is `SameSite=Lax` and, on an https site, `Secure`.
package struct SetCookie: Sendable, Equatable {
  package let name: String
  package let value: String
  /// Seconds to live; nil until the browser closes, 0 to delete.
  package let maxAge: Int?

  package init(name: String, value: String, maxAge: Int?) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
  }

  /// Scripts never need a cookie, so all are `HttpOnly`.
  func header(secure: Bool) -> String {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if secure { text += "; Secure" }
    return text
  }
}

/// Names of the cookies. On an https site those with a secret carry `__Host-`, which forbids a
/// neighbouring subdomain to plant them (RFC 6265bis, section 4.1.3.2).
struct CookieNames: Sendable {
  let session: String
  let device: String
  let csrf: String
  let form: String
  let language = "bahasa"

  init(secure: Bool) {
    session = secure ? "__Host-tg_sesi" : "tg_sesi"
    device = secure ? "__Host-tg_gawai" : "tg_gawai"
    csrf = secure ? "__Host-tg_csrf" : "tg_csrf"
    form = secure ? "__Host-tg_formulir" : "tg_formulir"
  }
}

/// The cookies a browser sent. Of two with one name the first counts, as browsers send the most
/// specific first.
struct RequestCookies: Sendable {
  private var values: [String: String] = [:]

  init(_ headers: HTTPFields) {
    guard let line = headers[.cookie] else { return }
    for pair in line.split(separator: ";") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      let name = pair[..<equals].drop { $0 == " " }
      let value = pair[pair.index(after: equals)...]
      guard values[String(name)] == nil, value.utf8.count <= 256 else { continue }
      values[String(name)] = String(value)
    }
  }

  subscript(_ name: String) -> String? { values[name] }
}

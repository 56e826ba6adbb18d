package import Domain
package import HTTPTypes
package import Logging
import Sodium

/// One request, as a handler sees it.
package struct RequestContext: Sendable {
  /// In the log, in `X-Request-ID` and on error pages: a trusted proxy's word, else random.
  package let id: String
  package let site: Site
  package let method: HTTPRequest.Method
  /// As sent, without the query.
  package let path: String
  package let headers: HTTPFields
  package private(set) var language: Language
  /// The other end of the connection. Never logged.
  let peer: String
  /// Of the person, as far as the configured proxies tell. Never logged.
  package let clientAddress: String
  /// Milliseconds since 1970 UTC; the same value during the whole request.
  package let now: Int64
  package let logger: Logger

  package internal(set) var session: Session?
  /// Id of the report in the path, when the request comes from its reporter's device.
  package internal(set) var reporterOf: Int64?
  /// The route's pattern, `/laporan/{nomor}`; nil while no route has been found.
  package internal(set) var pattern: String?
  var parameters: [String: String] = [:]
  /// The reader has just chosen the language, so the choice is kept in a cookie.
  var languageIsNew = false

  let query: [String: String]
  let rawQuery: String
  let cookies: RequestCookies
  let cookieNames: CookieNames
  let csrf: CSRF

  /// The segment that stands for `{name}` in the route's path, decoded.
  package func parameter(_ name: String) -> String {
    guard let value = parameters[name] else {
      preconditionFailure("the route \(pattern ?? "") has no parameter \(name)")
    }
    return value
  }

  /// A value of the query, decoded; nil when missing or not readable as text.
  package func query(_ name: String) -> String? { query[name] }

  /// The signed-in officer. Use it behind a route that lets nobody else in.
  package func officer() throws(Problem) -> Actor {
    guard let session else { throw .signInFirst(at: Access.signInPath) }
    return session.actor
  }

  /// The reporter of the report in the path. Use it behind `.reporter`.
  package func reporter() throws(Problem) -> Actor {
    guard let reporterOf else { throw .signInFirst(at: Access.trackPath) }
    return Actor(reporterOf: reporterOf)
  }

  /// The secret by which a citizen's device is known again; nil before the first unlocking.
  package var deviceToken: String? {
    cookies[cookieNames.device].flatMap { (16...64).contains($0.utf8.count) ? $0 : nil }
  }

  /// Keeps the device's secret for as long as an unlocked report stays open to it.
  package func deviceCookie(_ token: String, seconds: Int) -> SetCookie {
    SetCookie(name: cookieNames.device, value: token, maxAge: seconds)
  }

  /// What shows that this browser began a form; nil for one that began none.
  var formSecret: String? {
    cookies[cookieNames.form].flatMap { (16...64).contains($0.utf8.count) ? $0 : nil }
  }

  /// Keeps the secret of who begins forms for as long as a form is kept.
  func formCookie(_ secret: String, seconds: Int) -> SetCookie {
    SetCookie(name: cookieNames.form, value: secret, maxAge: seconds)
  }

  /// Who sends this, as far as limits go.
  var sender: Sender {
    Sender(
      address: clientAddress, device: deviceToken ?? csrf.browser, account: session?.actor.user)
  }

  /// Whether errors and answers should be JSON.
  var wantsJSON: Bool {
    if path == "/api" || path.hasPrefix("/api/") { return true }
    guard let accept = headers[.accept] else { return false }
    return accept.contains("application/json") && !accept.contains("text/html")
  }

  // MARK: Words

  package func text(_ message: Message, _ values: [String: String] = [:]) -> String {
    message(language, values)
  }

  package func text(_ words: Bilingual) -> String { words(language) }

  package var words: Words {
    Words(language: language, clock: site.clock, zoneLabel: site.city.timeZoneLabel)
  }

  /// For an answer that caches keep for all: its language stands in the address or is the city's.
  var shared: RequestContext {
    var context = self
    context.language = query["bahasa"].flatMap(Language.init) ?? site.defaultLanguage
    return context
  }

  // MARK: Sessions

  /// Cookie for a session just stored under `token.hash`.
  /// - Parameter seconds: life of the session, the same as in the store
  package func sessionCookie(_ token: SessionToken, seconds: Int) -> SetCookie {
    SetCookie(name: cookieNames.session, value: token.text, maxAge: seconds)
  }

  /// Removes the session from the browser; the store must forget it too.
  package var endOfSessionCookie: SetCookie {
    SetCookie(name: cookieNames.session, value: "", maxAge: 0)
  }

  /// Hash under which the store knows the browser's session, to end it there.
  package var sessionTokenHash: String? {
    guard let token = cookies[cookieNames.session], (16...64).contains(token.utf8.count) else {
      return nil
    }
    return SessionToken(text: token, secret: site.secret).hash
  }
}

/// What a trusted proxy calls the request, so that its log and ours can be laid side by side; else
/// eight characters nobody has used.
private func requestID(_ site: Site, peer: String, _ headers: HTTPFields) -> String {
  if let given = headers[.requestID], (8...64).contains(given.utf8.count),
    given.utf8.allSatisfy({
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
        || [0x2D, 0x2E, 0x5F].contains($0)
    }), site.trustedProxies.contains(peer)
  {
    return given
  }
  return base32(randomBytes(5))
}

extension RequestContext {
  init(
    site: Site, head: HTTPRequest, rawPath: String, rawQuery: String, peer: String, logger: Logger
  ) {
    let cookies = RequestCookies(head.headerFields)
    let names = CookieNames(secure: site.isSecure)
    let query = (try? FormBody(urlencoded: Array(rawQuery.utf8), mostFields: 50)) ?? FormBody()
    let values = Dictionary(
      query.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let choice = LanguageChoice(
      query: values["bahasa"], cookie: cookies[names.language], headers: head.headerFields,
      fallback: site.defaultLanguage)
    self.init(
      id: requestID(site, peer: peer, head.headerFields), site: site, method: head.method,
      path: rawPath,
      headers: head.headerFields, language: choice.language, peer: peer,
      clientAddress: site.trustedProxies.client(peer: peer, headers: head.headerFields),
      now: site.now(), logger: logger, session: nil, pattern: nil, query: values,
      rawQuery: rawQuery, cookies: cookies, cookieNames: names,
      csrf: CSRF(key: site.secret, cookie: cookies[names.csrf]))
    languageIsNew = choice.isNew
  }
}

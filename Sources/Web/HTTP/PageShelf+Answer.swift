import HTTPTypes
import NIOCore
import Sodium
import Storage

/// A finished body, plain and packed, with the tag a browser asks again by.
struct ReadyPage: Sendable {
  let type: String
  let plain: ByteBuffer
  /// Nil when packing gains nothing.
  let packed: ByteBuffer?
  let tag: String

  init(type: String, plain: ByteBuffer) {
    self.type = type
    self.plain = plain.exact
    let packed = Gzip.isWorthwhile(type) ? Gzip.compress(plain, level: 4)?.exact : nil
    self.packed = packed.flatMap { $0.readableBytes < plain.readableBytes ? $0 : nil }
    // Weak: the packed form has the same tag.
    tag = "W/\"\(base32(Array(SHA256.hash(Array(plain.readableBytesView)).prefix(15))))\""
  }

  /// Memory it takes.
  var bytes: Int {
    plain.storageCapacity + (packed?.storageCapacity ?? 0) + 256
  }

  func answer(_ headers: HTTPFields) -> Answer {
    if let known = headers[.ifNoneMatch], known == "*" || Self.list(known, names: tag) {
      return Answer(status: .notModified, headers: [.eTag: tag])
    }
    return Answer(
      status: .ok, headers: [.contentType: type, .eTag: tag],
      body: .ready(plain: plain, packed: packed))
  }

  /// Whether a list of tags names this one; strong and weak count as the same (RFC 9110, 13.1.2).
  private static func list(_ header: String, names tag: String) -> Bool {
    header.split(separator: ",").contains { one in
      var one = one.drop { $0 == " " }
      while one.last == " " { one.removeLast() }
      return one == tag || one == tag.dropFirst(2)
    }
  }
}

extension ByteBuffer {
  /// A copy without room to spare.
  fileprivate var exact: ByteBuffer { ByteBuffer(bytes: readableBytesView) }
}

extension PageShelf {
  /// Answers with the page everybody sees: from the shelf, else made by `make` and put there.
  ///
  /// `make` gets the request without its sender. Whoever may see more than everybody, and an
  /// address with a query, get a page of their own.
  func answer(
    _ context: RequestContext, _ kind: Kind, number: String,
    _ make: (RequestContext) async throws -> Answer
  ) async throws -> Answer {
    guard context.isNobodyInParticular else { return try await make(context) }
    let key = Key(kind: kind, number: number, language: context.language)
    let (found, slip) = look(for: key, now: context.now)
    if let found { return found.answer(context.headers) }
    guard let slip else { return try await make(context) }

    let blank = context.withoutSender(path: kind.rawValue + number)
    // A copy of the store that lags behind would put an old page here after the feed has spoken.
    let made = try await Freshness.$current.withValue(nil) { try await make(blank) }
    // What sets a cookie or holds a form's token is one visitor's.
    guard made.status == .ok, made.cookies.isEmpty, made.caching == .automatic,
      blank.csrf.freshCookie == nil, case .buffer(let plain) = made.body,
      let type = made.headers[.contentType]
    else { return try await make(context) }
    let page = ReadyPage(type: type, plain: plain)
    put(page, for: key, slip)
    return page.answer(context.headers)
  }
}

extension RequestContext {
  /// Nobody who could be known again, asking for nothing special.
  fileprivate var isNobodyInParticular: Bool {
    session == nil && reporterOf == nil && cookies[cookieNames.session] == nil
      && cookies[cookieNames.device] == nil && rawQuery.isEmpty
  }

  /// The same request as though nobody had sent it: no cookies, no headers, no address, no id, and
  /// the path as we write it.
  fileprivate func withoutSender(path: String) -> RequestContext {
    RequestContext(
      id: "", site: site, method: .get, path: path, headers: [:], language: language, peer: "",
      clientAddress: "", now: now, logger: logger, session: nil, reporterOf: nil,
      pattern: pattern, parameters: parameters, query: [:], rawQuery: "",
      cookies: RequestCookies([:]), cookieNames: cookieNames,
      csrf: CSRF(key: site.secret, cookie: nil))
  }
}

package import Domain
package import HTTPTypes

/// One line of the URL map. There is no way to make one without saying who may come in.
package struct Route: Sendable {
  package typealias Handler = @Sendable (RequestContext) async throws -> Answer

  /// What the request carries and how it is checked before the handler sees it.
  package enum Kind: Sendable {
    /// Nothing is read. Must not change anything but the reader's own cookies.
    case page(Handler)
    /// The same for everybody, so nobody is looked up.
    case shared(Handler)
    /// A form of our own pages, proven by its CSRF token.
    case form(uploads: Uploads, @Sendable (RequestContext, FormBody) async throws -> Answer)
    /// A machine's request. Cookies are not looked at, so nobody's browser can be made to send it.
    case machine(mostBytes: Int?, @Sendable (RequestContext, [UInt8]) async throws -> Answer)
  }

  /// Which files a form may carry.
  package enum Uploads: Sendable {
    case none
    /// A form with a file too large, or with too many, never reaches the handler: its sender gets
    /// what was typed back.
    case whole
    /// The handler gets what could be taken and tells about the rest (`FormBody.refused`).
    case partial
  }

  package let method: HTTPRequest.Method
  /// `/laporan/{nomor}/foto/{id}.webp`: a name in braces takes one segment.
  package let path: String
  package let access: Access
  package let kind: Kind
  /// What it counts as for people who are not officers; see ``Brake``.
  package private(set) var counts: Allowances.Act?

  package func counted(as act: Allowances.Act) -> Route {
    var route = self
    route.counts = act
    return route
  }

  /// Its form says when it was shown (``Trap/timed``).
  package private(set) var isTimed = false

  package func timed() -> Route {
    var route = self
    route.isTimed = true
    return route
  }

  private init(method: HTTPRequest.Method, path: String, access: Access, kind: Kind) {
    self.method = method
    self.path = path
    self.access = access
    self.kind = kind
  }

  /// `GET` (and `HEAD`) of a page, a feed, a picture or of JSON for our own scripts.
  package static func get(_ path: String, _ access: Access, _ handler: @escaping Handler) -> Route {
    Route(method: .get, path: path, access: access, kind: .page(handler))
  }

  /// `GET` of what is the same for everybody: assets, open data. The handler sees no session, so a
  /// shared cache may keep the answer.
  package static func shared(_ path: String, _ handler: @escaping Handler) -> Route {
    Route(method: .get, path: path, access: .anyone, kind: .shared(handler))
  }

  /// `POST` of a form made by `FormView`.
  /// - Parameters:
  ///   - uploads: whether the form is `multipart/form-data` and may carry files
  ///   - tellsRefused: whether the handler tells about files that were not taken
  package static func form(
    _ path: String, _ access: Access, uploads: Bool = false, tellsRefused: Bool = false,
    _ handler: @escaping @Sendable (RequestContext, FormBody) async throws -> Answer
  ) -> Route {
    let files: Uploads = !uploads ? .none : tellsRefused ? .partial : .whole
    return Route(method: .post, path: path, access: access, kind: .form(uploads: files, handler))
  }

  /// A request with its own authentication, or none: API, channel hooks, Open311.
  /// - Parameter mostBytes: of the body; nil for `Limits.jsonBytes`
  package static func machine(
    _ method: HTTPRequest.Method, _ path: String, _ access: Access, mostBytes: Int? = nil,
    _ handler: @escaping @Sendable (RequestContext, [UInt8]) async throws -> Answer
  ) -> Route {
    Route(
      method: method, path: path, access: access, kind: .machine(mostBytes: mostBytes, handler))
  }
}

extension [Route] {
  /// All that do not say themselves what they count as. Of pages only searches are counted.
  func counted(as act: Allowances.Act) -> [Route] {
    map { $0.counts == nil ? $0.counted(as: act) : $0 }
  }
}

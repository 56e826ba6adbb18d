/// What a server outside answered.
public struct OutboundAnswer: Sendable {
  /// HTTP status code.
  public let status: Int
  /// In the order they came.
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]
  /// False if the body was cut: too long, too slow, or the connection broke.
  public let isWhole: Bool

  /// The first header of this name, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Seconds to wait before asking again (RFC 9110 section 10.2.3), at most a day. Nil without
  /// the header, or if it names a date: that is a matter of two clocks.
  public var retryAfter: Int? {
    guard let text = header("retry-after"), (1...9).contains(text.utf8.count),
      text.utf8.allSatisfy(isDigit)
    else { return nil }
    return Int(text).map { min($0, 86_400) }
  }
}

/// Why there is no answer.
public enum OutboundProblem: Error, Hashable, Sendable {
  case malformed(OutboundURLFault)
  /// The scheme, the port or one of the addresses of the host is not allowed.
  case forbidden
  /// The host has no address now.
  case noSuchHost
  /// No connection came about.
  case unreachable
  /// The server did not prove to be the host, or speaks no acceptable TLS.
  case untrusted
  /// The deadline passed.
  case tooSlow
  /// The connection broke, or what came was no HTTP.
  case interrupted
  /// Whoever asked does not wait any more.
  case cancelled

  /// Whether the server may have read the request all the same.
  public var mayHaveArrived: Bool {
    switch self {
    case .malformed, .forbidden, .noSuchHost, .unreachable, .untrusted: false
    case .tooSlow, .interrupted, .cancelled: true
    }
  }
}

/// Why an address of an S3 vault was not understood: a sentence for the operator.
public struct S3AddressError: Error, Sendable, Equatable {
  public let words: String
}

/// Where an S3 vault lies: `s3://BUCKET/PREFIX?endpoint=https://HOST:PORT&region=NAME&style=path`.
///
/// - `PREFIX` may be left out: then the bucket belongs to the vault alone.
/// - `endpoint` is AWS of that region unless given.
/// - `region` is `us-east-1` unless given, which stores without regions accept.
/// - `style=host` puts the bucket before the host name, for stores that insist on it.
///
/// Keys do not belong in an address: it is shown by `tanggap config`. See ``S3Credentials``.
public struct S3Address: Sendable, Equatable {
  public let bucket: String
  /// Nothing, or parts that each end with a slash.
  public let prefix: String
  public let region: String
  /// `https` or `http`.
  let scheme: String
  /// What the `Host` header says: the port only if it is not the scheme's own.
  let host: String
  /// What stands before the key in a path.
  let base: String

  public init(_ text: String) throws(S3AddressError) {
    guard text.hasPrefix("s3://") else { throw Self.error("starts with s3://") }
    let halves = text.dropFirst(5).split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let place = halves[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    bucket = String(place[0])
    guard Self.isBucket(bucket) else {
      throw Self.error("names a bucket of 3 to 63 small letters, digits, dots and dashes")
    }
    prefix = try Self.prefix(place.count > 1 ? place[1] : "")

    let given = try Self.parameters(halves.count > 1 ? halves[1] : "")
    region = given["region"] ?? "us-east-1"
    guard !region.isEmpty, region.utf8.allSatisfy({ Self.isPlain($0) }) else {
      throw Self.error("has a region of letters, digits and dashes")
    }
    let endpoint = given["endpoint"] ?? "https://s3.\(region).amazonaws.com"
    let (scheme, host) = try Self.server(endpoint)
    self.scheme = scheme
    switch given["style"] ?? "path" {
    case "path":
      self.host = host
      base = "/" + bucket + "/"
    case "host":
      self.host = bucket + "." + host
      base = "/"
    default:
      throw Self.error("has style=path or style=host")
    }
  }

  private static func prefix(_ text: Substring) throws(S3AddressError) -> String {
    let parts = text.split(separator: "/")
    for part in parts {
      // Dots alone would be taken for steps between directories on the way.
      guard part.utf8.allSatisfy(isPlain), part.contains(where: { $0 != "." }) else {
        throw error("has a prefix of letters, digits, dots, dashes, underscores and slashes")
      }
    }
    return parts.map { $0 + "/" }.joined()
  }

  private static func parameters(_ query: Substring) throws(S3AddressError) -> [String: String] {
    var found: [String: String] = [:]
    for pair in query.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0])
      guard halves.count == 2, ["endpoint", "region", "style"].contains(name), found[name] == nil
      else {
        throw error(
          "takes endpoint=, region= and style=, each once; keys belong in the environment")
      }
      found[name] = String(halves[1])
    }
    return found
  }

  private static func server(
    _ endpoint: String
  ) throws(S3AddressError) -> (scheme: String, host: String) {
    let wrong = error("has an endpoint such as https://s3.example.id or http://10.0.0.5:9000")
    for (scheme, standardPort) in [("https", 443), ("http", 80)]
    where endpoint.hasPrefix(scheme + "://") {
      var rest = endpoint.dropFirst(scheme.count + 3)
      if rest.hasSuffix("/") { rest = rest.dropLast() }
      let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
      guard let name = parts.first, !name.isEmpty, name.utf8.allSatisfy(isPlain), parts.count <= 2
      else { throw wrong }
      guard parts.count == 2 else { return (scheme, String(name)) }
      guard let port = UInt16(parts[1]), port > 0 else { throw wrong }
      return (scheme, Int(port) == standardPort ? String(name) : "\(name):\(port)")
    }
    throw wrong
  }

  private static func isBucket(_ name: String) -> Bool {
    (3...63).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
      } && !name.contains("..") && name.first != "." && name.last != "."
  }

  /// Letters, digits, `-`, `.` and `_`: what means itself everywhere in an address.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  private static func error(_ rule: String) -> S3AddressError {
    S3AddressError(words: "the address of an S3 vault \(rule)")
  }
}

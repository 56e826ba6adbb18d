import HTTPTypes

/// The whole URL map: what exists, who may use it, and nothing else.
package struct RouteTable: Sendable {
  /// In the order they were written, for tests and documentation.
  package let routes: [Route]
  private var nodes = [Node()]

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    /// By what must follow the parameter in the same segment, longest first.
    var parameters: [(suffix: String, node: Int)] = []
    var routes: [HTTPRequest.Method: Int] = [:]
  }

  /// Two routes with one method and path are a mistake in the source and stop the program.
  package init(_ routes: [Route]) {
    self.routes = routes
    for (index, route) in routes.enumerated() {
      var node = 0
      for segment in route.path.split(separator: "/") { node = child(of: node, for: segment) }
      precondition(
        nodes[node].routes.updateValue(index, forKey: route.method) == nil,
        "two routes for \(route.method) \(route.path)")
    }
  }

  private mutating func child(of node: Int, for segment: Substring) -> Int {
    if segment.first == "{" {
      guard let close = segment.firstIndex(of: "}") else {
        preconditionFailure("no closing brace in \(segment)")
      }
      let suffix = String(segment[segment.index(after: close)...])
      if let known = nodes[node].parameters.first(where: { $0.suffix == suffix }) {
        return known.node
      }
      nodes.append(Node())
      nodes[node].parameters.append((suffix, nodes.count - 1))
      nodes[node].parameters.sort { $0.suffix.count > $1.suffix.count }
      return nodes.count - 1
    }
    if let known = nodes[node].literals[String(segment)] { return known }
    nodes.append(Node())
    nodes[node].literals[String(segment)] = nodes.count - 1
    return nodes.count - 1
  }

  enum Match {
    case route(Route, parameters: [String: String])
    /// The path exists, the method does not; what it does take.
    case wrongMethod(allowed: [HTTPRequest.Method])
    case none
  }

  /// - Parameter path: as sent, still percent-encoded; one slash at the end is forgiven
  func match(_ method: HTTPRequest.Method, path: String) -> Match {
    guard let segments = Self.segments(path) else { return .none }
    var allowed: Set<HTTPRequest.Method> = []
    var values: [String] = []
    let wanted = method == .head ? .get : method
    guard let index = find(wanted, segments[...], from: 0, values: &values, allowed: &allowed)
    else {
      guard !allowed.isEmpty else { return .none }
      if allowed.contains(.get) { allowed.insert(.head) }
      return .wrongMethod(allowed: allowed.sorted { $0.rawValue < $1.rawValue })
    }
    let names = routes[index].path.split(separator: "/").compactMap { segment -> String? in
      guard segment.first == "{", let close = segment.firstIndex(of: "}") else { return nil }
      return String(segment[segment.index(after: segment.startIndex)..<close])
    }
    return .route(
      routes[index],
      parameters: Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first }))
  }

  /// A fixed segment wins over a parameter; if it leads nowhere the parameter is tried.
  private func find(
    _ method: HTTPRequest.Method, _ rest: ArraySlice<String>, from node: Int,
    values: inout [String], allowed: inout Set<HTTPRequest.Method>
  ) -> Int? {
    guard let segment = rest.first else {
      allowed.formUnion(nodes[node].routes.keys)
      return nodes[node].routes[method]
    }
    if let child = nodes[node].literals[segment],
      let found = find(method, rest.dropFirst(), from: child, values: &values, allowed: &allowed)
    {
      return found
    }
    for (suffix, child) in nodes[node].parameters
    where segment.count > suffix.count && segment.hasSuffix(suffix) {
      values.append(String(segment.dropLast(suffix.count)))
      if let found = find(method, rest.dropFirst(), from: child, values: &values, allowed: &allowed)
      {
        return found
      }
      values.removeLast()
    }
    return nil
  }

  /// Decoded segments; nil for a path no route can have. Dots and slashes are judged after
  /// decoding, so that `%2e%2e%2f` climbs nowhere.
  private static func segments(_ path: String) -> [String]? {
    guard path.first == "/", path.utf8.count <= 2_048 else { return nil }
    var raw = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if raw.last?.isEmpty == true { raw.removeLast() }
    var segments: [String] = []
    segments.reserveCapacity(raw.count)
    for part in raw {
      guard let segment = SafeURL.decoded(part, plusIsSpace: false), !segment.isEmpty,
        segment != ".", segment != "..",
        segment.utf8.allSatisfy({ $0 > 0x1F && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C })
      else { return nil }
      segments.append(segment)
    }
    return segments
  }
}

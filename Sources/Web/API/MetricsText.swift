/// The text format of Prometheus, version 0.0.4.
package enum MetricsText {
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  /// Everything the registry has, sorted, so that two askings can be compared.
  package static func render(_ registry: MetricsRegistry) -> String {
    let (families, observations, refused) = registry.snapshot()
    var text = ""
    for name in families.keys.sorted() {
      guard let family = families[name] else { continue }
      text += head(name, family.kind, help[name])
      for labels in family.series.keys.sorted() {
        family.series[labels]?.write(name, labels, to: &text)
      }
    }
    for one in observations.sorted(by: { $0.name < $1.name }) where families[one.name] == nil {
      guard let value = one.read() else { continue }
      text += head(one.name, one.kind, one.help) + line(one.name, "", value)
    }
    text += head("metrics_refused_total", .counter, help["metrics_refused_total"])
    return text + line("metrics_refused_total", "", Double(refused))
  }

  /// What the names mean; a name that is not here is shown without.
  private static let help = [
    "http_requests_total": "Requests answered, by route, method and class of status.",
    "http_request_seconds": "Time from the head of a request until its answer begins.",
    "http_requests_in_flight": "Requests whose answer is not yet written.",
    "http_connections": "Open connections of clients.",
    "store_group_size": "Changes made durable together in one commit.",
    "store_commit_seconds": "Time of one commit, from its beginning until it is durable.",
    "store_wait_seconds": "Time a change waited before its commit began.",
    "metrics_refused_total": "Series not kept because there are too many or the name is taken.",
  ]

  private static func head(_ name: String, _ kind: Kind, _ help: String?) -> String {
    let about = help.map {
      "# HELP \(name) \($0.replacing("\\", with: "\\\\").replacing("\n", with: "\\n"))\n"
    }
    return "\(about ?? "")# TYPE \(name) \(kind.rawValue)\n"
  }

  static func line(_ name: String, _ labels: String, _ value: Double) -> String {
    labels.isEmpty ? "\(name) \(number(value))\n" : "\(name){\(labels)} \(number(value))\n"
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return String(value)
  }

  /// `label` as a metric may be called: letters, digits and underscores, no digit first.
  static func name(_ label: String) -> String {
    var name = String(
      label.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
          ? Character(scalar) : "_"
      })
    if name.first.map(\.isNumber) ?? true { name = "_" + name }
    return name
  }

  static func suffixed(_ label: String, _ suffix: String) -> String {
    label.hasSuffix(suffix) ? label : label + suffix
  }

  /// `a="1",b="2"`; sorted, so that the order of the caller does not matter. A label that comes
  /// twice counts once, and `le` is the histogram's own.
  static func labels(_ dimensions: [(String, String)]) -> String {
    var values: [String: String] = [:]
    for (label, value) in dimensions {
      let name = name(label)
      values[name == "le" ? "le_" : name] = value
    }
    return values.sorted { $0.key < $1.key }.map { label, value in
      let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
      return "\(label)=\"\(escaped)\""
    }.joined(separator: ",")
  }
}

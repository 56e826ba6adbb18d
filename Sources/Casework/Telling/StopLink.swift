import Sodium

/// The link that ends messages to one address, without signing in. Nothing of it is stored.
public enum StopLink {
  public static let prefix = "/berhenti/"

  public static func path(_ subscription: Int64, keys: ReporterKeys) -> String {
    "\(prefix)\(subscription)-\(keys.stop(subscription))"
  }

  /// The subscription a link ends; nil when its key is wrong.
  public static func subscription(_ text: String, keys: ReporterKeys) -> Int64? {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let id = Int64(parts[0]),
      constantTimeEqual(Array(parts[1].utf8), Array(keys.stop(id).utf8))
    else { return nil }
    return id
  }
}

extension ReporterKeys {
  fileprivate func stop(_ subscription: Int64) -> String { token("stop:\(subscription)") }
}

import Domain
import Foundation

extension Settings {
  /// What a node does.
  enum Part: Equatable { case both, web, work }

  func part() throws -> Part {
    switch value(.only) {
    case "": .both
    case "web": .web
    case "work": .work
    default: throw Failure.usage("only must be web or work")
    }
  }

  /// Seconds a leaving node still serves.
  func drain() throws -> Int {
    guard let seconds = Int(value(.drain)), (0...600).contains(seconds) else {
      throw Failure.usage("drain must be a number of seconds from 0 to 600")
    }
    return seconds
  }

  func port() throws -> Int {
    guard let port = Int(value(.port)), (1...65_535).contains(port) else {
      throw Failure.usage("the port must be a number from 1 to 65535")
    }
    return port
  }

  /// What senders may do, but for those who are not counted.
  func allowances() throws -> Allowances {
    let named = value(.unlimited).split { $0 == "," || $0 == " " }.map(String.init)
    guard let exempt = Networks(named) else {
      throw Failure.usage("unlimited-from must be addresses or networks separated by commas")
    }
    var allowances = Allowances.standard
    allowances.exempt = exempt
    return allowances
  }

  /// Unique among the nodes of one city as long as machines have different names.
  func node() -> String {
    let name = value(.node)
    return name.isEmpty ? "\(ProcessInfo.processInfo.hostName):\(value(.port))" : name
  }
}

extension Setting {
  /// The value as it may be shown: without passwords and tokens.
  func masked(_ value: String) -> String {
    self == .metricsToken && !value.isEmpty ? "***" : Self.withoutPasswords(value)
  }

  /// An address without the password that may stand in it: between a user's name and `@`, or as a
  /// parameter. Rather hides too much than too little.
  static func withoutPasswords(_ address: String) -> String {
    var shown = address
    if let scheme = shown.range(of: "://"),
      let colon = shown[scheme.upperBound...].firstIndex(of: ":"),
      let first = shown[scheme.upperBound...].firstIndex(of: "@"), colon < first,
      let last = shown.lastIndex(of: "@")
    {
      shown.replaceSubrange(shown.index(after: colon)..<last, with: "***")
    }
    let secrets = /(?i)([?&][a-z_-]*(?:password|passwd|secret|token|key)[a-z_-]*=)[^&]*/
    return shown.replacing(secrets) { "\($0.output.1)***" }
  }
}

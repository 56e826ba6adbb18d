import Foundation

extension MailRelay {
  /// An address of a relay, read.
  struct Place {
    let url: String
    let encryption: Encryption

    init(_ address: String) throws(Problem) {
      guard let parts = URLComponents(string: address), parts.user == nil, parts.password == nil,
        parts.fragment == nil, let host = parts.host, Self.isHost(host),
        (1...65_535).contains(parts.port ?? 1)
      else { throw .address }
      let port: Int
      switch (parts.scheme, parts.query) {
      case ("smtp", nil): (encryption, port) = (.none, 25)
      case ("smtp", "starttls=require"): (encryption, port) = (.startTLS, 587)
      case ("smtps", nil): (encryption, port) = (.fromTheFirstByte, 465)
      default: throw .address
      }
      let name = parts.path.drop { $0 == "/" }
      guard name.isEmpty || Self.isHost(String(name)) else { throw .address }
      let scheme = encryption == .fromTheFirstByte ? "smtps" : "smtp"
      let place = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
      url = "\(scheme)://\(place):\(parts.port ?? port)/\(name)"
    }

    private static func isHost(_ name: String) -> Bool {
      !name.isEmpty
        && name.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20)
            || ".-:[]".utf8.contains($0)
        }
    }
  }
}

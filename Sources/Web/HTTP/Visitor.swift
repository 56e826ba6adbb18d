import Casework
import Domain
import HTTPTypes

extension RequestContext {
  /// From where the request comes, as a list of sessions may show it later.
  var visitor: Visitor {
    Visitor(
      address: clientAddress, device: deviceWords(headers[.userAgent] ?? ""),
      block: addressBlock(clientAddress))
  }
}

/// Browser and system as people call them; empty when the header names neither. The names are
/// ours, so nothing a browser says of itself is kept.
func deviceWords(_ userAgent: String) -> String {
  // Browsers also claim to be those they descend from, so the more special name stands first.
  let browsers = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"), ("FxiOS", "Firefox"),
    ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
  ]
  let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux"),
  ]
  func first(_ names: [(String, String)]) -> String? {
    names.first { userAgent.contains($0.0) }?.1
  }
  return [first(browsers), first(systems)].compactMap { $0 }.joined(separator: ", ")
}

/// The network around an address: 24 bits of IPv4, 48 of IPv6; empty for what is no address.
func addressBlock(_ address: String) -> String {
  guard let bytes = NetworkAddress(address)?.bytes else { return "" }
  guard bytes.count == 16 else { return "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24" }
  let groups = stride(from: 0, to: 6, by: 2).map {
    String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
  }
  return groups.joined(separator: ":") + "::/48"
}

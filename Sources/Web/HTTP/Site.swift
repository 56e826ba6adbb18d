package import Domain

/// What every page of one installation knows.
package struct Site: Sendable {
  /// An entry of the main menu, shown to those who may open it.
  package struct NavigationItem: Sendable {
    package let path: String
    package let label: Message
    package let access: Access

    package init(path: String, label: Message, access: Access) {
      self.path = path
      self.label = label
      self.access = access
    }
  }

  package let city: City
  package let clock: LocalClock
  /// Milliseconds since 1970 UTC. Read once per request, by the gate.
  package let now: @Sendable () -> Int64
  /// Scheme, host and port as citizens type them, without a slash at the end.
  package let publicOrigin: String
  package let defaultLanguage: Language
  package let isDemo: Bool
  /// At least 32 random bytes, the same on all nodes: signs CSRF tokens, keys session hashes.
  package let secret: [UInt8]
  package let trustedProxies: TrustedProxies
  package let assets: Assets
  package let sessions: SessionLookup
  package let reporters: ReporterLookup
  package let navigation: [NavigationItem]
  /// The ground of maps; nil where areas are drawn from the city's own tables.
  package var mapTiles: MapTiles?
  /// Whether pages may be read from copies of the store that lag behind.
  package var readsCopies = false
  /// Holds back whoever does too much.
  package var brake = Brake.none

  package enum Failure: Error, Sendable {
    case unknownTimeZone(String)
    case secretTooShort
    case publicOrigin(String)
  }

  package init(
    city: City, now: @escaping @Sendable () -> Int64, publicOrigin: String,
    defaultLanguage: Language = .id, isDemo: Bool, secret: [UInt8],
    trustedProxies: TrustedProxies = .none, assets: Assets, sessions: SessionLookup,
    reporters: ReporterLookup, navigation: [NavigationItem]
  ) throws(Failure) {
    guard let clock = LocalClock(zone: city.timeZone) else { throw .unknownTimeZone(city.timeZone) }
    guard secret.count >= 32 else { throw .secretTooShort }
    guard publicOrigin.hasPrefix("https://") || publicOrigin.hasPrefix("http://"),
      !publicOrigin.hasSuffix("/")
    else { throw .publicOrigin(publicOrigin) }
    self.city = city
    self.clock = clock
    self.now = now
    self.publicOrigin = publicOrigin
    self.defaultLanguage = defaultLanguage
    self.isDemo = isDemo
    self.secret = secret
    self.trustedProxies = trustedProxies
    self.assets = assets
    self.sessions = sessions
    self.reporters = reporters
    self.navigation = navigation
  }

  /// Whether citizens reach the site over TLS (usually ended by a proxy in front of it).
  package var isSecure: Bool { publicOrigin.hasPrefix("https://") }
}

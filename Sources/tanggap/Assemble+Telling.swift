import Domain
import Web
import Workers

extension Assembly {
  /// The ways out of this installation, as far as they are set up.
  func telling() async throws -> Telling {
    Telling(
      catalogue: .standard, posts: Posts(), sender: Sender(origin: try publicOrigin()))
  }

  /// What citizens type.
  func publicOrigin() throws -> String {
    let origin = settings.value(.origin)
    return origin.isEmpty ? "http://\(settings.value(.host)):\(try settings.port())" : origin
  }
}

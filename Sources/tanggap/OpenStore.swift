import Evidence
import Foundation
import Storage

/// Turns the addresses in the settings into a store and a vault. Only here is a concrete one named.
enum OpenStore {
  /// Path of the embedded store, or nil when the store is a server.
  static func embeddedPath(_ settings: Settings) throws -> String? {
    let address = settings.value(.database)
    if address.isEmpty { return settings.value(.data) + "/tanggap.sqlite" }
    if address.hasPrefix("sqlite:") { return String(address.dropFirst("sqlite:".count)) }
    if address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") { return nil }
    throw Failure.usage("database must be sqlite:PATH or postgres://USER@HOST:PORT/NAME")
  }

  static func database(_ settings: Settings, readOnly: Bool) throws -> any Database {
    if let path = try embeddedPath(settings) {
      return try SQLiteDatabase(path: path, readOnly: readOnly)
    }
    throw Failure.usage("this program has no PostgreSQL driver yet")
  }

  static func vault(_ settings: Settings) throws -> any BlobVault {
    let address = settings.value(.vault)
    return try DirectoryVault(
      root: address.isEmpty ? Assembly.photosPath(settings.value(.data)) : address)
  }
}

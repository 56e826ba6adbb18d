import Evidence
import Foundation
import Logging
import Storage
import Web

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
      return try SQLiteDatabase(
        path: path, readOnly: readOnly, elapsed: WallClock.timing.elapsed)
    }
    let primary = try server(settings.value(.database), isCopy: false, settings)
    let copy = settings.value(.replica)
    guard !copy.isEmpty else { return primary }
    return ReplicatedDatabase(
      primary: primary, replica: try server(copy, isCopy: true, settings),
      elapsed: WallClock.timing.elapsed, sleep: WallClock.sleep)
  }

  private static func server(
    _ address: String, isCopy: Bool, _ settings: Settings
  ) throws -> PostgresDatabase {
    try PostgresDatabase(
      address: address, connections: try number(.connections, in: 1...500, settings),
      statementTimeout: try number(.statementTimeout, in: 1...3_600, settings), isCopy: isCopy,
      logger: Logger(label: "tanggap.postgres"), timing: WallClock.blocking)
  }

  private static func number(
    _ setting: Setting, in range: ClosedRange<Int>, _ settings: Settings
  ) throws -> Int {
    guard let number = Int(settings.value(setting)), range.contains(number) else {
      throw Failure.usage(
        "\(setting.key) must be a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  static func vault(_ settings: Settings) throws -> any BlobVault {
    let address = settings.value(.vault)
    guard address.hasPrefix("s3:") else {
      if address.isEmpty {
        try FileManager.default.createDirectory(
          atPath: settings.value(.data), withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      }
      return try DirectoryVault(
        root: address.isEmpty ? Assembly.photosPath(settings.value(.data)) : address)
    }
    do {
      return S3Vault(
        address: try S3Address(address), credentials: try keys(), now: WallClock.now,
        sleep: WallClock.sleep)
    } catch let error as S3AddressError {
      throw Failure.usage(error.words)
    }
  }

  /// Stores a blob in a vault elsewhere, reads it, removes it and asks for it, so that a wrong
  /// bucket, key or permission is told at start and not by the first citizen's photo. A vault that
  /// is full or does not answer is only warned of: reports without photos can be taken meanwhile.
  static func prove(_ vault: any BlobVault, logger: Logger) async throws {
    guard vault is S3Vault else { return }
    do throws(VaultFailure) {
      let id = try await vault.put(Array("tanggap".utf8))
      _ = try await vault.bytes(of: id)
      try await vault.remove(id)
      _ = try await vault.contains(id)
    } catch {
      if case .medium(_, let status) = error, (300..<500).contains(status) {
        throw Failure.unavailable(
          "\(Failure.words(for: error)); bucket, region and keys must be right, and the keys must allow reading, writing, deleting and listing"
        )
      }
      logger.warning(
        "photos cannot be stored or shown now", metadata: ["cause": "\(Failure.words(for: error))"])
    }
  }

  /// Only from the environment: settings are shown by `tanggap config`, and flags by `ps`.
  private static func keys() throws -> S3Credentials {
    let environment = ProcessInfo.processInfo.environment
    for (key, secret) in [
      ("TANGGAP_S3_KEY", "TANGGAP_S3_SECRET"), ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    ] {
      if let key = environment[key], let secret = environment[secret], !key.isEmpty,
        !secret.isEmpty
      {
        return S3Credentials(key: key, secret: secret)
      }
    }
    throw Failure.usage(
      "an S3 vault needs TANGGAP_S3_KEY and TANGGAP_S3_SECRET in the environment")
  }
}

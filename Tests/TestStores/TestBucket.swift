public import Evidence
import Foundation
import Sodium

/// The bucket of this test run in an S3 store that checks every signature.
public enum TestBucket {
  public struct Missing: Error, CustomStringConvertible {
    public let description =
      "TANGGAP_TEST_S3 is not set: run the tests as `scripts/with-s3 swift test`"
  }

  /// A vault that nobody else sees, with nothing in it.
  public static func vault() throws -> S3Vault {
    S3Vault(
      address: try freshPlace(), credentials: try credentials(), now: now,
      sleep: { try await Task.sleep(for: $0) })
  }

  /// A prefix of its own in the bucket.
  public static func freshPlace() throws -> S3Address {
    try S3Address(
      variable("TANGGAP_TEST_S3").replacing(
        "?", with: "/\(randomBytes(8).hex)?", maxReplacements: 1))
  }

  public static func credentials() throws -> S3Credentials {
    S3Credentials(key: try variable("TANGGAP_S3_KEY"), secret: try variable("TANGGAP_S3_SECRET"))
  }

  /// The signatures are checked against the store's clock.
  @Sendable public static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  private static func variable(_ name: String) throws -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else { throw Missing() }
    return value
  }
}

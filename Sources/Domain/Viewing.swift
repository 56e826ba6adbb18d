/// What lay before a verifier when a verdict was given. Nobody approves what was not looked at.
public struct Viewing: Sendable, Equatable {
  /// So long at least the photos lie open, in seconds: enough to see that one of them is missing,
  /// too short for nobody.
  public static let leastSeconds = 5

  /// When the page with the photos was handed out, milliseconds since 1970 UTC.
  public let openedAt: Int64
  /// Photos the verdict rests on.
  public let shown: Set<String>
  /// Those the verifier says to have looked at.
  public let seen: Set<String>

  public init(openedAt: Int64, shown: Set<String>, seen: Set<String>) {
    self.openedAt = openedAt
    self.shown = shown
    self.seen = seen
  }

  /// - Throws: ``Refusal/photosNotSeen(count:)``, ``Refusal/lookedTooBriefly(seconds:)``
  public func check(_ report: Report, now: Int64) throws(Refusal) {
    // Whatever a page showed, these two are always among them.
    let needed = shown.union([report.firstPhoto, report.lastProof].compactMap { $0 })
    let missing = needed.subtracting(seen).count
    guard missing == 0 else { throw .photosNotSeen(count: missing) }
    guard now - openedAt >= Int64(Self.leastSeconds) * 1_000 else {
      throw .lookedTooBriefly(seconds: Self.leastSeconds)
    }
  }
}

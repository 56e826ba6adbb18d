/// An open report that may be about the same thing as a draft.
public struct SimilarReport: Sendable, Equatable {
  public let report: Report
  /// From the draft's point to the report's as the public sees it, in metres.
  public let metres: Double
  let score: Double

  /// Farther away it is another thing.
  public static let reach = 150.0
  /// Nearest ones looked at.
  public static let candidates = 30
  /// More than these nobody reads.
  public static let most = 4

  /// Words in common without which another category is another thing.
  private static let leastLikeness = 0.25

  /// Those worth asking about, the likeliest first.
  /// - Parameters:
  ///   - candidates: open and listed; others are left out
  ///   - categories: what the draft is or may be about
  public static func ranked(
    _ candidates: [Report], text: String, categories: Set<String>, from place: Coordinate,
    book: CityBook
  ) -> [SimilarReport] {
    let stems = TextWords.stems(of: text)
    let found = candidates.compactMap { report -> SimilarReport? in
      guard Visibility.isListed(report), report.closedAt == nil,
        let metres = book.publicPlace(of: report).map({ place.metres(to: $0) }), metres <= reach
      else { return nil }
      let likeness = TextWords.likeness(stems, TextWords.stems(of: report.text))
      let isOfKind = report.category.map(categories.contains) ?? false
      guard isOfKind || likeness >= leastLikeness else { return nil }
      let score = (isOfKind ? 0.5 : 0) + likeness + 0.5 * (1 - metres / reach)
      return SimilarReport(report: report, metres: metres, score: score)
    }
    return Array(
      found.sorted { (-$0.score, $0.report.id) < (-$1.score, $1.report.id) }.prefix(most))
  }
}

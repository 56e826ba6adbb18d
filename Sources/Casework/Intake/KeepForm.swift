public import Domain
import FoundationEssentials
import Storage

/// A half-filled report form, kept on the server between the steps.
public struct ReportForm: Sendable, Codable, Equatable {
  public var draft: Draft
  /// The steps already seen, by the names the pages give them.
  public var seen: Set<String>
  /// Milliseconds since 1970 UTC; nil for forms of an earlier release.
  public var begunAt: Int64?
  /// Hash of the secret of the browser that began it: nobody else goes on with it, though the
  /// address be passed on. Nil for forms of an earlier release.
  public var browser: String?

  public init(
    draft: Draft, seen: Set<String> = [], begunAt: Int64? = nil, browser: String? = nil
  ) {
    self.begunAt = begunAt
    self.browser = browser
    self.draft = draft
    self.seen = seen
  }
}

extension Casework {
  /// Keeps a form under the hash of its token.
  public func keep(_ form: ReportForm, token: String, now: Int64) async throws {
    let body = String(decoding: try JSONEncoder().encode(form), as: UTF8.self)
    try await database.write {
      try FormDraftRows.save(ReporterKeys.hash(token), body: body, at: now, on: $0)
    }
  }

  public enum KeptForm: Sendable, Equatable {
    case open(ReportForm)
    /// It was sent and became this report, by the browser with this hash.
    case sent(report: Int64, browser: String)
  }

  /// Nil when there is none (or it was forgotten after 30 days).
  public func form(token: String) async throws -> KeptForm? {
    let kept = try await database.read { try FormDraftRows.find(ReporterKeys.hash(token), on: $0) }
    guard let kept else { return nil }
    if let report = kept.report { return .sent(report: report, browser: kept.body) }
    return .open(try JSONDecoder().decode(ReportForm.self, from: Array(kept.body.utf8).data))
  }

  /// Marks the form as sent; what was typed is then only in the report.
  public func formSent(_ form: ReportForm, token: String, report: Int64, now: Int64) async throws {
    try await database.write {
      try FormDraftRows.becameReport(
        ReporterKeys.hash(token), report: report, by: form.browser ?? "", at: now, on: $0)
    }
  }
}

extension [UInt8] {
  fileprivate var data: Data { Data(self) }
}

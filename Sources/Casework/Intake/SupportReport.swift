public import Domain
import Storage

extension Casework {
  /// Counts a device among those who have the same trouble. The reporter's own device is not
  /// counted: it is the first voice already.
  /// - Returns: how many support the report now
  /// - Throws: ``Refusal/noSuchReport`` for what the public cannot read, and for what is closed
  @discardableResult
  public func support(_ number: String, device: String, now: Int64) async throws -> Int {
    let owner = ReporterKeys.hash(device)
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.isListed(report), report.closedAt == nil
      else { throw Refusal.noSuchReport }
      if try AccessRows.isGranted(owner, report: report.id, now: now, on: connection) {
        return try SupportRows.count(of: report.id, on: connection)
      }
      return try SupportRows.support(report.id, owner: "device:\(owner)", at: now, on: connection)
    }
  }
}

import Domain
import Storage

/// Whole lists as a file, however long they are.
extension Office {
  /// Reports of one read. Between two reads no transaction is open, so a slow reader holds up
  /// nobody; each page begins after the last report of the one before.
  private static let exportedTogether = 500
  /// Bytes handed to the connection at a time.
  private static let exportPiece = 32 * 1_024

  /// A list from its newest report on. What is handed in meanwhile is not in it; what changes
  /// meanwhile is there as it was when its page was read.
  /// - Parameter sight: asked for every report
  func export(
    _ scope: ReportLists.Scope, filter: DeskRows.Filter, as sheet: ReportSheet, name: String,
    sight: @escaping @Sendable (Report) -> Sight
  ) -> Answer {
    let database = database
    let isPublic = if case .listed = scope { true } else { false }
    return .download(name: name, type: "text/csv; charset=utf-8; header=present") { write in
      var bytes = Array(sheet.header.utf8)
      var key: ReportLists.Key?
      repeat {
        let after = key
        let found = try await database.read { connection in
          let found = try ReportLists.newest(
            scope, filter: filter, after: after, limit: Self.exportedTogether, on: connection)
          return try isPublic ? EventRows.asPublished(found, on: connection) : found
        }
        let page = found.prefix(Self.exportedTogether)
        for report in page {
          let sight = sight(report)
          guard sight > .none else { continue }
          bytes += sheet.row(report, sight: sight).utf8
          guard bytes.count >= Self.exportPiece else { continue }
          try await write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
        key =
          found.count > page.count
          ? page.last.map { ReportLists.Key(receivedAt: $0.receivedAt, id: $0.id) } : nil
      } while key != nil
      if !bytes.isEmpty { try await write(bytes) }
    }
  }
}

extension ReportAPI {
  /// The public reports as a file: the same filters, members and sight as the JSON list.
  func export(_ context: RequestContext) throws -> Answer {
    office.export(
      .listed, filter: try filter(context), as: .open(office.book, context.language),
      name: "laporan.csv", sight: Visibility.publicSight)
  }
}

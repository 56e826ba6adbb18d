public import Domain
import Storage

/// A line of a list that the store keeps besides the city's tables, as it comes in from a table:
/// accounts, answer templates, public notices.
public protocol KeptLine: Sendable {
  /// What it is called when something is said about it.
  var code: String { get }

  /// What entering it would change; nil for nothing.
  func change(_ scene: ListScene) throws -> RowChange?
  /// Enters and logs it.
  func enter(_ scene: ListScene) throws
}

/// Where a line is entered, and by whom.
public struct ListScene {
  let book: CityBook
  let actor: Actor
  let now: Int64
  let connection: any Connection
}

/// Of several lines, the one that is refused.
public struct ListRefusal: Error, Sendable {
  public enum Cause: Sendable {
    case account(AccountRefusal)
    case template(AnswerTemplateRefusal)
    case notice(PublicNoticeRefusal)
    /// There is none with this id.
    case unknown
    /// What is published stays as it was published.
    case fixed
  }

  public let code: String
  public let cause: Cause
}

/// The list is no longer what it was when its changes were looked at.
public struct ListOvertaken: Error, Sendable {}

extension Casework {
  /// Of lines, those that differ from what is stored, and how.
  /// - Throws: ``ListRefusal`` for the first that will not do
  public func changes<Line: KeptLine>(_ lines: [Line], by actor: Actor, now: Int64) async throws
    -> [RowChange]
  {
    let book = book
    return try await database.read { connection in
      try Self.changes(
        lines, ListScene(book: book, actor: actor, now: now, connection: connection)
      ).map(\.change)
    }
  }

  /// Enters the lines that differ, all or none. Lines that are not among them stay as they are.
  /// - Parameter seen: ``RowChange/digest(_:)`` of the changes that were looked at
  /// - Throws: ``ListRefusal``, ``ListOvertaken``
  public func keep<Line: KeptLine>(_ lines: [Line], seen: String, by actor: Actor, now: Int64)
    async throws
  {
    let book = book
    try await database.write { connection in
      let scene = ListScene(book: book, actor: actor, now: now, connection: connection)
      let changes = try Self.changes(lines, scene)
      guard RowChange.digest(changes.map(\.change)) == seen else { throw ListOvertaken() }
      for (line, _) in changes { try Self.refusing(line) { try line.enter(scene) } }
    }
  }

  private static func changes<Line: KeptLine>(_ lines: [Line], _ scene: ListScene) throws
    -> [(line: Line, change: RowChange)]
  {
    try lines.compactMap { line in
      try refusing(line) { try line.change(scene) }.map { (line, $0) }
    }
  }

  /// Says of which line a refusal is.
  private static func refusing<Line: KeptLine, T>(_ line: Line, _ body: () throws -> T) throws -> T
  {
    do {
      return try body()
    } catch let refusal as AccountRefusal {
      throw ListRefusal(code: line.code, cause: .account(refusal))
    } catch let refusal as AnswerTemplateRefusal {
      throw ListRefusal(code: line.code, cause: .template(refusal))
    } catch let refusal as PublicNoticeRefusal {
      throw ListRefusal(code: line.code, cause: .notice(refusal))
    }
  }
}

extension RowChange {
  /// Tells these changes from any others.
  public static func digest(_ changes: [RowChange]) -> String {
    ReporterKeys.hash(
      changes.map { change in
        ([change.code, "\(change.isNew)"]
          + change.edits.flatMap { [$0.field, $0.before ?? "", $0.after ?? ""] })
          .joined(separator: "\u{1F}")
      }.joined(separator: "\u{1E}"))
  }
}

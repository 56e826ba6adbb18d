public import Domain
import Storage

/// Why an answer template is not kept.
public enum AnswerTemplateRefusal: Error, Sendable, Equatable {
  /// Heads keep those of their own office and below; the city's are the administrators'.
  case notYours
  /// 1 to 80 characters on one line.
  case nameMalformed
  case bodyMissing
  case bodyTooLong(most: Int)
  case unknownPlaceholder(String)
  case unknownUnit(String)
  case tooMany(most: Int)
}

extension Casework {
  /// The offices whose templates somebody keeps; nil = all, and those of the whole city.
  /// - Throws: ``AnswerTemplateRefusal/notYours`` for everybody else
  public static func keptTemplates(by actor: Actor, _ book: CityBook)
    throws(AnswerTemplateRefusal) -> [Unit]?
  {
    switch actor.role {
    case .administrator: return nil
    case .agencyHead, .areaHead:
      guard let unit = actor.unit else { throw .notYours }
      return book.units.subtree(of: unit)
    case .reporter, .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .fieldOfficer,
      .verifier, .channelAdmin, .governorOffice, .system:
      throw .notYours
    }
  }

  /// Enters a template (id 0) or changes it, and logs that.
  public func save(_ template: AnswerTemplate, by actor: Actor, now: Int64) async throws {
    let book = book
    let sound = try Self.sound(template, by: actor, book)
    try await database.write { connection in
      try Self.enter(
        sound, ListScene(book: book, actor: actor, now: now, connection: connection))
    }
  }

  fileprivate static func enter(_ sound: AnswerTemplate, _ scene: ListScene) throws {
    let connection = scene.connection
    let before = try kept(sound.id, by: scene.actor, scene.book, on: connection)
    if before?.unit != sound.unit || before == nil {
      guard
        try AnswerTemplateRows.count(of: sound.unit, on: connection)
          < AnswerTemplateRows.mostOfOneUnit
      else { throw AnswerTemplateRefusal.tooMany(most: AnswerTemplateRows.mostOfOneUnit) }
    }
    try AnswerTemplateRows.save(sound, by: scene.actor.user, at: scene.now, on: connection)
    try AdministrationRows.append(
      at: scene.now, user: scene.actor.user, what: "template.save", subject: sound.name,
      details: sound.unit ?? "-", on: connection)
  }

  /// Takes a template away and logs that. One that is gone already is none of anybody's concern.
  public func removeAnswerTemplate(_ id: Int64, by actor: Actor, now: Int64) async throws {
    try await database.write { connection in
      guard let template = try Self.kept(id, by: actor, self.book, on: connection) else { return }
      try AnswerTemplateRows.remove(id, on: connection)
      try AdministrationRows.append(
        at: now, user: actor.user, what: "template.remove", subject: template.name,
        details: template.unit ?? "-", on: connection)
    }
  }

  /// The stored template, when there is one and this person keeps it.
  fileprivate static func kept(
    _ id: Int64, by actor: Actor, _ book: CityBook, on connection: any Connection
  ) throws -> AnswerTemplate? {
    guard id != 0, let template = try AnswerTemplateRows.find(id, on: connection) else {
      return nil
    }
    try checkUnit(template.unit, by: actor, book)
    return template
  }

  private static func checkUnit(_ unit: String?, by actor: Actor, _ book: CityBook)
    throws(AnswerTemplateRefusal)
  {
    guard let units = try keptTemplates(by: actor, book) else { return }
    guard let unit, units.contains(where: { $0.code == unit }) else { throw .notYours }
  }

  fileprivate static func sound(_ template: AnswerTemplate, by actor: Actor, _ book: CityBook)
    throws(AnswerTemplateRefusal) -> AnswerTemplate
  {
    let name = template.name.trimmed
    let body = template.body.trimmed
    if let unit = template.unit, book.units[unit] == nil { throw .unknownUnit(unit) }
    try checkUnit(template.unit, by: actor, book)
    guard !name.isEmpty, !name.isLonger(than: AnswerTemplate.longestName),
      !name.contains(where: \.isNewline)
    else { throw .nameMalformed }
    guard !body.isEmpty else { throw .bodyMissing }
    guard !body.isLonger(than: AnswerTemplate.longestBody) else {
      throw .bodyTooLong(most: AnswerTemplate.longestBody)
    }
    if let unknown = AnswerTemplate.unknown(in: body).first {
      throw .unknownPlaceholder(unknown)
    }
    return AnswerTemplate(
      id: template.id, name: name, body: body,
      actions: AnswerTemplate.speaking.filter(template.actions.contains), unit: template.unit)
  }
}

/// A template as a table has it; id 0 = a new one.
extension AnswerTemplate: KeptLine {
  public var code: String { name }

  private var values: [(field: String, value: String)] {
    [
      ("name", name), ("body", body), ("verbs", actions.map(\.rawValue).joined(separator: " ")),
      ("unit", unit ?? ""),
    ]
  }

  public func change(_ scene: ListScene) throws -> RowChange? {
    let sound = try Casework.sound(self, by: scene.actor, scene.book)
    guard id != 0 else { return RowChange(name, before: nil, after: sound.values) }
    guard
      let before = try Casework.kept(id, by: scene.actor, scene.book, on: scene.connection)
    else { throw ListRefusal(code: name, cause: .unknown) }
    return RowChange(before.name, before: before.values, after: sound.values)
  }

  public func enter(_ scene: ListScene) throws {
    try Casework.enter(try Casework.sound(self, by: scene.actor, scene.book), scene)
  }
}

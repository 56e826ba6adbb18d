public import Domain
public import Storage

/// Why a saved view is not kept.
public enum ViewRefusal: Error, Sendable, Equatable {
  case nameMissing
  case nameTooLong(most: Int)
  case tooMany(most: Int)
  /// There is none, or it is not this person's to keep.
  case unknownView
}

extension Casework {
  /// Of one owner. More would be a list of their own.
  public static let mostViews = 20
  public static let longestViewName = 40

  /// The owner of views for everybody with a role, as far as somebody keeps such: heads for their own
  /// unit and below, administrators for the whole city.
  public static func roleViews(for role: Role, by actor: Actor) -> ViewRows.Owner? {
    switch actor.role {
    case .administrator: .role(role, unit: nil)
    case .agencyHead, .areaHead: actor.unit.map { .role(role, unit: $0) }
    default: nil
    }
  }

  public static func mayKeepViews(of owner: ViewRows.Owner, by actor: Actor) -> Bool {
    switch owner {
    case .person(let user): user == actor.user
    case .role(let role, _): roleViews(for: role, by: actor) == owner
    }
  }

  /// - Parameters:
  ///   - list: the list's part of its address
  ///   - query: a filter as addresses write it, already known to mean something
  public func addView(
    _ name: String, list: String, query: String, for owner: ViewRows.Owner, by actor: Actor,
    now: Int64
  ) async throws {
    let name = try Self.viewName(name)
    guard Self.mayKeepViews(of: owner, by: actor) else { throw ViewRefusal.unknownView }
    try await database.write { connection in
      guard try ViewRows.views(of: owner, on: connection).count < Self.mostViews else {
        throw ViewRefusal.tooMany(most: Self.mostViews)
      }
      try ViewRows.insert(owner, name: name, list: list, query: query, at: now, on: connection)
      try Self.log("view.add", name, owner, actor, now, on: connection)
    }
  }

  public func renameView(_ id: Int64, to name: String, by actor: Actor, now: Int64) async throws {
    let name = try Self.viewName(name)
    try await database.write { connection in
      let view = try Self.view(id, of: actor, on: connection)
      try ViewRows.rename(id, name, on: connection)
      try Self.log("view.rename", name, view.owner, actor, now, on: connection)
    }
  }

  public func removeView(_ id: Int64, by actor: Actor, now: Int64) async throws {
    try await database.write { connection in
      let view = try Self.view(id, of: actor, on: connection)
      try ViewRows.delete(id, on: connection)
      try Self.log("view.remove", view.name, view.owner, actor, now, on: connection)
    }
  }

  /// Moves a view before the one that stands before it.
  public func raiseView(_ id: Int64, by actor: Actor) async throws {
    try await database.write { connection in
      let view = try Self.view(id, of: actor, on: connection)
      let all = try ViewRows.views(of: view.owner, on: connection)
      guard let index = all.firstIndex(where: { $0.id == id }), index > 0 else { return }
      try ViewRows.move(id, to: all[index - 1].position, on: connection)
      try ViewRows.move(all[index - 1].id, to: view.position, on: connection)
    }
  }

  private static func viewName(_ name: String) throws -> String {
    guard !name.isEmpty else { throw ViewRefusal.nameMissing }
    guard name.count <= longestViewName else {
      throw ViewRefusal.nameTooLong(most: longestViewName)
    }
    return name
  }

  private static func view(_ id: Int64, of actor: Actor, on connection: any Connection) throws
    -> ViewRows.View
  {
    guard let view = try ViewRows.find(id, on: connection),
      mayKeepViews(of: view.owner, by: actor)
    else { throw ViewRefusal.unknownView }
    return view
  }

  /// What somebody keeps for others is on record.
  private static func log(
    _ what: String, _ name: String, _ owner: ViewRows.Owner, _ actor: Actor, _ now: Int64,
    on connection: any Connection
  ) throws {
    guard case .role(let role, let unit) = owner else { return }
    try AdministrationRows.append(
      at: now, user: actor.user, what: what, subject: name,
      details: "\(role.rawValue) \(unit ?? "-")", on: connection)
  }
}

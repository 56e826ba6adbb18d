public import Domain
public import Storage

/// The use cases of the city, over one store. Verbs of a report are one file each; see
/// ``CaseVerb`` for how a verb becomes a change.
public struct Casework: Sendable {
  public let database: any Database
  public let shelf: CityShelf
  public let keys: ReporterKeys
  /// How much one sender may do.
  public let allowances: Allowances
  let emptyBuckets = EmptyBuckets()

  public init(
    database: any Database, shelf: CityShelf, keys: ReporterKeys,
    allowances: Allowances = .unlimited
  ) {
    self.allowances = allowances
    self.database = database
    self.shelf = shelf
    self.keys = keys
  }

  /// The city as it stands at this moment.
  public var book: CityBook { shelf.book }
}

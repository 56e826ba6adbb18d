public import Domain
public import Evidence
public import Storage

/// One thing the store says about itself that is not so.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
  public let subject: String
  public let what: String

  public var description: String { "\(subject): \(what)" }
}

/// What a check looked at.
public struct CheckSummary: Sendable, Equatable {
  public var reports = 0
  public var events = 0
  public var photos = 0
  public var blobs = 0
  public var findings = 0
  /// Digest over all reports as their events tell them, hexadecimal: equal in two stores that hold
  /// the same reports.
  public var folds = ""
}

/// Recomputes every fold, looks for orphans and re-hashes every photo. Reads in pages, a few at a
/// time: memory does not grow with the store, and no statement reads a whole table.
public struct CheckStore: Sendable {
  private static let pageSize = 500
  private static let pagesAtOnce = 4

  private let database: any Database
  private let vault: (any BlobVault)?
  private let units: UnitTree
  private let clocks: ClockBook?

  /// - Parameters:
  ///   - vault: nil leaves the bytes of photos unread
  ///   - clocks: to compute deadlines and timers again; nil leaves them
  public init(
    database: any Database, vault: (any BlobVault)?, units: UnitTree, clocks: ClockBook? = nil
  ) {
    self.clocks = clocks
    self.database = database
    self.vault = vault
    self.units = units
  }

  /// Calls `found` for each difference.
  public func run(_ found: (Finding) -> Void) async throws -> CheckSummary {
    var summary = CheckSummary()
    func note(_ findings: [Finding]) {
      summary.findings += findings.count
      for finding in findings { found(finding) }
    }
    note(
      try await database.integrityProblems().map { Finding(subject: "database", what: $0) })
    var folds = RowDigest()
    var pages: [Task<CheckedPage, any Error>] = []
    var end: Int64 = .min
    repeat {
      while pages.count < Self.pagesAtOnce, end < .max {
        let low = end
        end = try await database.read {
          try CheckedRange.end(above: low, limit: Self.pageSize, on: $0)
        }
        let high = end
        pages.append(
          Task { [database, units, clocks] in
            let range = try await database.read {
              try CheckedRange(above: low, through: high, on: $0)
            }
            return CheckedPage(range, units: units, clocks: clocks)
          })
      }
      let page = try await pages.removeFirst().value
      summary.reports += page.reports
      summary.events += page.events
      folds.add([.text(page.folds)])
      note(page.findings)
    } while !pages.isEmpty
    summary.folds = folds.finish()
    note(
      try await database.read { try MapRows.differences(most: 20, on: $0) }.map {
        Finding(subject: "map", what: $0)
      })
    if let vault { note(try await checkPhotos(&summary, vault)) }
    return summary
  }

  private func checkPhotos(_ summary: inout CheckSummary, _ vault: any BlobVault) async throws
    -> [Finding]
  {
    var findings: [Finding] = []
    var last = ""
    // Digests are as good as random: their first 64 bits tell blobs apart in an eighth of the room.
    var checked: Set<UInt64> = []
    func verify(_ blobs: [String], of photo: String) async throws {
      for blob in blobs {
        func note(_ what: String) {
          findings.append(Finding(subject: "photo \(photo)", what: what))
        }
        guard let id = BlobID(rawValue: blob), let start = UInt64(blob.prefix(16), radix: 16)
        else {
          note("names no blob")
          continue
        }
        guard checked.insert(start).inserted else { continue }
        summary.blobs += 1
        switch try await vault.verify(id) {
        case .sound: break
        case .missing: note("blob \(blob) is missing")
        case .damaged: note("blob \(blob) is damaged")
        }
      }
    }
    while true {
      let after = last
      let page = try await database.read { try PhotoRows.page(after: after, limit: 500, on: $0) }
      guard let next = page.last?.id else { break }
      summary.photos += page.count
      for photo in page {
        try await verify([photo.original, photo.large, photo.thumbnail], of: photo.id)
      }
      last = next
    }
    last = ""
    while true {
      let after = last
      let page = try await database.read { try MaskRows.copies(after: after, limit: 500, on: $0) }
      guard let next = page.last?.photo else { return findings }
      for copy in page { try await verify(copy.blobs, of: copy.photo) }
      last = next
    }
  }
}

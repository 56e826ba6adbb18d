public import Domain
public import Storage

extension Casework {
  /// Counts a device among those who have the same trouble. The reporter's own device is not
  /// counted: it is the first voice already.
  /// - Parameter sender: nobody presses for a crowd from one address
  /// - Returns: how many support the report now
  /// - Throws: ``Refusal/noSuchReport`` for what the public cannot read, and for what is closed;
  ///   ``SupportRefusal/tooOften(until:)``
  @discardableResult
  public func support(_ number: String, device: String, from sender: Sender? = nil, now: Int64)
    async throws -> Int
  {
    let owner = ReporterKeys.hash(device)
    let bucket = sender.flatMap { allowances.supports(from: $0) }
    return try await database.write { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.isListed(report), report.closedAt == nil
      else { throw Refusal.noSuchReport }
      if try AccessRows.isGranted(owner, report: report.id, now: now, on: connection) {
        return try SupportRows.count(of: report.id, on: connection)
      }
      let voice = ReporterKeys.voice(device)
      if let bucket, try SupportRows.id(voice, of: report.id, on: connection) == nil,
        let until = try BucketRows.take(
          ReporterKeys.hash("\(bucket.name)\n\(report.id)"), of: bucket.allowance, now: now,
          on: connection)
      {
        throw SupportRefusal.tooOften(until: until)
      }
      return try SupportRows.support(report.id, owner: voice, at: now, on: connection)
    }
  }

  /// How many reports one address may be kept with: nobody can have another's box filled.
  static let mostSupportsOfAddress = 20

  /// By letter, a device that supports a report hears of it.
  /// - Parameter email: nil stops the letters and forgets the address
  /// - Throws: ``Refusal/noSuchReport``; ``SubmitRefusal/invalid(_:)`` for an address that is none;
  ///   ``SupportRefusal/tooManyOfAddress``
  public func hearOfSupported(
    _ number: String, device: String, email: String?, language: Language, now: Int64
  ) async throws {
    if let email {
      let problems = Contact(email: email, consent: false).problems
      guard problems.isEmpty else { throw SubmitRefusal.invalid(problems) }
    }
    let support = try await support(of: device, to: number)
    try await database.write { connection in
      let owner = SubscriptionRows.Owner.supporter(support)
      let known = try SupportRows.email(of: support, on: connection)
      if let email, email != known {
        let most = Self.mostSupportsOfAddress
        guard try SupportRows.count(email: email, most: most, on: connection) < most else {
          throw SupportRefusal.tooManyOfAddress
        }
      }
      try SupportRows.setEmail(email, of: support, on: connection)
      if email != nil || known != nil {
        try SubscriptionRows.set(
          owner, .mail, email == nil ? .off : .on, language: language, at: now, on: connection)
      }
    }
  }

  /// A browser of somebody who supports a report.
  public func hearOfSupported(_ number: String, device: String) async throws
    -> SubscriptionRows.Owner
  {
    .supporter(try await support(of: device, to: number))
  }

  private func support(of device: String, to number: String) async throws -> Int64 {
    try await database.read { connection in
      guard let report = try ReportRows.find(number: number, on: connection),
        Visibility.isListed(report),
        let id = try SupportRows.id(ReporterKeys.voice(device), of: report.id, on: connection)
      else { throw Refusal.noSuchReport }
      return id
    }
  }
}

public enum SupportRefusal: Error, Sendable, Equatable {
  case tooManyOfAddress
  /// Milliseconds since 1970 UTC.
  case tooOften(until: Int64)
}

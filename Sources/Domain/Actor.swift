/// Somebody who acts: an officer with a role in a unit, or the reporter of one report.
public struct Actor: Sendable, Equatable {
  public let role: Role
  /// Row of the officer; nil for a reporter.
  public let user: Int64?
  /// Code of the officer's unit; nil for a reporter.
  public let unit: String?
  /// The report this reporter has unlocked; nil for officers.
  public let reportID: Int64?

  public init(officer user: Int64, role: Role, unit: String) {
    self.role = role
    self.user = user
    self.unit = unit
    self.reportID = nil
  }

  /// The clockwork, which belongs to no office.
  public static let system = Actor(role: .system)

  private init(role: Role) {
    self.role = role
    user = nil
    unit = nil
    reportID = nil
  }

  public init(reporterOf reportID: Int64) {
    self.role = .reporter
    self.user = nil
    self.unit = nil
    self.reportID = reportID
  }
}

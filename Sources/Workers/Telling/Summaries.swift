import Casework
import Domain
import Storage

/// The digest at 07.00 and 13.00, and on Mondays the summary of the week for heads.
struct Summaries: Sendable {
  static let hours = [7, 13]
  /// A digest that could not be written by then is not worth reading.
  static let grace: Int64 = 2 * 3_600_000
  private static let lastName = "summary-last"

  /// The digest that is due at a moment, by name and beginning; nil between two.
  static func due(at now: Int64, clock: LocalClock) -> (name: String, start: Int64, isWeekly: Bool)?
  {
    let day = clock.date(at: now)
    /// By the wall clock, also on a day on which the clocks change in the night.
    func start(_ hour: Int) -> Int64 {
      let wall = Int64(day.daysSince1970) * 86_400_000 + Int64(hour) * 3_600_000
      return wall - clock.offset(at: wall - clock.offset(at: wall))
    }
    guard let hour = hours.last(where: { now >= start($0) }), now < start(hour) + grace else {
      return nil
    }
    // 1970-01-01 was a Thursday.
    let isMonday = (day.daysSince1970 % 7 + 7) % 7 == 4
    return ("\(day.iso)T\(hour)", start(hour), isMonday && hour == hours[0])
  }

  /// Enters the messages of the digest that is due, once.
  static func enter(now: Int64, clock: LocalClock, on connection: any Connection) throws {
    guard let due = due(at: now, clock: clock),
      try SettingRows.get(lastName, on: connection) != due.name
    else { return }
    try SettingRows.set(lastName, due.name, on: connection)
    for (subscription, user) in try SubscriptionRows.officersByMail(on: connection) {
      if user.role != .administrator, user.role != .fieldOfficer {
        try enter(.digest, due.name, subscription, now: now, on: connection)
      }
      if due.isWeekly, user.role.leads {
        try enter(.weekly, due.name, subscription, now: now, on: connection)
      }
    }
  }

  private static func enter(
    _ topic: NoticeTopic, _ name: String, _ subscription: Int64, now: Int64,
    on connection: any Connection
  ) throws {
    let id = try DeliveryRows.insert(
      subject: "\(topic.rawValue):\(name)", topic: topic, channel: .mail,
      recipient: "subscription:\(subscription)", report: nil, revision: nil, due: now, at: now,
      on: connection)
    guard let id else { return }
    try JobRows.enqueue(
      Casework.deliverKind, subject: String(id), due: now, now: now, on: connection)
  }
}

/// The two promises made to a reporter at receipt, in milliseconds since 1970 UTC.
public struct Deadlines: Sendable, Codable, Equatable {
  /// First real decision: take, coordinate, dispatch, answer, merge or reject.
  public let coordination: Int64
  /// Verified completion.
  public let completion: Int64

  public init(coordination: Int64, completion: Int64) {
    self.coordination = coordination
    self.completion = completion
  }

  /// Elapsed time, day and night. Source: the city's published 6 hours and 7 days.
  public init(receivedAt: Int64, city: City) {
    coordination = receivedAt + Int64(city.coordinationHours) * 3_600_000
    completion = receivedAt + Int64(city.completionDays) * 86_400_000
  }
}

/// The `drill_runs` table: who did which drill job when. Written in the transaction that completes
/// the job, so that a job with two rows was done twice.
public enum DrillRows {
  public struct Share: Sendable, Equatable {
    public let worker: String
    public let runs: Int
  }

  public static func append(
    job: Int64, worker: String, started: Int64, finished: Int64, on connection: any Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO drill_runs (job_id, worker, started_at, finished_at) VALUES ($1, $2, $3, $4)
      """, [.integer(job), .text(worker), .integer(started), .integer(finished)])
  }

  /// How many drill jobs each worker finished since a moment, in milliseconds since 1970 UTC.
  public static func shares(since: Int64, on connection: any Connection) throws -> [Share] {
    try connection.all(
      """
      SELECT worker, COUNT(*) FROM drill_runs WHERE finished_at >= $1
      GROUP BY worker ORDER BY worker
      """, [.integer(since)]
    ) { Share(worker: $0.text(0), runs: $0.int(1)) }
  }
}

import ArgumentParser
import Casework
import Storage
import Workers

struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "The work behind the pages.",
    discussion: """
      On the embedded store `drill` and `retry` need the server to be stopped: it alone may write. \
      The administrator's page "Pekerjaan latar" can let work be tried again meanwhile.
      """,
    subcommands: [Status.self, Drill.self, Retry.self])

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How much waits, runs, failed, and who did the drill.",
      discussion: """
        One line per kind: kind, waiting, running, done in the last hour, dead, seconds overdue, \
        last problem. Then one line per dead job, and one per worker that did drill jobs in the \
        last hour.
        """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
      let assembly = try await Assembly(try common.settings(), readOnly: true)
      let now = WallClock.now()
      let (tallies, dead, shares) = try await assembly.database.read { connection in
        (
          try JobRows.tallies(since: now - 3_600_000, now: now, on: connection),
          try JobRows.dead(before: .max, limit: 100, on: connection),
          try DrillRows.shares(since: now - 3_600_000, on: connection)
        )
      }
      for tally in tallies {
        let overdue = tally.oldestDue.map { (now - $0) / 1_000 } ?? 0
        say(
          "\(tally.kind)\t\(tally.waiting) waiting\t\(tally.running) running\t\(tally.done) done"
            + "\t\(tally.dead) dead\t\(overdue) s overdue\t\(tally.problem ?? "-")")
      }
      for job in dead.prefix(100) {
        say(
          "dead\t\(job.id)\t\(job.kind)\t\(job.subject)\t\(job.attempts) attempts\t\(job.problem)")
      }
      if dead.count > 100 { say("There are more dead jobs than these 100.") }
      for share in shares { say("drill\t\(share.worker)\t\(share.runs) done") }
    }
  }

  struct Drill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enter harmless jobs, to see every node take its share.")

    @OptionGroup var common: CommonOptions
    @Option(help: "Number of jobs.") var jobs = 500

    func run() async throws {
      guard (1...100_000).contains(jobs) else { throw Failure.usage("1 to 100000 jobs") }
      let assembly = try await Assembly(try common.settings(), readOnly: false)
      let now = WallClock.now()
      let count = jobs
      try await assembly.database.write { connection in
        for job in 1...count {
          try JobRows.enqueue(
            JobKind.drill.rawValue, subject: "\(now)-\(job)", due: now, now: now, on: connection)
        }
      }
      say("Entered \(count) drill jobs. `tanggap work status` tells who does them.")
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Try a dead job again.")

    @OptionGroup var common: CommonOptions
    @Argument(help: "Number of the job.") var job: Int64

    func run() async throws {
      let assembly = try await Assembly(try common.settings(), readOnly: false)
      guard try await assembly.casework().retryJob(job, by: nil, now: WallClock.now()) else {
        throw Failure.badInput("job \(job) is not dead, or the same work is in the queue already")
      }
      say("Job \(job) will be tried again.")
    }
  }
}

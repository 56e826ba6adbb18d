import Casework
import Domain
import Foundation
import Storage
import Testing

@testable import Workers

/// Machines of others: what they are told, in which order, and what happens when they do not answer.
@Suite struct WebhooksTests {
  private func hook(
    _ town: PostTown, _ events: [WebhookEvent] = WebhookEvent.allCases
  ) async throws -> Int64 {
    try await town.casework.addWebhook(
      url: "https://penerima.contoh.id/tanggap", events: events, by: nil, now: town.now
    ).id
  }

  private func log(_ town: PostTown, _ hook: Int64) async throws -> [WebhookRows.Post] {
    try await town.casework.database.read {
      try WebhookRows.log(hook: hook, before: .max, limit: 100, on: $0)
    }.reversed()
  }

  private func steps(_ town: PostTown, _ report: Report, _ count: Int) async throws {
    let offices = try await Offices(town.casework)
    let route = [("DBM", offices.village), ("DSDA", offices.roads)]
    for (unit, actor) in route.prefix(count) {
      town.clock.pass(1_000)
      try await town.casework.perform(
        CoordinateReport(to: unit, reason: "has-authority"), on: report.number, seen: nil,
        by: actor,
        now: town.now)
    }
    try await town.tell()
  }

  @Test func everyStepIsSentOnceAndInOrder() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let report = try await town.file(nil)
      try await steps(town, report, 2)
      #expect(try await town.jobs(.callHook).map(\.subject) == ["\(hook):\(report.id)"])
      #expect(try await town.work(.callHook) == 0)
      let posts = try await log(town, hook)
      #expect(posts.map(\.event) == ["report.created", "report.changed", "report.changed"])
      #expect(posts.allSatisfy { $0.state == .delivered && $0.status == 200 && $0.sentAt != nil })
      #expect(town.box.calls.map(\.id) == posts.map { "msg_\($0.id)" })
      #expect(town.box.calls.map(\.body) == posts.map(\.body))
      try await town.tell()
      try await town.work(.callHook)
      #expect(town.box.calls.count == 3)
    }
  }

  @Test func onlyWhatWasAskedForIsSent() async throws {
    try await withPost { town in
      let hook = try await hook(town, [.completed, .created])
      let officer = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      let report = try await town.file(nil)
      try await town.casework.perform(
        AddNote(words: "catatan"), on: report.number, seen: nil, by: officer, now: town.now + 1)
      try await steps(town, report, 1)
      // A warning among officers is nobody else's business.
      town.clock.pass(4 * hour)
      try await town.casework.tick(at: town.now)
      try await town.tell()
      #expect(try await log(town, hook).map(\.event) == ["report.created"])
    }
  }

  @Test func aFailureHoldsUpItsOwnReportOnly() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let first = try await town.file(nil)
      let second = try await town.file(nil)
      try await town.tell()
      town.box.answerHook(.later("503", after: nil), 503)
      #expect(try await town.work(.callHook) == 1)
      #expect(try await log(town, hook).map(\.state) == [.waiting, .delivered])
      // What is entered meanwhile waits behind it.
      try await steps(town, first, 2)
      #expect(try await town.work(.callHook) == 0, "not before its time")
      #expect(try await town.jobs(.callHook).count { $0.state == "waiting" } == 1)
      town.box.forget()
      town.box.answerHook(.unknown("no answer"), nil)
      try await town.passToNext(.callHook)
      #expect(try await town.work(.callHook) == 1)
      try await town.passToNext(.callHook)
      #expect(try await town.work(.callHook) == 0)
      let mine = try await log(town, hook).filter { $0.report == first.id }
      #expect(mine.allSatisfy { $0.state == .delivered })
      #expect(mine.map(\.attempts) == [3, 1, 1])
      #expect(
        town.box.calls.map(\.id) == [mine[0], mine[0], mine[1], mine[2]].map { "msg_\($0.id)" })
      #expect(second.id != first.id)
    }
  }

  @Test func threeDaysOfSilenceAreEnoughAndTheNextGoes() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let report = try await town.file(nil)
      try await town.tell()
      let begin = town.now
      var tries = 0
      town.box.answerHook(.later("503", after: nil), 503, times: 99)
      var waits: [Int64] = []
      while try await log(town, hook)[0].state == .waiting, tries < 99 {
        tries += 1
        if try await town.work(.callHook) == 1 {
          let before = town.now
          try await town.passToNext(.callHook)
          waits.append(town.now - before)
        }
      }
      let dead = try await log(town, hook)[0]
      #expect(dead.state == .dead && dead.problem == "503" && dead.status == 503)
      #expect(town.now - begin >= CallHook.patience)
      #expect(town.now - begin < CallHook.patience + 8 * hour)
      #expect((15...40).contains(tries), "\(tries)")
      #expect(waits.max() ?? 0 <= 8 * hour && waits[0] <= 5_000)
      let town2 = PostTown(town.casework)
      town2.clock.pass(town.now - town2.now)
      try await steps(town2, report, 1)
      #expect(try await town2.work(.callHook) == 0)
      #expect(town2.box.calls.count == 1, "the next goes")
      #expect(try await log(town, hook).map(\.state) == [.dead, .delivered])
      // "Send again" makes it wait once more, behind nothing.
      let again = try await town.casework.sendWebhookAgain(
        dead.id, of: hook, by: nil, now: town2.now)
      #expect(again)
      #expect(
        try await !town.casework.sendWebhookAgain(dead.id, of: hook, by: nil, now: town2.now),
        "it waits already")
      #expect(try await town2.work(.callHook) == 0)
      #expect(town2.box.calls.last?.id == "msg_\(dead.id)")
      #expect(try await log(town, hook).map(\.state) == [.delivered, .delivered])
    }
  }

  @Test func aReceiverThatIsGoneIsTurnedOffAndNothingIsLostWhenItComesBack() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let report = try await town.file(nil)
      try await steps(town, report, 2)
      town.box.answerHook(.gone, 410)
      #expect(try await town.work(.callHook) == 0)
      #expect(town.box.calls.count == 1)
      let state = try await town.casework.database.read {
        try WebhookRows.find(hook, on: $0)?.state
      }
      #expect(state == .off)
      #expect(try await log(town, hook).map(\.state) == [.dead, .waiting, .waiting])
      #expect(
        try await town.jobs(.callHook).allSatisfy { $0.state == "done" }, "nobody calls it for ever"
      )
      // What happens meanwhile is not for it.
      try await town.file(nil)
      try await town.tell()
      #expect(try await log(town, hook).count == 3)
      try await town.casework.switchWebhook(hook, on: true, by: nil, now: town.now)
      #expect(try await town.work(.callHook) == 0)
      #expect(try await log(town, hook).map(\.state) == [.dead, .delivered, .delivered])
    }
  }

  @Test func bothSecretsCountWhileTheReceiverChangesOver() async throws {
    try await withPost { town in
      let (hook, secret) = try await town.casework.addWebhook(
        url: "https://penerima.contoh.id/", events: [.created], by: nil, now: town.now)
      let fresh = try await town.casework.turnWebhookSecret(hook, by: nil, now: town.now)
      try await town.file(nil)
      try await town.tell()
      try await town.work(.callHook)
      try await town.casework.dropOldWebhookSecret(hook, by: nil, now: town.now)
      try await town.file(nil)
      try await town.tell()
      try await town.work(.callHook)
      #expect(town.box.calls.map(\.secrets) == [[fresh, secret], [fresh]])
    }
  }

  /// The job of a receiver and a report is one: what is entered while it completes begins a new one.
  @Test func whatIsEnteredWhileTheJobCompletesIsNotLost() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let report = try await town.file(nil)
      try await town.tell()
      let now = town.now
      let claim = try #require(
        try await town.casework.database.write {
          try JobRows.claim("call-hook", limit: 1, worker: "w", lease: 60_000, now: now, on: $0)
        }.first)
      try await town.callHook(claim)
      #expect(town.box.calls.count == 1)
      // After the last look and before the completion.
      try await steps(town, report, 1)
      let callHook = town.callHook
      try await town.casework.database.write { connection in
        #expect(try JobRows.complete(claim, now: now, on: connection))
        try callHook.enterRest(claim, connection)
      }
      #expect(try await town.work(.callHook) == 0)
      #expect(try await log(town, hook).map(\.state) == [.delivered, .delivered])
    }
  }

  /// The two transactions at the very same time, each seeing nothing of the other.
  @Test func twoTransactionsThatMeetLoseNothing() async throws {
    try await withNodes(2, .city) { nodes, _ in
      let casework = Casework(
        database: nodes[0], shelf: try await CityShelf.open(nodes[0]),
        keys: ReporterKeys(secret: [UInt8](repeating: 1, count: 32)))
      let town = PostTown(casework)
      let hook = try await hook(town)
      let report = try await town.file(nil)
      try await town.tell()
      for revision in 1...4 {
        let now = town.now
        let claim = try #require(
          try await nodes[0].write {
            try JobRows.claim("call-hook", limit: 1, worker: "w", lease: 60_000, now: now, on: $0)
          }.first)
        try await town.callHook(claim)
        let callHook = town.callHook
        let gate = Gate()
        // Whichever of the two is first, the other begins before it ends.
        let isCompletedFirst = revision.isMultiple(of: 2)
        async let entered: Void = nodes[1].write { connection in
          if isCompletedFirst {
            gate.pass()
            gate.open()
          }
          _ = try WebhookRows.insertPost(
            hook: hook, report: report.id, revision: revision, event: "report.changed", body: "{}",
            at: now, on: connection)
          try JobRows.enqueue(
            "call-hook", subject: claim.subject, due: now, now: now, on: connection)
          if !isCompletedFirst {
            gate.open()
            Thread.sleep(forTimeInterval: 0.2)
          }
        }
        try await nodes[0].write { connection in
          if !isCompletedFirst {
            gate.pass()
            gate.open()
          }
          #expect(try JobRows.complete(claim, now: now, on: connection))
          if isCompletedFirst {
            gate.open()
            Thread.sleep(forTimeInterval: 0.2)
          }
          try callHook.enterRest(claim, connection)
        }
        try await entered
        let jobs = try await town.jobs(.callHook)
        #expect(jobs.count { $0.state == "waiting" } == 1, "somebody will send it")
      }
      try await town.work(.callHook)
      #expect(try await log(town, hook).allSatisfy { $0.state == .delivered })
    }
  }

  @Test func theBodySaysWhatThePublicSees() async throws {
    try await withPost { town in
      let hook = try await hook(town)
      let offices = try await Offices(town.casework)
      let category = try #require(town.casework.book.categories.first?.slug)
      var reports: [Privacy: Report] = [:]
      for privacy in [Privacy.public, .private, .sealed] {
        let report = try await town.file(privacy: privacy, category: category)
        reports[privacy] = report
        try await town.casework.perform(
          CoordinateReport(to: "DBM", reason: "has-authority", words: "KATA PETUGAS"),
          on: report.number, seen: nil, by: offices.village, now: town.now + 1)
        try await town.casework.perform(
          AskReporter(words: "TANYA PETUGAS"), on: report.number, seen: nil, by: offices.roads,
          now: town.now + 2)
      }
      try await town.tell()
      let posts = try await log(town, hook)
      func bodies(_ privacy: Privacy) -> [String] {
        posts.filter { $0.report == reports[privacy]?.id }.map(\.body)
      }
      #expect(bodies(.sealed).isEmpty)
      #expect(bodies(.public).count == 2 && bodies(.private).count == 2)
      for body in posts.map(\.body) {
        for secret in ["RAHASIA", "TANYA", "Zulkhairun", "081299998888", "zul@contoh.id"] {
          #expect(!body.contains(secret))
        }
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(body.utf8)) }
        #expect(body.contains("\(PostTown.origin)/laporan/"))
      }
      #expect(bodies(.public)[1].contains("KATA PETUGAS") && bodies(.public)[1].contains(category))
      for body in bodies(.private) {
        #expect(!body.contains("KATA PETUGAS") && !body.contains("\"\(category)\""))
      }
    }
  }
}

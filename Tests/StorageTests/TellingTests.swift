import Casework
import Domain
import Foundation
import Storage
import Testing
import Workers

/// Who hears of what, by which way, and when.
@Suite struct TellingTests {
  @Test func aReceiptGoesByMailAndTheTelephoneStandsBy() async throws {
    try await withPost { town in
      let officers = [
        try await town.casework.hire(.kelurahanOfficer, SampleCity.village),
        try await town.casework.hire(.kelurahanOfficer, SampleCity.village),
      ]
      _ = try await town.casework.hire(.kelurahanOfficer, "KEL-31.71.01.1002")
      let report = try await town.file()
      #expect(try await town.tell() == 1)
      #expect(try await town.toReporter(report) == ["receipt mail queued"])
      #expect(
        try await Set(town.onDesks(report)) == Set(officers.map { "arrived \($0.user ?? 0)" }))
      let jobs = try await town.jobs(.deliver)
      #expect(jobs.count == 1 && jobs[0].due == town.now)
      #expect(try await town.tell() == 0)
      #expect(try await town.deliveries().count == 3)
    }
  }

  /// However often the same step is worked on, each message is entered once.
  @Test func workedOnTwiceItIsToldOnce() async throws {
    try await withPost { town in
      _ = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      let report = try await town.file()
      try await town.tell()
      let once = try await town.deliveries()
      for _ in 0..<3 {
        try await town.casework.database.write {
          try $0.run(
            "INSERT INTO outbox (report_id, revision, at) VALUES ($1, 0, $2)",
            [.integer(report.id), .integer(report.receivedAt)])
        }
        #expect(try await town.tell() == 1)
      }
      #expect(try await town.deliveries() == once)
      #expect(try await town.jobs(.deliver).count == 1)
    }
  }

  @Test func withoutAContactNobodyIsWrittenTo() async throws {
    try await withPost { town in
      let report = try await town.file(nil)
      try await town.tell()
      #expect(try await town.deliveries(report).isEmpty)
      let named = try await town.file(Contact(name: "Siti", consent: true))
      try await town.tell()
      #expect(try await town.toReporter(named).isEmpty)
    }
  }

  @Test func waysTheInstallationLacksAreNoWays() async throws {
    try await withPost { town in
      var town = town
      town.channels = [.sms]
      let report = try await town.file()
      try await town.tell()
      #expect(try await town.toReporter(report) == ["receipt sms queued"], "mail cannot be sent")
      town.channels = []
      let silent = try await town.file()
      try await town.tell()
      #expect(try await town.toReporter(silent).isEmpty)
    }
  }

  @Test func aTelephoneAloneIsUsedAtOnceAndWhatWasStoppedIsNot() async throws {
    try await withPost { town in
      let phone = try await town.file(Contact(phone: "081299998888", consent: true))
      try await town.tell()
      #expect(try await town.toReporter(phone) == ["receipt sms queued"])
      let report = try await town.file()
      try await town.casework.chooseWays(
        WaysChoice(mail: false, sms: false), of: report.id, language: .id, now: town.now)
      try await town.tell()
      #expect(try await town.toReporter(report).isEmpty, "both were stopped")
    }
  }

  @Test func staffHeadsAndPersonsButNotWhoeverActed() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      let other = try await casework.hire(.agencyCoordinator, "DBM")
      let admin = try await casework.hire(.administrator, "DBM")
      let report = try await town.file(nil)
      try await town.tell()
      func user(_ actor: Actor) -> String { "\(actor.user ?? 0)" }
      func news(_ body: () async throws -> Void) async throws -> Set<String> {
        let before = try await town.onDesks(report)
        town.clock.pass(60_000)
        try await body()
        try await town.tell()
        return Set(try await town.onDesks(report).dropFirst(before.count))
      }
      var heard = try await news {
        try await casework.perform(
          CoordinateReport(to: "DBM", reason: "has-authority"), on: report.number, seen: nil,
          by: offices.village, now: town.now)
      }
      #expect(heard == ["arrived \(user(offices.roads))", "arrived \(user(other))"])
      #expect(!heard.contains("arrived \(user(admin))"))
      heard = try await news {
        try await casework.perform(
          Dispatch(person: offices.field.user), on: report.number, seen: nil, by: offices.roads,
          now: town.now)
      }
      #expect(heard == ["arrived \(user(offices.field))"])
      // A colleague asks the person to look at the reporter's words.
      heard = try await news {
        try await casework.perform(
          AddInformation(words: "Masih gelap."), on: report.number, seen: nil,
          by: Actor(reporterOf: report.id), now: town.now)
      }
      #expect(heard == ["replied \(user(offices.field))"])
      heard = try await news {
        try await casework.perform(
          Start(), on: report.number, seen: nil, by: offices.field, now: town.now)
      }
      #expect(heard.isEmpty)
      // A unit takes what its own coordinator hands back: not told of one's own doing.
      let mine = try await town.file(nil)
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: mine.number, seen: nil,
        by: offices.village, now: town.now)
      try await casework.perform(
        Dispatch(to: "DBM-31.71"), on: mine.number, seen: nil, by: offices.roads, now: town.now + 1)
      try await town.tell()
      #expect(
        try await Set(town.onDesks(mine).suffix(1)) == ["arrived \(user(offices.local))"])
    }
  }

  @Test func substitutesHearInPlaceOfWhoIsAway() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      let second = try await casework.hire(.fieldOfficer, "DBM-31.71")
      let third = try await casework.hire(.fieldOfficer, "DBM-31.71")
      let report = try await town.file(nil)
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: report.number, seen: nil,
        by: offices.village, now: town.now)
      try await casework.perform(
        Dispatch(person: offices.field.user), on: report.number, seen: nil, by: offices.roads,
        now: town.now + 1)
      try await town.tell()
      let now = town.now
      try await casework.database.write { connection in
        for (away, standIn) in [(offices.field, second), (second, third)] {
          try AbsenceRows.insert(
            user: away.user ?? 0, substitute: standIn.user, from: now - 1, until: now + day,
            at: now,
            on: connection)
        }
      }
      try await casework.perform(
        AddInformation(words: "Masih gelap."), on: report.number, seen: nil,
        by: Actor(reporterOf: report.id), now: town.now + 2)
      try await town.tell()
      #expect(try await town.onDesks(report).last == "replied \(third.user ?? 0)")
    }
  }

  @Test func headsAreRungAtOnceAndAnOfficeWithoutOneAnswersAsAWhole() async throws {
    try await withPost { town in
      let casework = town.casework
      let camat = try await casework.hire(.areaHead, Offices.district)
      let village = try await casework.hire(.kelurahanOfficer, SampleCity.village)
      for actor in [camat, village] {
        try await casework.setMail(
          "\(actor.user ?? 0)@contoh.id", isOn: true, language: .id, of: actor.user ?? 0,
          now: town.now)
        try await casework.addBrowser(
          .user(actor.user ?? 0), endpoint: "https://push.contoh.id/\(actor.user ?? 0)",
          p256dh: "p", auth: "a", language: .id, now: town.now)
      }
      // Received at 14.30; late for the camat at 02.30 in the night.
      let report = try await town.file(nil)
      town.clock.pass(12 * hour)
      try await casework.tick(at: town.now)
      try await town.tell()
      let heard = try await town.deliveries(report)
      func of(_ actor: Actor) async throws -> Set<String> {
        let subscriptions = try await casework.database.read {
          try SubscriptionRows.of([.user(actor.user ?? 0)], on: $0).map { "subscription:\($0.id)" }
        }
        let mine = subscriptions + ["user:\(actor.user ?? 0)"]
        return Set(
          heard.filter { mine.contains($0.recipient) }.map { "\($0.topic) \($0.channel.rawValue)" })
      }
      #expect(try await of(camat) == ["escalated desk", "escalated push", "escalated mail"])
      // The village has no head: whoever works there hears as head as well.
      #expect(
        try await of(village) == [
          "arrived desk", "arrived push", "near desk", "overdue desk", "overdue push",
        ])
      #expect(heard.allSatisfy { $0.dueAt == town.now }, "officers sleep at their own risk")
    }
  }

  @Test func aReporterHearsOfAReportOnceADay() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      let report = try await town.file()
      try await town.tell()
      try await town.work(.deliver)
      func hand(_ unit: String, by actor: Actor) async throws {
        town.clock.pass(60_000)
        try await casework.perform(
          CoordinateReport(to: unit, reason: "has-authority"), on: report.number, seen: nil,
          by: actor, now: town.now)
        try await town.tell()
      }
      try await hand("DBM", by: offices.village)
      let first = town.now
      #expect(try await town.toReporter(report) == ["receipt mail sent", "handedOver mail queued"])
      try await town.work(.deliver)
      // More of the same day waits, and only the latest of it is told.
      try await hand("DSDA", by: offices.roads)
      try await hand("DBM", by: offices.water)
      #expect(
        try await town.toReporter(report) == [
          "receipt mail sent", "handedOver mail sent", "handedOver mail superseded",
          "handedOver mail queued",
        ])
      let waiting = try #require(try await town.deliveries(report).last { $0.state == .queued })
      #expect(waiting.dueAt == first + day)
      town.box.forget()
      try await town.work(.deliver)
      #expect(town.box.handed.isEmpty)
      town.clock.pass(day)
      try await town.work(.deliver)
      #expect(town.box.mails.count == 1)
    }
  }

  @Test func theEndIsToldWhateverElseWasToldThatDay() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      let report = try await town.file()
      try await town.tell()
      try await town.work(.deliver)
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: report.number, seen: nil,
        by: offices.village, now: town.now + 1)
      try await town.tell()
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: report.number, seen: nil,
        by: offices.roads, now: town.now + 2)
      try await town.tell()
      #expect(
        try await town.toReporter(report) == [
          "receipt mail sent", "handedOver mail superseded", "rejected mail queued",
        ], "what waited is older news")
      #expect(try await town.deliveries(report).last?.dueAt == town.now)
    }
  }

  @Test func theNightIsQuietButForAnswersToTheReporter() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      // 23.00 in the city.
      town.clock.pass(8 * hour + 30 * 60_000)
      let night = town.now
      #expect(casework.book.clock.timeOfDay(at: night).hour == 23)
      let morning = night + 7 * hour
      let report = try await town.file()
      try await town.tell()
      #expect(try await town.deliveries(report).last?.dueAt == night, "a receipt goes at once")
      try await town.work(.deliver)
      #expect(town.box.mails.count == 1)
      try await casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: report.number, seen: nil,
        by: offices.village, now: night + 1)
      try await town.tell()
      let rejected = try #require(try await town.deliveries(report).last)
      #expect(rejected.topic == "rejected" && rejected.dueAt == morning)
      try await casework.perform(
        Reopen(), on: report.number, seen: nil, by: Actor(reporterOf: report.id), now: night + 2)
      try await town.tell()
      let reopened = try #require(
        try await town.deliveries(report).last { $0.channel == .mail })
      #expect(reopened.topic == "reopened" && reopened.dueAt == night, "the reporter is awake")
    }
  }

  @Test func whatWaitsOverTheDayStaysOutOfTheNight() async throws {
    try await withPost { town in
      let casework = town.casework
      let offices = try await Offices(casework)
      // 20.30: told now, the next of the same kind is due at 20.30 tomorrow, then held at night.
      town.clock.pass(6 * hour)
      let report = try await town.file()
      try await casework.perform(
        CoordinateReport(to: "DBM", reason: "has-authority"), on: report.number, seen: nil,
        by: offices.village, now: town.now + 1)
      try await town.tell()
      try await town.work(.deliver)
      town.clock.pass(40 * 60_000)
      try await casework.perform(
        CoordinateReport(to: "DSDA", reason: "has-authority"), on: report.number, seen: nil,
        by: offices.roads, now: town.now)
      try await town.tell()
      let due = try #require(try await town.deliveries(report).last { $0.channel == .mail }?.dueAt)
      let (time, date) = (
        casework.book.clock.timeOfDay(at: due), casework.book.clock.date(at: due)
      )
      #expect(time == (20, 30) && date.iso == "2025-03-06")
    }
  }

  @Test func apologiesGoToTheReporterOnceEachStep() async throws {
    try await withPost { town in
      let report = try await town.file()
      try await town.tell()
      try await town.work(.deliver)
      town.clock.pass(day * 20)
      try await town.casework.tick(at: town.now)
      try await town.tell()
      let mine = try await town.toReporter(report)
      #expect(mine.filter { $0 == "late mail queued" }.count == 1)
      #expect(mine.filter { $0 == "late mail superseded" }.count == 7, "eight steps late at once")
    }
  }
}

import Casework
import Domain
import Foundation
import Storage
import Testing

@testable import Workers

/// One message handed over, and what becomes of it.
@Suite struct DeliveryTests {
  private func receipt(_ town: PostTown) async throws -> Report {
    let report = try await town.file()
    try await town.tell()
    return report
  }

  private func sole(_ town: PostTown, _ topic: NoticeTopic = .receipt) async throws
    -> DeliveryRows.Delivery
  {
    try #require(
      try await town.deliveries().first { $0.topic == topic.rawValue && $0.channel != .desk })
  }

  @Test func whatIsSentIsSent() async throws {
    try await withPost { town in
      let report = try await receipt(town)
      #expect(try await town.work(.deliver) == 0)
      let delivery = try await sole(town)
      #expect(delivery.state == .sent && delivery.sentAt == town.now && delivery.attempts == 1)
      let letter = try #require(town.box.mails.first)
      #expect(letter.to == "zul@contoh.id")
      #expect(letter.subject.contains(report.number))
      #expect(letter.text.contains("https://lapor.contoh.id/l/"))
      #expect(try await town.jobs(.deliver).map(\.state) == ["done"])
      try await town.work(.deliver)
      #expect(town.box.handed.count == 1)
    }
  }

  @Test func aWayThatIsBusyIsTriedLaterAndLater() async throws {
    try await withPost { town in
      _ = try await receipt(town)
      town.box.answer(
        .mail, .later("450", after: nil), .later("450", after: nil), .later("450", after: 600_000),
        .later("450", after: 50 * hour), .sent)
      var waits: [Int64] = []
      for _ in 0..<4 {
        #expect(try await town.work(.deliver) == 1)
        let delivery = try await sole(town)
        #expect(delivery.state == .queued && delivery.problem == "450")
        waits.append(delivery.dueAt - town.now)
        #expect(try await town.jobs(.deliver)[0].due == delivery.dueAt)
        #expect(try await town.work(.deliver) == 0, "not before")
        try await town.passToNext(.deliver)
      }
      #expect(waits[0] < waits[1] && waits[2] == 600_000 && waits[3] == hour, "\(waits)")
      #expect(try await town.work(.deliver) == 0)
      let ids = Set(town.box.mails.map(\.messageID))
      #expect(town.box.mails.count == 5 && ids.count == 1)
      #expect(try await sole(town).state == .sent)
    }
  }

  @Test func whoCannotBeReachedByMailHearsByTelephoneOnce() async throws {
    try await withPost { town in
      let report = try await receipt(town)
      town.box.answer(.mail, .never("550"))
      #expect(try await town.work(.deliver) == 0)
      #expect(
        try await town.toReporter(report) == ["receipt mail failed", "receipt sms queued"])
      #expect(try await sole(town).problem == "550")
      try await town.work(.deliver)
      #expect(
        try await town.toReporter(report) == ["receipt mail failed", "receipt sms sent"])
      let message = try #require(town.box.messages.first)
      #expect(message.number == "081299998888" && town.box.messages.count == 1)
      #expect(message.text.contains(report.number) && !message.text.contains("RAHASIA"))
    }
  }

  @Test func whenAllFailItEndsThere() async throws {
    try await withPost { town in
      let report = try await receipt(town)
      town.box.answer(.mail, .never("550"))
      town.box.answer(.sms, .never("unknown number"))
      for _ in 0..<4 { try await town.work(.deliver) }
      #expect(
        try await town.toReporter(report) == ["receipt mail failed", "receipt sms failed"])
      #expect(town.box.handed.count == 2)
      let failed = try await town.casework.database.read {
        try DeliveryRows.failed(before: .max, limit: 10, on: $0)
      }
      #expect(failed.count == 2)
    }
  }

  @Test func aBrowserThatIsGoneIsForgotten() async throws {
    try await withPost { town in
      let report = try await town.file(nil)
      let owner = SubscriptionRows.Owner.report(report.id)
      for number in 1...2 {
        try await town.casework.addBrowser(
          owner, endpoint: "https://push.contoh.id/\(number)", p256dh: "p", auth: "a",
          language: .en, now: town.now)
      }
      try await town.tell()
      town.box.answer(.push, .gone)
      try await town.work(.deliver)
      #expect(
        Set(try await town.toReporter(report)) == ["receipt push failed", "receipt push sent"])
      let states = try await town.casework.database.read {
        try SubscriptionRows.of([owner], on: $0).map(\.state)
      }
      #expect(states.count { $0 == .gone } == 1 && states.count { $0 == .on } == 1)
      // Only what may show on a locked screen.
      for push in town.box.pushes {
        #expect(!push.payload.contains("RAHASIA") && !push.payload.contains("/l/"))
        #expect(push.payload.contains("laporan") && push.payload.contains(report.number))
        #expect(push.topic.utf8.count <= 32)
      }
    }
  }

  /// The way that stands by is for those whom nothing else reaches.
  @Test func whoIsReachedByOneOfTwoWaysIsNotRungBesides() async throws {
    try await withPost { town in
      let report = try await town.file()
      try await town.casework.addBrowser(
        .report(report.id), endpoint: "https://push.contoh.id/1", p256dh: "p", auth: "a",
        language: .id, now: town.now)
      try await town.tell()
      #expect(
        Set(try await town.toReporter(report)) == ["receipt mail queued", "receipt push queued"])
      town.box.answer(.push, .gone)
      for _ in 0..<3 { try await town.work(.deliver) }
      #expect(
        Set(try await town.toReporter(report)) == ["receipt mail sent", "receipt push failed"])
      // When both fail, it is used after all, and once.
      let other = try await town.file()
      try await town.casework.addBrowser(
        .report(other.id), endpoint: "https://push.contoh.id/2", p256dh: "p", auth: "a",
        language: .id, now: town.now)
      try await town.tell()
      town.box.answer(.push, .never("410"))
      town.box.answer(.mail, .never("550"))
      for _ in 0..<3 { try await town.work(.deliver) }
      #expect(
        Set(try await town.toReporter(other)) == [
          "receipt mail failed", "receipt push failed", "receipt sms sent",
        ])
      #expect(town.box.messages.count == 1)
    }
  }

  @Test func withoutAnAnswerItIsSentOnceMoreWithTheSameName() async throws {
    try await withPost { town in
      _ = try await receipt(town)
      town.box.answer(.mail, .unknown("the line went dead"))
      #expect(try await town.work(.deliver) == 1)
      #expect(try await sole(town).state == .unknown)
      try await town.passToNext(.deliver)
      #expect(try await town.work(.deliver) == 0)
      #expect(try await sole(town).state == .sent)
      #expect(town.box.mails.count == 2 && Set(town.box.mails.map(\.messageID)).count == 1)
    }
  }

  @Test func whatWasStoppedIsNotSent() async throws {
    try await withPost { town in
      _ = try await receipt(town)
      let link = try #require(
        try await town.casework.database.read {
          try SubscriptionRows.find(1, on: $0)
        }.map { StopLink.path($0.id, keys: town.casework.keys) })
      #expect(link.hasPrefix(StopLink.prefix))
      let key = String(link.dropFirst(StopLink.prefix.count))
      let changed = key.dropLast() + (key.last == "0" ? "1" : "0")
      for wrong in ["", "1", "1-", "2-\(key.dropFirst(2))", String(changed), "x\(key)"] {
        #expect(try await !town.casework.stopMessages(wrong), "\(wrong)")
      }
      #expect(try await town.casework.stopMessages(key))
      try await town.work(.deliver)
      #expect(town.box.handed.isEmpty)
      let delivery = try await sole(town)
      #expect(delivery.state == .superseded && delivery.problem == "stopped")
    }
  }

  @Test func theLinkInALetterStopsThem() async throws {
    try await withPost { town in
      let report = try await receipt(town)
      try await town.work(.deliver)
      let letter = try #require(town.box.mails.first)
      let stop = try #require(letter.stop)
      #expect(stop.hasPrefix("\(PostTown.origin)\(StopLink.prefix)"))
      #expect(letter.text.contains(stop) && letter.html.contains(stop))
      let key = try #require(stop.components(separatedBy: StopLink.prefix).last)
      #expect(try await town.casework.stopMessages(key))
      let officer = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      try await town.casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: report.number, seen: nil,
        by: officer, now: town.now + 1)
      try await town.tell()
      #expect(
        try await town.toReporter(report) == ["receipt mail sent", "rejected sms queued"],
        "the telephone, which was not stopped, stands in")
    }
  }

  @Test func triesAreNotWithoutEnd() async throws {
    try await withPost { town in
      let report = try await receipt(town)
      for _ in 0..<(DeliverNotice.mostAttempts + 5) {
        town.box.answer(.mail, .later("450", after: nil))
      }
      var tries = 0
      while try await sole(town).state == .queued, tries < 99 {
        tries += 1
        try await town.work(.deliver)
        if try await sole(town).state == .queued { try await town.passToNext(.deliver) }
      }
      #expect(tries == DeliverNotice.mostAttempts)
      #expect(
        try await town.toReporter(report) == ["receipt mail failed", "receipt sms queued"])
      #expect((20...30).contains((town.now - report.receivedAt) / hour), "about a day")
    }
  }

  @Test func theReceiptIsTheRootOfAllLettersOfAReport() async throws {
    try await withPost { town in
      let officer = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      let report = try await receipt(town)
      try await town.work(.deliver)
      try await town.casework.perform(
        Reject(reason: "location-not-found", words: "Alamat <b>kosong</b>."), on: report.number,
        seen: nil, by: officer, now: town.now + 1)
      try await town.tell()
      try await town.work(.deliver)
      let letters = town.box.mails
      #expect(letters.count == 2)
      let root = "laporan.\(report.number)@lapor.contoh.id"
      #expect(letters[0].messageID == root && letters[0].thread == nil)
      #expect(letters[1].thread == root && letters[1].messageID != root)
      #expect(letters[1].messageID.hasSuffix("@lapor.contoh.id"))
      #expect(letters[1].html.contains("&lt;b&gt;kosong") && !letters[1].html.contains("<b>kosong"))
      #expect(letters[1].text.contains("Alamat <b>kosong</b>."))
      #expect(
        letters.allSatisfy { !$0.text.contains("RAHASIA") && !$0.subject.contains("RAHASIA") })
    }
  }

  /// A worker that died after the hand-over leaves it to the next: at least once, and known by its
  /// name.
  @Test func whatADeadWorkerLeftIsSentAgainUnderTheSameName() async throws {
    try await withPost { town in
      _ = try await receipt(town)
      let now = town.now
      let lost = try await town.casework.database.write {
        try JobRows.claim("deliver", limit: 1, worker: "dead", lease: 1_000, now: now, on: $0)
      }
      try await town.deliver(try #require(lost.first))
      // It died before it could complete the job; the note of the end is lost as well.
      try await town.casework.database.write {
        _ = try $0.run(
          "UPDATE deliveries SET state = 'sending', sent_at = NULL WHERE channel = 'mail'", [])
      }
      town.clock.pass(1_001)
      let fresh = town
      #expect(try await fresh.work(.deliver) == 0)
      #expect(town.box.mails.count == 2 && Set(town.box.mails.map(\.messageID)).count == 1)
      #expect(try await sole(town).state == .sent)
      #expect(try await sole(town).attempts == 2)
    }
  }

  @Test func textsTheCityChangedAreUsed() async throws {
    try await withPost { town in
      try await town.casework.setNoticeText(
        "receipt.title", id: "Terima kasih, {nomor} {kata}", en: nil, by: nil, now: town.now)
      try await town.casework.setNoticeText(
        "receipt.text", id: "Ada di {unit}.", en: "It is with {unit}.", by: nil, now: town.now)
      let report = try await receipt(town)
      let english = try await town.file(language: .en)
      try await town.tell()
      try await town.work(.deliver)
      // A title fills in nobody's words, whatever stands in it.
      #expect(town.box.mails[0].subject == "Terima kasih, \(report.number) {kata}")
      #expect(town.box.mails[0].text.hasPrefix("Ada di Kelurahan Gambir."))
      #expect(town.box.mails[1].subject.hasPrefix("EN receipt"))
      #expect(town.box.mails[1].subject.contains(english.number))
      #expect(town.box.mails[1].text.hasPrefix("It is with Kelurahan Gambir."))
      try await town.casework.setNoticeText(
        "receipt.title", id: nil, en: nil, by: nil, now: town.now)
      try await town.file()
      try await town.tell()
      try await town.work(.deliver)
      #expect(town.box.mails[2].subject.hasPrefix("receipt "))
    }
  }

  /// A message that was put off, or that takes another way, does not wake anybody.
  @Test func whatIsTriedAgainStaysOutOfTheNight() async throws {
    try await withPost { town in
      let officer = try await town.casework.hire(.kelurahanOfficer, SampleCity.village)
      let report = try await receipt(town)
      try await town.work(.deliver)
      // 20.59.
      town.clock.pass(6 * hour + 29 * 60_000)
      try await town.casework.perform(
        Reject(reason: "location-not-found", words: "Tidak ada."), on: report.number, seen: nil,
        by: officer, now: town.now)
      try await town.tell()
      town.box.answer(.mail, .later("450", after: 600_000), .never("550"))
      #expect(try await town.work(.deliver) == 1)
      let morning = town.now + 9 * hour + 60_000
      town.clock.pass(600_000)
      #expect(try await town.work(.deliver) == 1, "21.09: not now")
      #expect(town.box.mails.count == 2)
      #expect(try await town.jobs(.deliver).last?.due == morning)
      #expect(try await sole(town, .rejected).dueAt == morning)
      town.clock.pass(morning - town.now)
      try await town.work(.deliver)
      try await town.work(.deliver)
      #expect(
        try await town.toReporter(report) == [
          "receipt mail sent", "rejected mail failed", "rejected sms sent",
        ])
    }
  }
}

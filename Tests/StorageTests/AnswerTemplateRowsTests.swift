import Casework
import Domain
import Storage
import Testing

/// Answers kept ready, and who keeps them.
@Suite struct AnswerTemplateRowsTests {
  private func template(
    _ name: String, _ body: String = "Laporan {nomor} kami terima.", unit: String?, id: Int64 = 0,
    actions: [Action] = []
  ) -> AnswerTemplate {
    AnswerTemplate(id: id, name: name, body: body, actions: actions, unit: unit)
  }

  private func names(_ casework: Casework, usedBy unit: String) async throws -> [String] {
    let line = casework.book.units.line(from: unit)
    return try await casework.database.read {
      try AnswerTemplateRows.usable(by: line, on: $0).map(\.name)
    }
  }

  @Test func anOfficeUsesItsOwnThoseAboveItAndTheCitys() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let admin = try await casework.hire(.administrator, "UP-JSC")
      try await casework.save(template("Kota", unit: nil), by: admin, now: SampleCity.now)
      try await casework.save(template("Air", unit: "DSDA"), by: admin, now: SampleCity.now)
      try await casework.save(
        template(" Jalan \n", unit: "DBM", actions: [.reject, .note]), by: offices.roadsHead,
        now: SampleCity.now)
      try await casework.save(
        template("Sudin", unit: "DBM-31.71"), by: offices.roadsHead, now: SampleCity.now)
      #expect(try await names(casework, usedBy: "DBM-31.71") == ["Jalan", "Kota", "Sudin"])
      #expect(try await names(casework, usedBy: "DBM") == ["Jalan", "Kota"])
      #expect(try await names(casework, usedBy: SampleCity.village) == ["Kota"])

      let roads = casework.book.units.subtree(of: "DBM")
      let (all, own, next) = try await casework.database.read { connection in
        let all = try AnswerTemplateRows.page(of: nil, after: nil, limit: 2, on: connection)
        let last = all[1]
        return (
          all.map(\.name),
          try AnswerTemplateRows.page(of: roads, after: nil, limit: 9, on: connection),
          try AnswerTemplateRows.page(
            of: nil, after: (last.name, last.id), limit: 2, on: connection
          ).map(\.name)
        )
      }
      #expect(all == ["Air", "Jalan", "Kota"] && next == ["Kota", "Sudin"])
      #expect(own.map(\.name) == ["Jalan", "Sudin"] && own[0].actions == [.reject])

      try await casework.save(
        template("Jalan raya", "Baik.", unit: "DBM", id: own[0].id), by: offices.roadsHead,
        now: SampleCity.later(1))
      try await casework.removeAnswerTemplate(
        own[1].id, by: offices.roadsHead, now: SampleCity.later(1))
      try await casework.removeAnswerTemplate(
        own[1].id, by: offices.roadsHead, now: SampleCity.later(1))
      #expect(try await names(casework, usedBy: "DBM-31.71") == ["Jalan raya", "Kota"])
      let log = try await casework.database.read {
        try AdministrationRows.page(before: .max, limit: 9, on: $0)
      }
      #expect(log.map(\.what).prefix(2) == ["template.remove", "template.save"])
      #expect(log.first?.subject == "Sudin" && log.first?.details == "DBM-31.71")
    }
  }

  @Test func nobodyKeepsWhatIsNotTheirs() async throws {
    try await withCity { casework in
      let offices = try await Offices(casework)
      let admin = try await casework.hire(.administrator, "UP-JSC")
      try await casework.save(template("Air", unit: "DSDA"), by: admin, now: SampleCity.now)
      let water = try await casework.database.read {
        try AnswerTemplateRows.page(of: nil, after: nil, limit: 9, on: $0)[0]
      }
      func refused(_ template: AnswerTemplate, by actor: Actor, _ refusal: AnswerTemplateRefusal)
        async
      {
        await #expect(throws: refusal) {
          try await casework.save(template, by: actor, now: SampleCity.now)
        }
      }
      for unit in ["DSDA", nil] {
        await refused(template("Baru", unit: unit), by: offices.roadsHead, .notYours)
      }
      await refused(template("Baru", unit: "DBM"), by: offices.roads, .notYours)
      // Neither by taking it over nor by taking it away.
      await refused(
        template("Milik kami", unit: "DBM", id: water.id), by: offices.roadsHead, .notYours)
      await #expect(throws: AnswerTemplateRefusal.notYours) {
        try await casework.removeAnswerTemplate(
          water.id, by: offices.roadsHead, now: SampleCity.now)
      }
      await refused(template(" ", unit: nil), by: admin, .nameMalformed)
      await refused(template("a\nb", unit: nil), by: admin, .nameMalformed)
      await refused(template("A", " ", unit: nil), by: admin, .bodyMissing)
      await refused(
        template("A", String(repeating: "a", count: 2_001), unit: nil), by: admin,
        .bodyTooLong(most: 2_000))
      await refused(
        template("A", "{nomor} {nama}", unit: nil), by: admin, .unknownPlaceholder("nama"))
      await refused(template("A", unit: "TIDAK-ADA"), by: admin, .unknownUnit("TIDAK-ADA"))
      #expect(try await names(casework, usedBy: "DSDA") == ["Air"])
    }
  }

  @Test func aReportFillsTheMarks() async throws {
    try await withCity { casework in
      let number = try await casework.file().report.number
      let words = Words(language: .id, clock: casework.book.clock, zoneLabel: "WIB")
      let body = "{nomor} di {kelurahan}: {unit}, paling lambat {batas}. {kategori}"
      let report = try await casework.report(number)
      let text = template("A", body, unit: nil).filled(
        for: report, book: casework.book, words: words)
      #expect(
        text.hasPrefix("\(number) di Gambir: Kelurahan Gambir, paling lambat "), "\(text)")
      #expect(AnswerTemplate.missing(in: text) == [.category])
      let offices = try await Offices(casework)
      try await casework.perform(
        Recategorise(category: "trotoar"), on: number, seen: nil, by: offices.village,
        now: SampleCity.later(1))
      let filled = template("A", body, unit: nil).filled(
        for: try await casework.report(number), book: casework.book, words: words)
      #expect(AnswerTemplate.missing(in: filled).isEmpty, "\(filled)")
    }
  }
}

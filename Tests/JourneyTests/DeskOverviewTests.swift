import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("Desk: overview of those who lead")
struct DeskOverviewTests {
  @Test("It says what is late, where and with whom; every number leads to its reports")
  func overview() async throws {
    try await World.with { world in
      let late = try await world.submit("Got mampet di pasar.", privacy: .private).report.number
      let sealed = try await world.submit("Lurah meminta uang.", privacy: .sealed).report.number
      let agency = try await world.handed("Jalan berlubang di tikungan.")
      let calm = try await (try await world.officer("gubernur")).get("/meja/ikhtisar")
      #expect(calm.status == .ok && calm.text.contains("Tidak ada laporan yang terlambat"))
      world.pass(hours: 400)
      try await world.clockworkRuns()
      // What is late by its own clock, whatever the terms of the city say.
      var overdue: Set<String> = []
      for number in [late, sealed, agency] {
        if try await world.report(number).clock.pressure == .late { overdue.insert(number) }
      }
      #expect(overdue.isSuperset(of: [late, sealed]))

      let governor = try await world.officer("gubernur")
      let page = try await governor.get("/meja/ikhtisar")
      // Two sums; counts and notices at the head; one for the session.
      #expect(page.statements == 5)
      #expect(page.text.contains("Lewat: \(overdue.count)") && page.text.contains("Digantung: 3"))
      let village = World.village
      for (query, numbers) in [
        ("unit=\(village)", [late, sealed]), ("unit=DBM", [agency]), ("dinas=DBM", [agency]),
        ("wilayah=31.71", [late, sealed, agency]), ("wilayah=31.71.01", [late, sealed, agency]),
      ] {
        let expected = overdue.intersection(numbers)
        let isLinked = page.text.contains("href=\"/meja/ikhtisar/lewat?\(query)\"")
        #expect(isLinked == !expected.isEmpty, "\(query)")
        let list = try await governor.get("/meja/ikhtisar/lewat?\(query)")
        #expect(Set(DeskQueueTests.numbers(list.text)) == expected, "\(query)")
        #expect(list.statements == (expected.isEmpty ? 4 : 5))
        let still = try await governor.get("/meja/digantung?\(query)")
        #expect(Set(DeskQueueTests.numbers(still.text)) == Set(numbers), "\(query)")
      }
      let elsewhere = try await governor.get("/meja/ikhtisar/lewat?wilayah=31.72")
      #expect(DeskQueueTests.numbers(elsewhere.text).isEmpty)

      // Each sees what is theirs, whatever the address asks for.
      let head = try await world.officer("kepala")
      let own = try await head.get("/meja/ikhtisar")
      #expect(own.text.contains("Lewat: \(overdue.intersection([agency]).count)"))
      for query in ["", "?unit=\(village)", "?wilayah=31.71"] {
        let list = try await head.get("/meja/ikhtisar/lewat\(query)")
        #expect(!list.text.contains(late) && !list.text.contains(sealed))
      }
      let camat = try await world.officer("camat")
      let area = try await camat.get("/meja/ikhtisar/lewat?wilayah=31.72")
      #expect(DeskQueueTests.numbers(area.text).isEmpty)
      let wide = try await camat.get("/meja/ikhtisar/lewat?wilayah=31.71")
      #expect(
        Set(DeskQueueTests.numbers(wide.text)).isSuperset(of: overdue.intersection([late, agency])))
      let dinas = try await world.officer("dinas")
      #expect(try await dinas.get("/meja/ikhtisar").status == .forbidden)
    }
  }
}

import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

/// What each reader gets of a report in each form, written down anew: no rule of the code is asked.
@Suite("Who reads what, in which form")
struct SightTableTests {
  private enum Kind: String, CaseIterable { case open, closed, sealed, masked }

  /// What was said, what a mask covers, where the reporter lives, and the reporter.
  private static let marks: [(letter: Character, words: String)] = [
    ("t", "xqzvtext"), ("m", "xqzvmask"), ("a", "xqzvalamat"), ("n", "xqzvnama"),
    ("p", "081299997777"),
  ]

  /// Letters of the marks that are shown; `-` is nothing of it.
  private static let table:
    [(form: String, who: String, open: String, closed: String, sealed: String, masked: String)] = [
      ("page", "stranger", "tm", "-", "-", "t"),
      ("page", "reporter", "tma", "tma", "tma", "ta"),
      ("page", "kelurahan", "tma", "tma", "tma", "ta"),
      ("page", "dinas", "tm", "-", "-", "t"),
      ("page", "kanal", "tm", "-", "-", "t"),
      ("page", "verifikator", "tm", "-", "-", "t"),
      ("page", "lapangan", "tm", "-", "-", "t"),
      ("page", "camat", "tma", "tma", "-", "ta"),
      ("page", "gubernur", "tma", "tma", "tma", "ta"),
      ("page", "admin", "tm", "-", "-", "t"),
      ("desk", "kelurahan", "tma", "tma", "tma", "ta"),
      ("desk", "camat", "tma", "tma", "-", "ta"),
      ("desk", "gubernur", "tma", "tma", "tma", "ta"),
      ("desk", "dinas", "tm", "-", "-", "t"),
      ("desk", "kanal", "tm", "-", "-", "t"),
      ("desk", "admin", "tm", "-", "-", "t"),
      ("desk", "stranger", "-", "-", "-", "-"),
      ("json", "stranger", "tm", "-", "-", "t"),
      ("json", "reporter", "tm", "-", "-", "t"),
      ("json", "kelurahan", "tm", "-", "-", "t"),
      ("json", "gubernur", "tm", "-", "-", "t"),
      ("jsonList", "stranger", "tm", "-", "-", "t"),
      ("jsonList", "gubernur", "tm", "-", "-", "t"),
      ("csv", "stranger", "tm", "-", "-", "t"),
      ("csv", "admin", "tm", "-", "-", "t"),
      ("list", "stranger", "tm", "-", "-", "t"),
      ("list", "kelurahan", "tm", "-", "-", "t"),
      ("deskCSV", "gubernur", "tma", "tma", "tma", "ta"),
      ("deskCSV", "camat", "tma", "tma", "-", "ta"),
      ("deskCSV", "kelurahan", "-", "-", "-", "-"),
      ("deskCSV", "stranger", "-", "-", "-", "-"),
      ("moderation", "kanal", "tm", "-", "-", "t"),
      ("moderation", "admin", "tm", "-", "-", "t"),
      ("moderation", "kelurahan", "-", "-", "-", "-"),
      ("moderation", "stranger", "-", "-", "-", "-"),
    ]

  private static func path(_ form: String, _ number: String) -> String {
    switch form {
    case "page": "/laporan/\(number)"
    case "desk": "/meja/laporan/\(number)"
    case "json": "/api/v1/laporan/\(number)"
    case "jsonList": "/api/v1/laporan"
    case "csv": "/api/v1/laporan.csv"
    case "list": "/laporan"
    case "deskCSV": "/meja/semua.csv"
    default: "/meja/moderasi/\(number)"
    }
  }

  private static func privacy(_ kind: Kind) -> Privacy {
    switch kind {
    case .open, .masked: .public
    case .closed: .private
    case .sealed: .sealed
    }
  }

  @Test func everyReaderGetsWhatTheTableSays() async throws {
    try await World.with { world in
      var receipts: [Kind: Receipt] = [:]
      for kind in Kind.allCases {
        receipts[kind] = try await world.office.casework.submit(
          SubmitReport(
            Draft(
              privacy: Self.privacy(kind), channel: world.book.city.webChannel,
              text: "\(kind.rawValue)xqzvtext dan \(kind.rawValue)xqzvmask di jalan ini",
              address: "\(kind.rawValue)xqzvalamat 7", place: World.place,
              contact: Contact(
                name: "\(kind.rawValue)xqzvnama", phone: "081299997777", consent: true)),
            submission: "sight-\(kind.rawValue)", photoOwner: ""), now: world.now)
      }
      let masked = try #require(receipts[.masked])
      try await world.office.casework.cover(
        "maskedxqzvmask", in: masked.report.number, reason: .personal,
        by: try await world.actor("kanal"), now: world.now)
      let reporter = Citizen(world)
      for kind in Kind.allCases { try await reporter.unlock(try #require(receipts[kind])) }
      var browsers = ["stranger": world.browser(), "reporter": reporter.browser]
      for row in Self.table where browsers[row.who] == nil {
        browsers[row.who] = try await world.officer(row.who)
      }
      for row in Self.table {
        let wanted: [Kind: String] = [
          .open: row.open, .closed: row.closed, .sealed: row.sealed, .masked: row.masked,
        ]
        for kind in Kind.allCases {
          let number = try #require(receipts[kind]).report.number
          let page = try await #require(browsers[row.who]).get(Self.path(row.form, number))
          for (letter, words) in Self.marks {
            let text = letter == "p" ? words : kind.rawValue + words
            #expect(
              page.text.contains(text) == (wanted[kind]?.contains(letter) == true),
              "\(row.form) of a \(kind.rawValue) report for \(row.who): \(text)")
          }
        }
      }
    }
  }
}

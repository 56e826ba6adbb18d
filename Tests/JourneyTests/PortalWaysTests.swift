import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("By which ways a reporter hears of the own report")
struct PortalWaysTests {
  private func ways(_ world: World, _ report: Int64) async throws -> [String: String] {
    let all = try await world.database.read {
      try SubscriptionRows.of([.report(report)], on: $0)
    }
    return Dictionary(
      all.map { ($0.channel.rawValue, $0.state.rawValue) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("Mail first, the telephone stands by; the reporter chooses otherwise and gives an address")
  func choose() async throws {
    try await World.with { world in
      let contact = Contact(
        name: "Sri", phone: "0812 3456 7890", email: "sri@example.id", consent: false)
      let receipt = try await world.submit(contact: contact)
      let path = "/laporan/\(receipt.report.number)/kabar"
      #expect(try await ways(world, receipt.report.id) == ["mail": "on", "sms": "standby"])
      #expect(try await world.browser().get(path).status.code == 303)
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      var page = try await citizen.browser.get(path)
      #expect(page.status.code == 200 && !page.text.contains("sri@example.id"))
      var answer = try await citizen.browser.post(path, ["lewat": "sms"])
      #expect(answer.status.code == 303)
      #expect(try await ways(world, receipt.report.id) == ["mail": "off", "sms": "on"])
      answer = try await citizen.browser.post(path, ["surel-baru": "bukan surel"])
      #expect(answer.status.code == 422 && answer.hasError("surel-baru"))
      #expect(answer.text.contains("bukan surel"))
      #expect(try await ways(world, receipt.report.id)["mail"] == "off")
      answer = try await citizen.browser.post(path, ["surel-baru": "baru@example.id"])
      #expect(answer.status.code == 303)
      #expect(try await ways(world, receipt.report.id)["mail"] == "on")
      page = try await citizen.browser.get(path)
      #expect(!page.text.contains("baru@example.id"))
      // Officers may use the new address no more than the old one.
      let consent = try await world.database.read {
        try IdentityRows.consent(of: receipt.report.id, on: $0)
      }
      #expect(consent == false)
    }
  }

  @Test("A browser is taken in with its keys, and only by the reporter")
  func browser() async throws {
    try await World.with { world in
      let receipt = try await world.submit()
      let number = receipt.report.number
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      try await citizen.browser.get("/laporan/\(number)/kabar")
      let key = String(repeating: "A", count: 87)
      let secret = String(repeating: "b", count: 22)
      let path = "/laporan/\(number)/peramban"
      var answer = try await citizen.browser.post(
        path, ["endpoint": "https://push.example/x", "p256dh": key, "auth": secret])
      #expect(answer.status.code == 204)
      #expect(try await ways(world, receipt.report.id) == ["push": "on"])
      for bad in [
        ["endpoint": "http://push.example/x", "p256dh": key, "auth": secret],
        ["endpoint": "https://push.example/x", "p256dh": "kurang", "auth": secret],
        ["endpoint": "https://push.example/x", "p256dh": key, "auth": ""],
      ] as [KeyValuePairs<String, String>] {
        answer = try await citizen.browser.post(path, bad)
        #expect(answer.status.code == 400)
      }
      let stranger = world.browser()
      try await stranger.get("/lapor")
      let refused = try await stranger.post(
        path, ["endpoint": "https://push.example/y", "p256dh": key, "auth": secret])
      #expect(refused.status.code != 204)
      let all = try await world.database.read {
        try SubscriptionRows.of([.report(receipt.report.id)], on: $0)
      }
      #expect(all.map(\.address) == ["https://push.example/x"])
    }
  }

  @Test(
    "The link in a letter stops letters: a person presses a button, a program sends one request")
  func stop() async throws {
    try await World.with { world in
      let contact = Contact(email: "sri@example.id", consent: false)
      let receipt = try await world.submit(contact: contact)
      let id = try #require(
        try await world.database.read {
          try SubscriptionRows.of([.report(receipt.report.id)], on: $0)
        }.first?.id)
      let path = StopLink.path(id, keys: world.office.casework.keys)
      let browser = world.browser()
      let page = try await browser.get(path)
      #expect(page.status.code == 200 && page.text.contains("Berhenti"))
      #expect(try await ways(world, receipt.report.id) == ["mail": "on"])
      #expect(try await browser.get("/berhenti/\(id)-salah").status.code == 404)
      #expect(try await browser.get("/berhenti/x").status.code == 404)
      let bare = world.browser()
      let done = try await bare.post(path, ["List-Unsubscribe": "One-Click"])
      #expect(done.status.code == 200)
      #expect(try await ways(world, receipt.report.id) == ["mail": "off"])
    }
  }
}

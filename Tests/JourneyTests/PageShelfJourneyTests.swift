import Casework
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Synchronization
import Testing
import Workers

@testable import Web

@Suite("Pages from the shelf, through the router")
struct PageShelfJourneyTests {
  private static let open: @Sendable (any Storage.Database, CityShelf) -> PageShelf = { _, city in
    PageShelf(age: { .zero }, edition: { city.edition })
  }

  private static func paths(_ number: String) -> [String] {
    ["/laporan/\(number)", "/api/v1/laporan/\(number)"]
  }

  @Test("The second look at a report asks the store nothing and shows the same")
  func noStatements() async throws {
    try await World.with(pages: Self.open) { world in
      let number = try await world.submit().report.number
      for path in Self.paths(number) {
        let first = try await world.browser().get(path)
        #expect(first.status == .ok && (1...4).contains(first.statements), "\(first.statements)")
        let second = try await world.browser().get(path)
        #expect(second.statements == 0 && second.bytes == first.bytes)
        #expect(second.headers[.eTag] == first.headers[.eTag] && first.headers[.eTag] != nil)
        for name in [HTTPField.Name.contentType, .cacheControl, .contentSecurityPolicy] {
          #expect(second.headers[name] == first.headers[name] && first.headers[name] != nil)
        }
        #expect(second.headers[values: .vary].joined(separator: ",").contains("Cookie"))
        // One report has one address on the page, however it was asked for.
        let slashed = try await world.browser().get(path + "/")
        #expect(slashed.statements == 0 && slashed.bytes == first.bytes)
        let english = try await world.browser().get(path, also: [.acceptLanguage: "en"])
        #expect(english.statements > 0, "another language is another page")
        world.pass(hours: 1)
        #expect(try await world.browser().get(path).statements > 0, "words move with the clock")
      }
    }
  }

  @Test("Packed and plain forms are the same page, and a known page is not sent again")
  func forms() async throws {
    try await World.with(pages: Self.open) { world in
      let number = try await world.submit().report.number
      let path = "/laporan/\(number)"
      for _ in 0..<2 {
        let plain = try await world.browser().get(path)
        let packed = try await world.browser().get(path, also: [.acceptEncoding: "gzip"])
        #expect(
          plain.headers[.contentEncoding] == nil && packed.headers[.contentEncoding] == "gzip")
        #expect(packed.bytes.count < plain.bytes.count / 2)
        #expect(try unpack(packed.bytes) == plain.bytes)
        #expect(plain.headers[values: .vary].joined(separator: ",").contains("Accept-Encoding"))
        let tag = try #require(plain.headers[.eTag])
        #expect(packed.headers[.eTag] == tag)
        let known = try await world.browser().get(path, also: [.ifNoneMatch: tag])
        #expect(known.status == .notModified && known.bytes.isEmpty)
        #expect(known.headers[.contentLength] == nil && known.headers[.eTag] == tag)
        #expect(known.headers[.cacheControl] == plain.headers[.cacheControl])
      }
    }
  }

  /// Whatever a browser sends that could be told again: cookies, headers, the query.
  @Test("Nothing of one visitor is shown to another")
  func strangers() async throws {
    try await World.with(pages: Self.open) { world in
      let receipt = try await world.submit(contact: nil)
      let number = receipt.report.number
      for path in Self.paths(number) {
        let before = try await world.browser().get(path)
        world.office.shelf.drop([number])

        // A browser that has seen a form, so it has a secret, and that says a lot about itself.
        let talker = world.browser()
        try await talker.get("/lapor")
        let secret = try #require(talker.cookie("tg_csrf"))
        let said: HTTPFields = [
          .userAgent: "KENARI", .referer: "https://kenari.example/KENARI",
          .requestID: "KENARI", .init("X-Forwarded-For")!: "203.0.113.77",
          .init("X-Forwarded-Host")!: "kenari.example",
        ]
        let first = try await talker.get(path, also: said)
        #expect(first.statements > 0, "it fills the shelf")
        let asked = try await talker.get(path + "?utm=KENARI&bahasa=id", also: said)
        #expect(asked.statements > 0, "an address with a query is made anew")

        let other = try await world.browser().get(path)
        #expect(other.statements == 0 && other.bytes == before.bytes && first.bytes == before.bytes)
        #expect(other.headers[values: .setCookie].isEmpty)
        for trace in ["KENARI", "kenari", "203.0.113", secret] {
          #expect(!other.text.contains(trace), "\(trace)")
        }
        #expect(other.headers[.requestID] != first.headers[.requestID])
      }
    }
  }

  @Test("Who may see more than everybody neither fills the shelf nor is served from it")
  func insiders() async throws {
    try await World.with(pages: Self.open) { world in
      let receipt = try await world.submit(privacy: .private)
      let number = receipt.report.number
      let path = "/laporan/\(number)"
      let reporter = Citizen(world)
      try await reporter.unlock(receipt)
      let insiders = [
        reporter.browser, try await world.officer("kelurahan"), try await world.officer("admin"),
      ]
      for isFilled in [false, true] {
        world.office.shelf.drop([number])
        if isFilled { try await world.browser().get(path) }
        for insider in insiders {
          let page = try await insider.get(path)
          #expect(page.status == .ok && page.statements > 1 && page.headers[.eTag] == nil)
          #expect(page.headers[.cacheControl] == "no-store")
        }
        let stranger = try await world.browser().get(path)
        #expect((stranger.statements == 0) == isFilled)
        #expect(!stranger.text.contains(receipt.report.text), "a private report stays private")
        #expect(!stranger.text.contains("_token") && !stranger.text.contains("Petugas"))
      }
      // The own page is there although everybody's is on the shelf with another tag.
      let stranger = try await world.browser().get(path)
      let own = try await reporter.browser.get(
        path, also: [.ifNoneMatch: try #require(stranger.headers[.eTag])])
      #expect(own.status == .ok && own.text.contains(receipt.report.text))
    }
  }

  @Test("What does not exist, and what nobody may know of, is not kept")
  func absent() async throws {
    try await World.with(pages: Self.open) { world in
      for path in Self.paths("JK2503050999") {
        for _ in 0..<2 {
          let page = try await world.browser().get(path)
          #expect(page.status == .notFound && page.statements > 0)
        }
      }
      #expect(world.office.shelf.bytes == 0)
    }
  }

  @Test("A change is shown once the feed has told of it", .timeLimit(.minutes(10)))
  func following() async throws {
    let begun = Mutex<ChangeFeed?>(nil)
    try await World.with(pages: { database, city in
      // For this feed no time goes by: a slow machine does not close the shelf between two visits.
      let feed = ChangeFeed(
        database: database, elapsed: { .zero }, sleep: Timing.real.sleep,
        logger: KernelSite.quiet)
      begun.withLock { $0 = feed }
      return .following(feed) { city.edition }
    }) { world in
      let feed = try #require(begun.withLock { $0 })
      let number = try await world.submit().report.number
      let path = "/laporan/\(number)"
      #expect(try await world.browser().get(path).headers[.eTag] == nil, "no feed, no shelf")

      let following = Task { try await feed.run() }
      // Until the feed has looked once; the second of two visits is then served from the shelf.
      try await visit(path, in: world) { $0.statements == 0 }
      for verb in 1...3 {
        let words = "Langkah ke-\(verb) sudah dikerjakan."
        if verb == 1 { try await world.act(Take(), on: number, by: "kelurahan") }
        try await world.act(AddProgress(words: words), on: number, by: "kelurahan")
        try await visit(path, in: world) { $0.text.contains(words) }
        try await visit(path, in: world) { $0.statements == 0 && $0.text.contains(words) }
      }
      following.cancel()
      _ = await following.result
    }
  }

  /// Visits as ever new strangers until the page is as wished; one that never is fails the test.
  private func visit(_ path: String, in world: World, _ isWished: (Page) -> Bool) async throws {
    for _ in 0..<2_000 {
      let page = try await world.browser().get(path)
      #expect(page.status == .ok)
      if isWished(page) { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    try #require(Bool(false), "visited in vain")
  }
}

/// A store of one number, its page, and what happens while the page is made.
private final class Scene: Sendable {
  let shelf = PageShelf(age: { .zero }, edition: { 0 })
  private let state = Mutex((truth: 1, during: [@Sendable () -> Void]()))

  func change() {
    state.withLock { $0.truth += 1 }
    shelf.drop(["A"])
  }

  func duringNext(_ act: @escaping @Sendable () -> Void) { state.withLock { $0.during = [act] } }

  var routes: RouteTable {
    RouteTable([
      .get("/laporan/{nomor}", .anyone) { [self] context in
        try await shelf.answer(context, .report, number: context.parameter("nomor")) { context in
          let (truth, during) = state.withLock { state in
            defer { state.during = [] }
            return (state.truth, state.during)
          }
          for act in during { act() }
          return context.page(title: "A", content: "<p>kebenaran \(truth)</p>")
        }
      },
      .get("/formulir", .anyone) { [self] context in
        try await shelf.answer(context, .report, number: "F") { context in
          context.page(
            title: "F", content: context.formView().form(action: "/formulir") { "<p>isi</p>" })
        }
      },
      .form("/formulir", .anyone) { _, _ in .text("diterima") },
    ])
  }

  static func play(_ act: @escaping @Sendable (Scene, Browser) async throws -> Void) async throws {
    let scene = Scene()
    let application = makeApplication(
      site: try KernelSite.site(), routes: scene.routes, host: "127.0.0.1", port: 0,
      timing: .real, logger: KernelSite.quiet)
    try await application.test(.router) { client in try await act(scene, Browser(client)) }
  }
}

@Suite("Pages on their way to the shelf")
struct PageShelfSceneTests {
  @Test("A change while the page is made is not covered up by the page")
  func commitDuringRender() async throws {
    try await Scene.play { scene, browser in
      scene.duringNext { scene.change() }
      let page1 = try await browser.get("/laporan/A")
      #expect(page1.text.contains("kebenaran 1"))
      for _ in 0..<2 {
        let page2 = try await browser.get("/laporan/A")
        #expect(page2.text.contains("kebenaran 2"))
      }
      // Another report's change in between does no harm but to those who share its mark.
      scene.change()
      scene.duringNext { scene.shelf.drop(["B"]) }
      for _ in 0..<2 {
        let page3 = try await browser.get("/laporan/A")
        #expect(page3.text.contains("kebenaran 3"))
      }
    }
  }

  @Test("A page with a form is each visitor's own")
  func forms() async throws {
    try await Scene.play { scene, browser in
      var tokens: Set<String> = []
      for _ in 0..<3 {
        browser.forgetCookies()
        let page = try await browser.get("/formulir")
        tokens.insert(try #require(page.field(CSRF.fieldName)))
        #expect(page.headers[values: .setCookie].count == 1 && page.headers[.eTag] == nil)
        #expect(try await browser.post("/formulir").text == "diterima")
      }
      #expect(tokens.count == 3 && scene.shelf.bytes == 0)
    }
  }
}

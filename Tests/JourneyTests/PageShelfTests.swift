import Domain
import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import Web

/// A value a test changes while others look at it.
private final class Said<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
  var now: Value {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

@Suite("The shelf of finished pages")
struct PageShelfTests {
  private let age = Said<Duration?>(.zero)

  private func shelf(bytes: Int = 1_048_576) -> PageShelf {
    let age = age
    return PageShelf(bytes: bytes, age: { age.now }, edition: { 0 })
  }

  private func page(_ text: String = "isi", size: Int = 3_000) -> ReadyPage {
    let long = text + String(repeating: ".", count: size)
    return ReadyPage(type: "text/html", plain: ByteBuffer(string: long))
  }

  private func key(_ number: String, _ kind: PageShelf.Kind = .report, _ language: Language = .id)
    -> PageShelf.Key
  {
    PageShelf.Key(kind: kind, number: number, language: language)
  }

  @Test("A page is found again until its life is over, and never before it was made")
  func life() throws {
    let shelf = shelf()
    let slip = try #require(shelf.look(for: key("A"), now: 1_000).slip)
    shelf.put(page(), for: key("A"), slip)
    #expect(shelf.look(for: key("A"), now: 1_000).page != nil)
    #expect(shelf.look(for: key("A"), now: 1_000 + PageShelf.life - 1).page != nil)
    #expect(shelf.look(for: key("A"), now: 1_000 + PageShelf.life).page == nil)
    #expect(shelf.look(for: key("A"), now: 999).page == nil)
    #expect(shelf.look(for: key("B"), now: 1_000).page == nil)
    #expect(shelf.look(for: key("A", .reportJSON), now: 1_000).page == nil)
    #expect(shelf.look(for: key("A", .report, .en), now: 1_000).page == nil)
  }

  @Test("A change drops the report's pages of every kind and language, and no other's")
  func drop() throws {
    let shelf = shelf()
    let keys = PageShelf.Kind.allCases.flatMap { kind in
      Language.allCases.map { key("A", kind, $0) }
    }
    for key in keys + [key("B")] {
      shelf.put(page(), for: key, try #require(shelf.look(for: key, now: 0).slip))
    }
    shelf.drop(["A"])
    for key in keys { #expect(shelf.look(for: key, now: 0).page == nil) }
    #expect(shelf.look(for: key("B"), now: 0).page != nil)
    #expect(shelf.bytes == page().bytes)
  }

  @Test("A page whose report changed while it was made is not taken in; the next one is")
  func changedMeanwhile() throws {
    let shelf = shelf()
    let early = try #require(shelf.look(for: key("A"), now: 0).slip)
    shelf.drop(["A"])
    shelf.put(page("old"), for: key("A"), early)
    let (found, late) = shelf.look(for: key("A"), now: 0)
    #expect(found == nil)
    shelf.put(page("new"), for: key("A"), try #require(late))
    // A slow one that began before the change does not replace it either.
    shelf.put(page("old"), for: key("A"), early)
    #expect(shelf.look(for: key("A"), now: 0).page?.tag == page("new").tag)
  }

  @Test("While the feed is behind nothing is shown or taken in; afterwards what it told counts")
  func stall() throws {
    let shelf = shelf()
    shelf.put(page(), for: key("A"), try #require(shelf.look(for: key("A"), now: 0).slip))
    for silence in [PageShelf.trust + .milliseconds(1), .seconds(60), nil] {
      age.now = silence
      let (found, slip) = shelf.look(for: key("A"), now: 0)
      #expect(found == nil && slip == nil)
    }
    age.now = PageShelf.trust
    #expect(shelf.look(for: key("A"), now: 0).page != nil)
    shelf.drop(["A"])
    #expect(shelf.look(for: key("A"), now: 0).page == nil)
  }

  @Test("A change of the city's tables makes all pages old, those being made too")
  func tables() throws {
    let edition = Said(1)
    let shelf = PageShelf(age: { .zero }, edition: { edition.now })
    let slip = try #require(shelf.look(for: key("A"), now: 0).slip)
    edition.now = 2
    shelf.put(page(), for: key("A"), slip)
    #expect(shelf.look(for: key("A"), now: 0).page == nil)
  }

  @Test("The memory for pages has a bound, and the newest are kept")
  func bound() throws {
    let size = page().bytes
    let shelf = shelf(bytes: size * 20)
    for index in 0..<200 {
      let key = key("N\(index)")
      shelf.put(page(), for: key, try #require(shelf.look(for: key, now: 0).slip))
      #expect(shelf.bytes <= size * 20)
      #expect(shelf.look(for: key, now: 0).page != nil)
    }
    #expect(shelf.bytes >= size * 10)
    #expect(shelf.look(for: key("N0"), now: 0).page == nil)
    let large = key("large")
    shelf.put(
      page(size: size * 50), for: large, try #require(shelf.look(for: large, now: 0).slip))
    #expect(shelf.look(for: large, now: 0).page == nil, "larger than the shelf")
  }

  @Test("Pages nobody asks for any more are let go by those that come")
  func old() throws {
    let shelf = shelf()
    for index in 0..<50 {
      let key = key("N\(index)")
      shelf.put(page(), for: key, try #require(shelf.look(for: key, now: 0).slip))
    }
    for round in 1...2 {
      let key = key("later\(round)")
      let now = PageShelf.life * Int64(round)
      shelf.put(page(), for: key, try #require(shelf.look(for: key, now: now).slip))
    }
    #expect(shelf.bytes <= page().bytes * 2)
  }

  @Test("Many at once: after the last change only what was read after it is shown")
  func race() async throws {
    let shelf = shelf()
    let truth = Said(0)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for version in 1...2_000 {
          truth.now = version
          shelf.drop(["A"])
        }
      }
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<2_000 {
            guard let slip = shelf.look(for: self.key("A"), now: 0).slip else { continue }
            let read = truth.now
            await Task.yield()
            shelf.put(self.page("\(read)", size: 100), for: self.key("A"), slip)
          }
        }
      }
    }
    if let found = shelf.look(for: key("A"), now: 0).page {
      #expect(found.tag == page("2000", size: 100).tag)
    }
  }

  @Test("A browser that has the page already gets no body")
  func tags() {
    let page = page()
    let bare = String(page.tag.dropFirst(2))
    for header in [page.tag, bare, "\"x\", \(page.tag)", "\"x\",\(bare) , \"y\"", "*"] {
      #expect(page.answer([.ifNoneMatch: header]).status == .notModified, "\(header)")
    }
    for header in ["\"x\"", "", "W/", bare + "x"] {
      #expect(page.answer([.ifNoneMatch: header]).status == .ok, "\(header)")
    }
    #expect(page.answer([:]).headers[.eTag] == page.tag)
    #expect(page.tag != self.page("other").tag)
  }
}

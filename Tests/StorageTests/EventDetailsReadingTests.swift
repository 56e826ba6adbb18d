import Domain
import Foundation
import Testing

@testable import Storage

@Suite("Reading the details of events")
struct EventDetailsReadingTests {
  private static func encoded(_ details: EventDetails) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(details), as: UTF8.self)
  }

  private static func codable(_ json: String) -> EventDetails? {
    try? JSONDecoder().decode(EventDetails.self, from: Data(json.utf8))
  }

  @Test("Whatever is written is read as Codable reads it")
  func same() throws {
    for _ in 0..<1_000 {
      let details = Self.random()
      let json = try Self.encoded(details)
      #expect(try EventDetails(json: json) == details, "\(json)")
      #expect(Self.codable(json) == details)
    }
    #expect(try EventDetails(json: "{}") == EventDetails())
  }

  @Test("Spelled otherwise it means the same")
  func spellings() throws {
    for json in [
      #" { "words" : "aA\u0041\/\b\f\n\r\t\"\\\ud83c\udf27é" , "rating":4 } "#,
      #"{"dues":{"completion":2,"coordination":1},"hop":null,"estimate":-3}"#,
      #"{"escalation":{"dueAt":5,"to":null,"clock":"share","percent":80,"new":[]},"fired":{"x":1}}"#,
      #"{"pause":{"until":7,"reason":"reporter"},"request":{"reason":"","kind":"pause","until":1}}"#,
      #"{"unknown":{"a":[1,-2.5e+3,"x",{"b":null}],"c":true},"words":"w","more":[]}"#,
      #"{"intake":{"kind":"complaint","privacy":"public","channel":"c","text":"t","category":null,"place":{"latitude":-6.25,"longitude":1e2,"new":false}}}"#,
      "{\"photos\":[],\"reasons\":[\"a\",\"b\"]}\n",
    ] {
      #expect(try EventDetails(json: json) == #require(Self.codable(json)), "\(json)")
    }
  }

  @Test("What is no such thing is refused")
  func refused() {
    for json in [
      "", "{", "}", "[]", "null", "{}x", "{\"words\":1}", "{\"words\":\"a}", "{\"words\":\"\\x\"}",
      "{\"words\":\"\\ud83c\"}", "{\"words\":\"\\ud83c \\udf27\"}", "{\"words\":\"\\u12\"}",
      "{\"words\":\"a\nb\"}", "{\"rating\":1.5}", "{\"rating\":\"1\"}", "{\"rating\":01}",
      "{\"rating\":99999999999999999999}", "{\"temporary\":1}", "{\"photos\":\"a\"}",
      "{\"photos\":[1]}", "{\"photos\":[\"a\",]}", "{\"a\":1,}", "{,}", "{\"a\" 1}",
      "{\"pause\":{\"reason\":\"x\",\"until\":1}}", "{\"escalation\":{\"clock\":\"moon\"}}",
      "{\"request\":{\"kind\":\"x\"}}", "{\"fired\":{\"share\":\"80\"}}", "{\"fired\":[1]}",
      "{\"granted\":\"yes\"}", "{\"rule\":1.5}",
      "{\"dues\":{}}", "{\"dues\":{\"coordination\":1}}", "{\"intake\":{}}",
      "{\"intake\":{\"kind\":\"x\",\"privacy\":\"public\",\"channel\":\"c\",\"text\":\"t\"}}",
      "{\"a\":tru}", "{\"a\":nul}", "{\"a\":-}", "{\"a\":1.}", "{\"a\":1e}", "{\"a\":.5}",
      "{\"a\":" + String(repeating: "[", count: 5_000) + "}",
    ] {
      #expect(throws: (any Error).self, "\(json)") { try EventDetails(json: json) }
    }
  }

  /// Broken at random it must not crash, and if both readers take it they must agree.
  @Test("Broken at random both readers agree on what they take")
  func broken() throws {
    var taken = 0
    for _ in 0..<5_000 {
      var bytes = Array(try Self.encoded(Self.random()).utf8)
      for _ in 0..<Int.random(in: 1...3) {
        let place = Int.random(in: bytes.indices)
        switch Int.random(in: 0..<3) {
        case 0: bytes[place] = Array("{}[]\",:\\0-9aeu.x \n".utf8).randomElement() ?? 0
        case 1 where bytes.count > 1: bytes.remove(at: place)
        default: bytes.insert(bytes[Int.random(in: bytes.indices)], at: place)
        }
      }
      guard let json = String(validating: bytes, as: UTF8.self) else { continue }
      guard let ours = try? EventDetails(json: json), let theirs = Self.codable(json) else {
        continue
      }
      taken += 1
      #expect(ours == theirs, "\(json)")
    }
    #expect(taken > 100)
  }

  private static func random() -> EventDetails {
    func maybe<T>(_ value: @autoclosure () -> T) -> T? {
      Int.random(in: 0..<3) == 0 ? value() : nil
    }
    func text() -> String {
      let scalars = (0..<Int.random(in: 0...20)).compactMap { _ in
        UnicodeScalar(UInt32.random(in: 0...(Bool.random() ? 0x7F : 0x10FFFF)))
      }
      return String(String.UnicodeScalarView(scalars))
    }
    var details = EventDetails()
    details.intake = maybe(
      Intake(
        kind: [ReportKind.complaint, .inquiry][Int.random(in: 0...1)],
        privacy: [Privacy.public, .private, .sealed][Int.random(in: 0...2)], channel: text(),
        category: maybe(text()), text: text(), address: maybe(text()), landmark: maybe(text()),
        place: maybe(
          Coordinate(
            latitude: .random(in: -90...90), longitude: Double(Int.random(in: -180...180)))),
        area: maybe(AreaPath(village: text(), district: text(), city: text())),
        demo: maybe(Bool.random()), imported: maybe(Bool.random())))
    details.dues = maybe(
      Deadlines(coordination: .random(in: .min ... .max), completion: .random(in: 0...9)))
    details.reason = maybe(text())
    details.reasons = maybe((0..<Int.random(in: 0...3)).map { _ in text() })
    details.words = maybe(text())
    details.internalWords = maybe(text())
    details.estimate = maybe(.random(in: .min ... .max))
    details.photos = maybe((0..<Int.random(in: 0...3)).map { _ in text() })
    details.temporary = maybe(.random())
    details.category = maybe(text())
    details.mergedInto = maybe(text())
    details.splitInto = maybe(text())
    details.splitFrom = maybe(text())
    details.mergedOpenly = maybe(.random())
    details.splitOpenly = maybe(.random())
    details.rating = maybe(.random(in: .min ... .max))
    details.hop = maybe(.random())
    details.toArbiter = maybe(.random())
    details.byArbiter = maybe(.random())
    details.policy = maybe(.random(in: .min ... .max))
    details.calendar = maybe(.random(in: 0...9))
    details.rule = maybe(.random(in: -1...9))
    details.pause = maybe(
      PauseStep(
        reason: [PauseReason.reporter, .outsideJurisdiction, .forceMajeure][Int.random(in: 0...2)],
        until: .random(in: .min ... .max)))
    details.request = maybe(
      ClockRequest(
        kind: Bool.random() ? .pause : .estimate, until: .random(in: 0...9), reason: text()))
    details.requestTo = maybe(text())
    details.granted = maybe(.random())
    details.escalation = maybe(
      EscalationStep(
        clock: Clock.allCases[Int.random(in: 0..<Clock.allCases.count)],
        percent: .random(in: 0...10_000), to: maybe(text()), dueAt: .random(in: .min ... .max)))
    details.fired = maybe(
      Dictionary(
        (0..<Int.random(in: 0...3)).map { _ in (text(), Int.random(in: 0...999)) },
        uniquingKeysWith: { first, _ in first }))
    return details
  }
}

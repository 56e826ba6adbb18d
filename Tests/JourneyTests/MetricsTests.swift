import HTTPTypes
import HummingbirdTesting
import Metrics
import Testing

@testable import Web

/// Reads the text format as strictly as its description allows, to hold the writer to it.
struct Exposition {
  struct Sample: Equatable {
    let name: String
    let labels: [String: String]
    let value: Double
  }

  struct Fault: Error { let line: String }

  private(set) var types: [String: String] = [:]
  private(set) var samples: [Sample] = []

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Fault(line: "no line feed at the end") }
    var helped: Set<String> = []
    var current = ""
    var done: Set<String> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let line = String(line)
      if line.hasPrefix("# HELP ") {
        let name = String(line.dropFirst(7).prefix { $0 != " " })
        guard Self.isName(name), helped.insert(name).inserted else { throw Fault(line: line) }
      } else if line.hasPrefix("# TYPE ") {
        let parts = line.dropFirst(7).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isName(String(parts[0])),
          ["counter", "gauge", "histogram"].contains(parts[1])
        else { throw Fault(line: line) }
        current = String(parts[0])
        // One block a name: its type stands once, above all its samples.
        guard done.insert(current).inserted else { throw Fault(line: line) }
        types[current] = String(parts[1])
      } else {
        let sample = try Self.sample(line)
        let family =
          types[current] == "histogram"
          ? ["_bucket", "_sum", "_count"].first { sample.name == current + $0 } != nil
          : sample.name == current
        guard family,
          !samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels })
        else { throw Fault(line: line) }
        samples.append(sample)
      }
    }
    try checkHistograms()
  }

  /// Buckets never fall, end with `+Inf`, and agree with the count.
  private func checkHistograms() throws {
    for name in types.filter({ $0.value == "histogram" }).keys {
      let buckets = samples.filter { $0.name == "\(name)_bucket" }
      let groups = Dictionary(grouping: buckets) { $0.labels.filter { $0.key != "le" } }
      for (labels, group) in groups {
        let values = group.map(\.value)
        let bounds = group.map { Self.number($0.labels["le"] ?? "") ?? .nan }
        guard values == values.sorted(), bounds == bounds.sorted(), bounds.last == .infinity,
          values.last == value("\(name)_count", labels), value("\(name)_sum", labels) != nil
        else { throw Fault(line: "\(name) \(labels)") }
      }
    }
  }

  func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private static func isName(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil
  }

  private static func number(_ text: String) -> Double? {
    switch text {
    case "+Inf": .infinity
    case "-Inf": -.infinity
    case "NaN": .nan
    default: text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?/) == nil ? nil : Double(text)
    }
  }

  private static func sample(_ line: String) throws -> Sample {
    guard
      let match = line.wholeMatch(
        of:
          /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (\S+)/
      ),
      let value = number(String(match.3))
    else { throw Fault(line: line) }
    var labels: [String: String] = [:]
    for pair in (match.2 ?? "").matches(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/) {
      guard labels.updateValue(String(pair.2), forKey: String(pair.1)) == nil else {
        throw Fault(line: line)
      }
    }
    return Sample(name: String(match.1), labels: labels, value: value)
  }
}

@Suite("Figures for operators")
struct MetricsTests {
  private let registry = MetricsRegistry()

  private func text() throws -> Exposition { try Exposition(MetricsText.render(registry)) }

  @Test("The reader of this test notices what is wrong")
  func reader() {
    for wrong in [
      "a 1", "# TYPE a counter\nb 1\n", "# TYPE a counter\na{x=1} 1\n", "# TYPE a counter\na one\n",
      "# TYPE a counter\na 1\na 2\n", "# TYPE a counter\na 1\n# TYPE a counter\n",
      "# TYPE a-b counter\na-b 1\n", "# TYPE a counter\na{x=\"1\",x=\"2\"} 1\n",
      "# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\n",
      "# TYPE h histogram\nh_bucket{le=\"1\"} 1\nh_sum 1\nh_count 1\n",
    ] {
      #expect(throws: Exposition.Fault.self, "\(wrong)") { try Exposition(wrong) }
    }
  }

  @Test("Every kind, with labels of any text")
  func kinds() throws {
    Counter(label: "mail.sent", dimensions: [("kind", "a\"b\\c\nd")], factory: registry)
      .increment(by: 3)
    Counter(label: "mail.sent", dimensions: [("kind", "x")], factory: registry).increment()
    Meter(label: "queue", factory: registry).set(-4.5)
    Gauge(label: "depth", factory: registry).record(7)
    let time = Metrics.Timer(label: "answer", dimensions: [("le", "mine")], factory: registry)
    time.recordNanoseconds(400_000)
    time.recordNanoseconds(2_500_000)
    time.recordNanoseconds(60_000_000_000)
    let sizes = Recorder(label: "group", factory: registry)
    sizes.record(1)
    sizes.record(5_000)
    registry.observe("up_seconds", help: "Up.", { 12.25 })
    registry.observe("nothing", help: "Unknown.", { nil })

    let shown = try text()
    #expect(shown.types["mail_sent_total"] == "counter")
    #expect(shown.value("mail_sent_total", ["kind": #"a\"b\\c\nd"#]) == 3)
    #expect(shown.value("mail_sent_total", ["kind": "x"]) == 1)
    #expect(shown.value("queue") == -4.5 && shown.value("depth") == 7)
    #expect(shown.value("up_seconds") == 12.25 && shown.types["nothing"] == nil)
    let mine = ["le_": "mine"]
    #expect(shown.value("answer_seconds_count", mine) == 3)
    #expect(shown.value("answer_seconds_bucket", mine.merging(["le": "0.0005"]) { $1 }) == 1)
    #expect(shown.value("answer_seconds_bucket", mine.merging(["le": "10"]) { $1 }) == 2)
    #expect(abs((shown.value("answer_seconds_sum", mine) ?? 0) - 60.0029) < 1e-9)
    #expect(shown.value("group_bucket", ["le": "1"]) == 1)
    #expect(shown.value("group_sum") == 5_001)
  }

  @Test("The number of series has an end, and one name is of one kind")
  func bounded() throws {
    let registry = MetricsRegistry(mostSeries: 10)
    for number in 0..<25 {
      Counter(label: "visits", dimensions: [("who", "\(number)")], factory: registry).increment()
    }
    Meter(label: "visits_total", factory: registry).set(9)
    let shown = try Exposition(MetricsText.render(registry))
    #expect(shown.samples.filter { $0.name == "visits_total" }.count == 10)
    #expect(shown.value("metrics_refused_total") == 16)
  }

  @Test("Counted by many at once, nothing is lost")
  func crowd() async throws {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            Counter(label: "crowd", factory: registry).increment()
            Metrics.Timer(label: "crowd", factory: registry).recordNanoseconds(1)
          }
        }
      }
    }
    #expect(try text().value("crowd_total") == 8_000)
    #expect(try text().value("crowd_seconds_count") == 8_000)
  }

  @Test("Requests are counted by pattern, method and class of status")
  func requests() throws {
    let meter = RequestMeter(factory: registry)
    meter.answered(.get, route: "/laporan/{nomor}", status: .ok, in: .milliseconds(3))
    meter.answered(.get, route: "/laporan/{nomor}", status: .seeOther, in: .milliseconds(3))
    meter.answered(.init("BREW")!, route: nil, status: .notFound, in: .zero)
    meter.began()
    meter.began()
    meter.ended()
    let shown = try text()
    let route = ["route": "/laporan/{nomor}", "method": "GET"]
    #expect(shown.value("http_requests_total", route.merging(["status": "2xx"]) { $1 }) == 1)
    #expect(shown.value("http_requests_total", route.merging(["status": "3xx"]) { $1 }) == 1)
    #expect(shown.value("http_request_seconds_count", route) == 2)
    #expect(
      shown.value("http_requests_total", ["route": "-", "method": "other", "status": "4xx"]) == 1)
    #expect(shown.value("http_requests_in_flight") == 1)
  }

  private func ask(
    _ token: String, peer: String, _ headers: HTTPFields
  ) async throws -> Answer {
    let route = MetricsRoute(registry: registry, token: token).route
    guard case .machine(_, let handler) = route.kind else { throw Problem.internalError }
    let context = RequestContext(
      site: try KernelSite.site(),
      head: HTTPRequest(
        method: .get, scheme: "http", authority: "x", path: "/metrics", headerFields: headers),
      rawPath: "/metrics", rawQuery: "", peer: peer, logger: KernelSite.quiet)
    return try await handler(context, [])
  }

  @Test("Without a token only this machine reads, and no proxy for others")
  func loopback() async throws {
    for peer in ["127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"] {
      #expect(try await ask("", peer: peer, [:]).status == .ok)
    }
    for peer in ["", "10.0.0.1", "192.168.1.1", "::2", "::ffff:10.0.0.1"] {
      await #expect(throws: Problem.notFound) { try await ask("", peer: peer, [:]) }
    }
    for name in ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "x-forwarded-proto"] {
      let headers: HTTPFields = [.init(name)!: "127.0.0.1"]
      await #expect(throws: Problem.notFound) { try await ask("", peer: "127.0.0.1", headers) }
    }
  }

  @Test("With a token whoever shows it, and nobody else")
  func token() async throws {
    for good in ["Bearer rahasia-1", "bearer rahasia-1"] {
      let answer = try await ask("rahasia-1", peer: "10.0.0.1", [.authorization: good])
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
    }
    for bad in ["", "Bearer ", "Bearer rahasia-2", "Bearer rahasia-12", "Basic rahasia-1"] {
      await #expect(throws: Problem.notFound, "\(bad)") {
        try await ask("rahasia-1", peer: "127.0.0.1", [.authorization: bad])
      }
    }
  }
}

import Channels
import Domain

/// Why a demo is not made.
enum DemoFailure: Error, Sendable, CustomStringConvertible {
  /// A demo never joins real reports: its accounts have a published password.
  case storeHasReports
  /// An earlier fill ended before it was complete.
  case halfFilled
  case badFile(String, detail: String)
  case notEnough(String)

  var description: String {
    switch self {
    case .storeHasReports: "the store already holds reports; a demo needs an empty one"
    case .halfFilled: "an earlier demo was cut short; begin again with an empty data directory"
    case .badFile(let file, let detail): "\(file): \(detail)"
    case .notEnough(let what): "the city's tables have no \(what)"
    }
  }
}

/// The sentences of a city's demo, from the folder `demo` beside its tables.
///
/// `{name}` in a sentence is a slot, filled from `slots.csv`; the slot `jalan` also gives the
/// report's address.
struct DemoTexts: Sendable {
  struct Complaint: Sendable {
    let category: String
    let text: String
    let landmark: String?
    let weight: Double
  }

  struct Inquiry: Sendable {
    let category: String
    let question: String
    let answer: String
  }

  /// What the sentences of `works.csv` are for.
  enum Use: String, Sendable {
    case result, progress, `return`, question, reply, rating, reopenWords
  }

  struct Work: Sendable {
    /// Name of the group of categories it fits; nil = all.
    let group: String?
    /// For ratings.
    let stars: Int?
    let text: String
  }

  let complaints: [Complaint]
  let inquiries: [Inquiry]
  private let works: [Use: [Work]]
  /// In the order of their names.
  private let slots: [(name: String, values: [String])]

  /// - Throws: ``DemoFailure/badFile(_:detail:)``
  init(cityFolder: String, book: CityBook) throws {
    let folder = cityFolder + "/demo"
    func known(_ category: String, in file: String) throws -> String {
      guard book.category(category) != nil else {
        throw DemoFailure.badFile(file, detail: "unknown category \(category)")
      }
      return category
    }
    complaints = try Self.rows("complaints.csv", folder, ["category", "text_id", "weight"]) {
      Complaint(
        category: try known($0("category"), in: "complaints.csv"), text: $0("text_id"),
        landmark: $0("landmark").isEmpty ? nil : $0("landmark"), weight: Double($0("weight")) ?? 1)
    }
    inquiries = try Self.rows("inquiries.csv", folder, ["category", "question_id", "answer_id"]) {
      Inquiry(
        category: try known($0("category"), in: "inquiries.csv"), question: $0("question_id"),
        answer: $0("answer_id"))
    }
    let used = try Self.rows("works.csv", folder, ["use", "group_id", "stars", "text_id"]) {
      (
        Use(rawValue: $0("use")),
        Work(
          group: $0("group_id").isEmpty ? nil : $0("group_id"), stars: Int($0("stars")),
          text: $0("text_id"))
      )
    }
    var works: [Use: [Work]] = [:]
    for case (let use?, let work) in used { works[use, default: []].append(work) }
    self.works = works
    var slots: [String: [String]] = [:]
    for (slot, value) in try Self.rows(
      "slots.csv", folder, ["slot", "value"], { ($0("slot"), $0("value")) })
    {
      slots[slot, default: []].append(value)
    }
    self.slots = slots.sorted { $0.key < $1.key }.map { (name: $0.key, values: $0.value) }
  }

  private static func rows<T>(
    _ file: String, _ folder: String, _ columns: [String],
    _ make: ((String) -> String) throws -> T
  ) throws -> [T] {
    var header: CSVHeader?
    var result: [T] = []
    var failure: (any Error)?
    do throws(CSVFile.Failure) {
      try CSVFile(path: folder + "/" + file).forEach { item in
        do {
          switch item {
          case .fault(let fault): throw DemoFailure.badFile(file, detail: fault.description)
          case .row(let row):
            guard let known = header else {
              let read = CSVHeader(row)
              header = read
              if let missing = columns.first(where: { !read.has($0) }) {
                throw DemoFailure.badFile(file, detail: "has no column \(missing)")
              }
              return true
            }
            result.append(try make { known.value($0, in: row) ?? "" })
          }
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw DemoFailure.badFile(file, detail: "cannot be read")
    }
    if let failure { throw failure }
    guard !result.isEmpty else { throw DemoFailure.badFile(file, detail: "has no rows") }
    return result
  }

  /// The sentences for a use: those of the group, else those for all, else any.
  func sentences(_ use: Use, group: String? = nil) -> [Work] {
    let all = works[use] ?? []
    let own = all.filter { $0.group == group && group != nil }
    if !own.isEmpty { return own }
    let general = all.filter { $0.group == nil }
    return general.isEmpty ? all : general
  }

  /// Values for every slot, the same through one report. A slot of four values for the quarters of
  /// a day (`waktu`) follows the hour.
  func values(hour: Int, _ dice: inout Dice) -> [String: String] {
    var values: [String: String] = [:]
    for slot in slots {
      let quarter = hour >= 4 && hour < 11 ? 0 : hour < 15 ? 1 : hour < 18 ? 2 : 3
      let isDay = slot.name == "waktu" && slot.values.count == 4
      values[slot.name] = isDay ? slot.values[quarter] : dice.pick(slot.values)
    }
    return values
  }

  static func filled(_ text: String, _ values: [String: String]) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result += values[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Index of the option that shares most word beginnings with `text`; nil when none shares any.
  /// Pairs sentences with the city's coded reasons without naming either in this program.
  static func closest(_ options: [String], to text: String, lastOfEqual: Bool = false) -> Int? {
    func stems(_ text: String) -> Set<Substring> {
      Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 2 }.map { $0.prefix(4) })
    }
    let said = stems(text)
    var best = 0
    var found: Int?
    for (index, option) in options.enumerated() {
      let shared = stems(option).intersection(said).count
      if shared > best || (lastOfEqual && shared == best && shared > 0) {
        best = shared
        found = index
      }
    }
    return found
  }
}

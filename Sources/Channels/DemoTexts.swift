public import Domain

/// Invented complaints, questions and officers' words of a city (`demo/`), for trying the system
/// out with a full desk. No text comes from a real person.
public struct DemoTexts: Sendable {
  public struct Complaint: Sendable, Equatable {
    public let category: String
    /// With slots such as `{jalan}`; see ``filled(_:using:)``.
    public let text: String
    public let landmark: String?
    /// How often it is told, relative to the others.
    public let weight: Int
  }

  public struct Inquiry: Sendable, Equatable {
    public let category: String
    public let question: String
    public let answer: String
  }

  /// What officers and reporters write along the way.
  public struct Words: Sendable, Equatable {
    public enum Use: String, Sendable, CaseIterable {
      case result, progress, `return`, question, reply, support, rating, reopenWords
    }

    public let use: Use
    /// Group of categories it fits (`Category.group.id`); nil fits all.
    public let group: String?
    /// 1 to 5, for ratings only.
    public let stars: Int?
    public let text: String
  }

  public let complaints: [Complaint]
  public let inquiries: [Inquiry]
  public let words: [Words]
  private let slots: [String: [String]]

  /// - Parameter folder: the city's folder, which holds `demo/`.
  public init(folder: String, categories: [Domain.Category]) throws(CityTablesError) {
    let slugs = Set(categories.map(\.slug))
    let groups = Set(categories.map(\.group.id))
    slots = try Self.slots(folder)
    complaints = try Self.complaints(folder, slugs: slugs)
    inquiries = try Self.inquiries(folder, slugs: slugs)
    words = try Self.words(folder, groups: groups)
  }

  /// Words for one use that fit a group of categories; those made for the group come first.
  public func words(_ use: Words.Use, group: String) -> [Words] {
    let fitting = words.filter { $0.use == use }
    let own = fitting.filter { $0.group == group }
    return own + fitting.filter { $0.group == nil }
  }

  /// The text with every slot replaced by one of its values. A slot without values stays.
  public func filled(_ text: String, using random: inout some RandomNumberGenerator) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      result += rest[..<open]
      result += slots[name]?.randomElement(using: &random) ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func slots(_ folder: String) throws(CityTablesError) -> [String: [String]] {
    var slots: [String: [String]] = [:]
    for row in try CityTable("demo/slots.csv", in: folder, columns: ["slot", "value"]).rows {
      slots[try row.text("slot"), default: []].append(try row.text("value"))
    }
    return slots
  }

  private static func complaints(_ folder: String, slugs: Set<String>) throws(CityTablesError)
    -> [Complaint]
  {
    let table = try CityTable(
      "demo/complaints.csv", in: folder, columns: ["category", "text_id", "landmark", "weight"])
    var complaints: [Complaint] = []
    for row in table.rows {
      let number = try row.text("weight")
      guard let weight = Int(number), weight > 0 else {
        throw row.bad("weight", number, expected: "a whole number above 0")
      }
      complaints.append(
        Complaint(
          category: try row.slug(slugs), text: try row.text("text_id"),
          landmark: row.optional("landmark"), weight: weight))
    }
    return complaints
  }

  private static func inquiries(_ folder: String, slugs: Set<String>) throws(CityTablesError)
    -> [Inquiry]
  {
    let table = try CityTable(
      "demo/inquiries.csv", in: folder, columns: ["category", "question_id", "answer_id"])
    var inquiries: [Inquiry] = []
    for row in table.rows {
      inquiries.append(
        Inquiry(
          category: try row.slug(slugs), question: try row.text("question_id"),
          answer: try row.text("answer_id")))
    }
    return inquiries
  }

  private static func words(_ folder: String, groups: Set<String>) throws(CityTablesError)
    -> [Words]
  {
    let table = try CityTable(
      "demo/works.csv", in: folder, columns: ["use", "group_id", "stars", "text_id"])
    var words: [Words] = []
    for row in table.rows {
      let name = try row.text("use")
      guard let use = Words.Use(rawValue: name) else {
        let uses = Words.Use.allCases.map(\.rawValue).joined(separator: ", ")
        throw row.bad("use", name, expected: "one of \(uses)")
      }
      let group = row.optional("group_id")
      if let group, !groups.contains(group) {
        throw .unknown(
          file: table.file, line: row.line, column: "group_id", value: group,
          missingFrom: "categories.csv")
      }
      let number = row.optional("stars")
      let stars = number.flatMap { Int($0) }
      if (use == .rating) != (stars.map { (1...5).contains($0) } ?? (number != nil)) {
        throw row.bad("stars", number ?? "", expected: "1 to 5 for ratings, else nothing")
      }
      words.append(Words(use: use, group: group, stars: stars, text: try row.text("text_id")))
    }
    return words
  }
}

extension CityTable.Row {
  fileprivate func slug(_ slugs: Set<String>) throws(CityTablesError) -> String {
    let slug = try text("category")
    guard slugs.contains(slug) else {
      throw .unknown(
        file: file, line: line, column: "category", value: slug, missingFrom: "categories.csv")
    }
    return slug
  }
}

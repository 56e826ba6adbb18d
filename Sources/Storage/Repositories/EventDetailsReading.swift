import Domain

/// Reads the `details` of an event as `Codable` would; the tests hold them against each other.
extension EventDetails {
  init(json text: String) throws {
    self = try JSONReader.read(text) { try EventDetails(&$0) }
  }

  private init(_ json: inout JSONReader) throws {
    self.init()
    try json.object { name, json in
      guard !json.isNull() else { return }
      switch name {
      case "intake": intake = try Intake(&json)
      case "dues": dues = try Deadlines(&json)
      case "reason": reason = try json.string()
      case "reasons": reasons = try json.strings()
      case "words": words = try json.string()
      case "internalWords": internalWords = try json.string()
      case "estimate": estimate = try json.integer()
      case "photos": photos = try json.strings()
      case "temporary": temporary = try json.truth()
      case "category": category = try json.string()
      case "mergedInto": mergedInto = try json.string()
      case "mergedOpenly": mergedOpenly = try json.truth()
      case "splitOpenly": splitOpenly = try json.truth()
      case "splitInto": splitInto = try json.string()
      case "splitFrom": splitFrom = try json.string()
      case "rating": rating = Int(try json.integer())
      case "hop": hop = try json.truth()
      case "toArbiter": toArbiter = try json.truth()
      case "byArbiter": byArbiter = try json.truth()
      case "policy": policy = try json.integer()
      case "calendar": calendar = try json.integer()
      case "rule": rule = Int(try json.integer())
      case "pause": pause = try PauseStep(&json)
      case "request": request = try ClockRequest(&json)
      case "requestTo": requestTo = try json.string()
      case "granted": granted = try json.truth()
      case "escalation": escalation = try EscalationStep(&json)
      case "fired":
        var steps: [String: Int] = [:]
        try json.object { name, json in steps[name] = Int(try json.integer()) }
        fired = steps
      default: try json.skip()
      }
    }
  }
}

extension JSONReader {
  fileprivate mutating func strings() throws -> [String] {
    var all: [String] = []
    try list { all.append(try $0.string()) }
    return all
  }

  /// One of a closed list of words.
  mutating func word<T: RawRepresentable<String>>() throws -> T {
    guard let value = T(rawValue: try string()) else { throw Malformed() }
    return value
  }
}

extension Intake {
  fileprivate init(_ json: inout JSONReader) throws {
    var kind: ReportKind?
    var privacy: Privacy?
    var channel: String?
    var text: String?
    var rest = (category: String?.none, address: String?.none, landmark: String?.none)
    var place: Coordinate?
    var area: AreaPath?
    var demo: Bool?
    var imported: Bool?
    try json.object { name, json in
      guard !json.isNull() else { return }
      switch name {
      case "kind": kind = try json.word()
      case "privacy": privacy = try json.word()
      case "channel": channel = try json.string()
      case "category": rest.category = try json.string()
      case "text": text = try json.string()
      case "address": rest.address = try json.string()
      case "landmark": rest.landmark = try json.string()
      case "place": place = try Coordinate(&json)
      case "area": area = try AreaPath(&json)
      case "demo": demo = try json.truth()
      case "imported": imported = try json.truth()
      default: try json.skip()
      }
    }
    guard let kind, let privacy, let channel, let text else { throw JSONReader.Malformed() }
    self.init(
      kind: kind, privacy: privacy, channel: channel, category: rest.category, text: text,
      address: rest.address, landmark: rest.landmark, place: place, area: area, demo: demo,
      imported: imported)
  }
}

extension Deadlines {
  fileprivate init(_ json: inout JSONReader) throws {
    var coordination: Int64?
    var completion: Int64?
    try json.object { name, json in
      switch name {
      case "coordination": coordination = try json.integer()
      case "completion": completion = try json.integer()
      default: try json.skip()
      }
    }
    guard let coordination, let completion else { throw JSONReader.Malformed() }
    self.init(coordination: coordination, completion: completion)
  }
}

extension Coordinate {
  fileprivate init(_ json: inout JSONReader) throws {
    var latitude: Double?
    var longitude: Double?
    try json.object { name, json in
      switch name {
      case "latitude": latitude = try json.real()
      case "longitude": longitude = try json.real()
      default: try json.skip()
      }
    }
    guard let latitude, let longitude else { throw JSONReader.Malformed() }
    self.init(latitude: latitude, longitude: longitude)
  }
}

extension AreaPath {
  fileprivate init(_ json: inout JSONReader) throws {
    var village: String?
    var district: String?
    var city: String?
    try json.object { name, json in
      switch name {
      case "village": village = try json.string()
      case "district": district = try json.string()
      case "city": city = try json.string()
      default: try json.skip()
      }
    }
    guard let village, let district, let city else { throw JSONReader.Malformed() }
    self.init(village: village, district: district, city: city)
  }
}

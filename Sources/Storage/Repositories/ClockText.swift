import Domain

/// The column `clock` of a report: its ``ClockSheet`` as JSON, what is as usual left out. Lists read
/// it all the time, so it is written and read by hand.
extension ClockSheet {
  init(json text: String, receivedAt: Int64) throws {
    var sheet = ClockSheet(receivedAt: receivedAt)
    if text != "{}" {
      try JSONReader.read(text) { json in
        try json.object { name, json in try sheet.read(name, &json) }
      }
    }
    self = sheet
  }

  private mutating func read(_ name: String, _ json: inout JSONReader) throws {
    switch name {
    case "policy": policy = try json.integer()
    case "calendar": calendar = try json.integer()
    case "rule": rule = Int(try json.integer())
    case "arrived": arrivedAt = try json.integer()
    case "held": heldSince = try json.integer()
    case "touched": isTouched = try json.truth()
    case "halts": try json.list { halts.append(try Halt(&$0)) }
    case "fired":
      try json.object { name, json in
        guard let clock = Clock(rawValue: name) else { return try json.skip() }
        fired[clock] = Int(try json.integer())
      }
    case "escalations": try json.list { escalations.append(try Escalation(&$0)) }
    case "request": request = try ClockRequest(&json)
    case "requested": requestedAt = try json.integer()
    case "asked": askedAt = try json.integer()
    case "noticed": noticedAt = try json.integer()
    case "unanswered": closedUnanswered = try json.truth()
    case "estimateSet": estimateSetAt = try json.integer()
    case "moved": movedAt = try json.integer()
    case "settled": settledVersion = Int(try json.integer())
    case "folded": foldedTo = Int(try json.integer())
    default: try json.skip()
    }
  }

  func json(receivedAt: Int64) -> String {
    let usual = ClockSheet(receivedAt: receivedAt)
    var parts: [String] = []
    func number(_ name: String, _ value: Int64?, _ usual: Int64?) {
      if let value, value != usual { parts.append("\"\(name)\":\(value)") }
    }
    func list<T>(_ name: String, _ values: [T], _ text: (T) -> String) {
      guard !values.isEmpty else { return }
      parts.append("\"\(name)\":[\(values.map(text).joined(separator: ","))]")
    }
    number("policy", policy, usual.policy)
    number("calendar", calendar, usual.calendar)
    number("rule", Int64(rule), 0)
    number("arrived", arrivedAt, receivedAt)
    number("held", heldSince, receivedAt)
    if isTouched { parts.append("\"touched\":true") }
    list("halts", halts) { halt in
      let reason = halt.reason.map { ",\"reason\":\"\($0.rawValue)\"" } ?? ""
      return "{\"from\":\(halt.from),\"until\":\(halt.until)\(reason)}"
    }
    if !fired.isEmpty {
      let steps = Clock.allCases.compactMap { clock in
        fired[clock].map { "\"\(clock.rawValue)\":\($0)" }
      }
      parts.append("\"fired\":{\(steps.joined(separator: ","))}")
    }
    list("escalations", escalations) {
      "{\"unit\":\(quoted($0.unit)),\"cause\":\"\($0.cause.rawValue)\",\"at\":\($0.at)}"
    }
    if let request {
      parts.append(
        "\"request\":{\"kind\":\"\(request.kind.rawValue)\",\"until\":\(request.until),"
          + "\"reason\":\(quoted(request.reason))}")
    }
    number("requested", requestedAt, nil)
    number("asked", askedAt, nil)
    number("noticed", noticedAt, nil)
    if closedUnanswered { parts.append("\"unanswered\":true") }
    number("estimateSet", estimateSetAt, nil)
    number("moved", movedAt, receivedAt)
    number("settled", Int64(settledVersion), 0)
    number("folded", Int64(foldedTo), 0)
    return "{\(parts.joined(separator: ","))}"
  }
}

/// A JSON string. Codes of units and reasons are short and tame, but nobody has promised it.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20:
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension Halt {
  fileprivate init(_ json: inout JSONReader) throws {
    var from: Int64 = 0
    var until: Int64 = 0
    var reason: PauseReason?
    try json.object { name, json in
      switch name {
      case "from": from = try json.integer()
      case "until": until = try json.integer()
      case "reason": reason = try json.word() as PauseReason
      default: try json.skip()
      }
    }
    self.init(from: from, until: until, reason: reason)
  }
}

extension Escalation {
  fileprivate init(_ json: inout JSONReader) throws {
    var unit = ""
    var cause = Cause.completion
    var at: Int64 = 0
    try json.object { name, json in
      switch name {
      case "unit": unit = try json.string()
      case "cause": cause = try json.word()
      case "at": at = try json.integer()
      default: try json.skip()
      }
    }
    self.init(unit: unit, cause: cause, at: at)
  }
}

extension ClockRequest {
  init(_ json: inout JSONReader) throws {
    var kind = Kind.pause
    var until: Int64 = 0
    var reason = ""
    try json.object { name, json in
      switch name {
      case "kind": kind = try json.word()
      case "until": until = try json.integer()
      case "reason": reason = try json.string()
      default: try json.skip()
      }
    }
    self.init(kind: kind, until: until, reason: reason)
  }
}

extension PauseStep {
  init(_ json: inout JSONReader) throws {
    var reason = PauseReason.reporter
    var until: Int64 = 0
    try json.object { name, json in
      switch name {
      case "reason": reason = try json.word()
      case "until": until = try json.integer()
      default: try json.skip()
      }
    }
    self.init(reason: reason, until: until)
  }
}

extension EscalationStep {
  init(_ json: inout JSONReader) throws {
    var clock = Clock.completion
    var percent = 0
    var to: String?
    var dueAt: Int64 = 0
    try json.object { name, json in
      switch name {
      case "clock": clock = try json.word()
      case "percent": percent = Int(try json.integer())
      case "to": to = json.isNull() ? nil : try json.string()
      case "dueAt": dueAt = try json.integer()
      default: try json.skip()
      }
    }
    self.init(clock: clock, percent: percent, to: to, dueAt: dueAt)
  }
}

/// A token bucket: so much at once, and as much again within a span.
public struct Allowance: Sendable, Equatable {
  public let count: Int64
  /// Milliseconds.
  public let span: Int64

  public init(_ count: Int64, each span: Int64) {
    self.count = count
    self.span = span
  }

  /// Milliseconds until what is taken has run in again. Never longer than the span: whoever has
  /// taken nothing yet may take once, however much that is.
  public func cost(_ amount: Int64) -> Int64 {
    min(span, max(1, amount * span / count))
  }
}

/// Who sends something, as far as limits go. Nothing of it is stored but digests.
public struct Sender: Sendable, Equatable {
  public let address: String
  /// The secret of the sender's browser.
  public let device: String?
  /// Of an officer who has signed in.
  public let account: Int64?

  public init(address: String, device: String? = nil, account: Int64? = nil) {
    self.address = address
    self.device = device
    self.account = account
  }
}

/// How much one sender may do. Source: house rule, set beside the city's figures: on ordinary days
/// it gets some 450 reports, on its worst day 1,225; one telephone network shows many thousand
/// people under one address.
public struct Allowances: Sendable {
  /// What is counted.
  public enum Act: String, Sendable, CaseIterable {
    /// A report form begun, and a page of it sent.
    case form, step
    /// A report handed in.
    case submit
    /// A photo, and its bytes.
    case photo, bytes
    /// Words added to a report by its reporter: information, answers, ratings.
    case add
    case support
    /// A way of being told of steps.
    case subscribe
    case search
    /// A report reported.
    case flag
  }

  /// Nil: not limited so.
  public struct Row: Sendable {
    public var device: Allowance?
    public var address: Allowance?
    public var block: Allowance?

    public init(device: Allowance?, address: Allowance?, block: Allowance?) {
      self.device = device
      self.address = address
      self.block = block
    }
  }

  /// Tries at a secret: a password, a PIN.
  public struct Tries: Sendable {
    /// From one address, at whatever.
    public var address: Allowance
    public var block: Allowance
    /// At one secret from one address.
    public var own: Allowance
    /// At one secret from everywhere. When these are used up, each address still has ``slow``: so
    /// guessing gets nowhere, and nobody can lock a person out from elsewhere.
    public var everywhere: Allowance
    public var slow: Allowance
  }

  public var rows: [Act: Row]
  /// Supports of one report from one address.
  public var supports: Allowance?
  /// For an officer, whatever is done; addresses are not asked then, so that no office is locked out
  /// by what comes from its own network.
  public var account: Allowance?
  /// Reports of one village. More are taken as well: floods are real. They are pointed out.
  public var village: Allowance?
  public var logIn: Tries
  public var unlock: Tries
  /// Milliseconds a person needs for a form at the least.
  public var shortestFill: Int64
  /// The city's own counters, and this machine: nothing is counted by their address or device.
  public var exempt: Networks

  private static let minute: Int64 = 60_000
  private static let hour = 60 * minute
  private static let day = 24 * hour
  private static let megabyte: Int64 = 1_048_576

  public static let standard = Allowances(
    rows: [
      .form: Row(
        device: Allowance(30, each: hour), address: Allowance(300, each: hour),
        block: Allowance(1_500, each: hour)),
      .step: Row(
        device: Allowance(300, each: hour), address: Allowance(6_000, each: hour),
        block: Allowance(30_000, each: hour)),
      .submit: Row(
        device: Allowance(20, each: hour), address: Allowance(120, each: hour),
        block: Allowance(600, each: hour)),
      .photo: Row(
        device: Allowance(100, each: day), address: Allowance(2_000, each: day),
        block: Allowance(10_000, each: day)),
      .bytes: Row(
        device: Allowance(200 * megabyte, each: day),
        address: Allowance(4_000 * megabyte, each: day),
        block: Allowance(20_000 * megabyte, each: day)),
      .add: Row(
        device: Allowance(30, each: hour), address: Allowance(300, each: hour),
        block: Allowance(1_500, each: hour)),
      .support: Row(
        device: Allowance(30, each: hour), address: Allowance(300, each: hour),
        block: Allowance(1_500, each: hour)),
      .subscribe: Row(
        device: Allowance(20, each: hour), address: Allowance(200, each: hour),
        block: Allowance(1_000, each: hour)),
      .search: Row(
        device: nil, address: Allowance(120, each: minute), block: Allowance(600, each: minute)),
      .flag: Row(
        device: Allowance(10, each: hour), address: Allowance(60, each: hour),
        block: Allowance(300, each: hour)),
    ],
    supports: Allowance(30, each: day), account: Allowance(600, each: hour),
    village: Allowance(40, each: hour),
    logIn: Tries(
      address: Allowance(60, each: 15 * minute), block: Allowance(300, each: 15 * minute),
      own: Allowance(10, each: 15 * minute), everywhere: Allowance(100, each: 15 * minute),
      slow: Allowance(1, each: 5 * minute)),
    unlock: Tries(
      address: Allowance(30, each: 10 * minute), block: Allowance(150, each: 10 * minute),
      own: Allowance(5, each: 10 * minute), everywhere: Allowance(50, each: day),
      slow: Allowance(1, each: 10 * minute)),
    shortestFill: 3_000, exempt: .loopback)

  /// Nothing but tries at secrets is counted.
  public static let unlimited: Allowances = {
    var all = standard
    all.rows = [:]
    all.supports = nil
    all.account = nil
    all.village = nil
    all.shortestFill = 0
    return all
  }()
}

extension Allowances.Act {
  /// Counted by each node for itself: what writes nothing, and what is done often.
  public var isLocal: Bool { self == .search || self == .step }
}

extension Networks {
  /// This machine itself.
  public static let loopback = Networks(["127.0.0.0/8", "::1"]) ?? .none
}

extension Allowances {
  /// One bucket to take from, by the name it is counted under.
  public struct Bucket: Sendable, Equatable {
    public let name: String
    public let amount: Int64
    public let allowance: Allowance
  }

  /// Officers, and the city's own places.
  public func isExempt(_ sender: Sender) -> Bool {
    sender.account != nil || exempt.contains(sender.address)
  }

  /// What supports of any one report take from; nil where they are not limited so.
  public func supports(from sender: Sender) -> Bucket? {
    guard let supports, !isExempt(sender), let own = NetworkAddress(sender.address)?.own else {
      return nil
    }
    return Bucket(name: "supports\n\(own)", amount: 1, allowance: supports)
  }

  /// From which buckets an act of this sender takes, narrowest first: one device that does too much
  /// uses up nothing of its neighbours'.
  public func buckets(for act: Act, _ amount: Int64, of sender: Sender) -> [Bucket] {
    if let user = sender.account {
      guard let account, act != .bytes, !act.isLocal else { return [] }
      return [Bucket(name: "account\n\(user)", amount: amount, allowance: account)]
    }
    guard let row = rows[act], !isExempt(sender) else { return [] }
    let address = NetworkAddress(sender.address)
    let named: [(String, String?, Allowance?)] = [
      ("device", sender.device, row.device), ("own", address?.own, row.address),
      ("block", address?.block, row.block),
    ]
    return named.compactMap { kind, whose, allowance in
      guard let whose, let allowance else { return nil }
      return Bucket(
        name: "\(act.rawValue)\n\(kind)\n\(whose)", amount: amount, allowance: allowance)
    }
  }
}

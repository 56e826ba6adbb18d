/// What a backup held, in short: every report with its version, and the photos it knew. From it a
/// later backup tells what has changed since.
public struct StoreMarks: Sendable, Equatable {
  /// Ids in rising order, each as its distance from the one before, with versions.
  private var versions: [UInt8] = []
  private var lastID: Int64 = 0
  public private(set) var reports = 0
  public private(set) var events = 0
  /// Beginnings of the names of originals; names are digests, as good as random.
  private var originals: Set<UInt64> = []

  public init() {}

  /// - Precondition: ids come in rising order.
  mutating func add(report id: Int64, version: Int) {
    Self.append(UInt64(id - lastID), to: &versions)
    Self.append(UInt64(version), to: &versions)
    lastID = id
    reports += 1
    // Revisions are dense from 0.
    events += version + 1
  }

  mutating func add(original: String) { originals.insert(Self.beginning(original)) }

  /// The photos alone.
  var withoutReports: StoreMarks {
    var marks = StoreMarks()
    marks.originals = originals
    return marks
  }

  /// Was a photo with this original part of it?
  func knows(original: String) -> Bool { originals.contains(Self.beginning(original)) }

  private static func beginning(_ blob: String) -> UInt64 {
    UInt64(blob.prefix(16), radix: 16) ?? 0
  }

  /// Goes through the reports in the order of their ids.
  public struct Walk {
    fileprivate var rest: ArraySlice<UInt8>
    private var id: Int64 = 0

    fileprivate init(_ bytes: [UInt8]) { rest = bytes[...] }

    public mutating func next() -> (id: Int64, version: Int)? {
      guard let distance = StoreMarks.take(&rest), let version = StoreMarks.take(&rest)
      else { return nil }
      id += Int64(truncatingIfNeeded: distance)
      return (id, Int(truncatingIfNeeded: version))
    }
  }

  public func walk() -> Walk { Walk(versions) }

  // MARK: Bytes

  private static let magic = Array("tanggap marks 1\n".utf8)

  public var encoded: [UInt8] {
    var bytes = Self.magic
    for number in [reports, events, originals.count, versions.count] {
      Self.append(UInt64(number), to: &bytes)
    }
    Self.append(UInt64(lastID), to: &bytes)
    for original in originals.sorted() {
      withUnsafeBytes(of: original.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + versions
  }

  /// Nil when the bytes are not what ``encoded`` gave.
  public init?(encoded: [UInt8]) {
    guard encoded.starts(with: Self.magic) else { return nil }
    var rest = encoded[Self.magic.count...]
    guard let reports = Self.take(&rest), let events = Self.take(&rest),
      let photos = Self.take(&rest), let length = Self.take(&rest), let last = Self.take(&rest),
      photos <= rest.count / 8, rest.count - Int(photos) * 8 == length
    else { return nil }
    for start in stride(from: rest.startIndex, to: rest.startIndex + Int(photos) * 8, by: 8) {
      originals.insert(
        rest[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
    versions = Array(rest.dropFirst(Int(photos) * 8))
    self.reports = Int(truncatingIfNeeded: reports)
    self.events = Int(truncatingIfNeeded: events)
    lastID = Int64(truncatingIfNeeded: last)
  }

  /// Seven bits a byte, lowest first.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var number = number
    while number > 0x7F {
      bytes.append(UInt8(number & 0x7F) | 0x80)
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  fileprivate static func take(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = rest.popFirst(), shift < 64 {
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}

import Channels
import Testing

/// All rows and faults of some bytes, cut into chunks of the given sizes (repeated).
func read(_ bytes: [UInt8], chunks: [Int] = [1 << 20], limits: CSVReader.Limits = .init())
  -> [CSVReader.Item]
{
  var reader = CSVReader(limits: limits)
  var items: [CSVReader.Item] = []
  var start = 0
  var turn = 0
  while start < bytes.count {
    let end = min(bytes.count, start + max(1, chunks[turn % chunks.count]))
    reader.feed(Array(bytes[start..<end])) { items.append($0) }
    start = end
    turn += 1
  }
  reader.finish { items.append($0) }
  return items
}

func read(_ text: String, chunks: [Int] = [1 << 20]) -> [CSVReader.Item] {
  read(Array(text.utf8), chunks: chunks)
}

func row(_ line: Int, _ fields: String...) -> CSVReader.Item {
  .row(CSVRow(line: line, fields: fields))
}

func fault(_ line: Int, _ column: Int, _ kind: CSVFault.Kind) -> CSVReader.Item {
  .fault(CSVFault(line: line, column: column, kind: kind))
}

@Suite struct CSVReaderTests {
  @Test func lineEndsAndBlankLines() {
    let expected = [row(1, "a", "b"), row(2, "c", "d")]
    #expect(read("a,b\nc,d\n") == expected)
    #expect(read("a,b\r\nc,d\r\n") == expected)
    #expect(read("a,b\rc,d") == expected)
    #expect(read("a\n\n\r\nb") == [row(1, "a"), row(4, "b")])
    #expect(read("") == [])
    #expect(read("\n\r\n\r") == [])
  }

  @Test func quotes() {
    #expect(read("\"a,\"\"b\"\"\",c") == [row(1, "a,\"b\"", "c")])
    #expect(read("\"x\r\ny\",1\r\nz,2") == [row(1, "x\r\ny", "1"), row(3, "z", "2")])
    #expect(read("\"\"\na,\"\"") == [row(1, ""), row(2, "a", "")])
    #expect(read("6\" pipa,b") == [row(1, "6\" pipa", "b")])
    #expect(read(",\n,,") == [row(1, "", ""), row(2, "", "", "")])
  }

  @Test func byteOrderMark() {
    #expect(read([0xEF, 0xBB, 0xBF] + Array("a,b".utf8), chunks: [1]) == [row(1, "a", "b")])
    // Half a mark is ordinary (and here invalid) text, not a mark.
    #expect(read([0xEF, 0xBB] + Array(",b".utf8)) == [fault(1, 1, .notUTF8)])
    #expect(read([0xEF]) == [fault(1, 1, .notUTF8)])
    // Only at the very start.
    #expect(read("a\n\u{FEFF}b") == [row(1, "a"), row(2, "\u{FEFF}b")])
  }

  @Test func faultsEndWithTheirRow() {
    let bytes = Array("ok,1\nb".utf8) + [0xFF] + Array("d,2\nok,3".utf8)
    #expect(read(bytes) == [row(1, "ok", "1"), fault(2, 1, .notUTF8), row(3, "ok", "3")])
    #expect(
      read("a,\"b\"x,c\nd,e,f") == [fault(1, 2, .textAfterQuote), row(2, "d", "e", "f")])
    #expect(read([0x61, 0x00, 0x0A, 0x62]) == [fault(1, 1, .nulByte), row(2, "b")])
    #expect(read("a\nb,\"c\nd") == [row(1, "a"), fault(2, 2, .unclosedQuote)])
    #expect(read("\"") == [fault(1, 1, .unclosedQuote)])
  }

  @Test func limits() {
    let limits = CSVReader.Limits(fieldBytes: 4, columns: 3)
    #expect(
      read(Array("abcd,e\nabcde,f\n\"a\nbcde\",g\nh".utf8), limits: limits) == [
        row(1, "abcd", "e"), fault(2, 1, .fieldTooLong(most: 4)),
        fault(3, 1, .fieldTooLong(most: 4)), row(5, "h"),
      ])
    #expect(
      read(Array("1,2,3\n1,2,3,4\n1".utf8), limits: limits) == [
        row(1, "1", "2", "3"), fault(2, 4, .tooManyColumns(most: 3)), row(3, "1"),
      ])
  }

  @Test func header() {
    let header = CSVHeader(CSVRow(line: 1, fields: [" Nama ", "KODE"]))
    let row = CSVRow(line: 2, fields: [" Gambir\n", "31"])
    #expect(header.value("nama", in: row) == "Gambir")
    #expect(header.value("kode", in: row) == "31")
    #expect(header.value("luas", in: row) == nil)
    #expect(header.value("kode", in: CSVRow(line: 3, fields: ["x"])) == nil)
  }
}

@Suite struct CSVPropertyTests {
  static let alphabet: [Character] =
    Array("ab é界👩‍👩‍👧=+-@,;\"'\t\n\r 01.") + ["\r\n", "\u{FEFF}", "\u{301}"]

  static func cell(_ random: inout Seeded) -> String {
    String(
      (0..<Int.random(in: 0...12, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? "a"
      })
  }

  /// What the writer promises to be read back: the same text, defused.
  static func defused(_ cell: String) -> String {
    guard let first = cell.utf8.first else { return cell }
    if "=+@\t\r\n".utf8.contains(first) { return "'" + cell }
    if first == UInt8(ascii: "-") {
      let isNumber = cell.wholeMatch(of: /-[0-9]+(\.[0-9]+)?/) != nil
      return isNumber ? cell : "'" + cell
    }
    return cell
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func whatIsWrittenIsRead(seed: UInt64) {
    var random = Seeded(seed)
    let rows = (0..<25).map { _ in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.cell(&random) }
    }
    let text = rows.map { CSVWriter.row($0) }.joined()
    let back = read(text).map { item -> [String]? in
      if case .row(let row) = item { row.fields } else { nil }
    }
    // A leading byte order mark belongs to the file, not to the first cell.
    var expected = rows.map { $0.map { Self.defused($0) } }
    if expected[0][0].unicodeScalars.first == "\u{FEFF}" {
      expected[0][0] = String(String.UnicodeScalarView(expected[0][0].unicodeScalars.dropFirst()))
    }
    #expect(back.count == expected.count)
    for (a, b) in zip(back, expected) {
      #expect(a.map { $0.map { Array($0.utf8) } } == b.map { Array($0.utf8) })
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func anyCutGivesTheSameRows(seed: UInt64) {
    var random = Seeded(seed &* 7919)
    var bytes = Array(
      (0..<12).map { _ in CSVWriter.row((0..<4).map { _ in Self.cell(&random) }) }.joined().utf8)
    if seed % 2 == 0 {  // And the same for garbage.
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
    }
    let limits = CSVReader.Limits(fieldBytes: 20, columns: 5)
    let whole = read(bytes, limits: limits)
    let cuts = (0..<5).map { _ in Int.random(in: 1...9, using: &random) }
    #expect(read(bytes, chunks: cuts, limits: limits) == whole)
    #expect(read(bytes, chunks: [1], limits: limits) == whole)
    #expect(!whole.isEmpty)
  }

  @Test func garbageAndTruncationNeverCrashAndKeepTheirLimits() {
    var random = Seeded(42)
    let limits = CSVReader.Limits(fieldBytes: 8, columns: 3)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("\",\r\n".utf8).randomElement(using: &random) ?? 0
      }
      var lastLine = 0
      for item in read(bytes, limits: limits) {
        switch item {
        case .row(let row):
          #expect(row.fields.count <= 3 && row.fields.allSatisfy { $0.utf8.count <= 8 })
          #expect(row.line > lastLine)
          lastLine = row.line
        case .fault(let fault):
          #expect(fault.line > lastLine)
          lastLine = fault.line
        }
      }
    }
  }

  @Test func formulasAreDefused() {
    #expect(CSVWriter.cell("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"")
    #expect(CSVWriter.cell("+6281") == "'+6281")
    #expect(CSVWriter.cell("@sum") == "'@sum")
    #expect(CSVWriter.cell("\tx") == "\"'\tx\"")
    #expect(CSVWriter.cell("\rx") == "\"'\rx\"")
    #expect(CSVWriter.cell("-cmd|' /C calc'!A0") == "'-cmd|' /C calc'!A0")
    #expect(CSVWriter.cell("-6.2") == "-6.2")
    #expect(CSVWriter.cell("-6.2.1") == "'-6.2.1")
    #expect(CSVWriter.cell("-") == "'-")
    #expect(CSVWriter.cell("a=b") == "a=b")
    #expect(CSVWriter.row([""]) == "\"\"\r\n")
    #expect(CSVWriter.row(["a", "", "b c"]) == "a,,b c\r\n")
  }
}

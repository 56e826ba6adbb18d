import Testing

@testable import Web

@Suite("Forms with files")
struct KernelMultipartTests {
  private static let boundary = "----batas7"

  private static func part(_ header: String, _ content: [UInt8]) -> [UInt8] {
    Array("--\(boundary)\r\n\(header)\r\n\r\n".utf8) + content + [13, 10]
  }

  private static let photo: [UInt8] =
    Array("\r\n--\(boundary.dropLast())".utf8) + (0...255).map { UInt8($0) } + [
      13, 10, 13, 10, 45, 45,
    ]

  private static let body: [UInt8] =
    part("Content-Disposition: form-data; name=\"uraian\"", Array("Jalan rusak – dekat 🏫".utf8))
    + part("content-disposition: form-data; name=\"kosong\"", [])
    + part(
      "Content-Disposition: form-data; name=\"foto\"; filename=\"C:\\a%22b;.jpg\"\r\nContent-Type: image/jpeg",
      photo)
    + part(
      "Content-Disposition: form-data; name=\"foto\"; filename=\"\"\r\nContent-Type: application/octet-stream",
      [])
    + Array("--\(boundary)--\r\n".utf8)

  private static func parse(
    _ pieces: [ArraySlice<UInt8>], boundary: String = boundary, limits: Limits = Limits()
  ) throws(Multipart.Failure) -> FormBody {
    var parser = try Multipart(boundary: boundary, limits: limits)
    for piece in pieces { try parser.feed(piece) }
    return try parser.finish()
  }

  @Test("Fields and files arrive byte for byte; an empty file input counts as no file")
  func whole() throws {
    let form = try Self.parse([Self.body[...]])
    #expect(
      form.fields == [
        .init(name: "uraian", value: "Jalan rusak – dekat 🏫"), .init(name: "kosong", value: ""),
      ])
    #expect(
      form.files == [
        .init(
          field: "foto", name: "C:\\a\"b;.jpg", claimedType: "image/jpeg", bytes: Self.photo)
      ])
  }

  @Test("A preamble, an epilogue and blanks after a boundary are ignored")
  func surroundings() throws {
    let blank = Array("--\(Self.boundary) \t\r\n".utf8)
    let dressed =
      Array("pembuka\r\n".utf8) + blank
      + Self.body.dropFirst(Self.boundary.utf8.count + 4) + Array("penutup\r\n--".utf8)
    #expect(try Self.parse([dressed[...]]) == Self.parse([Self.body[...]]))
  }

  @Test(
    "Where the body is cut into pieces makes no difference", arguments: 0..<200 as Range<UInt64>)
  func splits(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var pieces: [ArraySlice<UInt8>] = []
    var rest = Self.body[...]
    let longest = Int.random(in: 1...200, using: &random)
    while !rest.isEmpty {
      let length = Int.random(in: 1...longest, using: &random)
      pieces.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    #expect(try Self.parse(pieces) == Self.parse([Self.body[...]]))
  }

  @Test("Every truncation is noticed")
  func truncations() {
    // The line break after the closing boundary belongs to the epilogue.
    for length in 0..<(Self.body.count - 2) {
      #expect(throws: Multipart.Failure.truncated) { try Self.parse([Self.body.prefix(length)]) }
    }
  }

  @Test("Damaged bodies never crash the parser", arguments: 0..<300 as Range<UInt64>)
  func damage(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var damaged = Self.body
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<damaged.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
      case 1: damaged.remove(at: place)
      default: damaged.insert(contentsOf: [13, 10, 45, 45], at: place)
      }
    }
    // Bytes of the content may be hit without notice, but nothing is ever made up.
    if let form = try? Self.parse([damaged[...]]) {
      #expect(form.fields.count + form.files.count <= 6)
    }
  }

  @Test("Refusals")
  func refusals() {
    func failure(_ parts: [UInt8], _ change: (inout Limits) -> Void = { _ in }) -> Multipart
      .Failure?
    {
      var limits = Limits()
      change(&limits)
      do {
        _ = try Self.parse([(parts + Array("--\(Self.boundary)--".utf8))[...]], limits: limits)
        return nil
      } catch { return error }
    }
    let field = Self.part("Content-Disposition: form-data; name=\"a\"", Array("12345".utf8))
    let file = Self.part(
      "Content-Disposition: form-data; name=\"f\"; filename=\"f\"", Array("12345".utf8))
    #expect(failure(field + file) == nil)
    #expect(failure(Self.part("Content-Disposition: form-data", [])) == .missingName)
    #expect(failure(Self.part("Content-Disposition: form-data; name=\"\"", [])) == .missingName)
    #expect(failure(Self.part("Content-Disposition: attachment; name=\"a\"", [])) == .missingName)
    #expect(failure(Self.part("Content-Type: text/plain", [])) == .missingName)
    #expect(failure(Self.part("tanpa titik dua", [])) == .malformed)
    #expect(failure(Array("--\(Self.boundary)x\r\n".utf8)) == .malformed)
    let huge =
      "X-A: \(String(repeating: "a", count: 9_000))\r\nContent-Disposition: form-data; name=\"a\""
    #expect(failure(Self.part(huge, [])) == .headerTooLarge)
    #expect(failure(Self.part("Content-Disposition: form-data; name=\"a\"", [0xFF])) == .notText)
    #expect(failure(Self.part("Content-Disposition: form-data; name=\"a\"", [0])) == .notText)
    #expect(failure(field) { $0.formBytes = 5 } == nil)
    #expect(failure(field) { $0.formBytes = 4 } == .fieldsTooLarge)
    #expect(failure(field + field) { $0.formFields = 1 } == .tooManyFields)
    #expect(failure(file) { $0.fileBytes = 5 } == nil)
    #expect(throws: Multipart.Failure.noBoundary) { try Multipart(boundary: "", limits: Limits()) }
  }

  @Test("Files too large or too many are left out and named; all else of the form is kept")
  func refusedFiles() throws {
    func file(_ name: String, _ count: Int) -> [UInt8] {
      Self.part(
        "Content-Disposition: form-data; name=\"f\"; filename=\"\(name)\"",
        [UInt8](repeating: 97, count: count))
    }
    func parsed(_ body: [UInt8], _ limit: (inout Limits) -> Void) throws -> FormBody {
      var limits = Limits()
      limit(&limits)
      var parser = try Multipart(boundary: Self.boundary, limits: limits)
      // In small pieces, as they come over a network.
      for start in stride(from: 0, to: body.count, by: 7) {
        try parser.feed(body[start..<min(start + 7, body.count)])
      }
      return try parser.finish()
    }
    let words = Self.part("Content-Disposition: form-data; name=\"a\"", Array("kata".utf8))
    let end = Array("--\(Self.boundary)--\r\n".utf8)
    var form = try parsed(file("besar", 400) + words + file("kecil", 5) + end) {
      $0.fileBytes = 100
    }
    #expect(form.text("a") == "kata" && form.files.map(\.name) == ["kecil"])
    #expect(form.refused == [.init(field: "f", name: "besar", reason: .tooLarge)])
    form = try parsed(file("1", 5) + file("2", 5) + file("3", 5) + words + end) { $0.files = 2 }
    #expect(form.text("a") == "kata" && form.files.map(\.name) == ["1", "2"])
    #expect(form.refused == [.init(field: "f", name: "3", reason: .tooMany)])
    let flood = (0..<60).flatMap { file("\($0)", 1) } + end
    #expect(throws: Multipart.Failure.tooManyFiles) { try parsed(flood) { $0.files = 1 } }
  }

  @Test("What came before a file that never ended is there")
  func soFar() throws {
    var parser = try Multipart(boundary: Self.boundary, limits: Limits())
    try parser.feed(Self.part("Content-Disposition: form-data; name=\"a\"", Array("kata".utf8)))
    try parser.feed(
      Array(
        "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nabc"
          .utf8))
    #expect(parser.soFar.text("a") == "kata")
    #expect(parser.soFar.refused.map(\.field) == ["f"] && parser.soFar.files.isEmpty)
  }

  @Test("A header without end is refused before it fills the memory")
  func endlessHeader() throws {
    var parser = try Multipart(boundary: Self.boundary, limits: Limits())
    try parser.feed(Array("--\(Self.boundary)\r\nX: ".utf8))
    #expect(throws: Multipart.Failure.headerTooLarge) {
      for _ in 0..<20 { try parser.feed([UInt8](repeating: 97, count: 1_000)) }
    }
  }

  @Test("Plain forms: decoding, repeated names, limits")
  func urlencoded() throws {
    let form = try FormBody(
      urlencoded: Array("a=1+2%2B3&b=&c&a=x&teks=%0D%0A%20baris%0D%0Adua%20%0D%0A".utf8),
      mostFields: 5)
    #expect(form.value("a") == "1 2+3")
    #expect(form.values("a") == ["1 2+3", "x"])
    #expect(form.value("c") == "")
    #expect(form.value("d") == nil)
    #expect(form.text("teks") == "baris\ndua")
    #expect(throws: FormBody.Failure.tooManyFields) {
      try FormBody(urlencoded: Array("a=1&b=2&c=3".utf8), mostFields: 2)
    }
    for broken in ["a=%zz", "a=%00", "%ff=1"] {
      #expect(throws: FormBody.Failure.notText) {
        try FormBody(urlencoded: Array(broken.utf8), mostFields: 2)
      }
    }
  }
}

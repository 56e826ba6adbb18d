import Testing

@testable import Web

/// The squares have the structure every reader looks for, and the drawing says what they say.
@Suite struct QRCodeTests {
  static let address = "https://lapor.example/l/AB12CD34EF56GH78"

  /// Dark and light of one finder pattern, seven by seven.
  private static let finder = [
    "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
  ]

  @Test(arguments: ["A", address, String(repeating: "panjang ", count: 200), "Jalan é 漢字"])
  func threeCornersAndTheTimingLines(_ text: String) throws {
    let code = try #require(QRCode(text))
    #expect(code.width % 4 == 1 && code.width >= 21)
    #expect(code.modules.count == code.width * code.width)
    func isDark(_ row: Int, _ column: Int) -> Bool { code.modules[row * code.width + column] }
    let far = code.width - 7
    for (top, left) in [(0, 0), (0, far), (far, 0)] {
      for (row, line) in Self.finder.enumerated() {
        for (column, mark) in line.enumerated() {
          #expect(isDark(top + row, left + column) == (mark == "#"))
        }
      }
    }
    for index in 8..<far {
      #expect(isDark(6, index) == (index % 2 == 0))
      #expect(isDark(index, 6) == (index % 2 == 0))
    }
    // The one module that is always dark.
    #expect(isDark(code.width - 8, 8))
  }

  @Test func whatIsDifferentLooksDifferent() throws {
    #expect(try #require(QRCode(Self.address)) == QRCode(Self.address))
    #expect(try #require(QRCode(Self.address)) != QRCode(Self.address + "2"))
  }

  @Test func whatDoesNotFitIsNone() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "x", count: 2_300)) != nil)
    #expect(QRCode(String(repeating: "x", count: 2_301)) == nil)
  }

  /// Painting the boxes of the path gives the modules back.
  @Test func theDrawingIsTheCode() throws {
    let code = try #require(QRCode(Self.address))
    var painted = [Bool](repeating: false, count: code.modules.count)
    for box in code.path.split(separator: "M") {
      let numbers = box.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      try #require(numbers.count == 5 && numbers[2] == -numbers[4] && numbers[3] == 1)
      for step in 0..<numbers[2] {
        painted[(numbers[1] - 4) * code.width + numbers[0] - 4 + step] = true
      }
    }
    #expect(painted == code.modules)
    let svg = code.svg(label: "Lacak <JK>", side: 160).string
    #expect(svg.contains("viewBox=\"0 0 \(code.width + 8) \(code.width + 8)\""))
    #expect(svg.contains("aria-label=\"Lacak &lt;JK&gt;\""))
  }
}

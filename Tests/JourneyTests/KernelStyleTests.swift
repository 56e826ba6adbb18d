import Foundation
import NIOCore
import Testing

@testable import Web

/// The style sheet's own promises: contrast and weight.
@Suite("Style sheet")
struct KernelStyleTests {
  private static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Assets")
  private let sheet: String

  init() throws {
    sheet = try String(contentsOf: Self.assets.appending(path: "style.css"), encoding: .utf8)
  }

  /// Colour tokens of the light scheme, then of the dark one over it.
  private func schemes() throws -> [[String: UInt32]] {
    var scheme: [String: UInt32] = [:]
    let blocks = sheet.matches(of: #/:root \{([^}]*)\}/#).map { String($0.1) }
    #expect(blocks.count == 2)
    return blocks.map { block in
      for token in block.matches(of: #/--([\w-]+): #([0-9a-f]{6});/#) {
        scheme[String(token.1)] = UInt32(token.2, radix: 16)
      }
      return scheme
    }
  }

  /// WCAG 2.2, relative luminance and contrast ratio.
  private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    func luminance(_ colour: UInt32) -> Double {
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(colour >> UInt32(shift) & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let pair = [luminance(one), luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test("Every text stands out from its ground in both schemes")
  func contrasts() throws {
    let grounds = ["ground", "paper", "sunken"]
    var pairs = ["ink", "soft", "link", "brand"].flatMap { text in grounds.map { (text, $0) } }
    pairs += ["waiting", "working", "done", "late", "refused", "neutral"].map {
      ($0, "\($0)-ground")
    }
    pairs += [
      ("on-brand", "brand"), ("on-brand", "brand-deep"), ("on-focus", "focus"), ("late", "ground"),
      ("late", "paper"),
    ]
    for scheme in try schemes() {
      for (text, ground) in pairs {
        let ratio = contrast(try #require(scheme[text]), try #require(scheme[ground]))
        #expect(ratio >= 4.5, "\(text) on \(ground): \(ratio)")
      }
      // Edges of inputs need 3:1 (WCAG 1.4.11).
      for ground in grounds {
        let ratio = contrast(try #require(scheme["edge"]), try #require(scheme[ground]))
        #expect(ratio >= 3, "edge on \(ground): \(ratio)")
      }
    }
  }

  @Test("Every token used is defined, and every token defined is used")
  func tokens() {
    let defined = Set(sheet.matches(of: #/\s--([\w-]+):/#).map { String($0.1) })
    let used = Set(sheet.matches(of: #/var\(--([\w-]+)\)/#).map { String($0.1) })
    #expect(used == defined)
  }

  @Test("It stays light")
  func weight() throws {
    let packed = try #require(Gzip.compress(ByteBuffer(string: sheet), level: 9))
    #expect(packed.readableBytes <= 9 * 1024)
    let script = try Data(contentsOf: Self.assets.appending(path: "place.js"))
    #expect(script.count <= 2 * 1024)
  }
}

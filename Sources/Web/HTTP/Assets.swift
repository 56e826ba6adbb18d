import Foundation
import HTTPTypes
import NIOCore
import Sodium

/// Style sheet, scripts and icons, read and packed once at start and served from memory. The address
/// carries a hash of the content, so browsers may keep a file for ever.
package struct Assets: Sendable {
  package enum Failure: Error, Sendable {
    case unreadable(String)
  }

  private struct File: Sendable {
    let type: String
    let plain: ByteBuffer
    /// Nil when packing gains nothing.
    let packed: ByteBuffer?
  }

  private var files: [String: File] = [:]
  private var addresses: [String: String] = [:]

  /// For tests of pages that need no files.
  package static let none = Assets()

  private init() {}

  /// Reads every file of `directory` whose kind is known; subdirectories are not entered.
  /// - Parameter leaflet: folder of the map library, as Debian's libjs-leaflet lays it out; nil for
  ///   an installation whose maps are lists
  package static func load(from directory: String, leaflet: String? = nil) throws(Failure) -> Assets
  {
    var assets = Assets()
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
      throw .unreadable(directory)
    }
    for name in names.sorted() { try assets.read(name, in: directory) }
    if let leaflet { for name in leafletFiles { try assets.read(name, in: leaflet) } }
    return assets
  }

  /// All of the library that our maps use: their marks are drawn by our own style sheet.
  private static let leafletFiles = ["leaflet.css", "leaflet.min.js"]

  /// Whether pages can draw maps.
  package var hasMaps: Bool { Self.leafletFiles.allSatisfy { addresses[$0] != nil } }

  private mutating func read(_ name: String, in directory: String) throws(Failure) {
    guard let dot = name.lastIndex(of: "."), let type = Self.types[String(name[dot...])] else {
      return
    }
    guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
      throw .unreadable("\(directory)/\(name)")
    }
    let bytes = Array(data)
    let address = "\(name[..<dot]).\(SHA256.hash(bytes).prefix(4).map { $0 }.hex)\(name[dot...])"
    let plain = ByteBuffer(bytes: bytes)
    let packed = Gzip.isWorthwhile(type) ? Gzip.compress(plain, level: 9) : nil
    files[address] = File(
      type: type, plain: plain,
      packed: packed.flatMap { $0.readableBytes < plain.readableBytes ? $0 : nil })
    addresses[name] = "/aset/\(address)"
  }

  /// Where a page finds a file. An unknown name gives an address that answers 404.
  package func url(_ name: String) -> String {
    addresses[name] ?? "/aset/\(name)"
  }

  /// The line of the URL map that serves them.
  package var route: Route {
    Route.shared("/aset/{berkas}") { [files] context in
      guard let file = files[context.parameter("berkas")] else { throw Problem.notFound }
      let packed = Gzip.isAccepted(context.headers[.acceptEncoding]) ? file.packed : nil
      var answer = Answer(
        status: .ok, headers: [.contentType: file.type, .vary: "Accept-Encoding"],
        body: .buffer(packed ?? file.plain))
      if packed != nil { answer.headers[.contentEncoding] = "gzip" }
      answer.caching = .immutable
      return answer
    }
  }

  /// What the browser's worker keeps for times without network: the page to write a report on, and
  /// all it needs.
  private static let shell = [
    "style.css", "favicon.svg", "outbox.js", "app.js", "place.js", "photos.js", "offline.js",
  ]

  /// The worker has an address of its own: what it may do follows from where it lies. It begins
  /// with the addresses it keeps, so that it is a new one whenever one of them is.
  package func worker(_ path: String) -> Route {
    let kept = [OfflinePage.path] + Self.shell.map(url)
    var script = ByteBuffer(
      string: "self.SHELL = [\(kept.map { "\"\($0)\"" }.joined(separator: ", "))];\n")
    for name in ["outbox.js", "worker.js"] {
      guard let address = addresses[name]?.split(separator: "/").last,
        let file = files[String(address)]
      else { continue }
      script.writeImmutableBuffer(file.plain)
    }
    return Route.shared(path) { [script] _ in
      Answer(
        status: .ok, headers: [.contentType: Self.types[".js"]!], body: .buffer(script))
    }
  }

  private static let types = [
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".webmanifest": "application/manifest+json",
  ]
}

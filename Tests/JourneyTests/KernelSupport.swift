import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Web

/// A site with a few routes, one of each kind, for the tests of what all pages share.
enum KernelSite {
  static let now: Int64 = 1_741_159_800_000  // 5 March 2025, 14:30 in Jakarta
  static let secret = [UInt8](repeating: 7, count: 32)

  static let city = City(
    name: Bilingual(id: "Kota Contoh", en: "Sample City"), shortName: "Contoh",
    timeZone: "Asia/Jakarta", timeZoneLabel: "WIB", emergencyNumber: "112",
    helpContact: "021-500", centre: Coordinate(latitude: -6.2, longitude: 106.8), arbiterUnit: "A",
    verificationUnits: ["A"], webChannel: "web", areaLevels: [], coordinationHours: 6,
    completionDays: 7)

  static let verifier = Session(
    actor: Actor(officer: 1, role: .verifier, unit: "A"), name: "Ayu", expires: now + 1)
  static let expired = Session(
    actor: Actor(officer: 1, role: .verifier, unit: "A"), name: "Ayu", expires: now)

  /// Sessions by the token a browser would send.
  static let sessions = ["tokenofverifier01": verifier, "tokenofexpired001": expired]
  /// A device that has unlocked report 42, whose number is `JK42`.
  static let device = "deviceofreporter1"

  static func site(
    origin: String = "http://localhost", isDemo: Bool = false,
    proxies: TrustedProxies = .none, assets: Assets = .none
  ) throws -> Site {
    let byHash = Dictionary(
      uniqueKeysWithValues: sessions.map { (SessionToken(text: $0, secret: secret).hash, $1) })
    return try Site(
      city: city, now: { now }, publicOrigin: origin, isDemo: isDemo, secret: secret,
      trustedProxies: proxies, assets: assets, sessions: SessionLookup { byHash[$0] },
      reporters: ReporterLookup { token, number, moment in
        token == device && number == "JK42" && moment == now ? 42 : nil
      },
      navigation: [
        .init(path: "/", label: .kernelBackHome, access: .anyone),
        .init(path: "/verifikasi", label: .kernelHelp, access: .roles([.verifier])),
      ])
  }

  struct Note: Decodable { let text: String }
  struct Leak: Error { let secret = "kata sandi basis data" }

  static func routes(_ assets: Assets = .none) -> RouteTable {
    RouteTable([
      .get("/", .anyone) { context in context.page(title: "Beranda", content: "<h1>Beranda</h1>") },
      .get("/gema", .anyone) { context in
        context.page(
          title: context.query("teks") ?? "", content: "<p>\(context.query("teks") ?? "")</p>")
      },
      .get("/laporan/{nomor}", .anyone) { context in .text(context.parameter("nomor")) },
      .get("/alamat", .anyone) { context in .text(context.clientAddress) },
      .get("/laporan/{nomor}/milik", .reporter) { context in
        .text("milik pelapor \(try context.reporter().reportID ?? 0)")
      },
      .get("/petugas", .signedIn) { _ in .text("petugas") },
      .get("/verifikasi", .roles([.verifier])) { _ in .text("verifikasi") },
      .get("/api/verifikasi", .roles([.agencyHead])) { _ in .text("kepala") },
      .get("/formulir", .anyone) { context in
        context.page(
          title: "Formulir",
          content: context.formView().form(action: "/formulir") { "<p>isi</p>" })
      },
      .form("/formulir", .anyone) { _, form in .text("diterima: \(form.text("nama"))") },
      .form("/gagal", .anyone) { _, form in
        switch form.text("apa") {
        case "sering": throw Problem.tooMany(retryAfter: 40)
        case "penuh": throw Problem.unavailable(retryAfter: 7)
        case "besar": throw Problem.tooLarge
        default: throw Leak()
        }
      },
      .form("/unggah", .anyone, uploads: true) { _, form in
        .text("berkas: \(form.files.map(\.bytes.count))")
      },
      .machine(.post, "/api/catatan", .ownAuthentication) { context, bytes in
        #expect(context.session == nil)
        return .text(try JSONBody.decode(Note.self, from: bytes).text)
      },
      .get("/rusak", .anyone) { _ in throw Leak() },
      .get("/panjang", .anyone) { _ in .text(String(repeating: "panjang ", count: 500)) },
      .get("/raksasa", .anyone) { _ in
        .bytes([UInt8](repeating: 65, count: 700_000), type: "image/webp")
      },
      .get("/alir", .anyone) { _ in
        .stream(type: "text/csv") { write in
          for line in ["satu\n", "dua\n"] { try await write(Array(line.utf8)) }
        }
      },
      .get("/lambat", .anyone) { _ in
        try await Task.sleep(for: .seconds(4))
        return .text("lambat")
      },
      assets.route,
    ])
  }

  static func application(
    _ site: Site, limits: Limits = Limits(), logger: Logger? = nil
  ) -> some ApplicationProtocol {
    makeApplication(
      site: site, routes: routes(site.assets), limits: limits, host: "127.0.0.1", port: 0,
      timing: .real, logger: logger ?? quiet)
  }

  /// Straight through the gate, without a socket.
  static func visit<Value>(
    _ site: Site? = nil, _ test: @Sendable (any TestClientProtocol) async throws -> Value
  ) async throws -> Value {
    try await application(site ?? self.site()).test(.router, test)
  }

  static var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  /// `name=value` of a cookie the answer sets.
  func cookie(_ name: String) -> String? {
    headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }
      .map { String($0.prefix { $0 != ";" }) }
  }
}

extension Timing {
  static let real: Timing = {
    let start = ContinuousClock.now
    return Timing(
      elapsed: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0) })
  }()
}

/// By the system's own gzip, which knows nothing of ours.
func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
  let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(filePath: "/bin/gzip")
  process.arguments = ["-dc", file.path()]
  process.standardOutput = output
  try process.run()
  let plain = Array(output.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  return plain
}

import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite("What every request meets at the gate")
struct KernelGateTests {
  private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  @Test("Unknown paths are 404, climbing ones too, and the page carries nothing of the request")
  func notFound() async throws {
    try await KernelSite.visit { client in
      for path in [
        "/tiada", "/laporan", "/laporan/../petugas", "/laporan/%2e%2e/petugas",
        "/laporan/%2e%2e%2fx",
        "/laporan/a%00b", "/laporan/a%5cb", "/laporan/%ff", "//petugas", "/laporan//x",
        "/laporan/\(String(repeating: "a", count: 3_000))", "/<script>",
      ] {
        let answer = try await client.executeRequest(
          uri: path, method: .get, headers: [:], body: nil)
        #expect(answer.status == .notFound, "\(path)")
        #expect(!answer.text.contains("<script>"))
      }
    }
  }

  @Test("A parameter is decoded, a slash at the end is forgiven, fixed segments win")
  func matching() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/laporan/JK%201/", method: .get) { #expect($0.text == "JK 1") }
    }
    let table = RouteTable([
      .get("/a/{x}", .anyone) { _ in .text("") }, .get("/a/baru", .anyone) { _ in .text("") },
      .get("/a/{x}/foto", .anyone) { _ in .text("") },
      .get("/a/{x}.json", .anyone) { _ in .text("") },
    ])
    func pattern(_ path: String) -> String? {
      if case .route(let route, let values) = table.match(.get, path: path) {
        "\(route.path) \(values["x"] ?? "")"
      } else {
        nil
      }
    }
    #expect(pattern("/a/baru") == "/a/baru ")
    #expect(pattern("/a/lama") == "/a/{x} lama")
    #expect(pattern("/a/baru/foto") == "/a/{x}/foto baru")
    #expect(pattern("/a/7.json") == "/a/{x}.json 7")
    #expect(pattern("/a/.json") == "/a/{x} .json")
    #expect(pattern("/a") == nil)
  }

  @Test("A known path with another method is 405 and says what it takes")
  func wrongMethod() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/formulir", method: .delete) { answer in
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD, POST")
      }
      try await client.execute(uri: "/api/catatan", method: .get) { answer in
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "POST")
        #expect(answer.text.contains("\"kode\":\"metode_salah\""))
      }
      try await client.execute(uri: "/formulir", method: .head) { answer in
        #expect(answer.status == .ok)
        #expect(answer.body.readableBytes == 0)
        #expect(Int(answer.headers[.contentLength] ?? "") ?? 0 > 500)
      }
    }
  }

  @Test("A failure of ours tells its code, never its cause")
  func internalError() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/rusak", method: .get) { answer in
        #expect(answer.status == .internalServerError)
        #expect(!answer.text.contains("kata sandi"))
        #expect(answer.text.contains(answer.headers[.init("X-Request-ID")!] ?? "?"))
      }
    }
  }

  @Test("What comes back from the address is escaped everywhere on the page")
  func reflection() async throws {
    try await KernelSite.visit { client in
      let hostile = "\"><img src=x onerror=alert(1)>"
      try await client.execute(
        uri: "/gema?teks=\(SafeURL.encoded(hostile))&\"><script>", method: .get
      ) { answer in
        #expect(answer.status == .ok)
        #expect(!answer.text.contains("<img src=x"))
        #expect(!answer.text.contains("<script>"))
        #expect(answer.text.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;</p>"))
      }
    }
  }

  @Test("Who may come in: every kind of access against every kind of person")
  func access() async throws {
    let people: [(name: String, cookie: String?)] = [
      ("nobody", nil), ("verifier", "tg_sesi=tokenofverifier01"),
      ("reporter", "tg_gawai=\(KernelSite.device)"),
      ("expired", "tg_sesi=tokenofexpired001"), ("forged", "tg_sesi=tokenofnobody0001"),
    ]
    let expected: [String: [Int]] = [
      "/": [200, 200, 200, 200, 200],
      "/petugas": [303, 200, 303, 303, 303],
      "/verifikasi": [303, 200, 303, 303, 303],
      "/laporan/JK42/milik": [303, 303, 200, 303, 303],
      "/laporan/JK43/milik": [303, 303, 303, 303, 303],
      "/api/verifikasi": [401, 403, 401, 401, 401],
    ]
    try await KernelSite.visit { client in
      for (path, statuses) in expected {
        for (person, status) in zip(people, statuses) {
          let headers: HTTPFields = person.cookie.map { [.cookie: "x=1; \($0)"] } ?? [:]
          let answer = try await client.executeRequest(
            uri: path, method: .get, headers: headers, body: nil)
          #expect(answer.status.code == status, "\(person.name) at \(path)")
          if status == 200 {
            let isPersonal = person.name == "verifier" || path == "/laporan/JK42/milik"
            #expect(answer.headers[.cacheControl] == (isPersonal ? "no-store" : "no-cache"))
          }
        }
      }
      try await client.execute(uri: "/petugas?x=1&y=2", method: .get) { answer in
        #expect(answer.headers[.location] == "/masuk?kembali=%2Fpetugas%3Fx%3D1%26y%3D2")
      }
      try await client.execute(uri: "/laporan/JK42/milik", method: .get) { answer in
        #expect(answer.headers[.location]?.hasPrefix("/lacak?kembali=") == true)
      }
    }
  }

  @Test("The menu offers only what may be opened")
  func menu() async throws {
    try await KernelSite.visit { client in
      try await client.execute(uri: "/", method: .get) {
        #expect(!$0.text.contains("href=\"/verifikasi\""))
      }
      try await client.execute(
        uri: "/", method: .get, headers: [.cookie: "tg_sesi=tokenofverifier01"]
      ) {
        #expect($0.text.contains("href=\"/verifikasi\""))
        #expect($0.text.contains("Masuk sebagai Ayu"))
      }
    }
  }

  @Test("A form needs the token of a page of ours and its cookie")
  func csrf() async throws {
    try await KernelSite.visit { client in
      let page = try await client.executeRequest(
        uri: "/formulir", method: .get, headers: [:], body: nil)
      let cookie = try #require(page.cookie("tg_csrf"))
      let token = try #require(page.text.firstMatch(of: #/name="_token" value="([0-9a-f]+)"/#)).1
      let again = try await client.executeRequest(
        uri: "/formulir", method: .get, headers: [.cookie: cookie], body: nil)
      let other = try #require(again.text.firstMatch(of: #/name="_token" value="([0-9a-f]+)"/#)).1
      #expect(token != other, "the mask must change, or compression betrays the token")
      #expect(again.cookie("tg_csrf") == nil)

      func send(_ body: String, _ more: HTTPFields) async throws -> Int {
        try await client.executeRequest(
          uri: "/formulir", method: .post, headers: form + more, body: ByteBuffer(string: body)
        ).status.code
      }
      let good = "nama=Ayu&_token=\(token)"
      #expect(try await send(good, [.cookie: cookie]) == 200)
      #expect(try await send("_token=\(other)", [.cookie: cookie]) == 200)
      #expect(try await send(good, [:]) == 403)
      #expect(try await send("nama=Ayu", [.cookie: cookie]) == 403)
      #expect(try await send("_token=\(String(token.reversed()))", [.cookie: cookie]) == 403)
      #expect(try await send("_token=00", [.cookie: cookie]) == 403)
      #expect(try await send(good, [.cookie: "tg_csrf=0123456789abcdef0123"]) == 403)

      let here: HTTPFields = [.cookie: cookie]
      #expect(try await send(good, here + [.origin: "http://localhost"]) == 200)
      #expect(try await send(good, here + [.origin: "https://jahat.id"]) == 403)
      #expect(try await send(good, here + [.origin: "null"]) == 403)
      #expect(try await send(good, here + [.init("Sec-Fetch-Site")!: "same-origin"]) == 200)
      #expect(try await send(good, here + [.init("Sec-Fetch-Site")!: "cross-site"]) == 403)
      #expect(try await send(good, here + [.init("Sec-Fetch-Site")!: "same-site"]) == 403)
    }
  }

  @Test("The machine's door: JSON is read, broken JSON is 400, cookies open nothing")
  func machine() async throws {
    try await KernelSite.visit { client in
      func send(_ body: String) async throws -> TestResponse {
        try await client.executeRequest(
          uri: "/api/catatan", method: .post, headers: [.cookie: "tg_sesi=tokenofverifier01"],
          body: ByteBuffer(string: body))
      }
      #expect(try await send("{\"text\":\"halo\"}").text == "halo")
      for broken in ["{", "", "[1]", "{\"text\":1}", "\u{0}"] {
        let answer = try await send(broken)
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("\"kode\":\"permintaan_salah\""))
      }
      #expect(
        try await send(String(repeating: " ", count: 64 * 1024 + 1)).status == .contentTooLarge)
    }
  }

  @Test("The client's address is believed only from a known proxy")
  func addresses() throws {
    let proxies = try #require(TrustedProxies(["10.0.0.0/8", "::1"]))
    func client(_ peer: String, _ forwarded: String...) -> String {
      var headers = HTTPFields()
      for value in forwarded {
        headers.append(HTTPField(name: .init("X-Forwarded-For")!, value: value))
      }
      return proxies.client(peer: peer, headers: headers)
    }
    #expect(client("203.0.113.9", "198.51.100.1") == "203.0.113.9")
    #expect(client("10.1.2.3", "198.51.100.1") == "198.51.100.1")
    #expect(client("10.1.2.3", "1.1.1.1, 198.51.100.1, 10.9.9.9") == "198.51.100.1")
    #expect(client("10.1.2.3", "1.1.1.1", "198.51.100.1") == "198.51.100.1")
    #expect(client("::1", "2001:db8::7") == "2001:db8::7")
    #expect(client("::ffff:10.0.0.1", "198.51.100.1") == "198.51.100.1")
    #expect(client("10.1.2.3", "1.1.1.1, bukan alamat") == "10.1.2.3")
    #expect(client("11.1.2.3", "1.1.1.1") == "11.1.2.3")
    #expect(TrustedProxies(["10.0.0.0/33"]) == nil)
    #expect(TrustedProxies(["proxy"]) == nil)
  }
}

private func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
  var both = left
  both.append(contentsOf: right)
  return both
}

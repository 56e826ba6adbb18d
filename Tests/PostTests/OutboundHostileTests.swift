import Post
import Testing

/// Where strangers would like to send us. The canary sits on every address of this machine; `{p}`
/// stands for its port.
private let hostileURLs = [
  // Other schemes, and http.
  "http://127.0.0.1:{p}/", "http://localhost:{p}/", "http://[::1]:{p}/", "http://public.test/",
  "http://public.test:{p}/", "http://8.8.8.8/", "ftp://127.0.0.1:{p}/", "gopher://127.0.0.1:{p}/_x",
  "file:///etc/passwd", "dict://127.0.0.1:{p}/x", "ldap://127.0.0.1:{p}/", "jar:http://a!/",
  "unix:///tmp/x", "http+unix://%2Ftmp%2Fx/", "https+unix://%2Ftmp%2Fx/", "javascript:0",
  "data:text/plain,x", "//127.0.0.1:{p}/", "127.0.0.1:{p}", "",
  // Ports.
  "https://public.test:{p}/", "https://public.test:22/", "https://public.test:0/",
  "https://public.test:65979/", "https://public.test:+443/", "https://public.test:443:{p}/",
  "https://8.8.8.8:{p}/",
  // Loopback in all its forms.
  "https://127.0.0.1:{p}/", "https://127.0.0.1/", "https://127.1/", "https://127.0.1/",
  "https://127.1:{p}/", "https://0/", "https://0:{p}/", "https://0.0.0.0/", "https://0.0.0.0:{p}/",
  "https://2130706433/", "https://2130706433:{p}/", "https://017700000001/",
  "https://0177.0.0.1/", "https://0177.0.0.01:{p}/", "https://0x7f000001/",
  "https://0x7f.0x0.0x0.0x1/", "https://0x7F.1:{p}/", "https://127.0.0.1./", "https://127.0.0.01/",
  "https://127.0.0.1.:{p}/", "https://127.255.255.254/", "https://4294967296/",
  "https://00000127.0.0.1/", "https://①②⑦.0.0.1/", "https://１２７.0.0.1/", "https://127。0。0。1/",
  "https://%31%32%37.0.0.1/", "https://127.0.0.1%00.public.test/", "https://127.0.0.1%2f@a/",
  "https://[::1]:{p}/", "https://[::1]/", "https://[::]/", "https://[::]:{p}/",
  "https://[0:0:0:0:0:0:0:1]:{p}/", "https://[0000:0000::0001]/", "https://[::127.0.0.1]:{p}/",
  "https://[::ffff:127.0.0.1]:{p}/", "https://[::ffff:7f00:1]:{p}/", "https://[::ffff:7f00:1]/",
  "https://[::ffff:0:127.0.0.1]/", "https://[::1%25lo]:{p}/", "https://[::1%lo]:{p}/",
  "https://::1:{p}/", "https://[::1/", "https://::1]/", "https://[[::1]]/", "https://[127.0.0.1]/",
  // Names and what stands around them.
  "https://localhost/", "https://localhost:{p}/", "https://LOCALHOST/", "https://localhost./",
  "https://localhost.localdomain/", "https://sub.localhost/", "https://loopback.test/",
  "https://loopback6.test/", "https://mixed.test/", "https://mapped.test/",
  "https://public.test@127.0.0.1:{p}/", "https://public.test:443@127.0.0.1:{p}/",
  "https://u:p@public.test/", "https://@127.0.0.1/", "https://public.test#@127.0.0.1:{p}/",
  "https://public.test\\@127.0.0.1:{p}/", "https://127.0.0.1:{p}\\@public.test/",
  "https://127.0.0.1:{p}\\.public.test/", "https://public.test\t.127.0.0.1/",
  "https://public.test\r\nHost: a/", "https://public.test /", " https://public.test/",
  "https:///127.0.0.1:{p}/", "https:/127.0.0.1:{p}/", "https:127.0.0.1:{p}/",
  "https:\\\\127.0.0.1:{p}\\", "https://127.0.0.1:{p}#.public.test/",
  "https://public.test:{p}:443/", "https://public.tes\u{0}t/", "https://public%2etest/",
  "https://xn--/", "https://nowhere.test/",
  // Private networks, metadata of clouds, and what wraps them.
  "https://10.0.0.1/", "https://10.255.255.255/", "https://172.16.0.1/", "https://172.31.0.1/",
  "https://192.168.0.1/", "https://100.64.0.1/", "https://100.100.100.200/",
  "https://169.254.169.254/latest/meta-data/", "https://169.254.169.254:80/",
  "https://2852039166/", "https://0xa9fea9fe/", "https://0251.0376.0251.0376/",
  "https://169.254.43518/", "https://168.63.129.16/", "https://192.0.0.192/",
  "https://[::ffff:169.254.169.254]/", "https://[::ffff:a9fe:a9fe]/", "https://[fd00:ec2::254]/",
  "https://[64:ff9b::169.254.169.254]/", "https://[64:ff9b::7f00:1]/",
  "https://[64:ff9b:1::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2002:a9fe:a9fe::]/",
  "https://[2001:0:7f00:1::]/", "https://[fe80::1]/", "https://[fec0::1]/", "https://[fc00::1]/",
  "https://[ff02::1]/", "https://[2001:db8::1]/", "https://[3fff::1]/", "https://[100::1]/",
  "https://192.0.2.1/", "https://198.51.100.1/", "https://203.0.113.1/", "https://198.18.0.1/",
  "https://192.88.99.1/", "https://224.0.0.1/", "https://239.255.255.250:1900/",
  "https://240.0.0.1/", "https://255.255.255.255/", "https://0.1.2.3/",
  "https://metadata.test/computeMetadata/v1/", "https://carrier.test/", "https://nat64.test/",
  "https://sixtofour.test/", "https://teredo.test/", "https://local6.test/", "https://zero.test/",
]

/// What the name servers of strangers answer.
private let hostileNames = [
  "localhost": ["127.0.0.1", "::1"], "sub.localhost": ["127.0.0.1"],
  "localhost.localdomain": ["127.0.0.1"], "loopback.test": ["127.0.0.1"],
  "loopback6.test": ["::1"], "mixed.test": ["8.8.8.8", "127.0.0.1"],
  "mapped.test": ["::ffff:127.0.0.1"], "metadata.test": ["169.254.169.254"],
  "carrier.test": ["100.64.0.1"], "nat64.test": ["64:ff9b::7f00:1"],
  "sixtofour.test": ["2002:7f00:1::"], "teredo.test": ["2001:0:7f00:1::"],
  "local6.test": ["8.8.8.8", "fe80::1"], "zero.test": ["0.0.0.0"], "public.test": ["8.8.8.8"],
]

@Suite struct OutboundHostileTests {
  @Test func nothingReachesTheCanary() async throws {
    let canary = try await everywhere(port: 0)
    // Needs rights that not everybody has; without it the other canary is still there.
    let usual = try? await everywhere(port: 443)
    let client = OutboundClient(lookup: { name in
      (hostileNames[name] ?? []).compactMap { NetworkAddress($0) }
    })
    #expect(hostileURLs.count >= 120)
    #expect(Set(hostileURLs).count == hostileURLs.count)
    for url in hostileURLs {
      let problem = await problem(client, url.replacing("{p}", with: "\(canary.port)"))
      switch problem {
      case .malformed, .forbidden, .noSuchHost: break
      default: Issue.record("\(url.debugDescription): \(String(describing: problem))")
      }
    }
    #expect(canary.connections == 0)
    #expect(usual?.connections ?? 0 == 0)
  }

  /// The canary itself must be able to sing.
  @Test func canarySings() async throws {
    let canary = try await everywhere(port: 0)
    let client = OutboundClient(exceptions: [OutboundException("http:127.0.0.1")!])
    let answer = try await client.post(
      "http://127.0.0.1:\(canary.port)/", headers: [], body: [])
    #expect(answer.status == 200)
    #expect(canary.connections == 1)
  }

  @Test func systemNamesOfThisMachine() async {
    let problem = await problem(OutboundClient(), "https://localhost/")
    #expect(problem == .forbidden)
    #expect(await systemHostLookup("localhost").contains(.v4(0x7F00_0001)))
    #expect(await systemHostLookup("no-such-name.invalid").isEmpty)
  }

  private func everywhere(port: Int) async throws -> OutboundServer {
    do {
      return try await OutboundServer(host: "::", port: port)
    } catch {
      return try await OutboundServer(host: "0.0.0.0", port: port)
    }
  }
}

/// Why a post to `url` failed; nil if it did not.
func problem(
  _ client: OutboundClient, _ url: String, deadline: Int = 10
) async -> OutboundProblem? {
  do throws(OutboundProblem) {
    _ = try await client.post(url, headers: [], body: [1], deadline: deadline)
    return nil
  } catch {
    return error
  }
}

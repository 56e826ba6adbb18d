import Post
import Synchronization
import Testing

@Suite struct OutboundClientTests {
  private let client = OutboundClient(
    exceptions: [OutboundException("http:127.0.0.0/8")!, OutboundException("http:::1")!])

  @Test func postsWhatItWasGiven() async throws {
    let server = try await OutboundServer { _ in
      .answer(418, headers: ["X-Odd": "one", "Retry-After": "7"], body: [1, 2, 3])
    }
    let answer = try await client.post(
      "http://127.0.0.1:\(server.port)/a%20b?c=d", headers: [("x-name", "value")], body: [0, 255])
    #expect(answer.status == 418)
    #expect(answer.header("x-odd") == "one")
    #expect(answer.retryAfter == 7)
    #expect(answer.body == [1, 2, 3])
    #expect(answer.isWhole)
    let request = try #require(server.requests.first)
    #expect(request.method == "POST")
    #expect(request.target == "/a%20b?c=d")
    #expect(request.header("host") == "127.0.0.1:\(server.port)")
    #expect(request.header("x-name") == "value")
    #expect(request.header("user-agent") == "Tanggap")
    #expect(request.header("content-length") == "2")
    #expect(request.body == [0, 255])
  }

  @Test func rebindingIsAskedOnceOnly() async throws {
    let server = try await OutboundServer()
    let asked = Mutex(0)
    let client = OutboundClient(
      exceptions: [OutboundException("http:127.0.0.1")!],
      lookup: { _ in
        // The first answer is permitted, all later ones are not.
        let time = asked.withLock { count in
          count += 1
          return count
        }
        return [.v4(time == 1 ? 0x7F00_0001 : 0x7F00_0002)]
      })
    let url = "http://rebind.test:\(server.port)/"
    #expect(try await client.post(url, headers: [], body: []).status == 200)
    #expect(asked.withLock(\.self) == 1)
    #expect(server.requests.first?.header("host") == "rebind.test:\(server.port)")
    // The open connection must not be used for an address that is not permitted.
    #expect(await problem(client, url) == .forbidden)
    #expect(server.requests.count == 1)
  }

  @Test func redirectsAreNotFollowed() async throws {
    let trap = try await OutboundServer()
    for (status, place) in [
      (301, "http://127.0.0.1:\(trap.port)/"), (302, "https://169.254.169.254/"),
      (307, "http://127.0.0.1:\(trap.port)/"), (308, "//127.0.0.1:\(trap.port)/"),
    ] {
      let server = try await OutboundServer { _ in .answer(status, headers: ["location": place]) }
      let answer = try await client.post(
        "http://127.0.0.1:\(server.port)/", headers: [], body: [])
      #expect(answer.status == status)
      #expect(server.requests.count == 1)
    }
    #expect(trap.connections == 0)
  }

  @Test func cookiesAreNotKept() async throws {
    let server = try await OutboundServer { _ in .answer(200, headers: ["set-cookie": "a=b"]) }
    for _ in 0..<2 {
      _ = try await client.post("http://127.0.0.1:\(server.port)/", headers: [], body: [])
    }
    #expect(server.requests.allSatisfy { $0.header("cookie").isEmpty })
    #expect(server.connections == 1, "one connection serves both")
  }

  @Test func nextAddressIfThereIsNoConnection() async throws {
    let server = try await OutboundServer()
    let client = OutboundClient(
      exceptions: [OutboundException("http:some.test")!],
      lookup: { _ in [.v6(1), .v4(0x7F00_0005), .v4(0x7F00_0001)] })
    let answer = try await client.post(
      "http://some.test:\(server.port)/", headers: [], body: [])
    #expect(answer.status == 200)
    #expect(server.connections == 1)
  }

  @Test func nameWithAnAddressOfVersionSix() async throws {
    // Not every machine has one.
    guard let server = try? await OutboundServer(host: "::1") else { return }
    let client = OutboundClient(
      exceptions: [OutboundException("http:::1")!], lookup: { _ in [.v6(1)] })
    let answer = try await client.post("http://six.test:\(server.port)/", headers: [], body: [])
    #expect(answer.status == 200)
    #expect(server.requests.first?.header("host") == "six.test:\(server.port)")
    #expect(await problem(client, "http://[::1]:\(server.port)/") == nil)
  }

  @Test func nobodyListens() async throws {
    let port = try await OutboundServer().port
    #expect(await problem(client, "http://127.0.0.3:\(port)/") == .unreachable)
    #expect(await problem(client, "https://127.0.0.3:\(port)/") == .unreachable)
    #expect(await problem(client, "http://no-such-name.invalid/") == .noSuchHost)
  }

  @Test func serverHangsUp() async throws {
    let server = try await OutboundServer { _ in .hangUp }
    #expect(await problem(client, "http://127.0.0.1:\(server.port)/") == .interrupted)
    #expect(OutboundProblem.interrupted.mayHaveArrived)
    #expect(server.requests.count == 1, "a post is not repeated")
  }

  @Test func headersWithoutMeasure() async throws {
    let server = try await OutboundServer { _ in
      .answer(200, headers: ["x": String(repeating: "x", count: 1_000_000)])
    }
    #expect(await problem(client, "http://127.0.0.1:\(server.port)/") == .interrupted)
  }

  @Test func silenceMeetsTheDeadline() async throws {
    let server = try await OutboundServer { _ in .silence }
    #expect(await problem(client, "http://127.0.0.1:\(server.port)/", deadline: 1) == .tooSlow)
  }

  @Test func lookupMeetsTheDeadline() async throws {
    let never = AsyncStream<Never> { _ in }
    let client = OutboundClient(lookup: { _ in
      // Deaf to cancellation, as the system's look-up is.
      await Task { for await _ in never {} }.value
      return []
    })
    #expect(await problem(client, "https://slow.test/", deadline: 1) == .tooSlow)
  }

  @Test func endlessAnswerIsCut() async throws {
    let server = try await OutboundServer { _ in .flood }
    let answer = try await client.post(
      "http://127.0.0.1:\(server.port)/", headers: [], body: [], most: 100_000)
    #expect(answer.status == 200)
    #expect(answer.body.count == 100_000)
    #expect(!answer.isWhole)
  }

  @Test func longAnswerIsCut() async throws {
    let most = OutboundClient.usualAnswer
    let server = try await OutboundServer { request in
      .answer(200, body: Array(repeating: 1, count: request.target == "/whole" ? most : most + 1))
    }
    let whole = try await client.post(
      "http://127.0.0.1:\(server.port)/whole", headers: [], body: [])
    #expect(whole.body.count == most && whole.isWhole)
    let cut = try await client.post("http://127.0.0.1:\(server.port)/cut", headers: [], body: [])
    #expect(cut.body.count == most && !cut.isWhole)
  }

  @Test func drippingAnswerMeetsTheDeadline() async throws {
    let server = try await OutboundServer { _ in .drip }
    let answer = try await client.post(
      "http://127.0.0.1:\(server.port)/", headers: [], body: [], deadline: 5)
    #expect(answer.status == 200)
    #expect((1...200).contains(answer.body.count))
    #expect(!answer.isWhole)
  }

  @Test func whoeverAskedMayLeave() async throws {
    let (asked, tell) = AsyncStream.makeStream(of: Void.self)
    let server = try await OutboundServer { _ in
      tell.yield()
      return .silence
    }
    let task = Task { [client] in await problem(client, "http://127.0.0.1:\(server.port)/") }
    _ = await asked.first { _ in true }
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  @Test func manyAtOnceOverManyHosts() async throws {
    let server = try await OutboundServer { .answer(200, body: $0.body) }
    let client = OutboundClient(
      exceptions: [OutboundException("http:127.0.0.1")!], lookup: { _ in [.v4(0x7F00_0001)] })
    // More hosts than lines are kept, so lines close while they are in use.
    let statuses = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          let answer = try? await client.post(
            "http://h\(index % 40).test:\(server.port)/", headers: [], body: [UInt8(index)])
          return answer?.body == [UInt8(index)]
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(statuses == 200)
  }
}

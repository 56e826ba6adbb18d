import NIOCore
import NIOPosix

/// Posts to addresses that strangers gave us, and lets nobody use us to reach what only we can
/// reach (server-side request forgery).
///
/// Only TLS on port 443 of hosts all of whose addresses are public, unless an exception covers
/// them. A host is looked up once and connected to at an address that was checked. Redirects are
/// answers like others. No cookies, no proxy.
public struct OutboundClient: Sendable {
  /// Most bytes of an answer's body that are of use.
  public static let usualAnswer = 65_536
  /// Seconds for everything, from the look-up to the last byte.
  public static let usualDeadline = 10
  /// Most addresses of one host that are tried.
  private static let attempts = 3

  private let rule: OutboundRule
  private let lookup: HostLookup
  private let lines: OutboundLines

  /// - Parameters:
  ///   - exceptions: places that may be reached although they are private
  ///   - lookup: asked once for each post to a host name
  public init(
    exceptions: [OutboundException] = [], lookup: @escaping HostLookup = systemHostLookup
  ) {
    self.init(exceptions: exceptions, lookup: lookup, settings: { _ in })
  }

  init(
    exceptions: [OutboundException], lookup: @escaping HostLookup,
    settings: @escaping OutboundLine.Settings
  ) {
    rule = OutboundRule(exceptions: exceptions)
    self.lookup = lookup
    lines = OutboundLines(settings: settings)
  }

  /// Posts `body` to `url` once and gives the answer, whatever its status.
  ///
  /// - Parameters:
  ///   - most: bytes of the answer's body; more are cut
  ///   - deadline: seconds for everything; an answer whose status has come is cut then
  public func post(
    _ url: String, headers: [(name: String, value: String)], body: [UInt8],
    most: Int = usualAnswer, deadline: Int = usualDeadline
  ) async throws(OutboundProblem) -> OutboundAnswer {
    let work = Task { () -> Result<OutboundAnswer, OutboundProblem> in
      do throws(OutboundProblem) {
        return .success(try await post(url, headers: headers, body: body, most: most))
      } catch {
        return .failure(error)
      }
    }
    let bell = MultiThreadedEventLoopGroup.singleton.any()
      .scheduleTask(in: .seconds(Int64(deadline))) { work.cancel() }
    defer { bell.cancel() }
    let result = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    if case .failure(.cancelled) = result, !Task.isCancelled { throw .tooSlow }
    return try result.get()
  }

  private func post(
    _ text: String, headers: [(name: String, value: String)], body: [UInt8], most: Int
  ) async throws(OutboundProblem) -> OutboundAnswer {
    let url: OutboundURL
    do throws(OutboundURLFault) { url = try OutboundURL(text) } catch { throw .malformed(error) }
    let question = OutboundLine.Question(url: url, headers: headers, body: body, most: most)
    var problem = OutboundProblem.noSuchHost
    for address in try await permittedAddresses(of: url).prefix(Self.attempts) {
      do {
        return try await lines.line(to: url.host, at: address).ask(question)
      } catch .unreachable {
        // Nothing was sent, so the next address is no second request.
        problem = .unreachable
      }
    }
    throw problem
  }

  /// All addresses of the host, those of version 4 first. One that is not permitted spoils the
  /// others: an honest host has none.
  private func permittedAddresses(
    of url: OutboundURL
  ) async throws(OutboundProblem) -> [NetworkAddress] {
    guard rule.mayPermit(url) else { throw .forbidden }
    let addresses: [NetworkAddress]
    switch url.host {
    case .address(let address): addresses = [address]
    case .name(let name):
      guard let found = await unlessCancelled({ [lookup] in await lookup(name) }) else {
        throw .cancelled
      }
      addresses = found
    }
    guard addresses.allSatisfy({ rule.permits(url, at: $0) }) else { throw .forbidden }
    return addresses.filter(\.isV4) + addresses.filter { !$0.isV4 }
  }
}

/// What `work` gives, or nil as soon as the task is cancelled; the work is then left to itself.
private func unlessCancelled<Value: Sendable>(
  _ work: @escaping @Sendable () async -> Value
) async -> Value? {
  let (values, giver) = AsyncStream.makeStream(of: Value.self)
  Task {
    giver.yield(await work())
    giver.finish()
  }
  return await values.first { _ in true }
}

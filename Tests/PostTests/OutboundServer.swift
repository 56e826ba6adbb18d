import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A server of this machine that counts connections, keeps requests and answers as it was told.
final class OutboundServer: Sendable {
  struct Request: Sendable {
    let method: String
    let target: String
    let headers: HTTPHeaders
    let body: [UInt8]

    func header(_ name: String) -> String { headers[name].joined(separator: " | ") }
  }

  enum Reply: Sendable {
    case answer(Int, headers: [String: String] = [:], body: [UInt8] = [])
    case silence
    case hangUp
    /// A head, then a body without end as fast as the other side reads.
    case flood
    /// A head, then a byte now and then without end.
    case drip
  }

  let port: Int
  private let record: Record
  private let channel: any Channel

  var connections: Int { record.seen.withLock(\.connections) }
  var requests: [Request] { record.seen.withLock(\.requests) }

  /// - Parameter port: 0 takes a free one
  init(
    host: String = "127.0.0.1", port: Int = 0, tls: NIOSSLContext? = nil,
    reply: @escaping @Sendable (Request) -> Reply = { _ in .answer(200) }
  ) async throws {
    let record = Record()
    self.record = record
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        record.seen.withLock { $0.connections += 1 }
        return channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.configureHTTPServerPipeline()
          try pipeline.addHandler(Conversation(record: record, reply: reply))
        }
      }
      .bind(host: host, port: port).get()
    self.port = channel.localAddress!.port!
  }

  deinit { channel.close(promise: nil) }
}

private final class Record: Sendable {
  let seen = Mutex((connections: 0, requests: [OutboundServer.Request]()))
}

private final class Conversation: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let record: Record
  private let reply: @Sendable (OutboundServer.Request) -> OutboundServer.Reply
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(
    record: Record, reply: @escaping @Sendable (OutboundServer.Request) -> OutboundServer.Reply
  ) {
    self.record = record
    self.reply = reply
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let part): body += part.readableBytesView
    case .end:
      guard let head else { return }
      let request = OutboundServer.Request(
        method: head.method.rawValue, target: head.uri, headers: head.headers, body: body)
      record.seen.withLock { $0.requests.append(request) }
      answer(reply(request), context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ reply: OutboundServer.Reply, _ context: ChannelHandlerContext) {
    switch reply {
    case .answer(let status, let headers, let body):
      var fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
      fields.add(name: "content-length", value: "\(body.count)")
      write(status, fields, context)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    case .silence: break
    case .hangUp: context.close(promise: nil)
    case .flood:
      write(200, [:], context)
      pour(ByteBuffer(repeating: 0x61, count: 16_384), pause: .zero, context)
    case .drip:
      write(200, [:], context)
      pour(ByteBuffer(repeating: 0x61, count: 1), pause: .milliseconds(50), context)
    }
  }

  private func write(_ status: Int, _ headers: HTTPHeaders, _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func pour(_ bytes: ByteBuffer, pause: TimeAmount, _ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes)))).whenSuccess {
      bound.value.1.eventLoop.scheduleTask(in: pause) {
        bound.value.0.pour(bytes, pause: pause, bound.value.1)
      }
    }
  }
}

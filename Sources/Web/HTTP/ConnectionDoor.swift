import Metrics
import NIOCore
import Synchronization

/// Stands in the pipeline of each connection: counts it while it is open, and keeps it open a moment
/// longer when the server ends. A request that is on its way then is still read and answered, where
/// closing at once would throw it away.
final class ConnectionDoor: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = Any

  private static let moment: TimeAmount = .milliseconds(500)

  private let connections: Meter
  private let isCounted = Atomic(false)

  init(_ connections: Meter) { self.connections = connections }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { opened() }
  }

  func channelActive(context: ChannelHandlerContext) {
    opened()
    context.fireChannelActive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    if isCounted.exchange(false, ordering: .relaxed) { connections.decrement() }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // One that was accepted while the server was closing has nobody to serve it and ends at once.
    guard event is ChannelShouldQuiesceEvent, isCounted.load(ordering: .relaxed) else {
      return context.fireUserInboundEventTriggered(event)
    }
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: Self.moment) {
      bound.value.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }
  }

  private func opened() {
    if !isCounted.exchange(true, ordering: .relaxed) { connections.increment() }
  }
}

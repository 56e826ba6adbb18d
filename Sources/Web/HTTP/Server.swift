import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

/// The web server, ready to run. It stops on the signals its service group is given: no new
/// connections, requests in progress are finished.
package func makeApplication(
  site: Site, routes: RouteTable, limits: Limits = Limits(), host: String, port: Int,
  timing: Timing, leaving: Leaving = Leaving(), logger: Logger,
  whenRunning: @escaping @Sendable () -> Void = {}
) -> some ApplicationProtocol {
  let watch = ConnectionWatch(timing: timing)
  let meter = RequestMeter()
  let gate = Gate(
    site: site, routes: routes, limits: limits, budget: UploadBudget(bytes: limits.uploadMemory),
    watch: watch, timing: timing, leaving: leaving, meter: meter, logger: logger)
  // The framework logs each request's path at debug level, and paths may be secrets.
  var quiet = logger
  quiet.logLevel = max(logger.logLevel, .info)
  return Application(
    responder: gate,
    server: watchedServer(watch, meter, limits),
    configuration: ApplicationConfiguration(
      address: .hostname(host, port: port),
      availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
    onServerRunning: { channel in
      watch.sweep(alongside: channel)
      whenRunning()
    },
    logger: quiet)
}

/// HTTP/1.1 with limits, and with every request under the watch until its answer is written.
private func watchedServer(
  _ watch: ConnectionWatch, _ meter: RequestMeter, _ limits: Limits
) -> HTTPServerBuilder {
  HTTPServerBuilder { responder in
    HTTP1Channel(
      responder: { request, writer, channel in
        let hasBody = BodyReading.isAnnounced(request.headers)
        watch.begin(channel, within: limits.answer + (hasBody ? limits.uploadBody : .zero))
        meter.began()
        defer {
          watch.end(channel)
          meter.ended()
        }
        if request.headers[.expect]?.lowercased() == "100-continue",
          BodyReading.announcedLength(request.headers) ?? 0 <= limits.uploadBytes
        {
          try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        try await responder(request, writer, channel)
      },
      configuration: .init(
        additionalChannelHandlers: [meter.door()],
        idleTimeout: TimeAmount(limits.idle),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
          maxHeaderFieldCount: limits.headerCount)))
  }
}

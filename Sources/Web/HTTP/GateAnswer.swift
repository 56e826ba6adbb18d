import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Gate {
  /// Smaller texts than this cost more to pack than they save.
  private static let smallestPacked = 1_024
  /// Larger answers go out in pieces of this size, so that a slow but willing client may take longer
  /// than one deadline for the whole.
  private static let piece = 64 * 1_024

  /// Adds to a handler's answer what every answer carries, and makes the framework's response of it.
  func finish(_ answer: Answer, _ context: RequestContext, _ channel: any Channel) -> Response {
    var headers = answer.headers
    headers[.requestID] = context.id
    SecurityHeaders.add(to: &headers, secure: site.isSecure, tiles: site.mapTiles?.origin)
    addCookies(answer, context, to: &headers)
    addCaching(answer, context, to: &headers)
    if answer.endsConnection { headers[.connection] = "close" }

    var body = body(of: answer, context, channel, &headers)
    if context.method == .head {
      if let length = body.contentLength { headers[.contentLength] = String(length) }
      body = ResponseBody()
    }
    if answer.endsConnection { body = farewell(after: body, channel) }
    var response = Response(status: answer.status, headers: headers, body: body)
    // The length of a body that is not sent would be taken for that of the page itself.
    if answer.status == .notModified { response.headers[.contentLength] = nil }
    return response
  }

  private func addCookies(_ answer: Answer, _ context: RequestContext, to headers: inout HTTPFields)
  {
    // One answer for everybody carries nobody's cookies.
    if case .shared = answer.caching { return }
    var cookies = answer.cookies
    if let fresh = context.csrf.freshCookie {
      cookies.append(SetCookie(name: context.cookieNames.csrf, value: fresh, maxAge: nil))
    }
    if context.languageIsNew {
      cookies.append(
        SetCookie(
          name: context.cookieNames.language, value: context.language.rawValue,
          maxAge: 365 * 86_400))
    }
    for cookie in cookies {
      headers.append(HTTPField(name: .setCookie, value: cookie.header(secure: site.isSecure)))
    }
  }

  private func addCaching(_ answer: Answer, _ context: RequestContext, to headers: inout HTTPFields)
  {
    switch answer.caching {
    case .automatic:
      let isPersonal = context.session != nil || context.reporterOf != nil
      headers[.cacheControl] = isPersonal ? "no-store" : "no-cache"
      headers.append(HTTPField(name: .vary, value: "Cookie, Accept-Language"))
    case .shared(let seconds):
      headers[.cacheControl] = "public, max-age=\(seconds)"
    case .own(let seconds):
      headers[.cacheControl] = "private, max-age=\(seconds)"
    case .immutable:
      headers[.cacheControl] = "public, max-age=31536000, immutable"
    case .never:
      headers[.cacheControl] = "no-store"
    }
  }

  private func body(
    of answer: Answer, _ context: RequestContext, _ channel: any Channel,
    _ headers: inout HTTPFields
  ) -> ResponseBody {
    switch answer.body {
    case .none:
      return ResponseBody()
    case .stream(let writer):
      return streamed(writer, channel)
    case .buffer(let plain):
      let isWorthwhile =
        plain.readableBytes > Self.smallestPacked
        && headers[.contentType].map(Gzip.isWorthwhile) ?? false
      return whole(
        isWorthwhile
          ? chosen(plain, context, &headers) { Gzip.compress(plain, level: 4) } : plain, channel)
    case .ready(let plain, let packed):
      return whole(chosen(plain, context, &headers) { packed }, channel)
    }
  }

  private func whole(_ buffer: ByteBuffer, _ channel: any Channel) -> ResponseBody {
    buffer.readableBytes > Self.piece * 4
      ? inPieces(buffer, channel) : ResponseBody(byteBuffer: buffer)
  }

  /// The form the client takes.
  private func chosen(
    _ plain: ByteBuffer, _ context: RequestContext, _ headers: inout HTTPFields,
    _ pack: () -> ByteBuffer?
  ) -> ByteBuffer {
    guard headers[.contentEncoding] == nil else { return plain }
    if !headers[values: .vary].contains("Accept-Encoding") {
      headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
    }
    guard Gzip.isAccepted(context.headers[.acceptEncoding]), let packed = pack() else {
      return plain
    }
    headers[.contentEncoding] = "gzip"
    return packed
  }

  private func streamed(_ writer: @escaping Answer.Writer, _ channel: any Channel) -> ResponseBody {
    let watch = watch
    let time = limits.answer
    return ResponseBody { output in
      try await writer { bytes in
        try await output.write(ByteBuffer(bytes: bytes))
        watch.renew(channel, within: time)
      }
      try await output.finish(nil)
    }
  }

  private func inPieces(_ buffer: ByteBuffer, _ channel: any Channel) -> ResponseBody {
    let watch = watch
    let time = limits.answer
    return ResponseBody(contentLength: buffer.readableBytes) { output in
      var rest = buffer
      while let piece = rest.readSlice(length: min(Self.piece, rest.readableBytes)),
        piece.readableBytes > 0
      {
        try await output.write(piece)
        watch.renew(channel, within: time)
      }
      try await output.finish(nil)
    }
  }

  /// Closes the connection so that the client still gets the answer: our side first, and the rest
  /// only after the client had time to notice. Closing at once while it is sending would make its
  /// system throw the answer away.
  private func farewell(after body: ResponseBody, _ channel: any Channel) -> ResponseBody {
    let time = TimeAmount(limits.farewell)
    return ResponseBody(contentLength: body.contentLength) { output in
      try await body.write(output)
      channel.close(mode: .output, promise: nil)
      channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
  }
}

import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a request's body within a number of bytes and a total time. The time counts from the
/// beginning, however steadily the bytes drip: an idle timer alone would be renewed by each of them.
struct BodyReading {
  let request: Request
  let limits: Limits
  let watch: ConnectionWatch
  let channel: any Channel

  /// Whether bytes follow the head at all.
  static func isAnnounced(_ headers: HTTPFields) -> Bool {
    if headers.contains(.transferEncoding) { return true }
    guard let length = headers[.contentLength] else { return false }
    return length != "0"
  }

  /// What the head says, if it says anything.
  static func announcedLength(_ headers: HTTPFields) -> Int? {
    headers[.contentLength].flatMap { Int($0) }
  }

  /// All of a body. Each piece is taken from `share`, if there is one.
  func bytes(upTo most: Int, _ share: UploadShare? = nil) async throws -> [UInt8] {
    guard Self.isAnnounced(request.headers) else { return [] }
    try refuse(longerThan: most)
    let body = request.body
    return try await within(share == nil ? limits.body : limits.uploadBody) {
      var bytes: [UInt8] = []
      for try await chunk in body {
        guard bytes.count + chunk.readableBytes <= most else { throw Problem.tooLarge }
        try share?.take(chunk.readableBytes)
        bytes.append(contentsOf: chunk.readableBytesView)
      }
      return bytes
    }
  }

  func urlencodedForm() async throws -> FormBody {
    guard mediaType == "application/x-www-form-urlencoded" else { throw Problem.unsupportedMedia }
    let bytes = try await bytes(upTo: limits.formBytes)
    do {
      return try FormBody(urlencoded: bytes, mostFields: limits.formFields)
    } catch {
      switch error {
      case .notText: throw Problem.badRequest(.kernelBadRequest)
      case .tooManyFields: throw Problem.badRequest(.kernelTooManyFields)
      }
    }
  }

  /// A form that may carry files. Each piece is taken from `share`, which the caller gives back.
  func multipartForm(_ share: UploadShare) async throws -> FormBody {
    guard mediaType == "multipart/form-data" else { return try await urlencodedForm() }
    try refuse(longerThan: limits.uploadBytes)
    let boundary = boundary
    let body = request.body
    let limits = limits
    do {
      return try await within(limits.uploadBody) {
        var parser = try Multipart(boundary: boundary, limits: limits)
        var count = 0
        for try await chunk in body {
          count += chunk.readableBytes
          guard count <= limits.uploadBytes else { throw Problem.tooLarge }
          try share.take(chunk.readableBytes)
          try parser.feed(chunk.readableBytesView)
        }
        return try parser.finish()
      }
    } catch let failure as Multipart.Failure {
      switch failure {
      case .fieldsTooLarge: throw Problem.tooLarge
      case .tooManyFields: throw Problem.badRequest(.kernelTooManyFields)
      case .tooManyFiles: throw Problem.tooManyFiles
      case .noBoundary, .truncated, .malformed, .headerTooLarge, .missingName, .notText:
        throw Problem.badRequest(.kernelBadRequest)
      }
    }
  }

  /// The fields at the beginning of a form whose rest is not worth waiting for. As large as all
  /// fields of one form may be; what follows a large file is not among them, nor what comes later
  /// than a closing connection waits.
  func beginning() async throws -> FormBody {
    guard mediaType == "multipart/form-data" else { return try await urlencodedForm() }
    let boundary = boundary
    let body = request.body
    let limits = limits
    return try await within(limits.farewell) {
      var parser = try Multipart(boundary: boundary, limits: limits)
      var count = 0
      for try await chunk in body {
        try parser.feed(chunk.readableBytesView)
        count += chunk.readableBytes
        if count >= limits.formBytes { break }
      }
      return parser.soFar
    }
  }

  private var boundary: String {
    DispositionParameters(request.headers[.contentType] ?? "")["boundary"] ?? ""
  }

  private var mediaType: String {
    let type = request.headers[.contentType] ?? ""
    return type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
  }

  private func refuse(longerThan most: Int) throws(Problem) {
    if let length = Self.announcedLength(request.headers), length > most { throw .tooLarge }
  }

  private func within<Value: Sendable>(
    _ time: Duration, _ read: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let reading = Task { try await read() }
    watch.awaitBody(channel, within: time) { reading.cancel() }
    defer { watch.bodyCame(channel) }
    let result = await withTaskCancellationHandler {
      await reading.result
    } onCancel: {
      reading.cancel()
    }
    // A reading that was given up ends early, with whatever had come.
    guard !reading.isCancelled else { throw Problem.timeout }
    return try result.get()
  }
}

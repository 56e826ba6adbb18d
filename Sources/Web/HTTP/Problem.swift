import Domain
import Evidence
package import HTTPTypes
import Storage

/// Everything that can go wrong between a request and its answer, and the only place that turns a
/// failure into a status and a text. The texts are safe for everybody; causes go to the log.
package enum Problem: Error, Sendable, Equatable {
  /// The message says what to do about it.
  case badRequest(Message)
  case notFound
  case forbidden
  /// Not signed in; `at` is where one does.
  case signInFirst(at: String)
  /// A form without a valid token, or sent by another site.
  case formExpired
  case wrongMethod(allowed: [HTTPRequest.Method])
  /// Somebody else was faster. Pages that can show both versions do so themselves.
  case stale
  case tooLarge
  case tooManyFiles
  case unsupportedMedia
  case tooMany(retryAfter: Int)
  /// The request did not arrive in time.
  case timeout
  case unavailable(retryAfter: Int)
  case internalError

  /// The problem behind any error a handler lets through. What is not known here is our fault.
  init(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal: self = Problem.of(refusal)
    case let failure as StorageFailure: self = Problem.of(failure)
    case is VaultFailure: self = .unavailable(retryAfter: 30)
    default: self = .internalError
    }
  }

  /// Refusals of the city's rules that no page has shown beside its form.
  private static func of(_ refusal: Refusal) -> Problem {
    switch refusal {
    case .noSuchReport: .notFound
    case .stale: .stale
    case .roleMayNot, .notYours, .sameUnitVerifies: .forbidden
    default: .badRequest(.refusalRole)
    }
  }

  private static func of(_ failure: StorageFailure) -> Problem {
    switch failure {
    case .busy: .unavailable(retryAfter: 2)
    case .tooSlow: .unavailable(retryAfter: 10)
    case .diskFull, .unavailable: .unavailable(retryAfter: 30)
    case .constraint: .stale
    case .unstorable: .badRequest(.kernelBadRequest)
    case .malformed, .wrongSchema, .inUse, .other: .internalError
    }
  }

  var status: HTTPResponse.Status {
    switch self {
    case .badRequest, .tooManyFiles: .badRequest
    case .notFound: .notFound
    case .forbidden, .formExpired: .forbidden
    case .signInFirst: .unauthorized
    case .wrongMethod: .methodNotAllowed
    case .stale: .conflict
    case .tooLarge: .contentTooLarge
    case .unsupportedMedia: .unsupportedMediaType
    case .tooMany: .tooManyRequests
    case .timeout: .requestTimeout
    case .unavailable: .serviceUnavailable
    case .internalError: .internalServerError
    }
  }

  /// Whether a form that met with it is shown again, with all that was typed.
  var keepsForm: Bool {
    switch self {
    case .signInFirst, .formExpired, .tooLarge, .tooManyFiles, .tooMany, .unavailable,
      .internalError:
      true
    case .badRequest, .notFound, .forbidden, .wrongMethod, .stale, .unsupportedMedia, .timeout:
      false
    }
  }

  /// For programs; part of the API's promise.
  var code: String {
    switch self {
    case .badRequest: "permintaan_salah"
    case .notFound: "tidak_ditemukan"
    case .forbidden: "tidak_berwenang"
    case .signInFirst: "belum_masuk"
    case .formExpired: "formulir_kedaluwarsa"
    case .wrongMethod: "metode_salah"
    case .stale: "sudah_berubah"
    case .tooLarge: "terlalu_besar"
    case .tooManyFiles: "terlalu_banyak_berkas"
    case .unsupportedMedia: "jenis_isi_salah"
    case .tooMany: "terlalu_sering"
    case .timeout: "waktu_habis"
    case .unavailable: "sedang_penuh"
    case .internalError: "kesalahan_internal"
    }
  }

  private func title() -> Message {
    switch self {
    case .badRequest, .tooManyFiles: .kernelBadRequestTitle
    case .notFound: .kernelNotFoundTitle
    case .forbidden: .kernelForbiddenTitle
    case .signInFirst: .kernelSignInTitle
    case .formExpired: .kernelFormExpiredTitle
    case .wrongMethod: .kernelMethodTitle
    case .stale: .kernelStaleTitle
    case .tooLarge: .kernelTooLargeTitle
    case .unsupportedMedia: .kernelMediaTitle
    case .tooMany: .kernelTooManyTitle
    case .timeout: .kernelTimeoutTitle
    case .unavailable: .kernelUnavailableTitle
    case .internalError: .kernelInternalTitle
    }
  }

  func explanation(_ language: Language, limits: Limits) -> String {
    switch self {
    case .badRequest(let message): message(language)
    case .notFound: Message.kernelNotFound(language)
    case .forbidden: Message.kernelForbidden(language)
    case .signInFirst: Message.kernelSignIn(language)
    case .formExpired: Message.kernelFormExpired(language)
    case .wrongMethod: Message.kernelMethod(language)
    case .stale: Message.kernelStale(language)
    case .tooLarge:
      Message.kernelTooLarge(language, ["megabytes": String(limits.fileBytes / 1_048_576)])
    case .tooManyFiles: Message.kernelTooManyFiles(language, ["count": String(limits.files)])
    case .unsupportedMedia: Message.kernelMedia(language)
    case .tooMany(let seconds): Message.kernelTooMany(language, ["seconds": String(seconds)])
    case .timeout: Message.kernelTimeout(language)
    case .unavailable(let seconds):
      Message.kernelUnavailable(language, ["seconds": String(seconds)])
    case .internalError: Message.kernelInternal(language)
    }
  }

  /// The answer to whoever asked: a page in their language, or JSON for a program.
  /// - Parameter kept: a form that was sent in vain, to be shown and sent again
  func answer(_ context: RequestContext, limits: Limits, kept: FormBody? = nil) -> Answer {
    var answer: Answer
    if context.wantsJSON {
      answer = json(context, limits: limits)
    } else if case .signInFirst(let place) = self, context.method == .get || context.method == .head
    {
      let back = context.rawQuery.isEmpty ? context.path : "\(context.path)?\(context.rawQuery)"
      answer = .redirect(to: SafeURL.path(place, ["kembali": back]))
    } else if let kept {
      answer = context.keptPage(kept, self, limits: limits)
    } else {
      answer = page(context, limits: limits)
    }
    switch self {
    case .wrongMethod(let allowed):
      answer.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    case .tooMany(let seconds), .unavailable(let seconds):
      answer.headers[.retryAfter] = String(seconds)
    default: break
    }
    answer.caching = .never
    return answer
  }

  private func json(_ context: RequestContext, limits: Limits) -> Answer {
    let body = [
      "kode": code, "pesan": explanation(context.language, limits: limits), "id": context.id,
    ]
    guard let answer = try? Answer.json(body, status: status) else {
      return Answer(status: status)
    }
    return answer
  }

  private func page(_ context: RequestContext, limits: Limits) -> Answer {
    let title = context.text(title())
    return context.page(
      title: title, status: status,
      content: """
        <h1>\(title)</h1>
        <p class="lead">\(explanation(context.language, limits: limits))</p>
        \(when: self == .internalError, "<p>\(context.text(.kernelRequestID, ["id": context.id]))</p>")
        <p><a href="/">\(context.text(.kernelBackHome))</a></p>
        """)
  }
}

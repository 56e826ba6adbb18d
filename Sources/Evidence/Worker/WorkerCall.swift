import Dispatch
import Domain
import FoundationEssentials
import Subprocess

#if canImport(Glibc)
  import Glibc
  import SystemPackage
#else
  import Darwin
  import System
#endif

/// What came back from a child that did its work.
struct WorkerResult: Sendable {
  let answer: WorkerAnswer
  let large: [UInt8]
  let thumbnail: [UInt8]
}

/// Starts one child for one picture and reads its answer.
struct WorkerCall: Sendable {
  let executable: String
  let temporaryDirectory: String
  let limits: PhotoLimits

  /// A JPEG of 1600 x 1600 pixels never comes near it.
  private static let mostAnswerBytes = 16 * 1024 * 1024

  private static let queue = DispatchQueue(label: "photo-input", attributes: .concurrent)

  /// Cancelling the task kills the child.
  func run(_ bytes: [UInt8], blurring parts: [PhotoBox] = []) async throws(PhotoRefusal)
    -> WorkerResult
  {
    let output: [UInt8]
    let ending: TerminationStatus
    do {
      // A file and not a pipe: a child that dies before it has read everything would otherwise
      // raise SIGPIPE in the server.
      let input = try await blocking(on: Self.queue) { () throws(VaultFailure) in
        try PosixFile.nameless(in: temporaryDirectory, bytes)
      }
      let result = try await Subprocess.run(
        .path(FilePath(executable)),
        arguments: Arguments(
          [PhotoWorker.command] + limits.workerArguments + parts.map(\.workerArgument)),
        environment: .custom([:]),
        input: .fileDescriptor(FileDescriptor(rawValue: input), closeAfterSpawningProcess: true),
        output: .bytes(limit: Self.mostAnswerBytes), error: .discarded)
      output = result.standardOutput
      ending = result.terminationStatus
    } catch {
      throw .workerFailed
    }
    try Self.judge(ending)
    return try Self.parse(output, limits)
  }

  private static func judge(_ ending: TerminationStatus) throws(PhotoRefusal) {
    switch ending {
    case .exited(let status):
      switch WorkerExit(rawValue: status) {
      case .developed: return
      case .damaged: throw .damaged
      case .noDecoder: throw .unknownFormat
      case .wrongUsage, .machinery, nil: throw .workerFailed
      }
    case .signaled(let signal):
      // Out of processor time; anything else is a decoder the picture brought down.
      throw signal == SIGXCPU ? .tookTooLong : .damaged
    }
  }

  private static func parse(
    _ output: [UInt8], _ limits: PhotoLimits
  ) throws(PhotoRefusal) -> WorkerResult {
    guard let end = output.firstIndex(of: 0x0A),
      let answer = try? JSONDecoder().decode(WorkerAnswer.self, from: Data(output[..<end])),
      limits.allows(width: answer.width, height: answer.height)
    else { throw .workerFailed }
    let body = output[(end + 1)...]
    guard answer.largeBytes > 0, answer.thumbnailBytes > 0, answer.largeBytes <= body.count,
      answer.thumbnailBytes == body.count - answer.largeBytes
    else { throw .workerFailed }
    let large = Array(body.prefix(answer.largeBytes))
    let thumbnail = Array(body.dropFirst(answer.largeBytes))
    guard isJPEG(large, within: PhotoWorker.largeSide),
      isJPEG(thumbnail, within: PhotoWorker.thumbnailSide)
    else { throw .workerFailed }
    return WorkerResult(answer: answer, large: large, thumbnail: thumbnail)
  }

  /// What will be shown to everybody must at least be the kind of file it is served as.
  private static func isJPEG(_ bytes: [UInt8], within side: Int) -> Bool {
    let limits = PhotoLimits(bytes: mostAnswerBytes, pixels: side * side, side: side)
    return (try? ImageHeader.read(bytes, limits: limits))?.format == .jpeg
  }
}

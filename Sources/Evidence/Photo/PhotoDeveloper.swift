public import Domain

/// Turns the bytes of a photo from outside into three stored blobs and what the camera said.
///
/// The header is checked first, then the picture is decoded in a child process with limits of its
/// own, so that a hostile picture can at worst spoil its own answer. At most `atOnce` children run;
/// the others wait in line with their bytes in memory (at most `waiting` times `limits.bytes`).
public struct PhotoDeveloper: Sendable {
  /// Wall-clock time a child may take, waiting in line not counted.
  public static let timeLimit = Duration.seconds(15)

  private let vault: any BlobVault
  private let limits: PhotoLimits
  let line: WaitingLine
  private let call: WorkerCall
  private let sleep: @Sendable (Duration) async throws -> Void

  /// - Parameters:
  ///   - executable: path of the executable whose sub-command `PhotoWorker.command` calls
  ///     `PhotoWorker.run(arguments:)`
  ///   - vault: where the original and its derivatives go
  ///   - temporaryDirectory: where a picture lies, without a name, while its child reads it;
  ///     best a file system in memory
  ///   - limits: what may be offered at all
  ///   - atOnce: children at the same time, each up to one processor and 1.5 GB of address space
  ///   - waiting: how many may wait; beyond it photos are refused as `.busy`
  ///   - sleep: waits that long and ends early when cancelled
  public init(
    executable: String, vault: any BlobVault, temporaryDirectory: String, limits: PhotoLimits,
    atOnce: Int = 2, waiting: Int = 32, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.vault = vault
    self.limits = limits
    self.sleep = sleep
    line = WaitingLine(atOnce: atOnce, longest: waiting)
    call = WorkerCall(
      executable: executable, temporaryDirectory: temporaryDirectory, limits: limits)
  }

  /// Decodes, reduces and stores one photo.
  ///
  /// Developing the same bytes again gives the same blobs. When it throws, blobs may have been
  /// stored that nothing refers to.
  ///
  /// - Parameters:
  ///   - assumedOffset: minutes east of UTC of the camera's clock when the photo does not
  ///     say; nil leaves `takenAt` nil then
  ///   - parts: what the copies show blurred; the original keeps it
  public func develop(
    _ bytes: [UInt8], assumedOffset: Int? = nil, blurring parts: [PhotoBox] = []
  ) async throws(PhotoRefusal) -> DevelopedPhoto {
    let header = try ImageHeader.read(bytes, limits: limits)
    try await line.enter()
    let outcome = await timed(bytes, parts)
    await line.leave()
    let result = try outcome.get()
    do throws(VaultFailure) {
      return DevelopedPhoto(
        original: try await vault.put(bytes), large: try await vault.put(result.large),
        thumbnail: try await vault.put(result.thumbnail), width: result.answer.width,
        height: result.answer.height, byteCount: bytes.count, format: header.format,
        takenAt: result.answer.takenAt(assumedOffset: assumedOffset), place: result.answer.place,
        fingerprint: result.answer.fingerprint)
    } catch {
      throw .vaultFailed
    }
  }

  /// The child's result, or `.tookTooLong` once the time is up; the child is then dead.
  private func timed(_ bytes: [UInt8], _ parts: [PhotoBox]) async -> Result<
    WorkerResult, PhotoRefusal
  > {
    await withTaskGroup(of: Result<WorkerResult, PhotoRefusal>.self) { group in
      group.addTask {
        do throws(PhotoRefusal) {
          return .success(try await call.run(bytes, blurring: parts))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await sleep(Self.timeLimit)
        return .failure(.tookTooLong)
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.workerFailed)
    }
  }
}

extension WorkerAnswer {
  /// Milliseconds since 1970 UTC; the photo's own offset goes before the assumed one.
  func takenAt(assumedOffset: Int?) -> Int64? {
    guard let localTime, let offset = offsetMinutes ?? assumedOffset else { return nil }
    return localTime - Int64(offset) * 60_000
  }
}

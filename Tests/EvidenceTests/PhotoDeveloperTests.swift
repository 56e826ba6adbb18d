import Foundation
import Testing

@testable import Evidence

/// The parent's side, with shell scripts in the child's place.
@Suite struct PhotoDeveloperTests {
  private let picture = Pictures.ramp(width: 40, height: 30)

  @Test func slowChildIsKilledWhenTimeIsUp() async throws {
    let scratch = try Scratch()
    let development = try Development(
      script:
        "echo $$ > \(scratch.path)/pid.new; mv \(scratch.path)/pid.new \(scratch.path)/pid; exec /bin/sleep 600"
    ) { duration in
      #expect(duration == .seconds(15))
      try await until { scratch.read("pid") != nil }
    }
    await #expect(throws: PhotoRefusal.tookTooLong) {
      try await development.developer.develop(picture)
    }
    let text = try #require(scratch.read("pid"))
    let process = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(kill(process, 0) == -1)
    #expect(errno == ESRCH)
  }

  @Test func cancelledCallerEndsTheChild() async throws {
    let development = try Development(script: "echo > $DIR/started; exec /bin/sleep 600")
    let task = Task { try await development.developer.develop(picture) }
    try await until { development.scratch.read("started") != nil }
    task.cancel()
    await #expect(throws: PhotoRefusal.tookTooLong) { try await task.value }
  }

  @Test func busyWhenTheLineIsFull() async throws {
    let development = try Development(
      script: "while [ ! -e $DIR/gate ]; do /bin/sleep 0.02; done; exit 65", atOnce: 1, waiting: 1)
    let developer = development.developer
    let inside = Task { try await developer.develop(picture) }
    let behind = Task { try await developer.develop(picture) }
    try await until { await developer.line.length == 1 }
    await #expect(throws: PhotoRefusal.busy) { try await developer.develop(picture) }
    try development.scratch.touch("gate")
    await #expect(throws: PhotoRefusal.damaged) { try await inside.value }
    await #expect(throws: PhotoRefusal.damaged) { try await behind.value }
    await #expect(throws: PhotoRefusal.damaged) { try await developer.develop(picture) }
  }

  /// What the child's end says about the picture, and what it says about us.
  @Test(arguments: [
    ("exit 65", PhotoRefusal.damaged), ("exit 69", .unknownFormat), ("exit 64", .workerFailed),
    ("exit 70", .workerFailed), ("exit 1", .workerFailed), ("kill -9 $$", .damaged),
    ("kill -SEGV $$", .damaged), ("kill -XCPU $$", .tookTooLong),
    ("exit 0", .workerFailed), ("echo nonsense", .workerFailed),
  ])
  func endings(script: String, refusal: PhotoRefusal) async throws {
    let development = try Development(script: script)
    await #expect(throws: refusal) { try await development.developer.develop(picture) }
  }

  @Test func missingExecutable() async throws {
    let scratch = try Scratch()
    let developer = PhotoDeveloper(
      executable: scratch.path + "/absent", vault: try DirectoryVault(root: scratch.path + "/v"),
      temporaryDirectory: scratch.path, limits: .standard, sleep: realSleep)
    await #expect(throws: PhotoRefusal.workerFailed) { try await developer.develop(picture) }
  }

  /// A child taken over by a picture must not get a page served as a photo.
  @Test func answerThatIsNoPhoto() async throws {
    let line =
      #"{"width":40,"height":30,"fingerprint":1,"largeBytes":6,"thumbnailBytes":6}"#
    let development = try Development(script: "printf '%s\\n<html><html>' '\(line)'")
    await #expect(throws: PhotoRefusal.workerFailed) {
      try await development.developer.develop(picture)
    }
  }

  @Test func answerWithOtherLengths() async throws {
    let line = #"{"width":40,"height":30,"fingerprint":1,"largeBytes":9,"thumbnailBytes":-3}"#
    let development = try Development(script: "printf '%s\\n<html>' '\(line)'")
    await #expect(throws: PhotoRefusal.workerFailed) {
      try await development.developer.develop(picture)
    }
  }

  @Test func endlessAnswerIsCutOff() async throws {
    let development = try Development(script: "exec /usr/bin/yes")
    let refusal = await #expect(throws: PhotoRefusal.self) {
      try await development.developer.develop(picture)
    }
    // Whichever limit is met first, of bytes or of time.
    #expect(refusal == .workerFailed || refusal == .tookTooLong)
  }

  @Test func missingTemporaryDirectory() async throws {
    let scratch = try Scratch()
    let developer = PhotoDeveloper(
      executable: tanggapExecutable, vault: try DirectoryVault(root: scratch.path + "/v"),
      temporaryDirectory: scratch.path + "/absent", limits: .standard, sleep: realSleep)
    await #expect(throws: PhotoRefusal.workerFailed) { try await developer.develop(picture) }
  }

  /// A child gets the picture, the pipe, and nothing else of the server's: no other file, no
  /// environment, and no name of the picture is left behind.
  @Test func childInheritsNothing() async throws {
    let development = try Development(
      script:
        "ls /proc/$$/fd > $DIR/files; tr '\\0' '\\n' < /proc/$$/environ > $DIR/environment; wc -c > $DIR/size; exit 65"
    )
    await #expect(throws: PhotoRefusal.damaged) {
      try await development.developer.develop(picture)
    }
    let files = try #require(development.scratch.read("files")).split(separator: "\n")
    // From 10 up a shell keeps its script and what it redirects.
    #expect(Set(files.filter { $0.utf8.count == 1 }) == ["0", "1", "2"])
    #expect(development.scratch.read("environment") == "")
    let size = try #require(development.scratch.read("size"))
    #expect(Int(size.trimmingCharacters(in: .whitespacesAndNewlines)) == picture.count)
    let left = try FileManager.default.contentsOfDirectory(atPath: development.scratch.path)
    #expect(Set(left) == ["vault", "child.sh", "files", "environment", "size"])
  }

  @Test func headerIsCheckedBeforeAnyChild() async throws {
    let development = try Development(script: "echo > $DIR/started; exit 65")
    let bomb = Pictures.pngClaiming(width: 50_000, height: 50_000)
    await #expect(throws: PhotoRefusal.tooManyPixels(width: 50_000, height: 50_000)) {
      try await development.developer.develop(bomb)
    }
    #expect(development.scratch.read("started") == nil)
  }

  @Test func workerRefusesForeignArguments() {
    #expect(PhotoWorker.run(arguments: []) == 64)
    #expect(PhotoWorker.run(arguments: ["1", "2", "x"]) == 64)
    #expect(PhotoWorker.run(arguments: ["1", "2", "-3"]) == 64)
  }
}

import Domain
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The child's side of developing a photo: what the hidden sub-command of the executable runs.
///
/// It reads one picture from standard input, answers on standard output and ends. It runs in a
/// process of its own because decoders are where hostile pictures strike.
public enum PhotoWorker {
  /// The sub-command `PhotoDeveloper` calls.
  public static let command = "develop-photo"

  static let largeSide = 1600
  static let largeQuality = 80
  static let thumbnailSide = 320
  static let thumbnailQuality = 70

  /// Must be called in a process made for it: it limits the whole process for good.
  ///
  /// - Parameter arguments: what followed the sub-command, as `PhotoDeveloper` gave it
  /// - Returns: the status to exit with
  public static func run(arguments: [String]) -> Int32 {
    let parts = arguments.dropFirst(3).map(PhotoBox.init(workerArgument:))
    guard let limits = PhotoLimits(workerArguments: Array(arguments.prefix(3))),
      parts.count <= PhotoBox.most, !parts.contains(nil)
    else { return WorkerExit.wrongUsage.rawValue }
    return answer(limits, parts.compactMap { $0 }).rawValue
  }

  private static func answer(_ limits: PhotoLimits, _ parts: [PhotoBox]) -> WorkerExit {
    guard Confinement.apply(), Picture.start(), let bytes = standardInput(limits.bytes) else {
      return .machinery
    }
    guard Picture.hasDecoder(for: bytes) else { return .noDecoder }
    let developed = bytes.withUnsafeBytes { buffer in
      Result { () throws(PictureFailure) in try develop(buffer, limits, parts) }
    }
    guard let answer = try? developed.get() else { return .damaged }
    return write(answer) ? .developed : .machinery
  }

  private static func develop(
    _ bytes: UnsafeRawBufferPointer, _ limits: PhotoLimits, _ parts: [PhotoBox]
  ) throws(PictureFailure) -> [UInt8] {
    let picture = try Picture.opening(bytes)
    let outline = picture.outline
    // The parent has checked the header; a decoder that sees another size was lied to.
    guard limits.allows(width: outline.width, height: outline.height) else {
      throw PictureFailure()
    }
    var large = try picture.fitting(side: largeSide)
    for part in parts { large = try large.blurring(part) }
    let thumbnail = try large.fitting(side: thumbnailSide)
    let largeJPEG = try large.jpeg(quality: largeQuality)
    let thumbnailJPEG = try thumbnail.jpeg(quality: thumbnailQuality)
    let exif = Exif(outline.exif)
    let answer = WorkerAnswer(
      width: outline.turned ? outline.height : outline.width,
      height: outline.turned ? outline.width : outline.height,
      localTime: exif.localTime, offsetMinutes: exif.offsetMinutes, place: exif.place,
      fingerprint: try thumbnail.fingerprint(),
      largeBytes: largeJPEG.count, thumbnailBytes: thumbnailJPEG.count)
    guard let line = try? JSONEncoder().encode(answer) else { throw PictureFailure() }
    return Array(line) + [0x0A] + largeJPEG + thumbnailJPEG
  }

  /// Everything on standard input, or nil when that is more than `most` bytes.
  private static func standardInput(_ most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= most else { return nil }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
        #else
          Darwin.write(STDOUT_FILENO, $0.baseAddress, $0.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}

extension PhotoLimits {
  /// The limits as the child is given them.
  var workerArguments: [String] { [String(bytes), String(pixels), String(side)] }

  init?(workerArguments arguments: [String]) {
    let numbers = arguments.compactMap { Int($0) }.filter { $0 > 0 }
    guard numbers.count == 3, arguments.count == 3 else { return nil }
    self.init(bytes: numbers[0], pixels: numbers[1], side: numbers[2])
  }
}

extension PhotoBox {
  static let most = 20

  /// The part as the child is given it.
  var workerArgument: String { "\(left),\(top),\(width),\(height)" }

  init?(workerArgument argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 4, let left = numbers[0], let top = numbers[1], let width = numbers[2],
      let height = numbers[3]
    else { return nil }
    self.init(left: left, top: top, width: width, height: height)
  }
}

import ArgumentParser
import Foundation

@main
struct Tanggap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tanggap",
    abstract: "A city hears its people and answers them.",
    discussion: """
      Every command works on one data directory (--data). While `serve` runs, commands that only \
      read may run beside it; commands that write say that the server is using the store.

      Exit codes: 0 done; 1 done, but something is wrong (check found differences, rows were \
      refused); 64 the command line is wrong; 65 the input is wrong; 66 a file is missing; \
      69 the store is in use or cannot be reached; 70 a fault of this program.
      """,
    subcommands: [
      Serve.self, Migrate.self, UserCommand.self, AreasCommand.self, ImportCommand.self,
      ReportCommand.self, WorkCommand.self, Check.self, Backup.self, Restore.self, Copy.self,
      SimulateCommand.self, Config.self,
      Demo.self, DevelopPhoto.self, MeasureCommits.self,
    ])

  static func main() async {
    // A client that hangs up must not end the process.
    signal(SIGPIPE, SIG_IGN)
    // Store, keys, photos and backups are nobody's business but the account's that runs this, even
    // in a directory others may enter.
    umask(0o077)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      complain(failure.words)
      Foundation.exit(failure.code)
    } catch {
      exit(withError: Failure.describing(error))
    }
  }
}

/// A failure as the person at the terminal reads it.
struct Failure: Error {
  let words: String
  let code: Int32

  static func usage(_ words: String) -> Failure { Failure(words: words, code: 64) }
  static func badInput(_ words: String) -> Failure { Failure(words: words, code: 65) }
  static func missing(_ words: String) -> Failure { Failure(words: words, code: 66) }
  static func unavailable(_ words: String) -> Failure { Failure(words: words, code: 69) }
}

func complain(_ words: String) {
  try? FileHandle.standardError.write(
    contentsOf: Data("tanggap: \(harmless(words))\n".utf8))
}

/// Writes at once, so that a service's log shows it when it happens. When nobody reads any more
/// (`| head`) there is nothing left to do.
func say(_ words: String) {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data("\(harmless(words))\n".utf8))
  } catch {
    Foundation.exit(0)
  }
}

/// Texts of citizens and of files are printed too, and a terminal obeys control characters.
private func harmless(_ words: String) -> String {
  func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control
  }
  guard !words.unicodeScalars.allSatisfy(isHarmless) else { return words }
  var plain = String.UnicodeScalarView()
  for scalar in words.unicodeScalars { plain.append(isHarmless(scalar) ? scalar : "\u{FFFD}") }
  return String(plain)
}

import ArgumentParser
import Casework
import Channels
import Domain
import Evidence
import Foundation
import Storage

extension Failure {
  /// Turns errors of the rooms into words; those of the argument parser pass through.
  static func describing(_ error: any Error) -> any Error {
    switch error {
    case let failure as StorageFailure: ending(words(for: failure))
    case let missing as CityMissing: ending(words(for: missing))
    case let error as CityTablesError: ending(.badInput("\(error)"))
    case let refusal as AccountRefusal: ending(.badInput(words(for: refusal)))
    case let failure as DemoFailure: ending(.badInput("\(failure)"))
    case let failure as CopyFailure: ending(.unavailable(words(for: failure)))
    case CopyPhotos.Failure.lost(let blob):
      ending(.badInput("the vault has no sound blob \(blob) to copy"))
    case StoreTail.Failure.gone(let id):
      ending(.badInput("the report with id \(id) is there no more: make a whole backup"))
    case StoreTail.Failure.damaged: ending(.badInput("a tail is damaged"))
    case let failure as VaultFailure: ending(.unavailable(words(for: failure)))
    default: error
    }
  }

  private static func ending(_ failure: Failure) -> any Error {
    complain(failure.words)
    return ExitCode(failure.code)
  }

  private static func words(for failure: StorageFailure) -> Failure {
    switch failure {
    case .diskFull: .unavailable("the disk is full; nothing was written")
    case .unavailable(let cause): .unavailable("the store cannot be reached: \(cause)")
    case .busy: .unavailable("the store has too much to do; try again")
    case .tooSlow(let what): .unavailable("the store took too long: \(what)")
    case .constraint(let cause): .badInput("the store refuses it: \(cause)")
    case .unstorable(let what): .badInput("the store cannot keep \(what)")
    case .malformed(let what): Failure(words: "a stored value cannot be read: \(what)", code: 70)
    case .wrongSchema(let found, let wanted):
      found > wanted
        ? .unavailable(
          "the store has schema \(found), newer than this program's \(wanted): upgrade the program")
        : .unavailable(
          "the store has schema \(found), this program needs \(wanted): run `tanggap migrate`")
    case .inUse(let path):
      .unavailable("another process uses the store (\(path)); stop the server or use its pages")
    case .other(let cause): Failure(words: "the store failed: \(cause)", code: 70)
    }
  }

  private static func words(for failure: CopyFailure) -> String {
    switch failure {
    case .targetNotEmpty(let table): "the target is not empty: its table \(table) has rows"
    case .unfinished:
      "the store is being filled by a copy, or the copy was cut short: then begin again with a fresh store"
    case .differs(let table): "the table \(table) reads differently after it was copied"
    }
  }

  static func words(for failure: VaultFailure) -> String {
    switch failure {
    case .full: "the photo vault is full"
    case .medium(let step, let code):
      "the photo vault fails: \(step)" + (code == 0 ? "" : " (\(code))")
    }
  }

  private static func words(for missing: CityMissing) -> Failure {
    switch missing {
    case .notLoaded: .unavailable("no city has been loaded: run `tanggap migrate --city FOLDER`")
    case .unknownTimeZone(let zone): .badInput("the system does not know the time zone \(zone)")
    }
  }

  private static func words(for refusal: AccountRefusal) -> String {
    switch refusal {
    case .malformedLogin: "a login is 3 to 40 small letters, digits, dots, dashes or underscores"
    case .loginTaken: "that login is taken"
    case .malformedName: "a name has 1 to 100 characters"
    case .passwordTooLong(let most): "a password has at most \(most) bytes"
    case .passwordTooShort(let least): "a password has at least \(least) characters"
    case .unknownUnit(let unit): "there is no unit \(unit)"
    case .unitUnfit: "there is no such role in a unit of that kind"
    case .roleNotForOfficers: "that role is not for officers"
    case .unknownAccount: "there is no such account"
    case .unitUnfit: "there is no such role in a unit of that kind"
    case .yourself: "nobody changes their own account this way"
    case .wrongPassword: "the password does not match"
    }
  }
}

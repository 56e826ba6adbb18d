import Domain
import Sodium
import Storage

extension Case {
  /// Gives an approval to a second office where chance picks it, and always where the work had been
  /// sent to the inspectorate. Sealed reports go to nobody else.
  func drawSecondCheck(of after: Report) throws {
    guard after.privacy != .sealed, let user = actor.user, let unit = actor.unit,
      let finisher = after.finishedBy, let claim = after.finishedAt,
      let second = Routing.secondVerifier(
        after: unit, of: finisher, units: book.units, city: book.city)
    else { return }
    let secret = try SettingRows.secret("second-check", fresh: randomBytes(32), on: connection)
    let digest = hmacSHA256(key: secret, message: Array("\(after.number):\(after.version)".utf8))
    if !SecondCheck.isDrawn(digest) {
      guard try InspectionRows.isFlagged(after.id, claim: claim, on: connection) else { return }
    }
    try SecondCheckRows.insert(
      SecondCheck(
        report: after.id, revision: after.version, claim: claim, firstUser: user, firstUnit: unit,
        unit: second,
        drawnAt: now), on: connection)
  }
}

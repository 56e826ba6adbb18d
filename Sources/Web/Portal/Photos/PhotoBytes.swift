import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// Photos of reports. A photo is seen by whoever sees the step of the report it came with; a photo
/// that belongs to no report yet only by who uploaded it.
struct PhotoPages: Sendable {
  let office: Office

  var routes: [Route] {
    [.get("/foto/{id}/{ukuran}.jpg", .anyone) { context in try await bytes(context) }]
  }

  private func bytes(_ context: RequestContext) async throws -> Answer {
    guard let size = PhotoSize(rawValue: context.parameter("ukuran")) else {
      throw Problem.notFound
    }
    let id = context.parameter("id")
    let officer = context.session?.actor
    let device = context.deviceToken.map(ReporterKeys.hash)
    let now = context.now
    let units = office.book.units
    let found = try await office.database.read { connection -> (Photo, isPublic: Bool)? in
      guard let photo = try PhotoRows.find(id, on: connection) else { return nil }
      func isReporter(of report: Int64) throws -> Bool {
        guard let device else { return false }
        return try AccessRows.isGranted(device, report: report, now: now, on: connection)
      }
      guard let reportID = photo.report else {
        if let user = officer?.user, photo.owner == PhotoOwner.user(user).key {
          return (photo, false)
        }
        guard let reporter = PhotoOwner.reporterID(photo.owner) else { return nil }
        return try isReporter(of: reporter) ? (photo, false) : nil
      }
      guard let report = try ReportRows.find(id: reportID, on: connection) else { return nil }
      var sight = Visibility.sight(of: report, for: officer, units: units)
      if sight < .reporter, try isReporter(of: reportID) { sight = .reporter }
      if sight >= .desk { return (photo, false) }
      guard sight >= .open else { return nil }
      // Some steps are a talk between the city and the reporter; their photos are not public.
      let events = try EventRows.history(of: report, on: connection)
      let shown = events.contains { PublicEvent($0, sight: sight)?.photos.contains(id) == true }
      return shown ? (photo, sight == .open) : nil
    }
    guard let (photo, isPublic) = found else { throw Problem.notFound }
    var answer = try await office.photoAnswer(size == .small ? photo.thumbnail : photo.large)
    // Bytes under an id never change; but what is not public must not stay on a shared computer.
    answer.caching = isPublic ? .own(seconds: 3_600) : .never
    return answer
  }
}

extension PhotoOwner {
  /// The report whose reporter uploaded under this key.
  fileprivate static func reporterID(_ key: String) -> Int64? {
    key.split(separator: ":").last.flatMap { Int64($0) }
      .flatMap { PhotoOwner.reporter($0).key == key ? $0 : nil }
  }
}

extension Office {
  /// A derivative from the vault.
  func photoAnswer(_ blob: String) async throws -> Answer {
    guard let id = BlobID(rawValue: blob), let bytes = try await vault.bytes(of: id) else {
      throw Problem.notFound
    }
    return .bytes(bytes, type: "image/jpeg")
  }
}

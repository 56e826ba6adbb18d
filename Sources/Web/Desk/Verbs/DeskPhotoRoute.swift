import Casework
import Domain
import Evidence
import Storage

/// The thumbnail of a photo an officer has uploaded and that belongs to no report yet, so that a
/// form that comes back can show what it kept.
struct DeskPhotoRoute: Sendable {
  let office: Office

  static func path(_ id: String) -> String { "/meja/foto/\(SafeURL.encoded(id)).jpg" }

  var routes: [Route] {
    [
      .get("/meja/foto/{id}.jpg", .signedIn) { context in
        let id = context.parameter("id")
        guard let user = try context.officer().user,
          let photo = try await office.database.read({ try PhotoRows.find(id, on: $0) }),
          photo.report == nil, photo.owner == PhotoOwner.user(user).key,
          let blob = BlobID(rawValue: photo.thumbnail),
          let bytes = try await office.vault.bytes(of: blob)
        else { throw Problem.notFound }
        return .bytes(bytes, type: "image/jpeg")
      }
    ]
  }
}

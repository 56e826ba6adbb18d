import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// Takes in a result from the field, from a plain form or from a device that kept it until there was
/// a network. A device gets JSON: what it must know is whether to send again, and if not, why.
struct FieldResultRoute: Sendable {
  let office: Office

  func send(
    _ context: RequestContext, _ form: FormBody,
    read: (RequestContext) async throws -> DeskReport
  ) async throws -> Answer {
    let actor = try context.officer()
    guard let user = actor.user, let seen = form.whole("versi").flatMap({ Int(exactly: $0) }),
      let number = ReportNumber.normalised(context.parameter("nomor"))
    else { throw Problem.badRequest(.kernelBadRequest) }
    let key = form.value("kunci").flatMap { FieldResult.isKey($0) ? $0 : nil }
    // Asked before anything is read: what was done has changed what may be done.
    if let key, try await office.casework.hasArrived(key, on: number, by: actor) {
      return try arrived(context, number)
    }
    let desk = try await read(context)
    let words = FieldWords(form, context)
    var errors = words.errors
    var photos = Self.kept(form)
    let isOutdated = desk.report.isOutdated(seen)
    guard desk.verbs.contains(.finish) || desk.verbs.contains(.start) else {
      let why = isOutdated ? FieldError("hasil", .fieldChanged) : over(context, desk)
      return try refused(context, desk, form, photos, [why], .conflict)
    }
    // A device keeps its pictures itself; those of a plain form are not thrown away.
    if isOutdated, context.wantsJSON {
      return try refused(
        context, desk, form, photos, [FieldError("hasil", .fieldChanged)], .conflict)
    }
    for file in FieldWords.files(form) {
      do {
        let photo = try await office.photos.upload(
          file.bytes, owner: .user(user), clock: office.book.clock, now: context.now,
          claim: file.claim(now: context.now))
        photos.append(photo.id)
      } catch let refusal as PhotoRefusal {
        errors.append(context.refused(file.name, at: "hasil_foto", refusal))
      }
    }
    if isOutdated {
      return try refused(
        context, desk, form, photos, [FieldError("hasil", .fieldChanged)] + errors, .conflict)
    }
    if photos.isEmpty, errors.allSatisfy({ $0.field != "hasil_foto" }) {
      errors.append(FieldError("hasil_foto", .refusalProof))
    }
    guard errors.isEmpty, let temporary = words.temporary else {
      return try refused(context, desk, form, photos, errors, .unprocessableContent)
    }
    do {
      try await office.casework.send(
        FieldResult(
          FinishWork(
            words: words.said, photos: photos, photoOwner: PhotoOwner.user(user).key,
            temporary: temporary), key: key),
        on: number, seen: seen, by: actor, now: context.now)
    } catch let refusal as Refusal {
      // Two sendings of one result met.
      if let key, try await office.casework.hasArrived(key, on: number, by: actor) {
        return try arrived(context, number)
      }
      return try refused(
        context, try await read(context), form, photos,
        [
          FieldError(
            field(of: refusal), .deskRefused, ["words": context.words(for: refusal)])
        ], .conflict)
    }
    return try arrived(context, number)
  }

  private func field(of refusal: Refusal) -> String {
    switch refusal {
    case .proofMissing, .photoUnknown, .tooManyPhotos: "hasil_foto"
    case .wordsMissing, .wordsTooLong: "hasil_uraian"
    default: "hasil"
    }
  }

  private func over(_ context: RequestContext, _ desk: DeskReport) -> FieldError {
    FieldError(
      "hasil", .deskRefused,
      ["words": context.words(for: .wrongState(desk.report.state, .finish))])
  }

  /// Photos an earlier try of the plain form has uploaded.
  private static func kept(_ form: FormBody) -> [String] {
    form.values("hasil_tersimpan").prefix(10).filter { FieldResult.isKey($0) }
  }

  private func arrived(_ context: RequestContext, _ number: String) throws -> Answer {
    guard context.wantsJSON else {
      return .redirect(to: SafeURL.path(DeskPath.field, ["terkirim": number]))
    }
    return try .json(["nomor": number])
  }

  private func refused(
    _ context: RequestContext, _ desk: DeskReport, _ form: FormBody, _ photos: [String],
    _ errors: [FieldError], _ status: HTTPResponse.Status
  ) throws -> Answer {
    if context.wantsJSON {
      let words = errors.map { context.text($0.message, $0.values) }.joined(separator: " ")
      return try .json(["pesan": words], status: status)
    }
    return FieldTaskView(
      context: context, desk: desk, view: context.formView(typed: form, errors: errors),
      keptPhotos: photos, status: status
    ).answer()
  }
}

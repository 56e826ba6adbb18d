import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// What happens when an officer sends one of the desk's forms.
struct VerbRoutes: Sendable {
  let office: Office

  var routes: [Route] {
    (VerbForms.all + VerbForms.verification).map { verb in
      .form(
        "/meja/laporan/{nomor}/\(verb.slug)", .signedIn, uploads: verb.takesPhotos,
        tellsRefused: true
      ) { context, form in try await act(context, form, verb) }
    }
  }

  private func act(_ context: RequestContext, _ form: FormBody, _ verb: any VerbForm) async throws
    -> Answer
  {
    let actor = try context.officer()
    guard let user = actor.user, let seen = form.whole("versi").flatMap({ Int(exactly: $0) }) else {
      throw Problem.badRequest(.kernelBadRequest)
    }
    let desk = try await office.deskReport(context, for: actor)
    let wantsTemplate = form.value(VerbForms.step) == VerbPart.template.rawValue
    let form = wantsTemplate ? desk.fillingTemplate(form, verb, context) : form
    let kept = Self.kept(form, verb)
    // Whether a version is stale tells how many steps there were: not for a sealed report that
    // never lay on this desk.
    if desk.sight < .outline, !desk.tookPart { throw Refusal.notYours }
    if desk.report.isOutdated(seen) {
      // Pictures from a bad network are not thrown away because somebody else was faster.
      let (photos, _) =
        desk.verbs.contains(verb.action)
        ? try await upload(context, form, verb, user: user) : ([], [])
      return try await answer(
        context, desk,
        conflict(context, desk, verb, form, kept: kept + photos, seen: seen))
    }
    // Asked before anything is stored; the verb asks again inside its transaction.
    if let refusal = refusal(of: verb.action, desk, context.now) {
      return try await answer(context, desk, refused(context, verb, form, kept: kept, refusal))
    }
    let (fresh, faults) = try await upload(context, form, verb, user: user)
    let photos = kept + fresh
    if wantsTemplate {
      return try await answer(
        context, desk, desk.showingTemplate(form, verb, kept: photos, faults))
    }
    let marks = faults + Self.marksLeft(form, verb)
    guard marks.isEmpty else {
      return try await answer(context, desk, invalid(verb, form, kept: photos, marks))
    }
    do {
      let typed = VerbInput(
        slug: verb.slug, form: form, clock: office.book.clock, photos: photos,
        photoOwner: PhotoOwner.user(user).key, keys: office.casework.keys,
        viewing: context.viewing(
          form, name: verb.name, report: desk.report,
          shown: desk.complaintPhotos + desk.proofPhotos))
      let step = try verb.verb(typed)
      try await office.casework.perform(
        step, on: desk.report.number, seen: seen, by: actor, now: context.now)
    } catch let fault as FieldFault {
      let errors = fault.faults.map { FieldError(verb.name($0.part), $0.message) }
      return try await answer(context, desk, invalid(verb, form, kept: photos, errors))
    } catch let refusal as Refusal {
      let now = try await office.deskReport(context, for: actor)
      guard !now.report.isOutdated(seen) else {
        return try await answer(
          context, now, conflict(context, now, verb, form, kept: photos, seen: seen))
      }
      var attempt = try refused(context, verb, form, kept: photos, refusal)
      if [.mergeTargetNotSeen, .mergeTargetUnlike].contains(refusal) {
        attempt.target = try await target(of: form.text(verb.name(.number)))
        // To be asked is no error.
        if refusal == .mergeTargetNotSeen {
          attempt.errors = []
          attempt.status = .ok
        }
      }
      return try await answer(context, now, attempt)
    }
    return .redirect(
      to: SafeURL.path(
        DeskPath.report(desk.report.number),
        ["tersimpan": verb.slug, "dari": DeskPath.list(form.value("dari"))]))
  }

  private func target(of number: String) async throws -> Report? {
    guard let number = ReportNumber.normalised(number) else { return nil }
    return try await office.database.read { try ReportRows.find(number: number, on: $0) }
  }

  /// The verification forms stand on their own page; all others on the report's.
  private func answer(_ context: RequestContext, _ desk: DeskReport, _ attempt: Attempt)
    async throws -> Answer
  {
    let isVerification = VerbForms.verification.contains { $0.slug == attempt.verb.slug }
    if isVerification, desk.verbs.contains(attempt.verb.action) {
      let evidence = try await office.database.read { try desk.evidence(on: $0) }
      return VerificationPage.page(context, desk, evidence, attempt: attempt)
    }
    return DeskReportPage.page(context, desk, attempt: attempt)
  }

  // MARK: What does not become a change

  private func refusal(of action: Action, _ desk: DeskReport, _ now: Int64) -> Refusal? {
    let units = office.book.units
    let isArbiter = desk.actor.unit == office.book.city.arbiterUnit
    do {
      try Permissions.check(desk.actor, action, on: desk.report, units: units)
      _ = try Lifecycle.next(
        desk.report.state, action, desk.report.facts(byArbiter: isArbiter), now: now)
      return nil
    } catch {
      return error
    }
  }

  private func refused(
    _ context: RequestContext, _ verb: any VerbForm, _ form: FormBody, kept: [String],
    _ refusal: Refusal
  ) throws -> Attempt {
    switch refusal {
    // Nobody is led to these by a form of ours.
    case .roleMayNot, .notYours, .sameUnitVerifies, .noSuchReport: throw refusal
    default:
      let error = FieldError(
        verb.field(of: refusal), .deskRefused, ["words": context.words(for: refusal)])
      return invalid(verb, form, kept: kept, [error])
    }
  }

  private func invalid(
    _ verb: any VerbForm, _ form: FormBody, kept: [String], _ errors: [FieldError]
  ) -> Attempt {
    Attempt(
      verb: verb, typed: form, keptPhotos: kept, errors: errors, status: .unprocessableContent)
  }

  private func conflict(
    _ context: RequestContext, _ desk: DeskReport, _ verb: any VerbForm, _ form: FormBody,
    kept: [String], seen: Int
  ) -> Attempt {
    let offered = desk.verbs.contains(verb.action)
    return Attempt(
      verb: verb, typed: form, keptPhotos: kept, errors: [], seen: seen,
      refusal: offered ? nil : refusal(of: verb.action, desk, context.now), status: .conflict)
  }

  /// What a template left open and the officer did not fill in.
  private static func marksLeft(_ form: FormBody, _ verb: any VerbForm) -> [FieldError] {
    guard verb.action != .note, verb.action != .split else { return [] }
    let field = verb.name(.words)
    let missing = AnswerTemplate.missing(in: form.text(field))
    guard !missing.isEmpty else { return [] }
    let marks = missing.map(\.marked).joined(separator: ", ")
    return [FieldError(field, .answerMarksLeft, ["marks": marks])]
  }

  // MARK: Photos

  /// Ids an earlier try of the form kept. Whether they are this officer's the verb checks.
  private static func kept(_ form: FormBody, _ verb: any VerbForm) -> [String] {
    guard verb.takesPhotos else { return [] }
    return form.values(verb.name(.kept)).prefix(10).filter { id in
      (16...64).contains(id.utf8.count)
        && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }

  /// Takes in the pictures that came with the form. One that is refused does not cost the others.
  private func upload(
    _ context: RequestContext, _ form: FormBody, _ verb: any VerbForm, user: Int64
  ) async throws -> ([String], [FieldError]) {
    guard verb.takesPhotos else { return ([], []) }
    var photos: [String] = []
    var errors: [FieldError] = []
    // A browser sends an empty part for a field in which nothing was chosen.
    for file in form.files(verb.name(.photos)) where !(file.name.isEmpty && file.bytes.isEmpty) {
      do {
        let photo = try await office.photos.upload(
          file.bytes, owner: .user(user), clock: office.book.clock, now: context.now,
          claim: CaptureClaim(.file))
        photos.append(photo.id)
      } catch let refusal as PhotoRefusal {
        errors.append(context.refused(file.name, at: verb.name(.photos), refusal))
      }
    }
    errors += context.errors(ofRefused: verb.name(.photos), in: form, most: Draft.mostPhotos)
    return (photos, errors)
  }
}

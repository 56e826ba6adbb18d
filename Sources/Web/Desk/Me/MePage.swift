import Casework
import Domain
import HTTPTypes
import Storage

/// An officer's own account: mail, browser messages, absence with substitute. Administrators and
/// heads come here for the absences of others.
struct MePage: Sendable {
  static let mailPath = "\(DeskPath.me)/surel"
  static let browserPath = "\(DeskPath.me)/peramban"
  static let browsersOffPath = "\(DeskPath.me)/peramban/mati"
  static let absencePath = "\(DeskPath.me)/tidak-hadir"

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.me, .signedIn) { context in
        let asked = context.query("petugas")
        let person = try await person(context, asked.map { Int64($0) ?? 0 })
        return MeView(context: context, office: office, person: person).page()
      },
      .form(Self.mailPath, .signedIn) { context, form in try await setMail(context, form) },
      .form(Self.browserPath, .signedIn) { context, form in
        guard let user = try context.officer().user else { throw Problem.forbidden }
        return try await office.addBrowser(.user(user), form, context)
      },
      .form(Self.browsersOffPath, .signedIn) { context, _ in
        guard let user = try context.officer().user else { throw Problem.forbidden }
        try await office.casework.stopBrowsers(of: user)
        return .redirect(to: Self.saved(nil))
      },
      .form(Self.absencePath, .signedIn) { context, form in try await addAbsence(context, form) },
      .form("\(Self.absencePath)/{id}/akhiri", .signedIn) { context, _ in
        try await endAbsence(context)
      },
    ]
  }

  static func path(_ user: Int64?) -> String {
    SafeURL.path(DeskPath.me, ["petugas": user.map { String($0) }])
  }

  private static func saved(_ user: Int64?) -> String {
    SafeURL.path(DeskPath.me, ["petugas": user.map { String($0) }, "tersimpan": "1"])
  }

  /// The person in the address, or the officer; nobody who is not theirs to keep. At most seven
  /// statements, whoever it is.
  private func person(_ context: RequestContext, _ asked: Int64?) async throws -> MePerson {
    let actor = try context.officer()
    guard let own = actor.user else { throw Problem.forbidden }
    let units = office.book.units
    let now = context.now
    let found = try await office.database.read {
      try MePerson.read(asked ?? own, for: actor, units: units, now: now, on: $0)
    }
    guard let found else { throw Problem.notFound }
    return found
  }

  // MARK: Mail

  private func setMail(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    guard let user = try context.officer().user else { throw Problem.forbidden }
    let email = form.text("surel").trimmed
    let isOn = form.text("kirim") == "ya"
    var errors: [FieldError] = []
    if email.isEmpty, isOn { errors.append(FieldError("surel", .meEmailMissing)) }
    if !["ya", "tidak"].contains(form.text("kirim")) {
      errors.append(FieldError("kirim", .meChoiceMissing))
    }
    let language = Language(rawValue: form.text("bahasa_pesan"))
    if language == nil { errors.append(FieldError("bahasa_pesan", .meChoiceMissing)) }
    if errors.isEmpty, let language {
      do {
        try await office.casework.setMail(
          email.isEmpty ? nil : email, isOn: isOn, language: language, of: user, now: context.now)
        return .redirect(to: Self.saved(nil))
      } catch SubmitRefusal.invalid {
        errors.append(FieldError("surel", .meEmailWrong))
      }
    }
    return MeView(context: context, office: office, person: try await person(context, nil))
      .page(typed: form, errors: errors)
  }

  // MARK: Absences

  private func addAbsence(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let actor = try context.officer()
    guard let own = actor.user else { throw Problem.forbidden }
    let user = form.value("petugas").flatMap { Int64($0) } ?? own
    let from = Self.day(form.text("dari"))
    let through = Self.day(form.text("sampai"))
    let chosen = form.text("pengganti")
    var errors: [FieldError] = []
    if from == nil {
      errors.append(
        FieldError("dari", form.text("dari").isEmpty ? .verbDateMissing : .verbDateWrong))
    }
    if through == nil {
      errors.append(
        FieldError("sampai", form.text("sampai").isEmpty ? .verbDateMissing : .verbDateWrong))
    }
    if let from, let through {
      do {
        try await office.casework.addAbsence(
          AbsenceWish(
            user: user, from: from, through: through,
            substitute: chosen.isEmpty ? nil : Int64(chosen) ?? 0),
          by: actor, now: context.now)
        return .redirect(to: Self.saved(user == own ? nil : user))
      } catch let refusal as AbsenceRefusal {
        errors.append(try Self.error(refusal))
      }
    }
    return MeView(
      context: context, office: office,
      person: try await person(context, user == own ? nil : user)
    ).page(typed: form, errors: errors)
  }

  private func endAbsence(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    guard let id = Int64(context.parameter("id")) else { throw Problem.notFound }
    do {
      let user = try await office.casework.endAbsence(id, by: actor, now: context.now)
      return .redirect(to: Self.saved(user == actor.user ? nil : user))
    } catch is AbsenceRefusal {
      throw Problem.notFound
    }
  }

  private static func day(_ text: String) -> LocalDate? { LocalDate(text) ?? VerbInput.civil(text) }

  private static func error(_ refusal: AbsenceRefusal) throws(Problem) -> FieldError {
    switch refusal {
    case .unknownAccount, .unknownAbsence: throw .notFound
    case .inPast: FieldError("dari", .absencePast)
    case .endsBeforeItBegins: FieldError("sampai", .absenceBackwards)
    case .tooLong(let days): FieldError("sampai", .absenceLong, ["days": String(days)])
    case .overlaps: FieldError("dari", .absenceOverlaps)
    case .unknownSubstitute: FieldError("pengganti", .absenceStranger)
    case .substituteAway: FieldError("pengganti", .absenceAway)
    }
  }
}

/// What the page of an account is made of.
struct MePerson: Sendable {
  let user: User
  /// The officer looks at the own account.
  let isOwn: Bool
  let email: String?
  let subscriptions: [SubscriptionRows.Subscription]
  let absences: [AbsenceRows.Absence]
  let substitutes: [User]
  /// People a head answers for.
  let people: [User]
  /// Names of substitutes, by id.
  let names: [Int64: String]

  /// - Returns: nil when there is nobody, or nobody this officer may keep
  static func read(
    _ id: Int64, for actor: Actor, units: UnitTree, now: Int64,
    on connection: any Storage.Connection
  ) throws -> MePerson? {
    guard let user = try UserRows.find(id: id, on: connection),
      Casework.mayKeepAbsences(of: user, by: actor, units: units)
    else { return nil }
    let isOwn = user.id == actor.user
    let absences = try AbsenceRows.current(of: [user.id], now: now, on: connection)
    let serving = try UserRows.serving(
      in: Casework.substituteUnits(for: user, units: units), on: connection)
    let isHead = isOwn && actor.role == .agencyHead
    return MePerson(
      user: user, isOwn: isOwn,
      email: isOwn ? try UserRows.email(of: id, on: connection) : nil,
      subscriptions: isOwn ? try SubscriptionRows.of([.user(id)], on: connection) : [],
      absences: absences, substitutes: Casework.substitutes(serving, for: user),
      people: isHead
        ? try UserRows.serving(in: units.subtree(of: user.unit).map(\.code), on: connection)
          .filter { $0.id != id } : [],
      names: try DeskReads.names(
        of: Set(absences.compactMap(\.substitute)).sorted(), on: connection))
  }
}

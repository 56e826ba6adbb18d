import Casework
import Domain
import HTTPTypes
import Sodium
import Storage

/// An officer's own password, second step and sessions.
struct SecurityPage: Sendable {
  static let passwordPath = "\(DeskPath.security)/sandi"
  static let factorPath = "\(DeskPath.security)/langkah-kedua"
  static let factorBeginPath = "\(factorPath)/mulai"
  static let factorOffPath = "\(factorPath)/matikan"
  static let codesPath = "\(factorPath)/kode"
  static let sessionsPath = "\(DeskPath.security)/sesi"

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.security, .enrolling) { context in try await page(context) },
      .form(Self.passwordPath, .enrolling) { context, form in
        try await changePassword(context, form)
      },
      .form(Self.factorBeginPath, .enrolling) { context, _ in try await begin(context) },
      .form(Self.factorPath, .enrolling) { context, form in try await confirm(context, form) },
      .form(Self.factorOffPath, .signedIn) { context, form in try await turnOff(context, form) },
      .form(Self.codesPath, .signedIn) { context, form in try await renew(context, form) },
      .form("\(Self.sessionsPath)/akhiri", .enrolling) { context, _ in
        if let hash = context.sessionTokenHash {
          try await office.accounts.endOtherSessions(of: try Self.user(context), keeping: hash)
        }
        return Self.saved
      },
      .form("\(Self.sessionsPath)/{id}/akhiri", .enrolling) { context, _ in
        try await office.accounts.endSession(
          context.parameter("id"), of: try Self.user(context))
        return Self.saved
      },
    ]
  }

  private static let saved = Answer.redirect(to: "\(DeskPath.security)?tersimpan=1")

  private static func user(_ context: RequestContext) throws -> Int64 {
    guard let user = try context.officer().user else { throw Problem.forbidden }
    return user
  }

  /// Five statements beside the one that knows the officer, whoever it is.
  private func page(
    _ context: RequestContext, typed: FormBody = FormBody(), errors: [FieldError] = [],
    status: HTTPResponse.Status = .unprocessableContent
  ) async throws -> Answer {
    let id = try Self.user(context)
    let now = context.now
    let found = try await office.database.read { connection -> SecurityView.Facts? in
      guard let user = try UserRows.find(id: id, on: connection) else { return nil }
      return SecurityView.Facts(
        user: user, step: try SecondStep.read(user, on: connection),
        sessions: try SessionRows.running(of: id, now: now, on: connection))
    }
    guard let facts = found else { throw Problem.notFound }
    return SecurityView(context: context, facts: facts).page(
      typed: typed, errors: errors, status: errors.isEmpty ? .ok : status)
  }

  // MARK: Password

  private func changePassword(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try Self.user(context)
    let new = form.value("sandi_baru") ?? ""
    var errors: [FieldError] = []
    if (form.value("sandi_lama") ?? "").isEmpty {
      errors.append(FieldError("sandi_lama", .logInPasswordMissing))
    }
    if new != form.value("sandi_ulang") {
      errors.append(FieldError("sandi_ulang", .securityRepeatWrong))
    }
    guard errors.isEmpty else { return try await page(context, typed: form, errors: errors) }
    return try await attempt(context, form, password: "sandi_lama", fresh: "sandi_baru") {
      try await office.accounts.changePassword(
        of: user, from: form.value("sandi_lama") ?? "", to: new,
        keeping: context.sessionTokenHash, now: context.now)
      return Self.saved
    }
  }

  // MARK: Second step

  private func begin(_ context: RequestContext) async throws -> Answer {
    do {
      try await office.accounts.proposeSecondStep(of: try Self.user(context), now: context.now)
    } catch SecondStepRefusal.notThere {
      // It is on already.
    }
    return .redirect(to: "\(DeskPath.security)#kode_masuk")
  }

  private func confirm(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try Self.user(context)
    return try await attempt(context, form, code: "kode_masuk") {
      let codes = try await office.accounts.confirmSecondStep(
        of: user, code: form.text("kode_masuk"), now: context.now)
      return SecurityView.codes(codes, context)
    }
  }

  private func renew(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try Self.user(context)
    return try await attempt(context, form, code: "kode_baru") {
      let codes = try await office.accounts.renewRecoveryCodes(
        of: user, code: form.text("kode_baru"), now: context.now)
      return SecurityView.codes(codes, context)
    }
  }

  private func turnOff(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let user = try Self.user(context)
    return try await attempt(context, form, code: "kode_mati", password: "sandi_mati") {
      try await office.accounts.dropSecondStep(
        of: user, password: form.value("sandi_mati") ?? "", code: form.text("kode_mati"),
        now: context.now)
      return Self.saved
    }
  }

  // MARK: What was refused

  /// - Parameters:
  ///   - code: field a wrong code is told at
  ///   - password: field a wrong password is told at
  ///   - fresh: field a new password that will not do is told at
  private func attempt(
    _ context: RequestContext, _ form: FormBody, code: String = "", password: String = "",
    fresh: String = "", _ body: () async throws -> Answer
  ) async throws -> Answer {
    func tooMany(_ until: Int64) async throws -> Answer {
      let error = FieldError(
        password.isEmpty ? code : password, .logInTooMany, ["time": context.words.time(until)])
      return try await page(context, typed: form, errors: [error], status: .tooManyRequests)
    }
    do {
      return try await body()
    } catch let refusal as SecondStepRefusal {
      switch refusal {
      case .wrongCode:
        return try await page(context, typed: form, errors: [FieldError(code, .factorCodeWrong)])
      case .tooMany(let until): return try await tooMany(until)
      case .unknownStep, .notThere: return .redirect(to: DeskPath.security)
      }
    } catch LogInRefusal.tooMany(let until) {
      return try await tooMany(until)
    } catch AccountRefusal.wrongPassword {
      let error = FieldError(password, .securityPasswordWrong)
      return try await page(context, typed: form, errors: [error])
    } catch let refusal as AccountRefusal where !fresh.isEmpty {
      return try await page(context, typed: form, errors: [UsersPage.error(refusal, at: fresh)])
    }
  }
}

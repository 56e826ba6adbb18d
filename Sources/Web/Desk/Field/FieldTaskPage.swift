import Casework
import Domain
import Evidence
import HTTPTypes
import Storage

/// One task in the field: where it is, what it looked like, and the form for its result.
struct FieldTaskPage: Sendable {
  let office: Office

  private static let path = "\(DeskPath.field)/{nomor}"

  var routes: [Route] {
    [
      .get(Self.path, .roles([.fieldOfficer])) { context in
        FieldTaskView(context: context, desk: try await read(context)).answer()
      },
      .form("\(Self.path)/mulai", .roles([.fieldOfficer])) { context, form in
        try await start(context, form)
      },
      .form("\(Self.path)/hasil", .roles([.fieldOfficer]), uploads: true) { context, form in
        try await FieldResultRoute(office: office).send(context, form, read: read)
      },
    ]
  }

  func read(_ context: RequestContext) async throws -> DeskReport {
    let desk = try await office.deskReport(context, for: context.officer())
    guard desk.sight == .desk else { throw Problem.notFound }
    return desk
  }

  private func start(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    guard let seen = form.whole("versi").flatMap({ Int(exactly: $0) }) else {
      throw Problem.badRequest(.kernelBadRequest)
    }
    let desk = try await read(context)
    do {
      try await office.casework.perform(
        Start(), on: desk.report.number, seen: seen, by: desk.actor, now: context.now)
    } catch let refusal as Refusal {
      let now = try await read(context)
      return FieldTaskView(
        context: context, desk: now,
        view: context.formView(errors: [
          FieldError("mulai", .deskRefused, ["words": context.words(for: refusal)])
        ])
      ).answer()
    }
    return .redirect(to: DeskPath.fieldTask(desk.report.number))
  }
}

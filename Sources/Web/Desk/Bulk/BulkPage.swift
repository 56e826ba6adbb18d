import Casework
import Domain
import HTTPTypes
import Storage

/// One verb for several reports. Each is a change of its own, seen in its own version: what cannot
/// be done to one keeps none of the others.
struct BulkPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.bulk, .roles(.queueKeepers)) { context in try await ask(context) },
      .form(DeskPath.bulk, .roles(.queueKeepers)) { context, form in
        try await act(context, form)
      },
    ]
  }

  private func verb(_ slug: String, for actor: Actor) throws(Problem) -> BulkVerb {
    guard
      let verb = BulkVerb.offered(to: actor.role).first(where: { $0.form.slug == slug })
    else { throw .notFound }
    return verb
  }

  /// One statement, or two where people or answers are to be chosen from.
  private func read(
    _ context: RequestContext, _ verb: BulkVerb, _ chosen: Selection, back: String
  ) async throws -> BulkView {
    let actor = try context.officer()
    let book = office.book
    let below =
      verb.form.action == .dispatch
      ? book.units.subtree(of: actor.unit ?? "").map(\.code) : []
    let line = book.units.line(from: actor.unit ?? "")
    let (reports, people, templates) = try await office.database.read { connection in
      (
        try chosen.read(on: connection), try UserRows.serving(in: below, on: connection),
        verb.speaks ? try AnswerTemplateRows.usable(by: line, on: connection) : []
      )
    }
    return BulkView(
      context: context, verb: verb, actor: actor, book: book, chosen: chosen, reports: reports,
      people: people, templates: templates.filter { $0.serves(verb.form.action) }, back: back)
  }

  /// Where the officer came from.
  private func back(_ form: FormBody, _ actor: Actor) -> String {
    SafeURL.returnPath(form.value("kembali"), fallback: DeskPath.home(of: actor.role))
  }

  private func ask(_ context: RequestContext) async throws -> Answer {
    let actor = try context.officer()
    let asked = Selection.fields(context)
    let verb = try verb(asked.text("aksi"), for: actor)
    return try await read(context, verb, Selection(asked), back: back(asked, actor)).page()
  }

  private func act(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let actor = try context.officer()
    let verb = try verb(form.text("aksi"), for: actor)
    let chosen = Selection(form)
    let back = back(form, actor)
    let before = try await read(context, verb, chosen, back: back)
    guard !chosen.all.isEmpty else {
      return before.page(typed: form, errors: [FieldError("pilih", .bulkNone)])
    }
    let typed = VerbInput(
      slug: verb.form.slug, form: form, clock: office.book.clock, photos: [], photoOwner: "",
      keys: office.casework.keys, viewing: Viewing(openedAt: context.now, shown: [], seen: []))
    // What was typed is the same for all of them.
    do {
      if typed.text(.unit) != BulkVerb.local { _ = try verb.form.verb(typed) }
      _ = try typed.moment()
    } catch let fault as FieldFault {
      let errors = fault.faults.map { FieldError(verb.form.name($0.part), $0.message) }
      return before.page(typed: form, errors: errors)
    }
    let outcomes = try await perform(verb, typed, chosen, before, now: context.now)
    if let error = before.commonError(outcomes) {
      return before.page(typed: form, errors: [error])
    }
    // What was done is said, even where the store has gone away meanwhile.
    let after = try? await read(context, verb, chosen, back: back)
    return (after ?? before).result(outcomes, typed: form)
  }

  private func perform(
    _ verb: BulkVerb, _ typed: VerbInput, _ chosen: Selection, _ seen: BulkView, now: Int64
  ) async throws -> [BulkOutcome] {
    var outcomes: [BulkOutcome] = []
    var isStoreAway = false
    for one in chosen.all {
      guard !isStoreAway else {
        outcomes.append(.notTried)
        continue
      }
      guard let report = seen.report(one) else {
        outcomes.append(.hidden)
        continue
      }
      guard let typed = seen.filled(typed, for: report) else {
        outcomes.append(.unfilled)
        continue
      }
      do {
        let step = try verb.step(typed, for: report, actor: seen.actor, book: office.book)
        try await office.casework.perform(
          step, on: one.number, seen: one.seen, by: seen.actor, now: now)
        outcomes.append(.done)
      } catch Refusal.stale {
        outcomes.append(.changed)
      } catch Refusal.noSuchReport {
        outcomes.append(.hidden)
      } catch let refusal as Refusal {
        outcomes.append(.refused(refusal))
      } catch is StorageFailure {
        // The others would wait for it in vain; they are kept for another try.
        isStoreAway = true
        outcomes.append(.notTried)
      }
    }
    return outcomes
  }
}

/// What became of one report.
enum BulkOutcome: Equatable {
  case done
  /// Somebody was faster.
  case changed
  case refused(Refusal)
  /// Nothing the officer may read.
  case hidden
  /// The answer names something of the report that it does not have.
  case unfilled
  /// The store did not answer.
  case notTried
}

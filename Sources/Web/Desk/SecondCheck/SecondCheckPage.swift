import Casework
import Domain
import HTTPTypes
import Storage

/// One second look: the same pictures and facts the first verifier had, and nothing of who decided
/// or how. What the report was before its approval is all that is read here.
struct SecondCheckPage: Sendable {
  let office: Office

  private static let path = "\(DeskPath.secondChecks)/{nomor}"

  var routes: [Route] {
    [
      .get(Self.path, .roles([.verifier])) { context in
        page(context, try await read(context), context.formView())
      },
      .form(Self.path, .roles([.verifier])) { context, form in try await judge(context, form) },
      .get("\(Self.path)/foto/{id}.jpg", .roles([.verifier])) { context in
        let found = try await read(context)
        let id = context.parameter("id")
        guard let photo = found.all.first(where: { $0.id == id }) else { throw Problem.notFound }
        return try await office.photoAnswer(photo.large)
      },
    ]
  }

  private func read(_ context: RequestContext) async throws -> Evidence {
    let actor = try context.officer()
    let units = office.book.units
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let found = try await office.database.read { connection -> Evidence? in
      guard let present = try ReportRows.find(number: number, on: connection),
        let check = try SecondCheckRows.open(of: present.id, on: connection),
        let (report, events) = try SecondCheckRows.approved(present, in: check, on: connection),
        check.isFor(actor, report: report, units: units)
      else { return nil }
      let photos = try PhotoRows.photos(of: report.id, on: connection)
      let byID = Dictionary(photos.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      func pictures(_ events: [ReportEvent]) -> [Photo] {
        events.flatMap { $0.details.photos ?? [] }.compactMap { byID[$0] }
      }
      let finish = events.last { $0.action == .finish && $0.at == check.claim }
      let complaint = pictures(
        events.filter { $0.actorRole == .reporter || $0.action == .submit })
      let proof = pictures(finish.map { [$0] } ?? [])
      return try Evidence.read(
        report, complaint: complaint, proof: proof, finish: finish, all: complaint + proof,
        on: connection)
    }
    guard let found else { throw Problem.notFound }
    return found
  }

  private func name(_ part: VerbPart) -> String { "kedua_\(part.rawValue)" }

  private func judge(_ context: RequestContext, _ form: FormBody) async throws -> Answer {
    let evidence = try await read(context)
    let verdict: SecondCheck.Verdict? =
      switch form.text(name(.verdict)) {
      case "sesuai": .agrees
      case "tidak": .disagrees
      default: nil
      }
    let viewing = context.viewing(
      form, name: name, report: evidence.report, shown: evidence.complaint + evidence.proof)
    func again(_ errors: [FieldError]) -> Answer {
      page(context, evidence, context.formView(typed: form, errors: errors))
    }
    guard let verdict else { return again([FieldError(name(.verdict), .secondVerdictMissing)]) }
    let reason = form.text(name(.reason))
    let words = form.text(name(.words))
    do {
      try await office.casework.judge(
        JudgeAgain(verdict, reason: reason, words: words, viewing: viewing),
        on: evidence.report.number, by: try context.officer(), now: context.now)
    } catch let refusal as Refusal {
      let part: VerbPart
      switch refusal {
      case .photosNotSeen, .lookedTooBriefly: part = .seen
      case .reasonMissing, .unknownReason: part = .reason
      case .wordsMissing, .wordsTooLong: part = .words
      default: throw refusal
      }
      return again([FieldError(name(part), .deskRefused, ["words": context.words(for: refusal)])])
    }
    return .redirect(to: "\(DeskPath.secondChecks)?tersimpan=ya")
  }

  private func page(_ context: RequestContext, _ evidence: Evidence, _ view: FormView) -> Answer {
    let book = office.book
    let number = evidence.report.number
    let path = DeskPath.secondCheck(number)
    let pictures = EvidenceView(
      context: context, evidence: evidence, book: book, worker: nil,
      source: { "\(path)/foto/\(SafeURL.encoded($0.id)).jpg" })
    let title = context.text(.secondOne, ["number": number])
    var answer = context.page(
      title: title, status: view.errors.isEmpty ? .ok : .unprocessableContent,
      errors: view.errors, wide: true, scripts: ["verify.js"],
      content: """
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p><a href="\(url: DeskPath.secondChecks)">\(context.text(.secondBack))</a></p>
        <p class="lead">\(context.text(.secondBlind))</p>
        \(pictures.pair)
        <section class="card"><h2>\(context.text(.verificationVerdict))</h2>
        \(view.form(action: path) {
          """
          \(context.viewingFields(
            view, name: name, report: evidence.report, complaint: evidence.complaint,
            proof: evidence.proof))
          \(view.radios(name(.verdict), legend: .secondVerdict, choices: [
            Choice("sesuai", context.text(.secondFits)),
            Choice("tidak", context.text(.secondFitsNot)),
          ]))
          \(view.select(
            name(.reason), label: .secondReason,
            choices: book.reasons(.return).map { Choice($0.code, context.text($0.text)) },
            isOptional: true))
          \(view.textarea(
            name(.words), label: .secondWords, hint: .inspectWordsHint, rows: 4, isOptional: true,
            maxLength: 4_000))
          \(view.submit(.secondSend))
          """
        })</section>
        """)
    answer.caching = .never
    return answer
  }
}

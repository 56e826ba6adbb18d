import Casework
import Domain

/// How one verb is asked for at the desk: its fields, and what is made of them. Whether it may be
/// done is decided below; a form that is not offered is refused all the same when it is sent.
protocol VerbForm: Sendable {
  var action: Action { get }
  /// Last part of the form's path, and first part of its fields' names: a page carries several
  /// forms and the name of a field is unique on it.
  var slug: String { get }
  var takesPhotos: Bool { get }
  /// What the form is called, where the verb's own name says too little.
  var title: Message { get }

  func fields(_ view: VerbFields) -> HTML

  /// - Throws: ``FieldFault`` for what cannot even be read as a value.
  func verb(_ typed: VerbInput) throws -> any CaseVerb
}

extension VerbForm {
  var takesPhotos: Bool { false }
  var title: Message { .of(action) }

  func name(_ part: VerbPart) -> String { "\(slug)_\(part.rawValue)" }
}

/// The parts verbs are made of; each has one label and one name everywhere.
enum VerbPart: String, CaseIterable, Sendable {
  case unit
  case person = "petugas"
  case reason = "alasan"
  case words = "uraian"
  case date = "tanggal"
  case time = "jam"
  case number = "nomor"
  case category = "kategori"
  case photos = "foto"
  case extent = "sifat"
  /// What the arbiter says to a request.
  case verdict = "putusan"
  /// Photos a verifier says to have looked at, and when the page that shows them was handed out.
  case seen = "dilihat"
  case opened = "dibuka"
  /// An answer kept ready.
  case template = "templat"
  /// Photos of the report that go with the one split from it.
  case carried = "ikut"
  /// The report a merge goes into, once it was shown, and whether it is meant all the same.
  case sure = "yakin"
  case anyway = "tetap"
  /// Photos uploaded by an earlier try of the same form.
  case kept = "tersimpan"
}

/// What is wrong with a form before any rule of the city has been asked; all of it at once, so that
/// nobody is sent back once per field.
struct FieldFault: Error {
  let faults: [(part: VerbPart, message: Message)]

  init(part: VerbPart, message: Message) { faults = [(part, message)] }

  init?(_ faults: [(part: VerbPart, message: Message)]) {
    guard !faults.isEmpty else { return nil }
    self.faults = faults
  }
}

/// A form as it was sent, read by parts.
struct VerbInput: Sendable {
  let slug: String
  let form: FormBody
  let clock: LocalClock
  /// Photos of this officer, uploaded with the form or kept from an earlier try.
  let photos: [String]
  let photoOwner: String
  let keys: ReporterKeys
  let viewing: Viewing

  func text(_ part: VerbPart) -> String { form.text("\(slug)_\(part.rawValue)") }

  func optional(_ part: VerbPart) -> String? {
    let text = text(part)
    return text.isEmpty ? nil : text
  }

  /// Parts that must not be empty.
  func require(_ parts: VerbPart...) throws(FieldFault) {
    let missing = parts.filter { part in
      part == .photos ? photos.isEmpty : text(part).isEmpty
    }
    if let fault = FieldFault(missing.map { ($0, Self.missing($0)) }) { throw fault }
  }

  private static func missing(_ part: VerbPart) -> Message {
    switch part {
    case .unit: .refusalUnit
    case .person: .refusalPerson
    case .reason: .refusalReason
    case .words: .refusalWords
    case .date: .verbDateMissing
    case .time: .verbTimeWrong
    case .number, .sure, .anyway: .verbNumberWrong
    case .category: .refusalCategory
    case .photos, .kept: .refusalProof
    case .extent: .verbExtentMissing
    case .verdict: .verbVerdictMissing
    case .seen, .opened: .checkSeenMissing
    case .template: .answerTemplateMissing
    case .carried: .refusalProof
    }
  }

  /// A day and a time of day in the city; nil when no day was given. Without a time it is the end
  /// of an office day.
  func moment() throws(FieldFault) -> Int64? {
    let day = text(.date)
    guard !day.isEmpty else {
      guard text(.time).isEmpty else {
        throw FieldFault(part: .date, message: .verbDateMissing)
      }
      return nil
    }
    guard let date = LocalDate(day) ?? Self.civil(day) else {
      throw FieldFault(part: .date, message: .verbDateWrong)
    }
    let time = text(.time).isEmpty ? "16.00" : text(.time)
    let parts = time.split(whereSeparator: { ".:".contains($0) }).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { throw FieldFault(part: .time, message: .verbTimeWrong) }
    return clock.start(of: date) + Int64(hour * 60 + minute) * 60_000
  }

  /// `12/3/2025` and `12-3-2025`, as people write days where the browser gives them no calendar.
  static func civil(_ text: String) -> LocalDate? {
    let parts = text.split(whereSeparator: { "/-.".contains($0) }).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2],
      (1...31).contains(day), (1...12).contains(month), (2_000...9_999).contains(year)
    else { return nil }
    let date = LocalDate(year: year, month: month, day: day)
    return LocalDate(date.iso)
  }
}

/// All verbs of the desk, in the order they are offered.
enum VerbForms {
  static let mostWords = 4_000

  static let all: [any VerbForm] = [
    AcknowledgeForm(), DecideRequestForm(), TakeForm(), StartForm(), FinishForm(), AnswerForm(),
    ProgressForm(), CoordinateForm(),
    DispatchForm(), EstimateForm(), PauseForm(), ResumeForm(), AskForm(), RecategoriseForm(),
    NoteForm(), MergeForm(), SplitForm(),
    RefuseForm(), RejectForm(),
  ]

  /// These are asked for on the page that shows complaint and proof side by side.
  static let verification: [any VerbForm] = [
    VerifyForm(), ReturnForm(), PhotoRequestForm(),
  ]

  static func form(slug: String) -> (any VerbForm)? {
    (all + verification).first { $0.slug == slug }
  }
}

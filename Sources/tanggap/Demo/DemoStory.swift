import Domain

/// Who acts in a story. The account behind an officer is found when it is played.
enum Player: Hashable, Sendable {
  case reporter
  case officer(unit: String, role: Role)

  var unit: String? {
    switch self {
    case .reporter: nil
    case .officer(let unit, _): unit
    }
  }
}

/// One thing somebody does with a report, with the values the verb needs.
enum Deed: Sendable {
  case submit
  case take(estimate: Int64?)
  case coordinate(to: String, reason: String)
  case refuse(proposing: String, reason: String)
  case dispatch(to: String?, person: Player?, estimate: Int64?)
  case setEstimate(Int64, reason: String)
  case start
  case progress(String)
  case finish(String, temporary: Bool, proof: Proof)
  case verify
  case returnWork(reason: String, words: String)
  case reject(reason: String, words: String)
  /// Joins it to the story with this index.
  case merge(into: Int)
  case rate(Int, reasons: [String], words: String?)
  case reopen(String?, withPhoto: Bool)
  case withdraw
  case ask(String)
  case reply(String)
  case addInformation(String)
  case answer(String)
  case recategorise(String)
  case note(String)

  enum Proof: Sendable { case own, ofAnotherPlace }

  var action: Action {
    switch self {
    case .submit: .submit
    case .take: .take
    case .coordinate: .coordinate
    case .refuse: .refuseJurisdiction
    case .dispatch: .dispatch
    case .setEstimate: .setEstimate
    case .start: .start
    case .progress: .addProgress
    case .finish: .finish
    case .verify: .verify
    case .returnWork: .returnWork
    case .reject: .reject
    case .merge: .merge
    case .rate: .rate
    case .reopen: .reopen
    case .withdraw: .withdraw
    case .ask: .ask
    case .reply: .reply
    case .addInformation: .addInformation
    case .answer: .answer
    case .recategorise: .recategorise
    case .note: .note
    }
  }

  /// Nothing more is owed after it, unless it is opened again.
  var closes: Bool {
    switch self {
    case .verify, .reject, .merge, .withdraw, .answer: true
    default: false
    }
  }
}

struct DemoStep: Sendable {
  /// Milliseconds since 1970 UTC; rises inside one story.
  let at: Int64
  let player: Player
  let deed: Deed
}

/// The whole life of one report, planned before anything is stored.
struct DemoStory: Sendable {
  let draft: Draft
  let area: AreaPath?
  /// What it is about, whatever the reporter chose.
  let category: String
  let scene: SceneKind
  /// Which picture of the scene.
  let variant: Int
  let photoCount: Int
  var steps: [DemoStep]

  var submittedAt: Int64 { steps.first?.at ?? 0 }

  /// When it was first closed; nil while it is open.
  var closedAt: Int64? { steps.first { $0.deed.closes }?.at }
}

/// What every story is told from.
struct DemoWorld: Sendable {
  let book: CityBook
  let texts: DemoTexts
  let places: DemoPlaces
  /// Units complaints point to, those of the most complaints first.
  let agencies: [String]
  let now: Int64
  /// By slug of the category.
  private let scenes: [String: SceneKind]

  init(book: CityBook, texts: DemoTexts, places: DemoPlaces, now: Int64) {
    self.book = book
    self.texts = texts
    self.places = places
    self.now = now
    scenes = Dictionary(
      book.categories.map { ($0.slug, SceneKind.of($0)) }, uniquingKeysWith: { first, _ in first })
    var weights: [String: Double] = [:]
    for complaint in texts.complaints {
      guard case .unit(let code) = book.category(complaint.category)?.main,
        book.units[code]?.canHold == true
      else { continue }
      weights[code, default: 0] += complaint.weight
    }
    agencies = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  func scene(_ category: String) -> SceneKind { scenes[category] ?? .paper }

  /// The agency of the most complaints that has an office for the place.
  func busiestAgency(in area: AreaPath?) -> String? {
    agencies.first { Routing.localOffice(of: $0, area: area, units: book.units) != nil }
  }

  /// The role of the people who work in a unit.
  func worker(of unit: String) -> Player {
    let role: Role =
      switch book.units[unit]?.kind {
      case .village: .kelurahanOfficer
      case .cityOffice, .technicalUnit: .unitOfficer
      default: .agencyCoordinator
      }
    return .officer(unit: unit, role: role)
  }

  func verifier(of finisher: String) -> Player {
    .officer(
      unit: Routing.verifier(of: finisher, units: book.units, city: book.city), role: .verifier)
  }

  var arbiter: Player { .officer(unit: book.city.arbiterUnit, role: .verifier) }
}

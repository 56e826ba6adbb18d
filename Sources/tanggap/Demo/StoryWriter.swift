import Domain

/// A story in the making: a cursor in time, who holds the report, and the steps so far.
///
/// Keeps to what ``Lifecycle`` and ``Permissions`` allow by construction; playing the story asks
/// both again.
struct StoryWriter {
  let world: DemoWorld
  let area: AreaPath?
  /// What it is about, whatever the reporter chose.
  let category: Domain.Category
  /// What the reporter chose.
  let claimed: String?
  let scene: SceneKind
  let text: String
  let values: [String: String]
  var dice: Dice
  var at: Int64
  var holder: String
  private(set) var steps: [DemoStep]
  /// Nobody moves it any more.
  var isOver = false
  /// The kind of step after which nobody moves it; nil = it goes its way.
  var halt: Action?

  init(
    world: DemoWorld, area: AreaPath?, category: Domain.Category, claimed: String?,
    text: String, values: [String: String], at: Int64, dice: Dice
  ) {
    self.world = world
    self.area = area
    self.category = category
    self.claimed = claimed
    self.text = text
    self.values = values
    self.at = at
    self.dice = dice
    scene = world.scene(category.slug)
    holder = Routing.firstHolder(area: area, units: world.book.units, city: world.book.city)
    steps = [DemoStep(at: at, player: .reporter, deed: .submit)]
  }

  /// Lets time pass: `usual` minutes, scattered.
  mutating func pass(_ usual: Double) {
    at += 40_000 + Int64(usual * dice.scatter() * 60_000)
  }

  /// The same, and mostly not in the night.
  mutating func passAtDesk(_ usual: Double) {
    pass(usual)
    let (hour, minute) = world.book.clock.timeOfDay(at: at)
    guard hour < 6 || hour >= 21, dice.chance(0.85) else { return }
    let untilSeven = (7 * 60 - hour * 60 - minute + 1_440) % 1_440
    at += Int64(untilSeven + dice.below(100)) * 60_000
  }

  mutating func add(_ player: Player, _ deed: Deed) {
    guard !isOver else { return }
    steps.append(DemoStep(at: at, player: player, deed: deed))
    if deed.action == halt { isOver = true }
  }

  /// A reporter opens a report again only once.
  var wasReopened: Bool { steps.contains { $0.deed.action == .reopen } }

  func filled(_ text: String) -> String { DemoTexts.filled(text, values) }

  /// A sentence of the demo's texts; empty when there is none. With `fitting`, the one that
  /// shares most words with the report.
  mutating func sentence(_ use: DemoTexts.Use, fitting: Bool = false) -> String {
    let sentences = world.texts.sentences(use, group: category.group.id)
    let near = fitting ? DemoTexts.closest(sentences.map(\.text), to: text) : nil
    return filled((near.map { sentences[$0] } ?? dice.pick(sentences))?.text ?? "")
  }

  /// The city's reason that sounds most like `words`; often just its first, the commonest.
  mutating func reason(_ list: CodedReason.List, like words: String) -> String {
    let reasons = world.book.reasons(list)
    if let near = DemoTexts.closest(reasons.map(\.text.id), to: words) { return reasons[near].code }
    return reasons.first?.code ?? ""
  }

  mutating func anyReason(_ list: CodedReason.List) -> CodedReason? {
    dice.pick(world.book.reasons(list))
  }

  /// What is left of the story at `now`, sometimes broken off: reports that hang without a move
  /// for days are what the desk must show.
  mutating func story(draft: Draft, variant: Int, photoCount: Int) -> DemoStory {
    let submitted = steps[0].at
    if halt == nil, world.now - submitted > 5 * 86_400_000, dice.chance(0.045) {
      let open = steps.firstIndex { $0.deed.closes } ?? steps.count
      if open > 1 { steps = Array(steps.prefix(1 + dice.below(open - 1))) }
    }
    return DemoStory(
      draft: draft, area: area, category: category.slug, scene: scene, variant: variant,
      photoCount: photoCount,
      steps: steps.filter { $0.at <= world.now })
  }
}

import Domain

/// Plans all stories of a demo, in the order in which they are handed in.
struct StoryTeller {
  /// Reports of these last days fill the desks of the demo accounts.
  private static let showcaseDays: Int64 = 12

  let world: DemoWorld
  let options: DemoOptions
  private let complaintWeights: Weights

  init(world: DemoWorld, options: DemoOptions) {
    self.world = world
    self.options = options
    complaintWeights = Weights(world.texts.complaints.map(\.weight))
  }

  func stories() -> [DemoStory] {
    var dice = Dice(options.seed, part: -1)
    let moments = MomentDraw(book: world.book, days: options.days, now: options.now)
    let times = (0..<options.reports).map { _ in moments.draw(&dice) }.sorted()
    var stories: [DemoStory] = []
    stories.reserveCapacity(times.count)
    var shown = 0
    for (index, at) in times.enumerated() {
      var dice = Dice(options.seed, part: index)
      let fate = dice.unit()
      if at > options.now - Self.showcaseDays * 86_400_000, dice.chance(0.12) {
        stories.append(showcase(shown, at: at, index: index, dice))
        shown += 1
      } else if fate < 0.13 {
        stories.append(inquiry(at: at, index: index, dice))
      } else if fate < 0.165, let original = original(for: at, among: stories, &dice) {
        stories.append(duplicate(of: original, at: at, index: index, among: stories, dice))
      } else {
        stories.append(complaint(at: at, index: index, dice))
      }
    }
    return stories
  }

  /// A report of the busiest village, stopped where a desk of the demo accounts has to show
  /// something: each of their queues gets some.
  private func showcase(_ number: Int, at: Int64, index: Int, _ dice: Dice) -> DemoStory {
    var dice = dice
    let village = world.places.busiest
    let path = world.book.path(ofVillage: village)
    let agency = world.busiestAgency(in: path)
    // Every third one is the village's own work, the others that agency's.
    let texts = world.texts.complaints.filter { complaint in
      switch world.book.category(complaint.category)?.main {
      case .villageOffice: number % 3 == 0
      case .unit(let code): number % 3 != 0 && code == agency
      case nil: false
      }
    }
    guard let text = dice.pick(texts) else { return complaint(at: at, index: index, dice) }
    let halts: [Action] = [
      .submit, .coordinate, .dispatch, .returnWork, .finish, .start, .take, .returnWork, .reopen,
    ]
    return tell(text, in: village, at: at, index: index, halt: halts[number % halts.count], dice)
  }

  private func complaint(at: Int64, index: Int, _ dice: Dice) -> DemoStory {
    var dice = dice
    let village = world.places.village(&dice)
    let text = world.texts.complaints[complaintWeights.draw(&dice) ?? 0]
    return tell(text, in: village, at: at, index: index, halt: nil, dice)
  }

  private func tell(
    _ complaint: DemoTexts.Complaint, in village: String, at: Int64, index: Int, halt: Action?,
    _ dice: Dice
  ) -> DemoStory {
    var dice = dice
    let place = world.places.point(in: village, &dice)
    var (writer, draft) = begin(
      category: complaint.category, village: village, place: place, text: complaint.text,
      landmark: complaint.landmark, at: at, index: index, dice)
    writer.halt = halt
    writer.liveAsComplaint()
    return end(&writer, draft)
  }

  private func inquiry(at: Int64, index: Int, _ dice: Dice) -> DemoStory {
    var dice = dice
    let inquiry = world.texts.inquiries[dice.below(world.texts.inquiries.count)]
    let village = dice.chance(0.4) ? world.places.village(&dice) : nil
    var (writer, draft) = begin(
      category: inquiry.category, village: village, place: nil, text: inquiry.question,
      landmark: nil, at: at, index: index, dice)
    draft.kind = .inquiry
    draft.privacy = writer.dice.chance(0.5) ? .public : .private
    draft.village = village
    draft.address = nil
    writer.liveAsInquiry(answer: inquiry.answer)
    return writer.story(draft: draft, variant: 0, photoCount: 0)
  }

  /// An open complaint of the last days that somebody else reports as well.
  private func original(for at: Int64, among stories: [DemoStory], _ dice: inout Dice) -> Int? {
    let candidates = stories.indices.suffix(250).filter { index in
      let story = stories[index]
      guard story.draft.kind == .complaint, story.draft.privacy != .sealed, story.area != nil else {
        return false
      }
      if story.steps.contains(where: { if case .merge = $0.deed { true } else { false } }) {
        return false
      }
      return story.closedAt.map { $0 > at + 12 * 3_600_000 } ?? true
    }
    return dice.pick(candidates)
  }

  private func duplicate(
    of original: Int, at: Int64, index: Int, among stories: [DemoStory], _ dice: Dice
  ) -> DemoStory {
    var dice = dice
    let first = stories[original]
    let category = first.category
    let village = first.area?.village ?? ""
    let texts = world.texts.complaints.filter { $0.category == category }
    let text = dice.pick(texts)
    var (writer, draft) = begin(
      category: category, village: village, place: first.draft.place, text: text?.text ?? "",
      landmark: text?.landmark, at: at, index: index, dice)
    draft.address = first.draft.address
    writer.passAtDesk(50)
    let closed = first.closedAt ?? .max
    // Joined before the first one closes; only open reports can be joined to.
    if writer.at >= closed { writer.at = at + 60_000 }
    writer.add(world.worker(of: writer.holder), .merge(into: original))
    return end(&writer, draft)
  }

  private func begin(
    category slug: String, village: String?, place: Coordinate?, text: String, landmark: String?,
    at: Int64, index: Int, _ dice: Dice
  ) -> (StoryWriter, Draft) {
    var dice = dice
    let book = world.book
    let values = world.texts.values(hour: book.clock.timeOfDay(at: at).hour, &dice)
    let category =
      book.category(slug)
      ?? Domain.Category(
        slug: slug, name: Bilingual(id: slug, en: slug), group: Bilingual(id: "", en: ""),
        main: .villageOffice, alternative: nil)
    let said = DemoTexts.filled(text, values)
    let secrecy = dice.unit()
    var draft = Draft(
      privacy: secrecy < 0.47 ? .public : secrecy < 0.97 ? .private : .sealed,
      channel: book.city.webChannel, category: claim(category, &dice), text: said,
      address: values["jalan"], landmark: landmark.map { DemoTexts.filled($0, values) },
      place: place)
    if dice.chance(0.3) {
      // The top-level domain `example` belongs to nobody (RFC 2606).
      draft.contact = Contact(
        name: "Demo \(index + 1)", email: "demo\(index + 1)@mail.example",
        consent: dice.chance(0.6))
    }
    let writer = StoryWriter(
      world: world, area: village.flatMap(book.path(ofVillage:)), category: category,
      claimed: draft.category, text: said, values: values, at: at, dice: dice)
    return (writer, draft)
  }

  /// The category a reporter chooses: mostly right, sometimes none or a neighbour of it.
  private func claim(_ category: Domain.Category, _ dice: inout Dice) -> String? {
    let fate = dice.unit()
    if fate < 0.06 { return nil }
    guard fate < 0.12 else { return category.slug }
    let like = world.book.categories.filter { $0.group == category.group }
    return dice.pick(like)?.slug ?? category.slug
  }

  private func end(_ writer: inout StoryWriter, _ draft: Draft) -> DemoStory {
    let hasPhoto = writer.dice.chance(writer.scene.photoShare)
    let photos = hasPhoto ? (writer.dice.chance(0.06) ? 2 : 1) : 0
    let variant = writer.dice.below(1_000)
    return writer.story(draft: draft, variant: variant, photoCount: photos)
  }
}

/// Draws moments at which people report: more on working days, in the morning and after work.
struct MomentDraw {
  private static let hours: [Double] = [
    4, 3, 2, 2, 3, 7, 18, 34, 44, 46, 42, 38, 34, 34, 36, 38, 40, 42, 38, 36, 32, 24, 15, 8,
  ]
  private let clock: LocalClock
  private let today: Int
  private let days: Weights
  private let hours = Weights(Self.hours)
  private let earliest: Int64
  private let latest: Int64

  init(book: CityBook, days: Int, now: Int64) {
    clock = book.clock
    let today = book.clock.date(at: now).daysSince1970
    self.today = today
    latest = now - 60_000
    earliest = now - Int64(max(1, days)) * 86_400_000
    let closed = Set(book.holidays.map(\.date))
    self.days = Weights(
      (0...max(1, days)).map { ago in
        let day = LocalDate(daysSince1970: today - ago)
        // 1970-01-01 was a Thursday.
        let weekday = ((today - ago + 4) % 7 + 7) % 7
        return closed.contains(day.iso) ? 0.55 : weekday == 0 ? 0.6 : weekday == 6 ? 0.75 : 1
      })
  }

  func draw(_ dice: inout Dice) -> Int64 {
    for _ in 0..<20 {
      let day = LocalDate(daysSince1970: today - (days.draw(&dice) ?? 0))
      let hour = Int64(hours.draw(&dice) ?? 12)
      let at = clock.start(of: day) + hour * 3_600_000 + Int64(dice.below(3_600_000))
      if (earliest...latest).contains(at) { return at }
    }
    return earliest + Int64(dice.unit() * Double(latest - earliest))
  }
}

import Domain

/// How a complaint goes through the city.
extension StoryWriter {
  mutating func liveAsComplaint() {
    let office = world.worker(of: holder)
    remarks(by: office)
    // Some first decisions come days late.
    let patience = dice.chance(0.07) ? 14.0 : 1
    let fate = halt == nil ? dice.unit() : 1
    if halt == .submit { isOver = true }
    if fate < 0.02 {
      pass(160)
      add(.reporter, .withdraw)
      return
    }
    passAtDesk(75 * patience)
    if fate < 0.055 {
      rejected(by: office)
      return
    }
    if claimed != category.slug, dice.chance(0.85) {
      add(office, .recategorise(category.slug))
      passAtDesk(4)
    }
    guard let agency = chooseAgency(), agency != holder else {
      selfHandled(by: office)
      return
    }
    add(office, .coordinate(to: agency, reason: reason(.coordination, like: text)))
    holder = agency
    if dice.chance(0.04) { pingPong() }
    agencyWorks()
  }

  /// The unit the category points to; sometimes the alternative. Nil = the village office itself.
  private mutating func chooseAgency() -> String? {
    let useAlternative = dice.chance(0.16)
    let target = useAlternative ? category.alternative ?? category.main : category.main
    guard let unit = Routing.unit(for: target, area: area, units: world.book.units),
      world.book.units[unit]?.canHold == true
    else { return nil }
    return unit
  }

  /// What happens beside the decisions.
  private mutating func remarks(by office: Player) {
    if dice.chance(0.05), let asked = question() {
      passAtDesk(60)
      add(office, .ask(asked))
      if dice.chance(0.7) {
        pass(240)
        add(.reporter, .reply(reply(to: asked)))
      }
    }
    if dice.chance(0.03) {
      pass(300)
      add(.reporter, .addInformation(sentence(.reply)))
    }
    if dice.chance(0.04) {
      passAtDesk(30)
      add(office, .note(sentence(.progress)))
    }
  }

  /// A question that has to do with the report, or nil.
  private mutating func question() -> String? {
    let questions = world.texts.sentences(.question).map { filled($0.text) }
    if let near = DemoTexts.closest(questions, to: text) { return questions[near] }
    return dice.pick(questions)
  }

  private mutating func reply(to asked: String) -> String {
    let replies = world.texts.sentences(.reply).map { filled($0.text) }
    if let near = DemoTexts.closest(replies, to: asked) { return replies[near] }
    return dice.pick(replies) ?? ""
  }

  private mutating func rejected(by office: Player) {
    guard let reason = anyReason(.rejection) else { return }
    add(office, .reject(reason: reason.code, words: reason.text.id + "."))
    guard dice.chance(0.15), let agency = chooseAgency(), agency != world.book.city.arbiterUnit
    else { return }
    // A rejection opened again goes to the arbiter, who hands it on.
    pass(900)
    add(.reporter, .reopen(nil, withPhoto: false))
    holder = world.book.city.arbiterUnit
    if dice.chance(0.4) { isOver = true }
    passAtDesk(500)
    add(world.arbiter, .coordinate(to: agency, reason: self.reason(.coordination, like: text)))
    holder = agency
    if world.book.units[agency]?.kind == .village {
      selfHandled(by: world.worker(of: agency))
    } else {
      agencyWorks()
    }
  }

  private mutating func selfHandled(by office: Player) {
    let estimate = dice.chance(0.3) ? at + Int64(scene.usualMinutes * 2 + 120) * 60_000 : nil
    add(office, .take(estimate: estimate))
    work(by: office, planner: office)
  }

  /// Nobody wants it: refused once, twice, or three times and so to the arbiter.
  private mutating func pingPong() {
    let right = holder
    let rounds = 1 + (Weights([45, 25, 30]).draw(&dice) ?? 0)
    for round in 1...rounds {
      passAtDesk(420)
      let others = world.agencies.prefix(8).filter {
        $0 != holder && $0 != world.book.city.arbiterUnit
      }
      guard let proposed = dice.pick(Array(others)) else { return }
      add(
        world.worker(of: holder),
        .refuse(proposing: proposed, reason: reason(.refusal, like: text)))
      holder = round >= Lifecycle.hopsBeforeArbiter ? world.book.city.arbiterUnit : proposed
    }
    guard holder == world.book.city.arbiterUnit, right != holder else { return }
    if dice.chance(0.2) { isOver = true }
    passAtDesk(900)
    add(world.arbiter, .coordinate(to: right, reason: reason(.coordination, like: text)))
    holder = right
  }

  private mutating func agencyWorks() {
    let coordinator = world.worker(of: holder)
    passAtDesk(200)
    guard let local = Routing.localOffice(of: holder, area: area, units: world.book.units) else {
      add(coordinator, .take(estimate: nil))
      work(by: coordinator, planner: coordinator)
      return
    }
    let estimate =
      dice.chance(0.35) ? at + Int64(scene.usualMinutes * 2 + 600) * 60_000 : nil
    add(coordinator, .dispatch(to: local, person: nil, estimate: estimate))
    holder = local
    let planner = world.worker(of: local)
    guard dice.chance(0.65) else {
      passAtDesk(260)
      add(planner, .start)
      work(by: planner, planner: planner)
      return
    }
    let field = Player.officer(unit: local, role: .fieldOfficer)
    passAtDesk(150)
    add(planner, .dispatch(to: nil, person: field, estimate: nil))
    passAtDesk(200)
    add(field, .start)
    work(by: field, planner: planner)
  }

  /// From the beginning of the work to the end of the story.
  private mutating func work(by worker: Player, planner: Player) {
    let minutes = scene.usualMinutes
    if minutes > 1_000, dice.chance(0.3), let reason = anyReason(.estimate) {
      passAtDesk(60)
      let days = 2 + dice.below(12)
      add(planner, .setEstimate(at + Int64(days) * 86_400_000, reason: reason.code))
    }
    let rests = dice.chance(0.35) ? 2.0 : 1
    if rests > 1 {
      passAtDesk(minutes / rests)
      add(worker, .progress(sentence(.progress, fitting: dice.chance(0.5))))
    }
    passAtDesk(minutes / rests)
    finishAndVerify(by: worker, mayBeReturned: true)
    afterwards(worker: worker, planner: planner)
  }

  private mutating func finishAndVerify(by worker: Player, mayBeReturned: Bool) {
    guard let unit = worker.unit else { return }
    let verifier = world.verifier(of: unit)
    let isReturned = mayBeReturned && (halt == .returnWork || dice.chance(0.055))
    add(
      worker,
      .finish(
        sentence(.result, fitting: mayBeReturned), temporary: dice.chance(0.08),
        proof: isReturned ? .ofAnotherPlace : .own))
    // The second verification unit sees few reports; a demo of it needs some that wait.
    if verifier.unit != world.book.city.verificationUnits.first, dice.chance(0.25) { isOver = true }
    passAtDesk(330)
    guard isReturned else {
      add(verifier, .verify)
      return
    }
    let words = sentence(.return)
    add(verifier, .returnWork(reason: reason(.return, like: words), words: words))
    if dice.chance(0.14) { isOver = true }
    passAtDesk(300)
    if dice.chance(0.5) {
      add(worker, .start)
      passAtDesk(90)
    }
    passAtDesk(scene.usualMinutes / 3)
    finishAndVerify(by: worker, mayBeReturned: false)
  }

  /// The reporter's say once it is closed.
  private mutating func afterwards(worker: Player, planner: Player) {
    let closed = at
    let reopens = !wasReopened && (halt == .reopen || dice.chance(0.045))
    if dice.chance(0.4) {
      pass(500)
      rate(unhappy: reopens)
    }
    guard reopens else { return }
    pass(700)
    guard at - closed < Lifecycle.reopenWindow else { return }
    add(
      .reporter,
      .reopen(dice.chance(0.8) ? sentence(.reopenWords) : nil, withPhoto: dice.chance(0.4)))
    if dice.chance(0.25) { isOver = true }
    passAtDesk(300)
    add(planner, .start)
    passAtDesk(scene.usualMinutes / 2)
    finishAndVerify(by: planner, mayBeReturned: false)
    if dice.chance(0.5) {
      pass(700)
      rate(unhappy: false)
    }
  }

  mutating func rate(unhappy: Bool) {
    let shares: [Double] = unhappy ? [45, 35, 20, 0, 0] : [5, 5, 9, 27, 54]
    let stars = 1 + (Weights(shares).draw(&dice) ?? 4)
    let said = world.texts.sentences(.rating).filter { $0.stars == stars }
    let words = dice.chance(0.7) ? dice.pick(said).map { filled($0.text) } : nil
    let reasons = world.book.reasons(.rating)
    // Lists begin with praise and end with blame.
    let near = words.flatMap {
      DemoTexts.closest(reasons.map(\.text.id), to: $0, lastOfEqual: stars <= 3)
    }
    add(.reporter, .rate(stars, reasons: near.map { [reasons[$0].code] } ?? [], words: words))
  }
}

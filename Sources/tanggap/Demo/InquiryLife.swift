import Domain

/// How a question finds its answer.
extension StoryWriter {
  mutating func liveAsInquiry(answer: String) {
    let first = area == nil ? world.arbiter : world.worker(of: holder)
    let patience = dice.chance(0.1) ? 12.0 : 1
    passAtDesk(120 * patience)
    if dice.chance(0.015) {
      add(.reporter, .withdraw)
      return
    }
    let target = Routing.unit(for: category.main, area: area, units: world.book.units)
    guard let target, target != holder, world.book.units[target]?.canHold == true,
      area == nil || dice.chance(0.75)
    else {
      reply(by: first, answer)
      return
    }
    add(first, .coordinate(to: target, reason: reason(.coordination, like: text)))
    holder = target
    passAtDesk(360 * patience)
    if let local = Routing.localOffice(of: target, area: area, units: world.book.units),
      dice.chance(0.4)
    {
      add(world.worker(of: target), .dispatch(to: local, person: nil, estimate: nil))
      holder = local
      passAtDesk(400)
    }
    reply(by: world.worker(of: holder), answer)
  }

  private mutating func reply(by officer: Player, _ answer: String) {
    add(officer, .answer(answer))
    guard dice.chance(0.4) else { return }
    pass(600)
    rate(unhappy: dice.chance(0.05))
  }
}

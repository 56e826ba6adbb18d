import Domain

// What happens in the year beside the looks of the workers.

extension CityYear {
  /// Enters what is certain from the first day on.
  mutating func prepare() {
    for day in 0..<settings.days {
      agenda.enter(.morning(day), at: start + Int64(day) * OfficeDay.day)
    }
    for _ in 0...(settings.days / 25) {
      let at = chances.whole(start...end)
      agenda.enter(
        .outage(until: at + chances.whole(20 * OfficeDay.minute...9 * OfficeDay.hour)), at: at)
    }
    for _ in 0...(settings.days / 60) {
      let at = chances.whole(start...end)
      agenda.enter(
        .flood(
          chances.below(arrivals.cities.count), until: at + chances.whole(8...60) * OfficeDay.hour),
        at: at
      )
    }
    agenda.enter(
      .publish, at: start + Int64(settings.days / 2) * OfficeDay.day + 10 * OfficeDay.hour)
  }

  mutating func happen(_ happening: Happening, at now: Int64) {
    switch happening {
    case .morning(let day): expectReports(day, at: now)
    case .arrival(let id): arrive(id, at: now)
    case .person(let id, let plan):
      if plans[Int(id)].number == plan { act(id, at: now) }
    case .turn(let turn):
      if let (next, at) = crew.take(turn, at: now, newest: book, ledger: &ledger) {
        agenda.enter(.turn(next), at: at)
      }
    case .outage(let until):
      outcome.outages += 1
      for (turn, at) in crew.goAway(at: now, until: until) { agenda.enter(.turn(turn), at: at) }
    case .publish:
      book = terms.second
      agenda.enter(.recalculate(from: 0), at: now + 500)
    case .recalculate(let id): recalculate(from: id, at: now)
    case .flood(let area, let until): flood(area, at: now, until: until)
    case .ebb(let area): ebb(area, at: now)
    case .putAway(let id): judge(id, at: now)
    }
  }
}

// MARK: Reports and what people do with them

extension CityYear {
  private mutating func expectReports(_ day: Int, at now: Int64) {
    let days = settings.days
    for id in (settings.reports * day / days)..<(settings.reports * (day + 1) / days) {
      agenda.enter(.arrival(Int64(id)), at: persons.offices.arrival(day: now, &chances))
    }
  }

  private mutating func arrive(_ id: Int64, at now: Int64) {
    guard
      let (report, first) = arrivals.report(
        id, at: now, book: book, floods: floods, &chances)
    else { return }
    arrived += 1
    tempers[Int(id)] = persons.temper(of: id)
    ledger.enter(report, first, due: try? book.clocks.next(report))
    plan(id, at: now)
  }

  private mutating func act(_ id: Int64, at now: Int64) {
    guard let report = ledger[id], var temper = tempers[Int(id)] else { return }
    if case .act(let action) = plans[Int(id)].move,
      let step = persons.moves.step(action, on: report, at: now, book: book, &temper.chances)
    {
      keep(step, on: report)
    }
    tempers[Int(id)] = temper
    plan(id, at: now)
  }

  private mutating func plan(_ id: Int64, at now: Int64) {
    guard let report = ledger[id], var temper = tempers[Int(id)] else { return }
    let plan = persons.plan(report, due: ledger.due(of: id), now: now, &temper)
    tempers[Int(id)] = temper
    plans[Int(id)].number += 1
    guard let plan else {
      // Until then every worker that still has it in hand has come back.
      return agenda.enter(.putAway(id), at: now + OfficeDay.hour)
    }
    plans[Int(id)].move = plan.move
    agenda.enter(.person(id, plan: plans[Int(id)].number), at: plan.at)
  }

  private mutating func keep(_ step: ReportEvent, on report: Report) {
    var after = report
    after.apply(step)
    let due = (try? book.clocks.next(after)) ?? nil
    if ledger.commit([step], after, seen: report.version, due: due) { outcome.steps += 1 }
  }
}

// MARK: What happens to many reports at once

extension CityYear {
  /// Other terms for open reports, some at a time.
  private mutating func recalculate(from first: Int64, at now: Int64) {
    var id = first
    var done = 0
    while done < 50, id < ledger.ids.upperBound {
      defer { id += 1 }
      guard let report = ledger[id], report.clock.policy != book.clocks.policy.version else {
        continue
      }
      var details = EventDetails()
      details.policy = book.clocks.policy.version
      details.calendar = book.clocks.edition.version
      details.rule = book.clocks.policy.terms.rule(for: report)
      details.fired = book.clocks.current.lowered(report, rule: details.rule ?? 0, at: now)
      guard declare(.recalculate, details, on: report, at: now) else { continue }
      outcome.recalculated += 1
      done += 1
    }
    if id < ledger.ids.upperBound { agenda.enter(.recalculate(from: id), at: now + 400) }
  }

  private mutating func flood(_ index: Int, at now: Int64, until: Int64) {
    let area = arrivals.cities[index]
    floods[area] = until
    var details = EventDetails()
    details.pause = PauseStep(reason: .forceMajeure, until: until)
    for id in ledger.ids {
      guard let report = ledger[id], report.area?.city == area else { continue }
      _ = declare(.pause, details, on: report, at: now)
    }
    agenda.enter(.ebb(index), at: now + (until - now) * chances.whole(40...120) / 100)
  }

  /// It may end before the declared time.
  private mutating func ebb(_ index: Int, at now: Int64) {
    let area = arrivals.cities[index]
    floods[area] = nil
    for id in ledger.ids {
      guard let report = ledger[id], report.area?.city == area,
        report.clock.pause(at: now)?.reason == .forceMajeure
      else { continue }
      _ = declare(.resume, EventDetails(), on: report, at: now)
    }
  }

  /// A step of the city as a whole on one report.
  private mutating func declare(
    _ action: Action, _ details: EventDetails, on report: Report, at now: Int64
  ) -> Bool {
    guard
      let state = try? Lifecycle.next(
        report.state, action, report.facts(byArbiter: false), now: now),
      let step = try? Moves.completed(
        action, state, report.holder, details, role: .system, unit: nil, on: report, at: now,
        book: book)
    else { return false }
    keep(step, on: report)
    return true
  }
}

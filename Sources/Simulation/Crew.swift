import Domain

/// The workers of the clockwork: they look about every second, claim a few due reports, compute and
/// commit one after the other, and at any point may be killed or freeze.
struct Crew {
  /// How things go wrong, as probabilities at each point of the work on each report.
  struct Troubles {
    var kill = 0.001
    var freeze = 0.001
  }

  private enum Point {
    case read, commit, release
  }

  private struct Worker {
    /// Counts deaths: what was to come for an earlier life does not.
    var life = 0
    var isDead = false
    var isFrozen = false
    /// Since when it only looks; nil = it has work.
    var idleSince: Int64? = 0
    /// There was more than it could take: it looks again at once.
    var isBehind = false
    var book: CityBook
    // What it keeps in memory.
    var claim: UInt64 = 0
    var batch: ArraySlice<Int64> = []
    var point = Point.read
    var decided: Decided?
  }

  /// What is to happen with a worker.
  struct Turn {
    let worker: Int
    let life: Int
  }

  private static let batch = 20
  static let lease: Int64 = 15_000

  private var workers: [Worker]
  private var chances: Chances
  private let troubles: Troubles
  /// Random beginnings of the seconds in which the workers look.
  private let looks: UInt64
  private(set) var presence: Presence
  private(set) var kills = 0
  private(set) var freezes = 0
  /// Steps the rules themselves refused, or of which there was no end.
  private(set) var failures = 0
  private var awayUntil: Int64 = 0

  init(_ count: Int, book: CityBook, seed: UInt64, troubles: Troubles) {
    workers = Array(repeating: Worker(book: book), count: count)
    chances = Chances(seed, part: 1)
    looks = Chances(seed, part: 2).seed
    presence = Presence(workers: count)
    self.troubles = troubles
  }
}

// MARK: Looking

extension Crew {
  /// Who looks next, and when, given that until `findable` no look finds anything.
  func nextLook(_ findable: Int64?) -> (at: Int64, worker: Int)? {
    guard let findable else { return nil }
    var next: (at: Int64, worker: Int)?
    for (index, worker) in workers.enumerated() {
      guard let since = worker.idleSince else { continue }
      let moment = max(since, findable)
      let at = worker.isBehind ? moment : look(of: index, from: moment)
      if next.map({ at < $0.at }) ?? true { next = (at, index) }
    }
    return next
  }

  /// A worker's first look at or after a moment: one in each second, somewhere in its middle part.
  private func look(of worker: Int, from moment: Int64) -> Int64 {
    var second = moment / 1_000
    while true {
      let part = UInt64(second) &* 8 &+ UInt64(worker)
      let at = second * 1_000 + 200 + Int64(Chances(looks, part: part).seed % 600)
      if at >= moment { return at }
      second += 1
    }
  }

  mutating func look(_ index: Int, at now: Int64, ledger: inout Ledger) -> (Turn, at: Int64)? {
    let (claim, found) = ledger.claim(now: now, limit: Self.batch, until: now + Self.lease)
    workers[index].isBehind = found.count == Self.batch
    guard !found.isEmpty else {
      workers[index].idleSince = now + 1
      return nil
    }
    workers[index].idleSince = nil
    workers[index].claim = claim
    workers[index].batch = found[...]
    workers[index].point = .read
    return turn(index, at: now + chances.whole(1...10))
  }

  private func turn(_ index: Int, at moment: Int64) -> (Turn, at: Int64) {
    (Turn(worker: index, life: workers[index].life), moment)
  }
}

// MARK: Working

extension Crew {
  /// - Parameter newest: the book as whoever reads the tables now finds it
  mutating func take(_ turn: Turn, at now: Int64, newest: CityBook, ledger: inout Ledger)
    -> (Turn, at: Int64)?
  {
    let index = turn.worker
    guard workers[index].life == turn.life else { return nil }
    if workers[index].isDead { return rise(index, at: now, newest: newest) }
    if workers[index].isFrozen {
      workers[index].isFrozen = false
      presence.enter(at: now)
    } else if chances.happens(troubles.kill) {
      return die(index, at: now, until: now + chances.whole(1_000...90_000))
    } else if chances.happens(troubles.freeze) {
      freezes += 1
      workers[index].isFrozen = true
      presence.leave(at: now)
      return self.turn(index, at: now + chances.whole(500...300_000))
    }
    return work(index, at: now, newest: newest, ledger: &ledger)
  }

  private mutating func work(
    _ index: Int, at now: Int64, newest: CityBook, ledger: inout Ledger
  ) -> (Turn, at: Int64)? {
    guard let report = workers[index].batch.first else {
      workers[index].idleSince = now + 1
      return nil
    }
    switch workers[index].point {
    case .read:
      guard let decided = decide(report, index, at: now, newest: newest, ledger: ledger) else {
        workers[index].point = .release
        break
      }
      workers[index].decided = decided
      workers[index].point = .commit
    case .commit:
      if let decided = workers[index].decided {
        _ = ledger.commit(decided.steps, decided.after, seen: decided.seen, due: decided.due)
      }
      workers[index].decided = nil
      workers[index].point = .release
    case .release:
      ledger.release(report, claim: workers[index].claim)
      workers[index].batch.removeFirst()
      workers[index].point = .read
    }
    return turn(index, at: now + chances.whole(1...5))
  }

  private mutating func decide(
    _ id: Int64, _ index: Int, at now: Int64, newest: CityBook, ledger: Ledger
  ) -> Decided? {
    guard let report = ledger[id] else { return nil }
    do {
      return try Decided(report, at: now, book: workers[index].book)
    } catch is ClockBook.UnknownVersion {
      // Somebody published terms: the next look is with them.
      workers[index].book = newest
    } catch {
      failures += 1
    }
    return nil
  }
}

// MARK: Dying

extension Crew {
  private mutating func die(_ index: Int, at now: Int64, until: Int64) -> (Turn, at: Int64) {
    let was = workers[index]
    if !was.isDead { kills += 1 }
    if !was.isDead, !was.isFrozen { presence.leave(at: now) }
    var worker = Worker(book: was.book)
    worker.life = was.life + 1
    worker.isDead = true
    worker.idleSince = nil
    workers[index] = worker
    return turn(index, at: max(until, awayUntil) + chances.whole(0...30_000))
  }

  private mutating func rise(_ index: Int, at now: Int64, newest: CityBook) -> (Turn, at: Int64)? {
    workers[index].isDead = false
    workers[index].idleSince = now
    workers[index].book = newest
    presence.enter(at: now)
    return nil
  }

  /// The whole clockwork is away until `end`.
  mutating func goAway(at now: Int64, until end: Int64) -> [(Turn, at: Int64)] {
    awayUntil = max(awayUntil, end)
    return workers.indices.map { die($0, at: now, until: end) }
  }
}

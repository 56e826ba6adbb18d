import Casework
import Domain
import Storage

/// Many reports fast, for measuring: the texts, places, hours and shares of the demo, with shorter
/// lives and without photos.
///
/// Lives are decided in memory (see ``BulkLife``) and only their last state is stored, so nothing
/// is written twice. Nobody follows a store that is being filled: its feed stays empty. While one
/// batch is stored the next is made on another core.
enum BulkReports {
  private static let together = 5_000

  /// Adds `count` reports of the last `days` days to the store. The same arguments over an empty
  /// store give the same reports.
  static func generate(
    count: Int, seed: UInt64, days: Int, now: Int64, casework: Casework, cityFolder: String,
    progress: @Sendable (String) -> Void
  ) async throws {
    let book = casework.book
    let database = casework.database
    let texts = try DemoTexts(cityFolder: cityFolder, book: book)
    guard let tables = try await database.read({ try CityRows.load(on: $0) }) else {
      throw DemoFailure.notEnough("city")
    }
    var dice = Dice(seed, part: -3)
    let life = BulkLife(
      world: DemoWorld(
        book: book, texts: texts, places: try DemoPlaces(tables: tables, seed: seed), now: now),
      seed: seed, keys: casework.keys, &dice)
    let moments = MomentDraw(book: book, days: days, now: now)
    let times = (0..<count).map { _ in moments.draw(&dice) }.sorted()
    try await database.write { connection in
      try SettingRows.set("demo", "1", on: connection)
      // Also when this is cut short.
      try MapRows.recount(on: connection)
    }
    if let earliest = times.first {
      try await database.prepareMonths(from: earliest, through: now)
    }
    let numbers = try await BulkNumbers.draw(for: times, book: book, from: database)

    @Sendable func make(from first: Int) async throws -> LifeRows? {
      let range = first..<min(count, first + together)
      return try LifeRows(
        range.map { index in
          try life.tell(
            index, id: numbers.firstID + Int64(index), number: numbers.number(index),
            at: times[index])
        }, units: book.units, clocks: book.clocks)
    }
    var first = 0
    var ready = try await make(from: 0)
    while let rows = ready {
      let next = min(count, first + together)
      async let following = make(from: next)
      try await database.write { try rows.enter(telling: false, on: $0) }
      if next % (together * 4) == 0 || next == count { progress("\(next) of \(count) reports") }
      first = next
      ready = try await following
    }
    progress("counting the map")
    try await database.write { try MapRows.recount(on: $0) }
    try await DerivedRows.foldMap(of: database)
    // A store of bulk reports is a demo that wants no filling.
    try await database.write { connection in
      guard try SettingRows.get(DemoCity.filledKey, on: connection) == nil else { return }
      try SettingRows.set(DemoCity.filledKey, "bulk", on: connection)
    }
  }
}

/// Ids and numbers for many reports, drawn before the first of them is stored.
private struct BulkNumbers: Sendable {
  /// Reports of one day, numbered without a gap.
  private struct Day: Sendable {
    let date: LocalDate
    let indices: Range<Int>
    let sequence: Int64
  }

  let firstID: Int64
  private let days: [Day]
  private let channel: IntakeChannel

  /// - Parameter times: rising
  static func draw(for times: [Int64], book: CityBook, from database: any Database) async throws
    -> BulkNumbers
  {
    guard let channel = book.channel(book.city.webChannel) else {
      throw DemoFailure.notEnough("channel \(book.city.webChannel)")
    }
    return try await database.write { connection in
      var days: [Day] = []
      var first = 0
      while first < times.count {
        let date = book.clock.date(at: times[first])
        let midnight = book.clock.start(of: LocalDate(daysSince1970: date.daysSince1970 + 1))
        let end = times[first...].firstIndex { $0 >= midnight } ?? times.count
        let sequence = try CounterRows.draw(
          ReportNumber.counter(prefix: channel.prefix, series: channel.numbering, day: date),
          Int64(end - first), on: connection)
        days.append(Day(date: date, indices: first..<end, sequence: sequence))
        first = end
      }
      return BulkNumbers(
        firstID: try CounterRows.draw("report", Int64(times.count), on: connection), days: days,
        channel: channel)
    }
  }

  /// The number of the report with this index.
  func number(_ index: Int) -> String {
    var low = 0
    var high = days.count - 1
    while low < high {
      let middle = (low + high) / 2
      if days[middle].indices.upperBound > index { high = middle } else { low = middle + 1 }
    }
    let day = days[low]
    return ReportNumber.text(
      prefix: channel.prefix, series: channel.numbering, day: day.date,
      sequence: day.sequence + Int64(index - day.indices.lowerBound))
  }
}

import Casework
import Channels
import Domain
import Storage

/// Times and shares per agency, unit, area and category by month.
struct TimesPage: Sendable {
  static let linesPerPage = 100
  /// Months one may choose from.
  private static let months = 24
  /// A file holds whole lists; there are not more offices or areas than this.
  private static let mostExported = 10_000

  private static let kinds: [(slug: String, kind: FigureRows.Kind, label: Message)] = [
    ("dinas", .agency, .timesAgency), ("unit", .unit, .timesUnit), ("wilayah", .area, .timesArea),
    ("kategori", .category, .timesCategory),
  ]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.times, .roles(.ruleReaders)) { context in try await page(context) },
      .get("\(DeskPath.times).csv", .roles(.ruleReaders)) { context in
        try await export(context)
      },
    ]
  }

  // MARK: Who sees what

  /// What one reader may see of a kind: everything, or these codes.
  private enum Sight {
    case all
    case only([String])

    var codes: [String]? { if case .only(let codes) = self { codes } else { nil } }
  }

  /// Nil where the reader sees nothing of the kind.
  private func sight(_ actor: Actor, _ kind: FigureRows.Kind) throws(Problem) -> Sight? {
    let book = office.book
    func below() -> Sight {
      .only(actor.unit.map { book.units.subtree(of: $0).map(\.code) } ?? [])
    }
    switch actor.role {
    case .administrator, .governorOffice: return .all
    case .verifier:
      guard actor.unit == book.city.arbiterUnit else { throw .forbidden }
      return .all
    case .agencyHead:
      // Where and about what people complain is nobody's secret; who is slow is the agency's own.
      return kind == .agency || kind == .unit ? below() : kind == .city ? nil : .all
    case .areaHead:
      switch kind {
      case .unit: return below()
      case .area:
        guard let area = actor.unit.flatMap({ book.units[$0]?.area }) else { return .only([]) }
        return .only(areas(in: area))
      case .agency, .category, .city: return nil
      }
    default: throw .forbidden
    }
  }

  /// The area and those that lie in it.
  private func areas(in area: String) -> [String] {
    let book = office.book
    let parents = Dictionary(
      book.areas.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
    return book.areas.map(\.code).filter { code in
      var next: String? = code
      while let one = next, one != area { next = parents[one] ?? nil }
      return next == area
    }
  }

  // MARK: What is asked for

  private struct Wish {
    let month: String
    let slug: String
    let kind: FigureRows.Kind
    let sight: Sight
    let offered: [(slug: String, kind: FigureRows.Kind, label: Message)]
    let seesCity: Bool
  }

  private func wish(_ context: RequestContext) throws -> Wish {
    let actor = try context.officer()
    var offered: [(slug: String, kind: FigureRows.Kind, label: Message)] = []
    for kind in Self.kinds where try sight(actor, kind.kind) != nil { offered.append(kind) }
    let wished = context.query("jenis")
    guard let chosen = offered.first(where: { $0.slug == wished }) ?? offered.first,
      let sight = try sight(actor, chosen.kind)
    else { throw Problem.forbidden }
    let asked = context.query("bulan") ?? ""
    let month = LocalDate("\(asked)-01") == nil ? months(context)[0] : asked
    return Wish(
      month: month, slug: chosen.slug, kind: chosen.kind, sight: sight, offered: offered,
      seesCity: try self.sight(actor, .city) != nil)
  }

  /// `yyyy-MM`, the latest first.
  private func months(_ context: RequestContext) -> [String] {
    var day = office.book.clock.date(at: context.now)
    return (0..<Self.months).map { _ in
      let month = String(day.iso.prefix(7))
      let first = LocalDate(year: day.year, month: day.month, day: 1)
      day = LocalDate(daysSince1970: first.daysSince1970 - 1)
      return month
    }
  }

  /// `November 2026`
  private func name(_ month: String, _ context: RequestContext) -> String {
    guard let day = LocalDate("\(month)-01") else { return month }
    return String(context.words.date(day).dropFirst(2))
  }

  // MARK: Page

  private func page(_ context: RequestContext) async throws -> Answer {
    let wish = try wish(context)
    let key = context.query("setelah").flatMap(Self.key)
    let (city, found) = try await office.database.read { connection in
      (
        wish.seesCity
          ? try FigureRows.lines(month: wish.month, kind: .city, limit: 1, on: connection) : [],
        try FigureRows.lines(
          month: wish.month, kind: wish.kind, codes: wish.sight.codes, after: key,
          limit: Self.linesPerPage + 1, on: connection)
      )
    }
    let shown = found.prefix(Self.linesPerPage)
    let next = found.count > shown.count ? shown.last.map(Self.text) : nil
    let title = context.text(.timesTitle)
    let countedAt = (city + shown).map(\.countedAt).max()
    let asked: KeyValuePairs<String, String?> = ["bulan": wish.month, "jenis": wish.slug]
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.times))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.timesLead))</p>
        \(chooser(context, wish))
        \(when: shown.isEmpty, "<p>\(context.text(.timesNone))</p>")
        \(when: !shown.isEmpty,
          "<div class=\"titled\">\(table(context, wish, key == nil ? city : [], shown))</div>")
        \(context.morePages(
          first: key == nil ? nil : SafeURL.path(DeskPath.times, asked),
          next: next.map {
            SafeURL.path(
              DeskPath.times, ["bulan": wish.month, "jenis": wish.slug, "setelah": $0])
          }))
        \(countedAt.map { moment -> HTML in
          "<p class=\"meta\">\(context.text(.timesCountedAt, ["time": context.words.dateTime(moment)]))</p>"
        })
        <p class="meta">\(context.text(.timesDefinition)) \(context.text(.timesOpenNow))</p>
        \(when: !shown.isEmpty,
          "<p><a href=\"\(url: SafeURL.path("\(DeskPath.times).csv", asked))\" download>\(context.text(.timesExport))</a></p>")
        """)
  }

  private func chooser(_ context: RequestContext, _ wish: Wish) -> HTML {
    let view = context.formView()
    let known = months(context)
    let months = known.contains(wish.month) ? known : [wish.month] + known
    return """
      <form method="get" action="\(url: DeskPath.times)" class="search">
      \(view.select(
        "bulan", label: .timesMonth, choices: months.map { Choice($0, name($0, context)) },
        stored: wish.month))
      \(view.select(
        "jenis", label: .timesKind,
        choices: wish.offered.map { Choice($0.slug, context.text($0.label)) }, stored: wish.slug))
      <button class="button quiet">\(context.text(.timesShow))</button></form>
      """
  }

  private func table(
    _ context: RequestContext, _ wish: Wish, _ city: [FigureRows.Line],
    _ lines: ArraySlice<FigureRows.Line>
  ) -> HTML {
    let label = wish.offered.first { $0.slug == wish.slug }?.label ?? .timesUnit
    let columns =
      [Column(context.text(label))]
      + [
        Message.timesDecided, .timesDecidedMean, .timesDecidedMedian, .timesFinished,
        .timesFinishedMean, .timesFinishedMedian, .timesOnTime, .timesOverdue, .timesOldest,
      ].map { Column(context.text($0), isNumber: true) }
    func row(_ name: HTML, _ figures: FigureRows.Figures) -> [HTML] {
      [
        name, "\(context.words.number(figures.decided))",
        duration(context, figures.decidedMean), duration(context, figures.decidedMedian),
        "\(context.words.number(figures.finished))", duration(context, figures.finishedMean),
        duration(context, figures.finishedMedian),
        "\(figures.onTimeShare.map { "\(context.words.decimal($0 * 100))%" } ?? "\u{2013}")",
        "\(context.words.number(figures.overdueOpen))",
        "\(figures.oldestOpen.map { day($0, context) } ?? "\u{2013}")",
      ]
    }
    let whole = city.map { row("<strong>\(context.text(.timesCity))</strong>", $0.figures) }
    return context.table(
      caption: "\(context.text(label)), \(name(wish.month, context))", columns: columns,
      rows: whole + lines.map { row("\(name($0.code, wish.kind, context))", $0.figures) })
  }

  /// To a tenth: hours up to two days, then days.
  private func duration(_ context: RequestContext, _ milliseconds: Int64?) -> HTML {
    guard let milliseconds else { return "\u{2013}" }
    let hours = Double(milliseconds) / 3_600_000
    let (message, value): (Message, Double) =
      hours < 48 ? (.timesHours, hours) : (.timesDays, hours / 24)
    return "\(context.text(message, ["n": context.words.decimal(value)]))"
  }

  /// `5 Mar 2025`, for a narrow column.
  private func day(_ milliseconds: Int64, _ context: RequestContext) -> String {
    "\(context.words.shortDate(milliseconds)) \(office.book.clock.date(at: milliseconds).year)"
  }

  private func name(_ code: String, _ kind: FigureRows.Kind, _ context: RequestContext) -> String {
    let book = office.book
    return switch kind {
    case .agency, .unit: book.units.name(code)
    case .area: book.area(code)?.name ?? code
    case .category: context.name(ofCategory: code, book)
    case .city: context.text(.timesCity)
    }
  }

  private static func text(_ line: FigureRows.Line) -> String {
    "\(line.figures.finished + line.figures.overdueOpen)_\(line.code)"
  }

  private static func key(_ text: String) -> FigureRows.Key? {
    let parts = text.split(separator: "_", maxSplits: 1)
    guard parts.count == 2, let weight = Int(parts[0]) else { return nil }
    return FigureRows.Key(weight: weight, code: String(parts[1]))
  }

  // MARK: File

  private func export(_ context: RequestContext) async throws -> Answer {
    let wish = try wish(context)
    let lines = try await office.database.read {
      try FigureRows.lines(
        month: wish.month, kind: wish.kind, codes: wish.sight.codes, limit: Self.mostExported,
        on: $0)
    }
    func hours(_ milliseconds: Int64?) -> String {
      milliseconds.map { milliseconds in
        let hundredths = (milliseconds + 18_000) / 36_000
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
      } ?? ""
    }
    let header = [
      "bulan", "jenis", "kode", "nama", "diputuskan", "rerataKeputusanJam", "medianKeputusanJam",
      "selesai", "tepatWaktu", "rerataSelesaiJam", "medianSelesaiJam", "terbukaLewat",
      "terbukaTertua", "dihitung",
    ]
    let rows = lines.map { line in
      let figures = line.figures
      return CSVWriter.row([
        wish.month, wish.slug, line.code, name(line.code, wish.kind, context),
        String(figures.decided), hours(figures.decidedMean), hours(figures.decidedMedian),
        String(figures.finished), String(figures.onTime), hours(figures.finishedMean),
        hours(figures.finishedMedian), String(figures.overdueOpen),
        figures.oldestOpen.map(Words.machineTime) ?? "", Words.machineTime(line.countedAt),
      ])
    }
    return .csv(
      CSVWriter.row(header) + rows.joined(), name: "waktu-\(wish.slug)-\(wish.month).csv")
  }
}

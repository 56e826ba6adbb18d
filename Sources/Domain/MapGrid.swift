/// A cell of the map's grid, counted from the south-west corner of the world.
public struct MapCell: Sendable, Hashable, Comparable {
  public let row: Int64
  public let column: Int64

  public init(row: Int64, column: Int64) {
    self.row = row
    self.column = column
  }

  public static func < (a: MapCell, b: MapCell) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}

/// The grid in which the public map counts reports: five sizes of cells, each of five by five
/// smaller ones, the same everywhere on earth.
///
/// A report counts where its coarse point lies (``Coordinate/coarse``), so that no cluster tells
/// more about a place than the report's own page. From there on all is whole numbers: engines and
/// nodes cannot disagree about a border.
public enum MapGrid {
  /// One size of cells; the finest is 0.
  public struct Level: Sendable, Hashable, Comparable, CaseIterable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let allCases = (0..<5).map(Level.init(rawValue:))
    public static let finest = Level(rawValue: 0)
    public static let coarsest = Level(rawValue: 4)

    /// How many finest cells lie along one side of a cell.
    public var side: Int64 { (0..<rawValue).reduce(1) { side, _ in side * 5 } }

    /// Side of a cell in degrees: 0.002 (about 220 m), 0.01, 0.05, 0.25, 1.25.
    public var degrees: Double { Double(side * MapGrid.steps) / MapGrid.stepsPerDegree }

    /// The size that gives clusters at least 45 pixels apart, so that their marks do not overlap, at
    /// a zoom of a web map, on which the world is 256 * 2^zoom pixels wide.
    public static func forZoom(_ zoom: Int) -> Level {
      switch zoom {
      case 15...: Level(rawValue: 0)
      case 13..<15: Level(rawValue: 1)
      case 11..<13: Level(rawValue: 2)
      case 8..<11: Level(rawValue: 3)
      default: .coarsest
      }
    }

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// A rectangle of cells of one size.
  public struct Window: Sendable, Equatable {
    public let level: Level
    public let rows: ClosedRange<Int64>
    public let columns: ClosedRange<Int64>

    public var count: Int64 {
      (rows.upperBound - rows.lowerBound + 1) * (columns.upperBound - columns.lowerBound + 1)
    }

    /// The same rectangle in finest cells.
    public var finest: (rows: ClosedRange<Int64>, columns: ClosedRange<Int64>) {
      let side = level.side
      func refined(_ range: ClosedRange<Int64>) -> ClosedRange<Int64> {
        (range.lowerBound * side)...(range.upperBound * side + side - 1)
      }
      return (refined(rows), refined(columns))
    }
  }

  /// Coarse points to a degree, and along one side of a finest cell.
  private static let stepsPerDegree = 2_000.0
  private static let steps: Int64 = 4

  /// The finest cell of a point.
  public static func cell(of place: Coordinate) -> MapCell {
    func index(_ degrees: Double, from lowest: Double) -> Int64 {
      let within = min(max(degrees, lowest), -lowest)
      return (Int64((within * stepsPerDegree).rounded()) - Int64(lowest * stepsPerDegree)) / steps
    }
    return MapCell(
      row: index(place.latitude, from: -90), column: index(place.longitude, from: -180))
  }

  /// The cell of a size in which a finest cell lies.
  public static func cell(_ finest: MapCell, at level: Level) -> MapCell {
    MapCell(row: finest.row / level.side, column: finest.column / level.side)
  }

  /// The middle of the points that count in a cell.
  public static func centre(of cell: MapCell, at level: Level) -> Coordinate {
    let span = level.side * steps
    func middle(_ index: Int64, from lowest: Double) -> Double {
      // Coarse points have no width: the last of a cell lies one step before the next cell.
      let doubled = 2 * (index * span + Int64(lowest * stepsPerDegree)) + span - 1
      return max(lowest, min(-lowest, Double(doubled) / (2 * stepsPerDegree)))
    }
    return Coordinate(
      latitude: middle(cell.row, from: -90), longitude: middle(cell.column, from: -180))
  }

  /// One of the coarse points that count in a finest cell.
  /// - Parameter choice: which; every number is one of them
  public static func point(in cell: MapCell, _ choice: UInt64) -> Coordinate {
    func degrees(_ index: Int64, _ step: UInt64, from lowest: Double) -> Double {
      min(-lowest, Double(index * steps + Int64(step % UInt64(steps))) / stepsPerDegree + lowest)
    }
    return Coordinate(
      latitude: degrees(cell.row, choice, from: -90),
      longitude: degrees(cell.column, choice >> 8, from: -180)
    ).coarse
  }

  /// All cells that touch a box, given by its corners.
  /// - Precondition: `low` is not north or east of `high`.
  public static func window(from low: Coordinate, to high: Coordinate, at level: Level) -> Window {
    let first = cell(cell(of: low), at: level)
    let last = cell(cell(of: high), at: level)
    return Window(
      level: level, rows: first.row...last.row, columns: first.column...last.column)
  }
}

/// What the public map tells of one report. Nil where it tells nothing: a report the public may not
/// read, or one without a point.
public struct MapMark: Sendable, Hashable {
  /// Finest cell.
  public let cell: MapCell
  /// Empty when it has none.
  public let category: String
  /// Nothing more is owed to the reporter.
  public let isDone: Bool

  public init?(_ report: Report) {
    self.init(
      place: report.place, category: report.category, state: report.state,
      isListed: Visibility.isListed(report))
  }

  /// - Parameter isListed: what ``Visibility/isListed(_:)`` said
  public init?(place: Coordinate?, category: String?, state: ReportState, isListed: Bool) {
    guard let place, isListed else { return nil }
    cell = MapGrid.cell(of: place)
    self.category = category ?? ""
    isDone = state.isClosed
  }
}

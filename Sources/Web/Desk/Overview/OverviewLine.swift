import Domain
import Storage

/// What a line of the overview is about.
enum OverviewKey: Hashable {
  /// An agency with all of its offices.
  case agency(String)
  /// One office by itself.
  case unit(String)
  /// A district or city; nil for reports without a place.
  case area(String?)

  /// The part of an address that narrows a list to it.
  var narrowing: (name: String, code: String)? {
    switch self {
    case .agency(let code): ("dinas", code)
    case .unit(let code): ("unit", code)
    case .area(let code): code.map { ("wilayah", $0) }
    }
  }

  /// Cities come before districts.
  func order(_ book: CityBook) -> Int {
    guard case .area(let code?) = self else { return 0 }
    return book.area(code)?.level.rawValue ?? 0
  }
}

/// Sums of several groups.
struct OverviewLine: Equatable {
  var near = 0
  var late = 0
  var still = 0
  var oldestDue: Int64?

  init(_ groups: [OverviewRows.Group]) {
    for group in groups {
      near += group.near
      late += group.late
      still += group.still
      if let due = group.oldestDue { oldestDue = min(oldestDue ?? .max, due) }
    }
  }

  var isEmpty: Bool { near + late + still == 0 }

  /// Late ones count first; what is nearly due only parts equals.
  var weight: Int { late * 1_000_000 + still * 1_000 + near }
}

/// To what a list of the overview is narrowed, as it stands in the address.
struct OverviewNarrowing {
  let agency: String?
  let unit: String?
  let area: Area?
  private let book: CityBook

  /// Unknown words narrow nothing.
  init(_ context: RequestContext, _ book: CityBook) {
    self.book = book
    agency = context.query("dinas").flatMap { book.units[$0]?.code }
    unit = context.query("unit").flatMap { book.units[$0]?.code }
    area = context.query("wilayah").flatMap { book.area($0) }
  }

  /// What is not in the scope is an empty list.
  func apply(to scope: HangingRows.Scope) -> HangingRows.Scope {
    var scope = scope
    func keep(_ holders: [String]) {
      let known = scope.holders.map(Set.init)
      scope.holders = holders.filter { known?.contains($0) != false }
    }
    if let agency { keep(book.units.subtree(of: agency).map(\.code)) }
    if let unit { keep([unit]) }
    guard let area else { return scope }
    if scope.area.map({ lies(area, in: $0) }) != false {
      scope.area = area
    } else if scope.area.map({ lies($0, in: area) }) == false {
      scope.holders = []
    }
    return scope
  }

  private func lies(_ area: Area, in other: Area) -> Bool {
    var next: Area? = area
    while let one = next {
      if one.code == other.code { return true }
      // A parent is of a higher level, so this ends.
      next = one.parent.flatMap { book.area($0) }.flatMap {
        $0.level.rawValue < one.level.rawValue ? $0 : nil
      }
    }
    return false
  }

  /// Names of what it is narrowed to; empty when it is not.
  var words: String {
    [(unit ?? agency).map(book.units.name), area?.name].compactMap { $0 }.joined(separator: ", ")
  }

  func path(_ path: String, after key: String?) -> String {
    SafeURL.path(
      path, ["dinas": agency, "unit": unit, "wilayah": area?.code, "setelah": key])
  }
}

extension RequestContext {
  /// What somebody oversees, in words.
  func name(of scope: HangingRows.Scope, _ actor: Actor, book: CityBook) -> String {
    if let area = scope.area { return area.name }
    return scope.holders == nil ? text(book.city.name) : book.units.name(actor.unit ?? "")
  }
}

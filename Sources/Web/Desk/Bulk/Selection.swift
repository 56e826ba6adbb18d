import Domain
import Storage

/// Reports an officer ticked in a list, each with the version that was seen.
struct Selection: Sendable {
  /// More are not worked on at once.
  static let most = 50

  struct One: Sendable, Equatable {
    let number: String
    let seen: Int

    /// As it stands in forms and addresses.
    var value: String { "\(number).\(seen)" }
  }

  let all: [One]

  /// What cannot be read is left out, and so is what goes beyond ``most``.
  init(_ form: FormBody) {
    var all: [One] = []
    var known: Set<String> = []
    for value in form.values("pilih") where all.count < Self.most {
      let parts = value.split(separator: ".")
      guard parts.count == 2, let number = ReportNumber.normalised(String(parts[0])),
        let seen = Int(parts[1]), seen >= 0, known.insert(number).inserted
      else { continue }
      all.append(One(number: number, seen: seen))
    }
    self.all = all
  }

  /// The ticks of an address. There are more of them than a page's query has fields.
  init(_ context: RequestContext) {
    self.init(Self.fields(context))
  }

  static func fields(_ context: RequestContext) -> FormBody {
    (try? FormBody(urlencoded: Array(context.rawQuery.utf8), mostFields: 200)) ?? FormBody()
  }

  func read(on connection: any Storage.Connection) throws -> [String: Report] {
    try DeskReads.reports(numbered: all.map(\.number), on: connection)
  }
}

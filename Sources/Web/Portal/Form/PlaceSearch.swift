import Domain
import Storage

/// The place by a name: of a kelurahan or kecamatan, or of a landmark others have named in public.
/// A field and buttons, no script.
extension ReportFormPages {
  private static let mostVillages = 8
  private static let mostLandmarks = 5
  private static let mostText = 60

  /// Something found, with the value of the button that chooses it.
  private struct Hit {
    let value: String
    let words: String
  }

  func placeSearchField(_ context: RequestContext, _ view: FormView) -> HTML {
    """
    \(view.text(
      "cari", label: .aidPlaceSearch, hint: .aidPlaceSearchHint, type: .search, isOptional: true,
      maxLength: Self.mostText))
    <p class="actions">\(view.secondary(.aidPlaceSearchDo, name: "aksi", value: "cari"))</p>
    """
  }

  /// Who types a name and presses Enter wants it looked for.
  func hasOnlyName(_ typed: FormBody) -> Bool {
    !typed.text("cari").trimmed.isEmpty
      && ["titik", "lat", "lon", "kelurahan"].allSatisfy { typed.text($0).isEmpty }
  }

  /// The answer to what was typed into the field: a form of its own above the page's.
  func placeHits(_ context: RequestContext, _ open: OpenForm, _ typed: FormBody) async throws
    -> HTML
  {
    let query = String(typed.text("cari").trimmed.prefix(Self.mostText))
    guard !query.isEmpty else { return .empty }
    let hits = villages(context, query) + (try await landmarks(context, query))
    guard !hits.isEmpty else {
      return notice(.neutral, "<p>\(context.text(.aidPlaceNothing, ["words": query]))</p>")
    }
    let view = context.formView()
    let form = view.form(
      action: FormStep.place.path(open.token),
      hidden: returnsToCheck(context, typed) ? ["kembali": FormStep.check.rawValue] : [:]
    ) {
      """
      \(view.hidden("aksi", "pilih"))
      \(view.hidden("alamat", typed.text("alamat")))\(view.hidden("patokan", typed.text("patokan")))
      <div class="actions">\(each: hits, {
        "<button class=\"button quiet\" name=\"pilih\" value=\"\($0.value)\">\($0.words)</button>"
      })</div>
      """
    }
    return """
      <section class="card"><h2>\(context.text(.aidPlaceFound))</h2>\(form)</section>
      """
  }

  /// Villages of that name, and those of a district of that name.
  private func villages(_ context: RequestContext, _ query: String) -> [Hit] {
    book.villages(named: query).prefix(Self.mostVillages).compactMap { village in
      book.path(ofVillage: village.code).map {
        Hit(value: "v:\(village.code)", words: context.villageWords($0, book: book))
      }
    }
  }

  /// Landmarks of public reports: the latest that have the words, with the point everybody sees.
  private func landmarks(_ context: RequestContext, _ query: String) async throws -> [Hit] {
    var filter = DeskRows.Filter()
    filter.text = query
    let rows = filter
    let found = try await office.database.read {
      try ReportLists.newest(.listed, filter: rows, after: nil, limit: 20, on: $0)
    }
    var seen: Set<String> = []
    return found.compactMap { report -> Hit? in
      guard let landmark = report.shown(at: .open).landmark,
        let place = book.publicPlace(of: report),
        let area = report.area, CityBook.names(landmark, query),
        seen.insert("\(landmark.lowercased()) \(area.village)").inserted
      else { return nil }
      return Hit(
        value: "p:\(place.latitude),\(place.longitude),\(landmark.prefix(Draft.mostShort))",
        words: "\(landmark.beginning(60)), \(context.areaName(area.village, book: book))")
    }.prefix(Self.mostLandmarks).map { $0 }
  }

  /// Puts what was chosen into the draft; anything else than a button's value changes nothing.
  func choosePlace(_ value: String, for draft: inout Draft) {
    if let code = value.dropping(prefix: "v:") {
      guard book.path(ofVillage: code) != nil else { return }
      draft.village = code
      draft.place = nil
    } else if let rest = value.dropping(prefix: "p:") {
      let parts = rest.split(separator: ",", maxSplits: 2).map(String.init)
      guard parts.count == 3, let north = Double(parts[0]), let east = Double(parts[1]),
        let place = Coordinate(checked: north, east)
      else { return }
      draft.place = place
      draft.village = nil
      if draft.landmark == nil { draft.landmark = String(parts[2].prefix(Draft.mostShort)) }
    }
  }
}

extension String {
  /// What stands behind a beginning; nil for another one.
  fileprivate func dropping(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

import Casework
import Domain
import HTTPTypes
import Storage

/// Step 2: the place, by whichever way the reporter has: the device, a pasted point, numbers, the
/// place of a photo, or a village from the list.
extension ReportFormPages {
  var placeRoutes: [Route] {
    [
      .get("/lapor/{draf}/tempat", .anyone) { context in
        try await withForm(context) { try await placePage(context, $0, context.formView()) }
      },
      .form("/lapor/{draf}/tempat", .anyone) { context, typed in
        try await withForm(context) { try await placeSent(context, $0, typed) }
      },
    ]
  }

  /// How far one press of a pin button moves, in metres.
  private static let nudge = 25.0

  private static let directions: [(word: String, label: Message, north: Double, east: Double)] = [
    ("utara", .formNorth, nudge, 0), ("timur", .formEast, 0, nudge),
    ("selatan", .formSouth, -nudge, 0), ("barat", .formWest, 0, -nudge),
  ]

  // MARK: Page

  private func placePage(
    _ context: RequestContext, _ open: OpenForm, _ view: FormView, hits: HTML = .empty
  ) async throws -> Answer {
    let draft = open.draft
    var found = HTML.empty
    if let place = draft.place, case .village(let code) = try await office.casework.locate(place) {
      found = foundNotice(context, code)
    } else if draft.place == nil, let code = draft.village {
      found = foundNotice(context, code)
    }
    let photoPlace = try await photos(of: open).contains { $0.place != nil }
    return stepPage(
      context, open, .place, title: .formPlaceTitle, view: view,
      scripts: ["place.js"] + PlacePin.scripts,
      notice: view.errors.isEmpty ? found : .empty,
      lead: "<p class=\"lead\">\(context.text(.formPlaceLead))</p>\(hits)",
      extra: view.secondary(.formPlaceQuestion, name: "aksi", value: "lewati"),
      fields: """
        \(photoPlace ? photoOffer(context, view) : .empty)
        \(deviceBox(context))
        \(placeSearchField(context, view))
        \(PlacePin.box(context, book))
        \(view.text("titik", label: .formPoint, hint: .formPointHint))
        \(numbers(context, view, draft))
        \(view.groupedSelect(
          "kelurahan", label: .formVillage, hint: .formVillageHint, groups: villageGroups(),
          stored: draft.village ?? ""))
        \(view.text("alamat", label: .formAddress, hint: .formAddressHint,
          stored: draft.address ?? "", autocomplete: "street-address", isOptional: true))
        \(view.text("patokan", label: .formLandmark, hint: .formLandmarkHint,
          stored: draft.landmark ?? "", isOptional: true))
        """)
  }

  private func foundNotice(_ context: RequestContext, _ village: String) -> HTML {
    guard let path = book.path(ofVillage: village) else { return .empty }
    let words = context.text(
      .formPlaceFound, ["place": context.villageWords(path, book: book)])
    return notice(.done, "<p><strong>\(words)</strong></p>")
  }

  private func photoOffer(_ context: RequestContext, _ view: FormView) -> HTML {
    """
    <div class="card"><p>\(context.text(.formPhotoPlace))</p>\
    \(view.secondary(.formUsePhotoPlace, name: "aksi", value: "foto"))</div>
    """
  }

  /// Filled by the script where the device can tell its place; empty and unseen otherwise.
  func deviceBox(_ context: RequestContext) -> HTML {
    """
    <div class="field" data-place data-label="\(context.text(.formDevice))" \
    data-wait="\(context.text(.formDeviceWait))" data-done="\(context.text(.formDeviceDone))" \
    data-fail="\(context.text(.formDeviceFail))"></div>
    """
  }

  private func numbers(_ context: RequestContext, _ view: FormView, _ draft: Draft) -> HTML {
    let hasPoint = draft.place != nil
    let pins: HTML = """
      <p class="hint">\(context.text(.formMove))</p>
      <div class="actions">\(each: Self.directions, {
        view.secondary($0.label, name: "aksi", value: $0.word)
      })</div>
      """
    return """
      <details\(flag: "open", hasPoint || !view.errors.isEmpty)>
      <summary>\(context.text(.formNumbers))</summary>
      <div class="columns">
      \(view.text("lat", label: .formLatitude, stored: draft.place.map { PlaceReading.shown($0.latitude) } ?? ""))
      \(view.text("lon", label: .formLongitude, stored: draft.place.map { PlaceReading.shown($0.longitude) } ?? ""))
      </div>
      <p class="actions">\(view.secondary(.formTryPoint, name: "aksi", value: "lihat"))</p>
      \(hasPoint ? pins : .empty)
      </details>
      """
  }

  /// Villages under their district, districts in the order of the city's tables.
  func villageGroups() -> [ChoiceGroup] {
    let byDistrict = Dictionary(grouping: book.villages(), by: { $0.parent ?? "" })
    return book.areas.filter { $0.level == .district }.map { district in
      let city = district.parent.flatMap { book.area($0)?.name }
      return ChoiceGroup(
        label: [district.name, city].compactMap { $0 }.joined(separator: ", "),
        choices: (byDistrict[district.code] ?? []).map { Choice($0.code, $0.name) })
    }
  }

  // MARK: Sending

  private func placeSent(
    _ context: RequestContext, _ open: OpenForm, _ typed: FormBody
  ) async throws -> Answer {
    var open = open
    open.draft.address = typed.text("alamat").nonEmpty
    open.draft.landmark = typed.text("patokan").nonEmpty
    open.draft.village = typed.text("kelurahan").nonEmpty
    var errors: [FieldError] = []
    open.draft.place = point(typed, errors: &errors)
    let action = typed.value("aksi") ?? "lanjut"
    if action == "cari" || (action == "lanjut" && hasOnlyName(typed)) {
      try context.site.brake.search(context)
      let hits = try await placeHits(context, open, typed)
      return try await placePage(context, open, context.formView(typed: typed), hits: hits)
    }
    if action == "pilih" { choosePlace(typed.text("pilih"), for: &open.draft) }
    if action == "foto", let place = try await photos(of: open).compactMap(\.place).first {
      open.draft.place = place
      open.draft.village = nil
      errors = []
    }
    if let way = Self.directions.first(where: { $0.word == action }), let place = open.draft.place {
      open.draft.place = PlaceReading.moved(place, north: way.north, east: way.east)
    }
    if action == "lewati" { open.draft.kind = .inquiry }
    errors += try await problems(context, open.draft, typed)
    let asked = open
    dropWrong(errors, from: &open)
    // What is right is kept beside what is wrong: the page may be left here.
    try await keep(open, context)
    // Going back asks for nothing.
    guard errors.isEmpty || goesBack(typed) else {
      return try await placePage(context, asked, context.formView(typed: typed, errors: errors))
    }
    if ["lihat", "foto", "pilih"].contains(action)
      || Self.directions.contains(where: { $0.word == action })
    {
      let again =
        returnsToCheck(context, typed)
        ? FormStep.place.pathFromCheck(open.token) : FormStep.place.path(open.token)
      return .redirect(to: again)
    }
    return onward(from: .place, open, context, typed)
  }

  /// The point that was typed; a pasted one goes before the two numbers.
  private func point(_ typed: FormBody, errors: inout [FieldError]) -> Coordinate? {
    let pasted = typed.text("titik")
    if !pasted.isEmpty {
      if let point = PlaceReading.point(in: pasted) { return point }
      errors.append(FieldError("titik", .formPointUnread))
      return nil
    }
    let (latitude, longitude) = (typed.text("lat"), typed.text("lon"))
    guard !latitude.isEmpty || !longitude.isEmpty else { return nil }
    let north = PlaceReading.degrees(latitude)
    let east = PlaceReading.degrees(longitude)
    if let north, let east, let point = Coordinate(checked: north, east) { return point }
    if north.map({ abs($0) > 90 }) ?? true { errors.append(FieldError("lat", .formLatitudeWrong)) }
    if east.map({ abs($0) > 180 }) ?? true { errors.append(FieldError("lon", .formLongitudeWrong)) }
    return nil
  }

  /// What the city's rules say about this page's answers.
  private func problems(
    _ context: RequestContext, _ draft: Draft, _ typed: FormBody
  ) async throws -> [FieldError] {
    let (location, problems) = try await office.casework.problems(of: draft)
    let unreadable =
      draft.place == nil && (!typed.text("titik").isEmpty || !typed.text("lat").isEmpty)
    var errors = problems.compactMap { problem -> FieldError? in
      guard problem.home.step == .place else { return nil }
      switch problem {
      // A point that could not be read is told at its own field already.
      case .placeMissing where unreadable: return nil
      case .placeOutside where typed.text("titik").isEmpty:
        return FieldError("lat", said: context.words(for: problem))
      default: return FieldError(problem.home.field, said: context.words(for: problem))
      }
    }
    // Two ways of saying where that say different things: ask, never choose silently.
    if draft.place != nil, case .village(let found) = location, let chosen = draft.village,
      chosen != found, book.area(chosen) != nil
    {
      errors.append(
        FieldError(
          "kelurahan", .formPlaceConflict,
          [
            "found": context.areaName(found, book: book),
            "chosen": context.areaName(chosen, book: book),
          ]))
    }
    return errors
  }

  private func dropWrong(_ errors: [FieldError], from open: inout OpenForm) {
    for error in errors {
      switch error.field {
      case "alamat": open.draft.address = nil
      case "patokan": open.draft.landmark = nil
      case "kelurahan": open.draft.village = nil
      default: open.draft.place = nil
      }
    }
  }
}

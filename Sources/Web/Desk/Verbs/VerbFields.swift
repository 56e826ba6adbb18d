import Casework
import Domain
import Storage

/// Writes the fields of one verb's form.
struct VerbFields {
  let view: FormView
  let desk: DeskReport
  let action: Action
  let slug: String
  let context: RequestContext
  /// Photos of an earlier try, offered again.
  let keptPhotos: [String]
  /// The report a merge would go into.
  let target: Report?

  func name(_ part: VerbPart) -> String { "\(slug)_\(part.rawValue)" }

  /// What is said, with who reads it, the answers kept ready for it, and how much room there is.
  func words(
    _ label: Message, hint: Message? = nil, stored: String = "", isOptional: Bool = false
  ) -> HTML {
    """
    <div class="composer">
    \(readers)
    \(templates)
    \(view.textarea(
      name(.words), label: label, hint: hint, stored: stored, rows: 4, isOptional: isOptional,
      maxLength: VerbForms.mostWords))
    \(room(stored))
    </div>
    """
  }

  /// - Parameter besides: a code with a form of its own
  func reason(_ list: CodedReason.List, besides: String? = nil) -> HTML {
    view.select(
      name(.reason), label: .verbReason,
      choices: desk.book.reasons(list).filter { $0.code != besides }.map {
        Choice($0.code, context.text($0.text))
      })
  }

  /// Offices sideways, suggested ones marked.
  func agency(_ label: Message) -> HTML {
    let suggested = Set(Suggestion.of(desk.report, book: desk.book).map(\.unit))
    return view.select(
      name(.unit), label: label,
      choices: desk.sidewaysUnits().map { choice($0, isSuggested: suggested.contains($0.code)) })
  }

  func unitBelow() -> HTML {
    let local = desk.actor.unit.flatMap {
      Routing.localOffice(of: $0, area: desk.report.area, units: desk.book.units)
    }
    return view.select(
      name(.unit), label: .verbUnitBelow, hint: .verbUnitBelowHint,
      choices: desk.unitsBelow().map { choice($0, isSuggested: $0.code == local) },
      isOptional: true)
  }

  private func choice(_ unit: Domain.Unit, isSuggested: Bool) -> Choice {
    Choice(
      unit.code,
      isSuggested ? context.text(.verbSuggested, ["unit": unit.name]) : unit.name)
  }

  func person() -> HTML {
    view.select(
      name(.person), label: .verbPerson, hint: .verbPersonHint,
      choices: desk.people.map { user in
        let unit = desk.book.units[user.unit]?.shortName ?? user.unit
        return Choice(String(user.id), "\(user.name) (\(context.text(.of(user.role))), \(unit))")
      }, isOptional: true)
  }

  func estimate(_ label: Message, isOptional: Bool) -> HTML {
    """
    \(view.text(
      name(.date), label: label, hint: .verbDateHint, type: .date, isOptional: isOptional,
      width: .half))
    \(view.text(
      name(.time), label: .verbTime, hint: .verbTimeHint, isOptional: true, maxLength: 5,
      width: .short))
    """
  }

  func category(isOptional: Bool = false) -> HTML {
    view.select(
      name(.category), label: .verbCategory,
      choices: desk.book.categories.map { Choice($0.slug, context.text($0.name)) },
      isOptional: isOptional)
  }

  func number() -> HTML {
    view.text(
      name(.number), label: .verbNumber, hint: .verbNumberHint,
      stored: context.query("gabung").flatMap { ReportNumber.normalised($0) } ?? "", maxLength: 30,
      width: .half)
  }

  /// The report a merge would go into, as far as this officer sees it.
  func mergeTarget() -> HTML {
    guard let target else { return .empty }
    let (report, actor, book) = (desk.report, desk.actor, desk.book)
    let sight = Visibility.sight(of: target, for: actor, units: book.units)
    let shown = sight == .desk ? target : target.shown(at: sight)
    let metres = MergeDuplicate.metres(from: report, to: target, for: actor, book: book)
    let isUnlike = MergeDuplicate.areUnlike(report, target, for: actor, book: book)
    let facts = [
      sight >= .open
        ? shown.category.flatMap { book.category($0) }.map { context.text($0.name) } : nil,
      sight > .stateOnly ? target.area.map { context.areaName($0.village, book: book) } : nil,
      metres.map { context.text(.mergeAway, ["distance": context.distanceWords($0)]) },
    ].compactMap { $0 }.joined(separator: " · ")
    return """
      <div class="notice waiting"><p>\(context.text(.mergeLook))</p>
      <p><strong>\(target.number)</strong> \(context.stateChip(target.state))</p>
      \(when: sight >= .open, "<p>\(shown.text.beginning(160))</p>")
      \(when: !facts.isEmpty, "<p>\(facts)</p>")</div>
      \(view.hidden(name(.sure), target.number))
      \(when: isUnlike, view.checkboxes(
        name(.anyway), legend: .mergeAnyway,
        choices: [Choice("ya", context.text(.mergeAnywayTick))], isOptional: true))
      """
  }

  func extent() -> HTML {
    view.radios(
      name(.extent), legend: .verbExtent,
      choices: [
        Choice("tuntas", context.text(.verbFinal), hint: context.text(.verbFinalHint)),
        Choice("sementara", context.text(.verbTemporary), hint: context.text(.verbTemporaryHint)),
      ])
  }

  /// Photos kept from an earlier try can be left out again; new ones are added to them.
  func photos(_ label: Message, hint: Message = .verbPhotosHint, isOptional: Bool = false) -> HTML {
    let kept: HTML =
      keptPhotos.isEmpty
      ? .empty
      : """
      <fieldset class="field"><legend>\(context.text(.verbKeptPhotos))</legend>
      <p class="hint">\(context.text(.verbKeptPhotosHint))</p>
      <div class="strip">\(each: keptPhotos.enumerated(), { index, id in
        """
        <div class="kept"><img src="\(url: DeskPhotoRoute.path(id))" width="160" height="120" \
        alt="\(context.text(.verbKeptPhoto, ["number": "\(index + 1)"]))" decoding="async">
        <div class="choice"><input type="checkbox" id="\(name(.kept))-\(index)" \
        name="\(name(.kept))" value="\(id)" checked>\
        <label for="\(name(.kept))-\(index)">\(context.text(.verbKeptPhoto, ["number": "\(index + 1)"]))\
        </label></div></div>

        """
      })</div></fieldset>
      """
    return """
      \(kept)\(view.file(
        name(.photos), label: label, hint: hint,
        accept: "image/jpeg,image/png,image/webp,image/heic", several: true,
        isOptional: isOptional))
      """
  }

  /// Every photo the verdict rests on is to be looked at, and said so.
  func seen() -> HTML {
    context.viewingFields(
      view, name: { self.name($0) }, report: desk.report, complaint: desk.complaintPhotos,
      proof: desk.proofPhotos)
  }

  /// Says what a further hand-over against somebody's will leads to.
  func hopWarning() -> HTML {
    let arbiter = desk.book.units.name(desk.book.city.arbiterUnit)
    guard desk.report.hops + 1 >= Lifecycle.hopsBeforeArbiter,
      desk.actor.unit != desk.book.city.arbiterUnit
    else { return .empty }
    return notice(
      .waiting, "<p>\(context.text(.verbHopWarning, ["arbiter": arbiter]))</p>")
  }
}

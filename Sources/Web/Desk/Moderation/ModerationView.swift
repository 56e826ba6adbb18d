import Domain
import Storage

/// What the moderator's page of one report says.
extension ModerationPage {
  func content(_ context: RequestContext, _ view: FormView, _ found: ModeratedReport) -> HTML {
    let report = found.report
    let path = DeskPath.moderation(report.number)
    var rows = [SummaryRow(context.text(.reportText), HTML(text: report.text))]
    if let landmark = report.landmark {
      rows.append(SummaryRow(context.text(.formLandmark), HTML(text: landmark)))
    }
    let photos = Dictionary(
      found.photos.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return """
      \(context.administrationTabs(DeskPath.moderation))
      \(view.errorSummary)
      <h1>\(context.text(.moderationCase, ["number": report.number]))</h1>
      \(flags(context, view, found, path))
      \(context.summaryList(rows))
      <h2>\(context.text(.reportHistory))</h2>
      \(context.caseTimeline(found.events, sight: .open, book: book, photos: photos))
      <h2>\(context.text(.moderationCoverWords))</h2>
      \(coverWords(context, view, path))
      \(masks(context, view, found, path))
      \(photoPart(context, view, found, path))
      \(openings(context, found))
      """
  }

  private func reasons(_ context: RequestContext) -> [Choice] {
    FlagReason.allCases.map { Choice($0.rawValue, context.text(.of($0))) }
  }

  private func flags(
    _ context: RequestContext, _ view: FormView, _ found: ModeratedReport, _ path: String
  ) -> HTML {
    guard !found.flags.isEmpty else { return .empty }
    return """
      <h2>\(context.text(.moderationFlags))</h2>
      <ul>\(each: found.flags, { flag in
        """
        <li><strong>\(reasonWords(flag.reason, context))</strong> \(flag.words) \
        <span class="meta">\(context.time(flag.createdAt))</span></li>
        """
      })</ul>
      \(view.form(action: "\(path)/selesai") { view.secondary(.moderationSettle) })
      """
  }

  private func coverWords(_ context: RequestContext, _ view: FormView, _ path: String) -> HTML {
    view.form(action: "\(path)/kata") {
      """
      \(view.text("kata", label: .moderationPassage, hint: .moderationPassageHint, maxLength: Masks.longest))
      \(view.select("sebab-kata", label: .flagReason, choices: reasons(context), stored: FlagReason.personal.rawValue))
      \(view.submit(.moderationCover))
      """
    }
  }

  private func masks(
    _ context: RequestContext, _ view: FormView, _ found: ModeratedReport, _ path: String
  ) -> HTML {
    guard !found.words.isEmpty else { return .empty }
    return """
      <h2>\(context.text(.moderationMasks))</h2>
      <ul>\(each: found.words.enumerated(), { index, mask in
        let number = context.words.number(index + 1)
        return """
          <li>\(context.text(.moderationMask, ["number": number])): \
          \(reasonWords(mask.reason, context)), \(context.time(mask.createdAt))
          \(view.form(action: "\(path)/kata/buka", hidden: ["tutupan": String(mask.id)]) {
            view.quiet(context.text(.moderationLiftMask, ["number": number]))
          })</li>
          """
      })</ul>
      \(view.form(action: "\(path)/asli") {
        """
        \(view.text("alasan-asli", label: .moderationWhyOriginal, hint: .moderationLogged, maxLength: 500))
        \(view.secondary(.moderationOpen))
        """
      })
      """
  }

  private func photoPart(
    _ context: RequestContext, _ view: FormView, _ found: ModeratedReport, _ path: String
  ) -> HTML {
    guard !found.photos.isEmpty else { return .empty }
    let numbered = found.photos.enumerated().map {
      ($0.element, context.words.number($0.offset + 1))
    }
    let choices = numbered.map {
      Choice($0.0.id, context.text(.moderationPhotoNumber, ["number": $0.1]))
    }
    return """
      <h2>\(context.text(.moderationPhotos))</h2>
      <div class="columns">\(each: numbered, { photo, number in
        picture(context, photo, number, isCovered: found.covered.contains(photo.id))
      })</div>
      \(view.form(action: "\(path)/foto") {
        """
        \(view.select("foto-tutup", label: .moderationPhoto, choices: choices, stored: choices[0].value))
        \(view.checkboxes(
          "bagian", legend: .moderationParts, hint: .moderationPartsHint,
          choices: PhotoGrid.fields.map { Choice(String($0), context.text(.moderationPart, ["number": context.words.number($0)])) }))
        \(view.select("sebab-foto", label: .flagReason, choices: reasons(context), stored: FlagReason.personal.rawValue))
        \(view.submit(.moderationCoverPhoto))
        """
      })
      \(each: numbered.filter { found.covered.contains($0.0.id) }, { photo, number in
        """
        \(view.form(action: "\(path)/foto/buka", hidden: ["foto-tutup": photo.id]) {
          view.quiet(context.text(.moderationLiftPhoto, ["number": number]))
        })
        \(view.form(action: "\(path)/foto/asli", hidden: ["foto-tutup": photo.id]) {
          """
          \(reasonField(context, view, photo, number))
          \(view.secondary(.moderationOpenPhoto))
          """
        })
        """
      })
      """
  }

  /// As it is now, with the numbers of its parts over it. The address changes with what is covered, so
  /// that the browser does not show what it kept.
  private func picture(
    _ context: RequestContext, _ one: Photo, _ number: String, isCovered: Bool
  ) -> HTML {
    let (width, height) = PhotoSize.thumbnail(width: one.width, height: one.height)
    func source(_ size: PhotoSize, _ blob: String) -> String {
      SafeURL.path(CasePath.photo(one.id, size), ["v": String(blob.suffix(8))])
    }
    return """
      <div><div class="numbered">\(photo(
        source(.small, one.thumbnail), width: width, height: height,
        alt: context.text(.moderationPhotoNumber, ["number": number]),
        full: source(.large, one.large)))\
      <ol aria-hidden="true">\(each: PhotoGrid.fields, { "<li>\($0)</li>" })</ol></div>
      <p class="meta">\(number)\(when: isCovered, ": \(context.text(.moderationCovered))")</p></div>
      """
  }

  /// One for each covered photo, so its id is made of the photo's.
  private func reasonField(
    _ context: RequestContext, _ view: FormView, _ photo: Photo, _ number: String
  ) -> HTML {
    let id = "alasan-foto-\(photo.id)"
    let error = view.typed.value("foto-tutup") == photo.id ? view.error(id) : nil
    return """
      <div class="field\(when: error != nil, " wrong")">\
      <label for="\(id)">\(context.text(.moderationWhyPhoto, ["number": number]))</label>\
      \(error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" as HTML })\
      <input class="w-full" id="\(id)" name="alasan-foto" maxlength="500"\
      \(attribute: "aria-describedby", error == nil ? nil : "\(id)-error")\
      \(attribute: "aria-invalid", error == nil ? nil : "true")></div>
      """
  }

  private func openings(_ context: RequestContext, _ found: ModeratedReport) -> HTML {
    guard !found.openings.isEmpty else { return .empty }
    return """
      <h2>\(context.text(.moderationOpenings))</h2>
      <ul>\(each: found.openings, { opening in
        "<li>\(context.time(opening.at)) · \(book.units.name(opening.unit)): \(opening.reason)</li>"
      })</ul>
      """
  }
}

extension FormView {
  /// A quiet button with words made at use.
  fileprivate func quiet(_ words: String) -> HTML {
    "<button class=\"button quiet\">\(words)</button>"
  }
}

extension ModerationRefusal {
  /// The field of the moderator's page where it is put right.
  func field(typed form: FormBody) -> String {
    switch self {
    case .passageNotFound, .passageTooShort, .passageTooLong, .tooManyMasks: "kata"
    case .reasonMissing, .wordsTooLong:
      form.value("alasan-foto") != nil
        ? "alasan-foto-\(form.text("foto-tutup"))"
        : ["alasan-asli", "sebab-kata", "sebab-foto"].first { form.value($0) != nil }
          ?? "foto-tutup"
    case .unknownPhoto: "foto-tutup"
    case .nothingCovered, .notYours: "kata"
    }
  }
}

extension RequestContext {
  func words(for refusal: ModerationRefusal) -> String {
    func most(_ message: Message, _ count: Int) -> String {
      text(message, ["most": words.number(count)])
    }
    return switch refusal {
    case .notYours: text(.kernelForbidden)
    case .passageNotFound: text(.moderationNotFound)
    case .passageTooShort: text(.moderationTooShort)
    case .passageTooLong(let count), .wordsTooLong(let count): most(.flagWordsTooLong, count)
    case .tooManyMasks(let count): most(.moderationTooMany, count)
    case .reasonMissing: text(.moderationReasonMissing)
    case .unknownPhoto: text(.moderationUnknownPhoto)
    case .nothingCovered: text(.moderationNothing)
    }
  }
}

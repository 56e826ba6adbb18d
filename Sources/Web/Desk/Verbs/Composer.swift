import Domain
import HTTPTypes

/// What stands around the field in which an officer writes: who reads it, which answers are kept
/// ready, and how much room there is. With the script an answer is put in as soon as it is chosen
/// and what is left is counted while typing; without it a button does the first.
extension VerbFields {
  /// Who reads the words, in words and by colour.
  var readers: HTML {
    let report = desk.report
    if action == .note {
      return "<p class=\"chips\">\(statusChip(.neutral, context.text(.answerReadOfficers)))</p>"
    }
    let everybody = Visibility.isListed(report) && action != .ask
    let channel = desk.book.channel(report.channel).map { context.text($0.name) } ?? report.channel
    let words: Message = everybody ? .answerReadAll : .answerReadReporter
    return """
      <p class="chips">\(statusChip(.waiting, context.text(words)))\
      <span class="meta">\(context.text(.answerChannel, ["channel": channel]))</span></p>
      """
  }

  var templates: HTML {
    let offered = desk.templates.filter { $0.serves(action) }
    guard !offered.isEmpty else { return .empty }
    // The first button of a form is the one the Enter key presses.
    return """
      <button class="spoken" tabindex="-1" aria-hidden="true"></button>
      <div class="search ready" data-ready="\(name(.words))">\(view.select(
        name(.template), label: .answerTemplate,
        choices: offered.map { Choice(String($0.id), $0.name) }, isOptional: true))
      \(view.secondary(
        .answerUseTemplate, name: VerbForms.step, value: VerbPart.template.rawValue))</div>
      """
  }

  /// How much may still be written, and as how many short messages it would go.
  func room(_ stored: String) -> HTML {
    let typed = view.shown(name(.words), stored)
    // A note goes to nobody's telephone.
    let words: Message = action == .note ? .answerRoomNote : .answerRoom
    let left = VerbForms.mostWords - typed.count
    return """
      <p class="meta" data-room="\(name(.words))" data-most="\(String(VerbForms.mostWords))" \
      data-words="\(context.text(words, ["left": "{left}", "parts": "{parts}"]))">\
      \(context.text(
        words,
        [
          "left": context.words.number(left),
          "parts": context.words.number(ShortMessage.parts(typed)),
        ]))</p>
      """
  }
}

extension VerbForms {
  /// Name of the buttons that do something else than the verb.
  static let step = "langkah"
}

extension DeskReportView {
  /// The answers kept ready as this report fills them, once for all forms of the page.
  var templateTexts: HTML {
    guard !desk.templates.isEmpty else { return .empty }
    return """
      <div hidden id="templat-isi">\(each: desk.templates, { template in
        """
        <p data-template="\(String(template.id))">\(desk.filled(template, context))</p>

        """
      })</div>
      """
  }
}

extension DeskReport {
  /// In the language the city writes in, whatever the officer reads.
  func filled(_ template: AnswerTemplate, _ context: RequestContext) -> String {
    let words = Words(
      language: context.site.defaultLanguage, clock: book.clock,
      zoneLabel: book.city.timeZoneLabel)
    return template.filled(for: report, book: book, words: words)
  }

  private func template(chosenIn form: FormBody, _ verb: any VerbForm) -> AnswerTemplate? {
    form.whole(verb.name(.template)).flatMap { id in
      templates.first { $0.id == id && $0.serves(verb.action) }
    }
  }

  /// The form with the chosen answer in it, below what stands there already.
  func fillingTemplate(_ form: FormBody, _ verb: any VerbForm, _ context: RequestContext)
    -> FormBody
  {
    guard let template = template(chosenIn: form, verb) else { return form }
    let field = verb.name(.words)
    let words = [form.text(field), filled(template, context)].filter { !$0.isEmpty }
    return form.with(field, words.joined(separator: "\n\n"))
  }

  /// The form shown again after a template was asked for.
  func showingTemplate(
    _ form: FormBody, _ verb: any VerbForm, kept: [String], _ faults: [FieldError]
  ) -> Attempt {
    let isChosen = template(chosenIn: form, verb) != nil
    let errors =
      faults + (isChosen ? [] : [FieldError(verb.name(.template), .answerTemplateMissing)])
    return Attempt(
      verb: verb, typed: form, keptPhotos: kept, errors: errors,
      status: errors.isEmpty ? .ok : .unprocessableContent)
  }
}

extension FormBody {
  /// The form with another value in one field.
  func with(_ name: String, _ value: String) -> FormBody {
    var form = self
    form.fields.removeAll { $0.name == name }
    form.fields.append(Field(name: name, value: value))
    return form
  }
}

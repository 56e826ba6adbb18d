import Casework
import Channels
import Domain
import HTTPTypes
import Storage

/// The working calendar: hours, special hours, holidays; CSV in and out.
struct CalendarPage: Sendable {
  private static let form = "\(DeskPath.calendar)/baru"
  private static let boxes = ["jam", "libur"]

  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.calendar, .roles(.ruleReaders)) { context in try await current(context) },
      .get(Self.form, .roles(.administrators)) { context in
        write(context, context.formView())
      },
      .form(Self.form, .roles(.administrators), uploads: true) { context, typed in
        try await sent(context, typed)
      },
      .get("\(DeskPath.calendar)/{versi}", .roles(.ruleReaders)) { context in
        try await version(context)
      },
      .get("\(DeskPath.calendar)/{versi}/hours.csv", .roles(.ruleReaders)) { context in
        .csv(CalendarCSV.hours(try await edition(context).terms), name: CalendarCSV.hoursFile)
      },
      .get("\(DeskPath.calendar)/{versi}/holidays.csv", .roles(.ruleReaders)) { context in
        .csv(
          CalendarCSV.text(try await edition(context).terms.holidays),
          name: CalendarCSV.holidaysFile)
      },
    ]
  }

  // MARK: Reading

  private func edition(_ context: RequestContext) async throws -> CalendarEdition {
    guard let number = Int64(context.parameter("versi")) else { throw Problem.notFound }
    if number == office.book.clocks.edition.version { return office.book.clocks.edition }
    guard let edition = try await office.database.read({ try RuleRows.calendar(number, on: $0) })
    else { throw Problem.notFound }
    return edition
  }

  private func current(_ context: RequestContext) async throws -> Answer {
    let versions = try await office.database.read { try RuleRows.publishedCalendars(on: $0) }
    let edition = office.book.clocks.edition
    let title = context.text(.calendarTitle)
    let number = context.words.number(edition.version)
    let since = versions.first { $0.version == edition.version }?.at
    let mayWrite = context.session?.actor.role == .administrator
    let published = context.query("terbit") != nil
    let applied = context.query("diterapkan") != nil
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.calendar))
        \(when: published || applied, notice(.done, """
          \(when: published, "<p>\(context.text(.calendarPublished, ["version": number]))</p>")
          \(when: applied, "<p>\(context.text(.policyApplied))</p>")
          """))
        \(missing(context, edition.terms))
        <h1>\(title)</h1>
        <p class="lead">\(context.text(.calendarLead))</p>
        <p>\(since.map {
          context.text(
            .calendarInForce, ["version": number, "time": context.words.dateTime($0)])
        } ?? context.text(.calendarUnpublished))</p>
        \(when: mayWrite,
          "<p><a class=\"button\" href=\"\(url: Self.form)\">\(context.text(.calendarWrite))</a></p>")
        \(tables(context, edition))
        \(Publishing(context: context).versions(versions, path: DeskPath.calendar))
        """)
  }

  private func version(_ context: RequestContext) async throws -> Answer {
    let edition = try await edition(context)
    let title = context.text(
      .calendarVersionTitle, ["version": context.words.number(edition.version)])
    let isCurrent = edition.version == office.book.clocks.edition.version
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.calendar))
        <h1>\(title)</h1>
        <p>\(when: !isCurrent, "\(context.text(.calendarOther)) ")\
        <a href="\(url: DeskPath.calendar)">\(context.text(.calendarCurrent))</a></p>
        \(tables(context, edition))
        """)
  }

  /// That this year's or next year's holidays are not known, said before it is urgent.
  private func missing(_ context: RequestContext, _ terms: CalendarTerms) -> HTML {
    let warning = context.calendarWarning(office.book)
    guard warning.isEmpty else { return warning }
    let next = office.book.clock.date(at: context.now).year + 1
    guard !terms.years.contains(next) else { return .empty }
    return notice(
      .waiting, "<p>\(context.text(.calendarMissingYear, ["year": String(next)]))</p>")
  }

  private func tables(_ context: RequestContext, _ edition: CalendarEdition) -> HTML {
    let terms = edition.terms
    let path = "\(DeskPath.calendar)/\(edition.version)"
    let files = [CalendarCSV.hoursFile, CalendarCSV.holidaysFile]
    return """
      <h2>\(context.text(.calendarWeek))</h2>
      <div class="titled">\(week(context, terms.week, caption: context.text(.calendarWeek)))</div>
      <h2>\(context.text(.calendarSpecials))</h2>
      \(when: terms.specials.isEmpty, "<p>\(context.text(.calendarNoSpecials))</p>")
      \(each: terms.specials.sorted { $0.from < $1.from }, { special in
        week(
          context, special.week,
          caption: context.text(
            .calendarSpecial,
            [
              "name": special.name, "from": context.words.date(special.from),
              "through": context.words.date(special.through),
            ]))
      })
      <h2>\(context.text(.calendarHolidays))</h2>
      \(holidays(context, terms))
      <ul class="inline">\(each: files, { file in
        "<li><a href=\"\(url: "\(path)/\(file)")\" download>\(context.text(.policyDownload, ["file": file]))</a></li>"
      })</ul>
      """
  }

  private func week(_ context: RequestContext, _ week: [[OfficeHours]], caption: String) -> HTML {
    context.table(
      caption: caption,
      columns: [Column(context.text(.calendarDay)), Column(context.text(.calendarHours))],
      rows: week.enumerated().map { ["\(context.text(.weekday($0)))", "\(context.hours($1))"] })
  }

  /// By year, the latest first; this year and those to come are open.
  private func holidays(_ context: RequestContext, _ terms: CalendarTerms) -> HTML {
    let columns = [
      Column(context.text(.calendarDate)), Column(context.text(.calendarName)),
      Column(context.text(.calendarKind)),
    ]
    let this = office.book.clock.date(at: context.now).year
    let years = Dictionary(grouping: terms.holidays) { LocalDate($0.date)?.year ?? 0 }
    return
      """
      \(each: years.sorted { $0.key > $1.key }, { year, holidays in
        let caption = context.text(
          .calendarHolidaysOf, ["year": String(year), "count": context.words.number(holidays.count)])
        let rows: [[HTML]] = holidays.sorted { $0.date < $1.date }.map { holiday in
          [
            "\(context.date(holiday.date))", "\(holiday.name)",
            "\(context.text(holiday.kind == .national ? .calendarNational : .calendarLeave))",
          ]
        }
        return """
          <details\(flag: "open", year >= this)><summary>\(caption)</summary>
          <div class="titled">\(context.table(caption: caption, columns: columns, rows: rows))</div></details>
          """
      })
      """
  }

  // MARK: Writing

  private func write(
    _ context: RequestContext, _ view: FormView, preview: HTML = .empty,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let edition = office.book.clocks.edition
    let parts = Publishing(context: context)
    let title = context.text(preview.isEmpty ? .calendarWrite : .publishPreviewTitle)
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.calendar))
        \(view.errorSummary)
        <h1>\(title)</h1>
        \(preview)
        \(view.form(action: Self.form, uploads: true) { """
          \(parts.box(
            view, "jam", .calendarHoursLabel, hint: .calendarHoursHint,
            stored: CalendarCSV.hours(edition.terms)))
          \(parts.box(
            view, "libur", .calendarHolidaysLabel, hint: .calendarHolidaysHint,
            stored: CalendarCSV.text(edition.terms.holidays)))
          \(parts.end(view, base: edition.version))
          """ })
        """)
  }

  private func sent(_ context: RequestContext, _ raw: FormBody) async throws -> Answer {
    var (form, errors) = Publishing.taken(raw, boxes: Self.boxes)
    let book = office.book
    let edition = book.clocks.edition
    let terms = read(context, form, book, &errors)
    let note = form.text(Publishing.noteField)
    if note.isEmpty || note.isLonger(than: 500) {
      errors.append(FieldError(Publishing.noteField, .publishNoteMissing))
    }
    func again(_ errors: [FieldError]) -> Answer {
      form.put(Publishing.baseField, String(office.book.clocks.edition.version))
      return write(
        context, context.formView(typed: form, errors: errors), status: .unprocessableContent)
    }
    guard errors.isEmpty, let terms else { return again(errors) }
    let applies = Publishing.applies(form)
    let parts = Publishing(context: context)
    do {
      if terms == edition.terms, !applies { throw RuleRefusal.nothingChanges }
      guard Publishing.wantsToSend(form) else {
        let open = try await office.database.read { try ClockRows.countOpen(on: $0) }
        form.put(Publishing.baseField, String(edition.version))
        let changes = terms.changes(since: edition.terms).map { context.sentence($0) }
        let isNew = terms != edition.terms
        return write(
          context, context.formView(typed: form),
          preview: parts.preview(
            isNew && changes.isEmpty ? [context.text(.calendarChangeOrder)] : changes, open: open,
            isNew: isNew, form: form, fields: Self.boxes, action: Self.form))
      }
      let version = try await office.casework.publish(
        terms, over: form.whole(Publishing.baseField) ?? -1, note: note, apply: applies,
        by: try context.officer().user, now: context.now)
      return .redirect(
        to: SafeURL.path(
          DeskPath.calendar,
          [
            "terbit": version == edition.version ? nil : String(version),
            "diterapkan": applies ? "1" : nil,
          ]))
    } catch let refusal as RuleRefusal {
      try await office.casework.shelf.refresh(from: office.database)
      let latest = office.book.clocks.edition.version
      guard let error = parts.error(refusal, latest: latest, box: "jam") else { throw refusal }
      return again([error])
    }
  }

  /// The calendar a form speaks of; nil with its errors.
  private func read(
    _ context: RequestContext, _ form: FormBody, _ book: CityBook, _ errors: inout [FieldError]
  ) -> CalendarTerms? {
    var terms = CalendarTerms(week: [], specials: [], holidays: [])
    do throws(CityTablesError) {
      (terms.week, terms.specials) = try CalendarCSV.hours(form.text("jam"))
    } catch {
      errors.append(context.fault(error, at: "jam", columns: CalendarCSV.hourColumns))
    }
    do throws(CityTablesError) {
      terms.holidays = try CalendarCSV.holidays(form.text("libur"))
    } catch {
      errors.append(context.fault(error, at: "libur", columns: CalendarCSV.holidayColumns))
    }
    guard errors.isEmpty else { return nil }
    do throws(CalendarFault) {
      _ = try WorkingCalendar(CalendarEdition(version: 1, terms: terms), clock: book.clock)
    } catch {
      errors.append(Self.error(error, context))
      return nil
    }
    return terms
  }

  private static func error(_ fault: CalendarFault, _ context: RequestContext) -> FieldError {
    func place(_ special: String?) -> String { special ?? context.text(.calendarWeek) }
    return switch fault {
    case .days: FieldError("jam", .csvFaultOther)
    case .hours(let special, let day):
      FieldError(
        "jam", .calendarFaultHours,
        ["place": place(special), "day": context.text(.weekday(day))])
    case .dates(let special): FieldError("jam", .calendarFaultDates, ["place": special])
    case .noWork: FieldError("jam", .calendarFaultNoWork)
    }
  }
}

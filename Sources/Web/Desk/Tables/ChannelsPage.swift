import Casework
import Domain
import HTTPTypes

/// The ways reports come in: what they are called and where they are found.
struct ChannelsPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.intakeChannels, .roles(.administrators)) { context in list(context) },
      .get("\(DeskPath.intakeChannels)/{kode}", .roles(.administrators)) { context in
        form(context, try channel(context), context.formView())
      },
      .form("\(DeskPath.intakeChannels)/{kode}", .roles(.administrators)) { context, typed in
        try await save(context, try channel(context), typed)
      },
    ]
  }

  private func channel(_ context: RequestContext) throws(Problem) -> IntakeChannel {
    guard let channel = office.book.channel(context.parameter("kode")) else { throw .notFound }
    return channel
  }

  private static func path(_ channel: IntakeChannel) -> String {
    "\(DeskPath.intakeChannels)/\(SafeURL.encoded(channel.code))"
  }

  private func list(_ context: RequestContext) -> Answer {
    let title = context.text(.channelsTitle)
    let columns = [
      Column(context.text(.unitsCode)), Column(context.text(.unitsName)),
      Column(context.text(.channelsKind)), Column(context.text(.channelsPrefix)),
      Column(context.text(.channelsAddress)), Column(context.text(.channelsHours)),
      Column(context.text(.channelsReader)), Column(context.text(.channelsService)),
    ]
    let rows: [[HTML]] = office.book.channels.map { channel in
      [
        "<a href=\"\(url: Self.path(channel))\">\(channel.code)</a>",
        "\(context.text(channel.name))", "\(context.text(.of(channel.kind)))",
        "\(channel.prefix)", "\(channel.address.isEmpty ? "\u{2013}" : channel.address)",
        "\(context.text(channel.hours))", "\(context.text(channel.reader))",
        "\(context.text(channel.inService ? .meYes : .meNo))",
      ]
    }
    return context.page(
      title: title, wide: true,
      content: """
        \(context.administrationTabs(DeskPath.intakeChannels))
        \(when: context.query("tersimpan") != nil,
          notice(.done, "<p>\(context.text(.tableSaved))</p>"))
        <h1>\(title)</h1>
        <p><a href="\(url: TablePage.path(.channels))">\(context.text(.tableLink))</a></p>
        \(context.table(caption: title, columns: columns, rows: rows))
        """)
  }

  private func form(
    _ context: RequestContext, _ channel: IntakeChannel, _ view: FormView,
    status: HTTPResponse.Status = .ok
  ) -> Answer {
    let title = context.text(channel.name)
    return context.page(
      title: title, status: status, errors: view.errors,
      content: """
        \(context.administrationTabs(DeskPath.intakeChannels))
        \(view.errorSummary)
        <h1>\(title)</h1>
        <p class="meta">\(context.text(.unitsCode)): \(channel.code)</p>
        \(view.form(action: Self.path(channel)) { """
          \(view.text("nama_id", label: .categoriesNameID, stored: channel.name.id, maxLength: 200))
          \(view.text("nama_en", label: .categoriesNameEN, stored: channel.name.en, maxLength: 200))
          \(view.text(
            "alamat", label: .channelsAddress, hint: .channelsAddressHint,
            stored: channel.address, isOptional: true, maxLength: 200))
          \(view.text(
            "jam_id", label: .channelsHoursID, stored: channel.hours.id, isOptional: true,
            maxLength: 200))
          \(view.text(
            "jam_en", label: .channelsHoursEN, stored: channel.hours.en, isOptional: true,
            maxLength: 200))
          \(view.text(
            "pembaca_id", label: .channelsReaderID, stored: channel.reader.id, isOptional: true,
            maxLength: 200))
          \(view.text(
            "pembaca_en", label: .channelsReaderEN, stored: channel.reader.en, isOptional: true,
            maxLength: 200))
          \(view.radios(
            "dipakai", legend: .channelsService, hint: .channelsServiceHint,
            choices: [
              Choice("ya", context.text(.meYes)), Choice("tidak", context.text(.meNo)),
            ], stored: channel.inService ? "ya" : "tidak"))
          \(view.submit(.tableSave))
          """ })
        """)
  }

  private func save(_ context: RequestContext, _ channel: IntakeChannel, _ typed: FormBody)
    async throws -> Answer
  {
    do {
      try await office.casework.save(
        IntakeChannel(
          code: channel.code,
          name: Bilingual(id: typed.text("nama_id"), en: typed.text("nama_en")),
          kind: channel.kind, prefix: channel.prefix, numbering: channel.numbering,
          address: typed.text("alamat"),
          hours: Bilingual(id: typed.text("jam_id"), en: typed.text("jam_en")),
          reader: Bilingual(id: typed.text("pembaca_id"), en: typed.text("pembaca_en")),
          inService: typed.value("dipakai") != "tidak"), by: try context.officer().user,
        now: context.now)
    } catch TableRefusal.malformedName {
      let wrong = ["nama_id", "nama_en"].first {
        typed.text($0).isEmpty || typed.text($0).isLonger(than: 200)
      }
      return form(
        context, channel,
        context.formView(typed: typed, errors: [FieldError(wrong ?? "alamat", .unitsNameWrong)]),
        status: .unprocessableContent)
    }
    return .redirect(to: "\(DeskPath.intakeChannels)?tersimpan=1")
  }
}

import Domain

/// How to report, where else one can, and what happens then.
struct GuidePage: Sendable {
  static let path = "/cara-melapor"

  let office: Office

  var routes: [Route] {
    [
      .get(Self.path, .anyone) { context in page(context) },
      // The address that stands in older messages and on paper.
      .get("/bantuan", .anyone) { _ in .redirect(to: Self.path) },
    ]
  }

  private func page(_ context: RequestContext) -> Answer {
    let book = office.book
    let number = context.site.city.emergencyNumber
    let link: HTML = "<a href=\"\(url: "tel:\(number)")\"><strong>\(number)</strong></a>"
    return context.page(
      title: context.text(.guideTitle),
      meta: PageMeta(
        title: context.text(.guideTitle), description: context.text(.homeLead), path: Self.path),
      content: """
        <h1>\(context.text(.guideTitle))</h1>
        \(notice(.late, "<p>\(Message.homeEmergency.html(context.language, ["number": link]))</p>"))
        <h2>\(context.text(.guideBelongs))</h2>
        <ul><li>\(context.text(.homeBelongsComplaint))</li>
        <li>\(context.text(.homeBelongsQuestion))</li></ul>
        \(ChannelFinder.html(context, book: book))
        <h2>\(context.text(.guideHow))</h2>
        <ol>\(each: [Message.guideStep1, .guideStep2, .guideStep3, .guideStep4], {
          "<li>\(context.text($0))</li>"
        })</ol>
        <p><a class="button" href="/lapor">\(context.text(.homeReport))</a></p>
        <h2>\(context.text(.guideQuestions))</h2>
        <p>\(context.text(.guideQuestionsText))</p>
        <h2>\(context.text(.guideChannels))</h2>
        <p>\(context.text(.guideChannelsText))</p>
        <ul>\(each: book.channels.filter(\.inService), { context.channelLine($0) })</ul>
        <h2>\(context.text(.guideNext))</h2>
        <p>\(context.text(
          .guideTimes,
          [
            "hours": context.words.number(book.city.coordinationHours),
            "days": context.words.number(book.city.completionDays),
          ]))</p>
        <dl class="summary">\(each: Self.states, { state in
          """
          <div><dt>\(context.stateChip(state))</dt><dd>\(context.text(.guide(state)))</dd></div>

          """
        })</dl>
        <h2>\(context.text(.guidePrivacy))</h2>
        <p>\(context.text(.guidePrivacyText))</p>
        <dl class="summary">\(each: [Privacy.private, .public, .sealed], { privacy in
          """
          <div><dt>\(context.text(.of(privacy)))</dt><dd>\(context.text(.hint(privacy)))</dd></div>

          """
        })</dl>
        <h2>\(context.text(.guidePIN))</h2>
        <p>\(context.text(.guidePINText))</p>
        <p>\(context.text(.kernelContact, ["contact": context.site.city.helpContact]))</p>
        """)
  }

  /// What a reporter can meet, in the order of the journey.
  private static let states: [ReportState] = [
    .waiting, .coordinated, .dispatched, .inProgress, .awaitingVerification, .completed,
    .returned, .reopened, .rejected, .merged, .withdrawn,
  ]
}

extension Message {
  /// What a state means, for citizens.
  static func guide(_ state: ReportState) -> Message {
    switch state {
    case .draft: guideDraft
    case .waiting: guideWaiting
    case .coordinated: guideCoordinated
    case .dispatched: guideDispatched
    case .inProgress: guideInProgress
    case .awaitingVerification: guideAwaiting
    case .completed: guideCompleted
    case .returned: guideReturned
    case .rejected: guideRejected
    case .merged: guideMerged
    case .withdrawn: guideWithdrawn
    case .reopened: guideReopened
    }
  }
}

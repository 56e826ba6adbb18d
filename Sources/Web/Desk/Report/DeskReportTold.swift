import Domain
import Storage

/// What the reporter was told, and whether it arrived. No address is read for it.
extension DeskReportView {
  var told: HTML {
    let title = context.text(.toldTitle)
    guard !desk.told.isEmpty else {
      return "<section><h2>\(title)</h2><p class=\"meta\">\(context.text(.toldNone))</p></section>"
    }
    let failed = desk.told.count { $0.state == .failed }
    let columns = [
      Column(context.text(.toldTopic)), Column(context.text(.toldWay)),
      Column(context.text(.toldState)), Column(context.text(.toldTime)),
      Column(context.text(.toldAttempts), isNumber: true),
    ]
    let rows: [[HTML]] = desk.told.map { delivery in
      let topic = NoticeTopic(rawValue: delivery.topic).flatMap(Message.told)
      return [
        "\(topic.map { context.text($0) } ?? delivery.topic)",
        "\(context.text(.of(delivery.channel)))", state(delivery), time(delivery),
        "\(context.words.number(delivery.attempts))",
      ]
    }
    return """
      <section><h2>\(title)</h2>
      \(when: failed > 0, notice(
        .late, "<p>\(context.text(.toldFailed, ["count": context.words.number(failed)]))</p>"))
      \(context.table(caption: context.text(.toldLead), columns: columns, rows: rows))</section>
      """
  }

  private func state(_ delivery: DeliveryRows.Delivery) -> HTML {
    let tone: Tone =
      switch delivery.state {
      case .queued: .waiting
      case .sending: .working
      case .sent, .delivered, .read: .done
      case .failed: .late
      case .unknown: .waiting
      case .superseded: .neutral
      }
    let isTroubled = [.failed, .unknown, .queued].contains(delivery.state)
    let problem: HTML? =
      isTroubled
      ? delivery.problem.map {
        "<br><span class=\"meta\">\(context.text(.toldProblem, ["problem": context.troubleWords($0)]))</span>"
      } : nil
    return "<span>\(statusChip(tone, context.text(.of(delivery.state))))\(problem)</span>"
  }

  /// When it went out, or when it is to.
  private func time(_ delivery: DeliveryRows.Delivery) -> HTML {
    if delivery.state == .queued {
      return Message.toldDue.html(context.language, ["time": context.time(delivery.dueAt)])
    }
    return context.time(delivery.sentAt ?? delivery.createdAt)
  }
}

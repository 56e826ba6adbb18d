import Domain
import Storage

/// What the public may read of reports, written as JSON; members it may not read are left out.
extension ReportAPI {
  func show(_ context: RequestContext) async throws -> Answer {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    return try await office.shelf.answer(context, .reportJSON, number: number) { context in
      try await show(context, number)
    }
  }

  private func show(_ context: RequestContext, _ number: String) async throws -> Answer {
    let found = try await office.database.read { connection -> (Report, [ReportEvent])? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      return (report, try EventRows.history(of: report, on: connection))
    }
    guard let (report, events) = found else { throw Problem.notFound }
    // An API key does not exist yet: a program sees what the public sees.
    let sight = Visibility.publicSight(of: report)
    guard sight > .none else { throw Problem.notFound }
    let steps = events.compactMap { PublicEvent($0, sight: sight) }
    return .object { json in
      // The row's own time moves with notes and questions too, which are nobody else's business.
      write(report, changed: steps.last?.at, sight: sight, to: &json, context)
      json.text("digabungKe", steps.last { $0.mergedInto != nil }?.mergedInto)
      json.list("riwayat") { list in
        for step in steps { list.object { write(step, to: &$0, context) } }
      }
    }
  }

  private func write(_ step: PublicEvent, to json: inout JSONObject, _ context: RequestContext) {
    json.text("waktu", Words.machineTime(step.at))
    json.text("tindakan", step.action.rawValue)
    json.text("status", step.state.rawValue)
    json.text("unit", step.unit.map { office.book.units.name($0) })
    json.text("alasan", step.reason)
    json.text("keterangan", step.words)
    json.list("foto") { list in
      for photo in step.photos { list.text("\(context.site.publicOrigin)/foto/\(photo)/besar.jpg") }
    }
  }

  func list(_ context: RequestContext) async throws -> Answer {
    if let place = context.query("dekat") { return try await near(place, context.shared) }
    let filter = try filter(context)
    var key: ReportLists.Key?
    if let after = context.query("setelah") {
      let parts = after.split(separator: "-").compactMap { Int64($0) }
      guard parts.count == 2 else { throw Problem.badRequest(.apiUnknownWord) }
      key = ReportLists.Key(receivedAt: parts[0], id: parts[1])
    }
    let from = key
    let limit = 50
    let found = try await office.database.read { connection in
      try EventRows.asPublished(
        ReportLists.newest(
          .listed, filter: filter, after: from, limit: limit, on: connection), on: connection)
    }
    return .object { json in
      json.list("laporan") { list in
        for report in found.prefix(limit) {
          list.object {
            write(
              report, changed: report.updatedAt, sight: Visibility.publicSight(of: report),
              to: &$0, context)
          }
        }
      }
      if found.count > limit, let last = found.dropLast().last {
        json.text("berikutnya", next(after: last, context))
      }
    }
  }

  /// Address of the next page.
  private func next(after last: Report, _ context: RequestContext) -> String {
    context.site.publicOrigin
      + SafeURL.path(
        "/api/v1/laporan",
        [
          "setelah": "\(last.receivedAt)-\(last.id)", "kategori": context.query("kategori"),
          "wilayah": context.query("wilayah"), "cari": context.query("cari"),
          "status": context.query("status"),
        ])
  }

  func write(
    _ report: Report, changed: Int64?, sight: Sight, to json: inout JSONObject,
    _ context: RequestContext
  ) {
    let book = office.book
    let report = report.shown(at: sight)
    json.text("nomor", report.number)
    json.text("status", report.state.rawValue)
    guard sight >= .outline else { return }
    json.text("jenis", report.kind == .complaint ? "aduan" : "pertanyaan")
    json.text("diterima", Words.machineTime(report.receivedAt))
    json.text("diperbarui", changed.map(Words.machineTime))
    json.text("batasSelesai", Words.machineTime(report.dues.completion))
    json.text("pemegang", book.units.name(report.holder))
    json.text("perkiraanSelesai", report.estimate.map(Words.machineTime))
    if let area = report.area {
      json.text("kota", book.area(area.city)?.name)
      json.text("kecamatan", book.area(area.district)?.name)
      json.text("kelurahan", book.area(area.village)?.name)
    }
    guard sight >= .open else { return }
    json.text(
      "kategori", report.category.flatMap { book.category($0) }.map { context.text($0.name) })
    json.text("uraian", report.text)
    json.text("patokan", report.landmark)
    let place = book.publicPlace(of: report)
    json.number("lat", place?.latitude)
    json.number("lon", place?.longitude)
    json.number("penilaian", report.rating)
  }
}

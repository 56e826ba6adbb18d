import Casework
import Domain
import HTTPTypes
import Storage

/// Reports as JSON: hand one in, follow one, list the public ones. Field names are part of the
/// product's promise; they are Indonesian, like the city's other interfaces.
struct ReportAPI: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .machine(.post, "/api/v1/laporan", .anyone) { context, bytes in
        try await submit(context, bytes)
      },
      .get("/api/v1/laporan/{nomor}", .anyone) { context in try await show(context) },
      .get("/api/v1/laporan", .anyone) { context in try await list(context) },
    ]
  }

  // MARK: Handing in

  private struct NewReport: Decodable {
    let idPengiriman: String
    let uraian: String
    var jenis: String?
    var kategori: String?
    var lat: Double?
    var lon: Double?
    var kelurahan: String?
    var alamat: String?
    var patokan: String?
    var privasi: String?
    var kontak: NewContact?

    struct NewContact: Decodable {
      var nama: String?
      var telepon: String?
      var surel: String?
      var bolehDihubungi: Bool?
    }
  }

  private struct Handed: Encodable {
    let nomor: String
    let pin: String
    let tautan: String
    let penerima: String
    let batasKoordinasi: String
    let batasSelesai: String
  }

  private struct Mistakes: Encodable {
    let kode = "isian_salah"
    let pesan: String
    let kesalahan: [String]
    let id: String
  }

  private func submit(_ context: RequestContext, _ bytes: [UInt8]) async throws -> Answer {
    let new = try JSONBody.decode(NewReport.self, from: bytes)
    guard let kind = Self.kinds[new.jenis ?? "aduan"],
      let privacy = Self.privacies[new.privasi ?? "privat"]
    else { throw Problem.badRequest(.apiUnknownWord) }
    var place: Coordinate?
    if new.lat != nil || new.lon != nil {
      guard let lat = new.lat, let lon = new.lon, let checked = Coordinate(checked: lat, lon) else {
        throw Problem.badRequest(.apiPlace)
      }
      place = checked
    }
    let draft = Draft(
      kind: kind, privacy: privacy, channel: office.book.city.webChannel, category: new.kategori,
      text: new.uraian, address: new.alamat, landmark: new.patokan, place: place,
      village: new.kelurahan,
      contact: new.kontak.map {
        Contact(
          name: $0.nama, phone: $0.telepon, email: $0.surel, consent: $0.bolehDihubungi ?? false)
      })
    // NUL cannot be stored, and no other control character is something a person writes.
    guard
      [new.uraian, new.alamat, new.patokan, new.kontak?.nama].allSatisfy({ text in
        text?.unicodeScalars.allSatisfy {
          $0.properties.generalCategory != .control
            || $0 == "\n" || $0 == "\r" || $0 == "\t"
        } ?? true
      })
    else { throw Problem.badRequest(.apiControlCharacter) }
    do {
      let receipt = try await office.casework.submit(
        SubmitReport(draft, submission: new.idPengiriman, photoOwner: ""), now: context.now)
      let report = receipt.report
      // Whoever guesses another sender's id must not be handed the keys of that report.
      guard receipt.isNew || Self.isSame(draft, report) else {
        throw Problem.badRequest(.apiSubmissionTaken)
      }
      return try .json(
        Handed(
          nomor: report.number, pin: receipt.pin,
          tautan: "\(context.site.publicOrigin)/l/\(receipt.link)",
          penerima: office.book.units.name(report.holder),
          batasKoordinasi: Words.machineTime(report.dues.coordination),
          batasSelesai: Words.machineTime(report.dues.completion)),
        status: receipt.isNew ? .created : .ok)
    } catch let refusal as SubmitRefusal {
      switch refusal {
      case .malformedSubmission: throw Problem.badRequest(.apiSubmission)
      case .invalid(let problems):
        let words = problems.map { context.words(for: $0) }
        return try .json(
          Mistakes(pesan: words.joined(separator: " "), kesalahan: words, id: context.id),
          status: .unprocessableContent)
      }
    }
  }

  /// Whether a repeated message is the one that made the report. What officers may change since
  /// (the category) is not compared.
  private static func isSame(_ draft: Draft, _ report: Report) -> Bool {
    func plain(_ text: String?) -> String { text?.trimmed ?? "" }
    return draft.kind == report.kind && draft.privacy == report.privacy
      && plain(draft.text) == report.text && plain(draft.address) == plain(report.address)
      && plain(draft.landmark) == plain(report.landmark) && draft.place == report.place
      && (draft.village == nil || draft.place != nil || draft.village == report.area?.village)
  }

  // MARK: Reading

  /// What the public may read of a report; fields it may not are left out.
  private struct PublicReport: Encodable {
    var nomor: String
    var status: String
    var jenis: String?
    var diterima: String?
    var diperbarui: String?
    var pemegang: String?
    var batasSelesai: String?
    var perkiraanSelesai: String?
    var kota: String?
    var kecamatan: String?
    var kelurahan: String?
    var kategori: String?
    var uraian: String?
    var patokan: String?
    var lat: Double?
    var lon: Double?
    var penilaian: Int?
    var digabungKe: String?
    var riwayat: [Step]?

    struct Step: Encodable {
      let waktu: String
      let tindakan: String
      let status: String
      let unit: String?
      let alasan: String?
      let keterangan: String?
      let foto: [String]
    }
  }

  private func show(_ context: RequestContext) async throws -> Answer {
    guard let number = ReportNumber.normalised(context.parameter("nomor")) else {
      throw Problem.notFound
    }
    let found = try await office.database.read { connection -> (Report, [ReportEvent])? in
      guard let report = try ReportRows.find(number: number, on: connection) else { return nil }
      return (report, try EventRows.history(of: report.id, on: connection))
    }
    guard let (report, events) = found else { throw Problem.notFound }
    // An API key does not exist yet: a program sees what the public sees.
    let sight = Visibility.publicSight(of: report)
    guard sight > .none else { throw Problem.notFound }
    var shown = view(report, sight: sight, context)
    let steps = events.compactMap { PublicEvent($0, sight: sight) }
    // The row's own time moves with notes and questions too, which are nobody else's business.
    if shown.diperbarui != nil { shown.diperbarui = steps.last.map { Words.machineTime($0.at) } }
    shown.digabungKe = steps.last { $0.mergedInto != nil }?.mergedInto
    shown.riwayat = steps.map { event in
      PublicReport.Step(
        waktu: Words.machineTime(event.at), tindakan: event.action.rawValue,
        status: event.state.rawValue, unit: event.unit.map { office.book.units.name($0) },
        alasan: event.reason, keterangan: event.words,
        foto: event.photos.map { "\(context.site.publicOrigin)/foto/\($0)/besar.jpg" })
    }
    return try .json(shown)
  }

  private struct Page: Encodable {
    let laporan: [PublicReport]
    /// Address of the next page; nil on the last.
    let berikutnya: String?
  }

  private func list(_ context: RequestContext) async throws -> Answer {
    var filter = DeskRows.Filter()
    filter.category = context.query("kategori")
    if let area = context.query("wilayah") {
      guard let known = office.book.area(area) else { throw Problem.badRequest(.apiUnknownWord) }
      filter.area = known
    }
    filter.text = context.query("cari").map { String($0.prefix(100)) }
    if let state = context.query("status") {
      guard let known = ReportState(rawValue: state) else {
        throw Problem.badRequest(.apiUnknownWord)
      }
      filter.state = known
    }
    var key: ReportLists.Key?
    if let after = context.query("setelah") {
      let parts = after.split(separator: "-").compactMap { Int64($0) }
      guard parts.count == 2 else { throw Problem.badRequest(.apiUnknownWord) }
      key = ReportLists.Key(receivedAt: parts[0], id: parts[1])
    }
    let chosen = filter
    let from = key
    let limit = 50
    let found = try await office.database.read {
      try ReportLists.newest(.listed, filter: chosen, after: from, limit: limit, on: $0)
    }
    var next: String?
    if found.count > limit, let last = found.dropLast().last {
      next =
        context.site.publicOrigin
        + SafeURL.path(
          "/api/v1/laporan",
          [
            "setelah": "\(last.receivedAt)-\(last.id)", "kategori": context.query("kategori"),
            "wilayah": context.query("wilayah"), "cari": context.query("cari"),
            "status": context.query("status"),
          ])
    }
    return try .json(
      Page(
        laporan: found.prefix(limit).map {
          view($0, sight: Visibility.publicSight(of: $0), context)
        }, berikutnya: next))
  }

  private func view(_ report: Report, sight: Sight, _ context: RequestContext) -> PublicReport {
    let book = office.book
    var view = PublicReport(nomor: report.number, status: report.state.rawValue)
    guard sight >= .outline else { return view }
    view.jenis = Self.word(report.kind)
    view.diterima = Words.machineTime(report.receivedAt)
    view.diperbarui = Words.machineTime(report.updatedAt)
    view.batasSelesai = Words.machineTime(report.dues.completion)
    view.pemegang = book.units.name(report.holder)
    view.perkiraanSelesai = report.estimate.map(Words.machineTime)
    if let area = report.area {
      view.kota = book.area(area.city)?.name
      view.kecamatan = book.area(area.district)?.name
      view.kelurahan = book.area(area.village)?.name
    }
    guard sight >= .open else { return view }
    view.kategori = report.category.flatMap { book.category($0) }.map { context.text($0.name) }
    view.uraian = report.text
    view.patokan = report.landmark
    view.lat = report.place?.coarse.latitude
    view.lon = report.place?.coarse.longitude
    view.penilaian = report.rating
    return view
  }

  private static let kinds: [String: ReportKind] = ["aduan": .complaint, "pertanyaan": .inquiry]
  private static let privacies: [String: Privacy] = [
    "publik": .public, "privat": .private, "rahasia": .sealed,
  ]

  private static func word(_ kind: ReportKind) -> String {
    kind == .complaint ? "aduan" : "pertanyaan"
  }
}

extension Message {
  static let apiUnknownWord = Message(
    "api.unknownWord", id: "Salah satu nilai tidak dikenal.", en: "One of the values is not known.")
  static let apiPlace = Message(
    "api.place", id: "Isi lat dan lon keduanya, dalam derajat.",
    en: "Give both lat and lon, in degrees.")
  static let apiSubmission = Message(
    "api.submission", id: "idPengiriman harus 8 sampai 64 huruf, angka, atau tanda hubung.",
    en: "idPengiriman must be 8 to 64 letters, digits or dashes.")
  static let apiSubmissionTaken = Message(
    "api.submissionTaken",
    id: "idPengiriman ini sudah dipakai untuk laporan lain. Buat yang baru dan acak.",
    en: "This idPengiriman has been used for another report. Make a new, random one.")
  static let apiControlCharacter = Message(
    "api.controlCharacter", id: "Teks memuat karakter kendali yang tidak diterima.",
    en: "A text holds control characters, which are not taken.")
  static let apiTexts = [
    apiUnknownWord, apiPlace, apiSubmission, apiSubmissionTaken, apiControlCharacter,
  ]
}

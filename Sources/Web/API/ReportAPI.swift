import Casework
import Domain
import Evidence
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
      }.counted(as: .submit),
      .machine(.post, "/api/v1/foto", .anyone, mostBytes: Self.photoBytes) { context, bytes in
        try await upload(context, bytes)
      }.counted(as: .photo),
      // A program sees what the public sees, whoever it is.
      .shared("/api/v1/laporan/{nomor}") { context in try await show(context) },
      .shared("/api/v1/laporan") { context in try await list(context) }.counted(as: .search),
      .shared("/api/v1/laporan.csv") { context in try export(context) }.counted(as: .search),
    ]
  }

  // MARK: Photos

  private static let photoBytes = Int(PhotoLimits.standard.bytes)

  private struct Uploaded: Encodable { let id: String }

  private struct PhotoMistake: Encodable {
    let kode = "foto_ditolak"
    let pesan: String
    let id: String
  }

  /// Takes in one photo before its report: the bytes of the picture as the body, and in the query
  /// the `pengiriman` that the report will carry as its idPengiriman.
  private func upload(_ context: RequestContext, _ bytes: [UInt8]) async throws -> Answer {
    guard let submission = context.query("pengiriman"), SubmitReport.isSound(submission) else {
      throw Problem.badRequest(.apiSubmission)
    }
    do {
      let photo = try await office.photos.upload(
        bytes, owner: Self.owner(submission), clock: office.book.clock, now: context.now)
      return try .json(Uploaded(id: photo.id), status: .created)
    } catch let refusal as PhotoRefusal {
      if refusal.isOurs { throw Problem.unavailable(retryAfter: 30) }
      return try .json(
        PhotoMistake(pesan: context.words(for: refusal), id: context.id),
        status: .unprocessableContent)
    }
  }

  /// The same as of a form with this token, so that a form finished without network is one report
  /// with the form it began as.
  private static func owner(_ submission: String) -> PhotoOwner {
    .draft(ReporterKeys.hash(submission))
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
    var foto: [String]?

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
    /// The field of each, as the report form calls them.
    let isian: [String]
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
      village: new.kelurahan, photos: new.foto ?? [],
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
        SubmitReport(
          draft, submission: new.idPengiriman, photoOwner: Self.owner(new.idPengiriman).key,
          language: context.language),
        now: context.now)
      let report = receipt.report
      // Whoever guesses another sender's id must not be handed the keys of that report.
      guard receipt.isNew || office.book.isSame(draft, report) else {
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
          Mistakes(
            pesan: words.joined(separator: " "), kesalahan: words,
            isian: problems.map(\.home.field), id: context.id),
          status: .unprocessableContent)
      }
    }
  }

  private static let kinds: [String: ReportKind] = ["aduan": .complaint, "pertanyaan": .inquiry]
  private static let privacies: [String: Privacy] = [
    "publik": .public, "privat": .private, "rahasia": .sealed,
  ]
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

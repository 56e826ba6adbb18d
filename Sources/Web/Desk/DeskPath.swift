import Domain

/// The desk's addresses, written once.
enum DeskPath {
  static let root = "/meja"
  static let field = "/meja/lapangan"
  static let inspection = "/meja/inspektorat"
  static let secondChecks = "/meja/pemeriksaan-kedua"
  static let agreement = "/meja/kesepakatan"
  static let all = "/meja/semua"
  static let allExport = "/meja/semua.csv"
  static let users = "/meja/pengguna"
  static let units = "/meja/unit"
  static let categories = "/meja/kategori"
  static let log = "/meja/jejak"
  static let work = "/meja/kerja"
  static let near = "/meja/hampir-lewat"
  static let late = "/meja/lewat"
  static let escalated = "/meja/eskalasi"
  static let supported = "/meja/dukungan"
  static let overview = "/meja/ikhtisar"
  static let views = "/meja/tampilan"
  static let bulk = "/meja/bersama"
  static let route = "/meja/rute"
  static let keys = "/meja/pintasan"
  static let still = "/meja/digantung"
  static let notices = "/meja/pemberitahuan"
  static let me = "/meja/akun"
  static let security = Access.factorPath
  static let factorRoles = "/meja/pengguna/langkah-kedua"
  static let routing = "/meja/aturan-rute"
  static let routingDraft = "\(routing)/baru"
  static let areas = "/meja/wilayah"
  static let intakeChannels = "/meja/kanal"
  static let tables = "/meja/tabel"
  static let policy = "/meja/tenggat"
  static let calendar = "/meja/kalender"
  static let publicNotices = "/meja/pengumuman"
  static let halts = "/meja/darurat"
  static let noticeTexts = "/meja/teks"
  static let webhooks = "/meja/webhook"
  static let times = "/meja/waktu"
  static let templates = "/meja/templat"
  static let moderation = "/meja/moderasi"

  static func moderation(_ number: String) -> String {
    "\(moderation)/\(SafeURL.encoded(number))"
  }

  static func queue(_ queue: Queue) -> String { "/meja/\(slug(queue))" }

  static func report(_ number: String) -> String { "/meja/laporan/\(SafeURL.encoded(number))" }

  static func check(_ number: String) -> String { "\(report(number))/periksa" }

  /// The list an officer came from, as an address or a form says it; nil where it is none of the desk.
  static func list(_ wished: String?) -> String? {
    guard let wished, wished.hasPrefix("\(root)/"), wished.utf8.count <= 512,
      SafeURL.isLocal(wished)
    else { return nil }
    return wished
  }

  static func flag(_ number: String) -> String { "\(report(number))/inspektorat" }

  static func fieldTask(_ number: String) -> String { "\(field)/\(SafeURL.encoded(number))" }

  static func secondCheck(_ number: String) -> String {
    "\(secondChecks)/\(SafeURL.encoded(number))"
  }

  static func slug(_ queue: Queue) -> String {
    switch queue {
    case .new: "baru"
    case .mine: "saya"
    case .others: "lain"
    case .toMend: "perbaikan"
    case .toVerify: "verifikasi"
    case .done: "selesai"
    case .drafts: "draf"
    }
  }

  static func queue(slug: String) -> Queue? { Queue.allCases.first { self.slug($0) == slug } }

  /// Where a role begins its day.
  static func home(of role: Role) -> String {
    switch role {
    case .kelurahanOfficer, .agencyCoordinator, .unitOfficer: queue(.new)
    case .verifier: queue(.toVerify)
    case .channelAdmin: queue(.drafts)
    case .fieldOfficer: field
    case .agencyHead, .areaHead, .governorOffice: overview
    case .administrator: users
    case .reporter, .system: "/"
    }
  }
}

extension Set<Role> {
  /// Those who have a desk with heaps.
  static let queueKeepers: Set<Role> = [
    .kelurahanOfficer, .agencyCoordinator, .unitOfficer, .verifier, .channelAdmin, .agencyHead,
  ]
  /// Those who oversee an area or everything.
  static let overseers: Set<Role> = [.areaHead, .governorOffice]
  static let administrators: Set<Role> = [.administrator]
}

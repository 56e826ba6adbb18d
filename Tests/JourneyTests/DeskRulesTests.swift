import Casework
import Channels
import Domain
import HTTPTypes
import Storage
import Testing

@testable import Web

/// A browser's hands on the forms of rules.
private struct Hands {
  let world: World
  let admin: Browser

  init(_ world: World) async throws {
    self.world = world
    admin = try await world.officer("admin")
  }

  /// The form of terms with some fields written anew.
  func terms(
    rules: String? = nil, ladder: String? = nil, pauses: String = "24", note: String = "Kepgub 1",
    apply: Bool = false, send: Bool = false, base: Int64? = nil, close: String = "10",
    files: [Browser.File] = []
  ) async throws -> Page {
    try await admin.get("/meja/tenggat/baru")
    let policy = world.book.clocks.policy
    return try await admin.post(
      "/meja/tenggat/baru",
      [
        "aturan": rules ?? TermsCSV.text(policy.terms.rules),
        "jenjang": ladder ?? TermsCSV.text(policy.terms.ladder), "jeda": pauses, "janji": "30",
        "ingatkan": "7", "tutup": close, "catatan": note, "terapkan": apply ? "ya" : "",
        "dasar": "\(base ?? policy.version)", "langkah": send ? "terbit" : "",
      ], files: files)
  }

  func calendar(
    hours: String? = nil, holidays: String? = nil, note: String = "SKB 2028", apply: Bool = false,
    send: Bool = false, files: [Browser.File] = []
  ) async throws -> Page {
    try await admin.get("/meja/kalender/baru")
    let edition = world.book.clocks.edition
    return try await admin.post(
      "/meja/kalender/baru",
      [
        "jam": hours ?? CalendarCSV.hours(edition.terms),
        "libur": holidays ?? CalendarCSV.text(edition.terms.holidays), "catatan": note,
        "terapkan": apply ? "ya" : "", "dasar": "\(edition.version)",
        "langkah": send ? "terbit" : "",
      ], files: files)
  }

  static func rules(_ first: String, _ last: String) -> String {
    "category,channel,kind,coordination,completion,share,verification\n\(first)\n,,,\(last)\n"
  }
}

private let hour: Int64 = 3_600_000

@Suite("Desk: terms")
struct DeskRulesTests {
  @Test("Terms in force are read by heads, and written by nobody but administrators")
  func roles() async throws {
    try await World.with { world in
      for login in ["admin", "kepala", "camat", "gubernur", "verifikator"] {
        let officer = try await world.officer(login)
        let page = try await officer.get("/meja/tenggat")
        #expect(page.status == .ok && page.text.contains("6 jam") && page.text.contains("7 hari"))
        #expect(page.text.contains("/meja/tenggat/baru") == (login == "admin"))
        #expect(page.statements == 2)
        #expect(try await officer.get("/meja/kalender").statements == 2)
        let form = try await officer.get("/meja/tenggat/baru")
        #expect((form.status == .forbidden) == (login != "admin"))
      }
      for login in ["kelurahan", "dinas", "sudin", "lapangan", "kanal"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/tenggat").status == .forbidden)
        #expect(try await officer.get("/meja/kalender").status == .forbidden)
      }
      let english = try await world.officer("admin").get("/meja/tenggat?bahasa=en")
      #expect(english.text.contains("First decision") && english.text.contains("6 h"))
    }
  }

  @Test("What is wrong is said at its field, and nothing typed is lost")
  func wrong() async throws {
    try await World.with { world in
      let hands = try await Hands(world)
      let last = "6 h,7 d,24 h,24 h"
      for (rules, words) in [
        (Hands.rules("polusi-bulan,,,2 h,3 d,24 h,24 h", last), "“polusi-bulan” tidak ada di kota"),
        (Hands.rules(",FAX,,2 h,3 d,24 h,24 h", last), "Baris 2: channel “FAX”"),
        (Hands.rules(",JAKI,,2 jam,3 d,24 h,24 h", last), "coordination berisi “2 jam”"),
        (Hands.rules(",JAKI,keluhan,2 h,3 d,24 h,24 h", last), "Pilih complaint atau inquiry"),
        (Hands.rules(",JAKI,,2 h,,24 h,24 h", last), "Baris 2: completion kosong"),
        (Hands.rules(",JAKI,,2 h,3 d,24 h", last), "Baris 2 berisi 6 kolom, seharusnya 7"),
        (Hands.rules(",,,2 h,3 d,24 h,24 h", last), "Aturan ke-2 tidak pernah terpakai"),
        (Hands.rules(",JAKI,,9000000 h,3 d,24 h,24 h", last), "antara 1 menit dan 10 tahun"),
        ("category,channel\n", "Kolom “kind” tidak ada"),
        ("", "Baris pertama harus memuat nama kolom"),
        (
          "category,channel,kind,coordination,completion,share,verification\n,JAKI,,\(last)\n",
          "Aturan terakhir harus berlaku untuk semua laporan"
        ),
      ] {
        let page = try await hands.terms(rules: rules, note: "Catatan <saya>")
        #expect(page.status.code == 422 && page.text.contains(words), "\(words)")
        #expect(page.text.contains("Catatan &lt;saya&gt;</textarea>"))
        #expect(page.text.contains("href=\"#aturan\""))
        if let line = rules.split(separator: "\n").dropFirst().first {
          #expect(page.text.contains(HTML(text: String(line)).string), "\(line) is lost")
        }
      }
      let twice = "clock,percent,to\nshare,80,holder\nshare,80,unitHead\n"
      let ladder = try await hands.terms(ladder: twice)
      #expect(ladder.text.contains("clock dan percent yang sama"))
      #expect(ladder.text.contains("share,80,unitHead"))
      let limits = try await hands.terms(pauses: "banyak", close: "7")
      #expect(limits.status.code == 422 && limits.text.contains("angka bulat dari 0 sampai 10.000"))
      #expect(limits.text.contains("value=\"banyak\""))
      let early = try await hands.terms(close: "7")
      #expect(early.text.contains("isi lebih dari 7 hari"))
      let silent = try await hands.terms(note: "")
      #expect(silent.status.code == 422 && silent.text.contains("Tulis mengapa ketentuan diubah"))
      let same = try await hands.terms()
      #expect(same.status.code == 422 && same.text.contains("Isinya sama dengan yang berlaku"))
      #expect(world.book.clocks.policy.version == 1, "nothing was published")
    }
  }

  @Test("A file takes the place of the box; one that is no text is refused")
  func files() async throws {
    try await World.with { world in
      let hands = try await Hands(world)
      let text = "\u{FEFF}" + Hands.rules(",JAKI,,2 h,3 d,24 h,24 h", "6 h,7 d,24 h,24 h")
      let page = try await hands.terms(
        files: [Browser.File(field: "aturan_berkas", name: "sla.csv", bytes: Array(text.utf8))])
      #expect(page.status == .ok && page.text.contains(",JAKI,,2 h,3 d,24 h,24 h"))
      #expect(page.text.contains("Aturan baru untuk Aplikasi dan laman"))
      let binary = try await hands.terms(
        files: [Browser.File(field: "aturan_berkas", name: "x.xlsx", bytes: [0xFF, 0xFE, 0x00])])
      #expect(binary.status.code == 422 && binary.text.contains("bukan teks UTF-8"))
      let large = [UInt8](repeating: 0x61, count: Publishing.mostBytes + 1)
      let tooLarge = try await hands.terms(
        files: [Browser.File(field: "jenjang_berkas", name: "x.csv", bytes: large)])
      #expect(tooLarge.status.code == 422 && tooLarge.text.contains("Berkas terlalu besar"))
    }
  }

  @Test("Without the tick, new terms hold for new reports and for no open one")
  func publish() async throws {
    try await World.with { world in
      let old = try await world.submit(category: "pohon").report.number
      let hands = try await Hands(world)
      let rules = Hands.rules("pohon,,complaint,2 h,3 d,24 h,24 h", "4 h,7 d,24 h,24 h")
      let preview = try await hands.terms(rules: rules)
      #expect(preview.status == .ok && preview.text.contains("Periksa sebelum terbit"))
      #expect(preview.text.contains("semua laporan: keputusan pertama dari 6 jam menjadi 4 jam"))
      #expect(preview.text.contains("1 laporan terbuka tetap memakai ketentuan lamanya."))
      #expect(world.book.clocks.policy.version == 1, "a look publishes nothing")

      let sent = try await hands.terms(rules: rules, note: "Kepgub 12/2025", send: true)
      #expect(sent.location == "/meja/tenggat?terbit=2")
      #expect(world.book.clocks.policy.version == 2)
      let now = world.now
      let new = try await world.submit(category: "pohon").report
      #expect(new.clock.policy == 2 && new.clock.rule == 0)
      #expect(new.dues.coordination == now + 2 * hour && new.dues.completion == now + 72 * hour)
      let other = try await world.submit(kind: .inquiry, category: "pohon").report
      #expect(other.dues.coordination == now + 4 * hour)
      let kept = try await world.report(old)
      #expect(kept.clock.policy == 1 && kept.dues.coordination == now + 6 * hour)

      let page = try await hands.admin.get("/meja/tenggat?terbit=2")
      #expect(page.text.contains("Versi 2 terbit") && page.text.contains("Kepgub 12/2025"))
      #expect(page.text.contains(">admin<") && page.text.contains("data kota"))
      let before = try await hands.admin.get("/meja/tenggat/1")
      #expect(before.text.contains("Bukan versi yang berlaku") && before.text.contains("6 jam"))
      #expect(try await hands.admin.get("/meja/tenggat/9").status == .notFound)
      let csv = try await hands.admin.get("/meja/tenggat/2/sla.csv")
      #expect(csv.headers[.contentDisposition]?.contains("sla.csv") == true)
      #expect(csv.text.contains("pohon,,complaint,2 h,3 d,1 d,1 d\r\n"))
      let first = try await hands.admin.get("/meja/tenggat/1/sla.csv")
      #expect(first.text.contains(",,,6 h,7 d,1 d,1 d\r\n"))
      #expect(
        try await hands.admin.get("/meja/tenggat/2/limits.csv").text.contains("pauses,24 wh"))
      let log = try await hands.admin.get("/meja/jejak")
      #expect(log.text.contains("Ketentuan tenggat diterbitkan"))
      #expect(log.text.contains("Kepgub 12/2025"))
      #expect(!log.text.contains("Ketentuan diterapkan"))
    }
  }

  @Test("With the tick, open reports take the new terms by an event of their own")
  func apply() async throws {
    try await World.with { world in
      let old = try await world.submit().report.number
      let start = world.now
      world.pass(hours: 1)
      let hands = try await Hands(world)
      let rules = Hands.rules(",JAKI,,2 h,3 d,24 h,24 h", "6 h,7 d,24 h,24 h")
      let preview = try await hands.terms(rules: rules, apply: true)
      #expect(preview.text.contains("1 laporan terbuka akan dihitung ulang."))
      let sent = try await hands.terms(rules: rules, apply: true, send: true)
      #expect(sent.location == "/meja/tenggat?terbit=2&diterapkan=1")
      let jobs = try await world.database.read { connection in
        try connection.all("SELECT subject FROM jobs WHERE kind = 'apply-rules'") { $0.text(0) }
      }
      #expect(jobs == ["terms:2"])
      #expect(try await world.report(old).clock.policy == 1, "the work waits for a worker")

      let now = world.now
      #expect(try await world.office.casework.applyRules { now } == 1)
      let report = try await world.report(old)
      #expect(report.clock.policy == 2 && report.clock.rule == 0)
      #expect(report.dues.coordination == start + 2 * hour)
      #expect(report.dues.completion == start + 72 * hour)
      #expect(try await world.events(old).last?.action == .recalculate)
      #expect(try await world.office.casework.applyRules { now } == 0, "once")

      // What holds already may be applied again without a new version.
      let again = try await hands.terms(apply: true, send: true)
      #expect(again.location == "/meja/tenggat?diterapkan=1")
      #expect(world.book.clocks.policy.version == 2)
      let log = try await hands.admin.get("/meja/jejak")
      #expect(log.text.contains("Ketentuan diterapkan pada laporan terbuka"))
    }
  }

  @Test("Who was overtaken is told and compares again; nothing typed is lost")
  func overtaken() async throws {
    try await World.with { world in
      let hands = try await Hands(world)
      let first = Hands.rules(",JAKI,,2 h,3 d,24 h,24 h", "6 h,7 d,24 h,24 h")
      #expect(try await hands.terms(rules: first, send: true).status == .seeOther)
      let second = Hands.rules(",JAKI,,5 h,3 d,24 h,24 h", "6 h,7 d,24 h,24 h")
      let late = try await hands.terms(rules: second, send: true, base: 1)
      #expect(late.status.code == 422 && late.text.contains("orang lain menerbitkan versi 2"))
      #expect(late.text.contains(",JAKI,,5 h,3 d,24 h,24 h") && late.field("dasar") == "2")
      #expect(world.book.clocks.policy.version == 2)
    }
  }
}

@Suite("Desk: working calendar")
struct DeskCalendarTests {
  @Test("The calendar goes out as CSV, comes back, and is a new version")
  func roundTrip() async throws {
    try await World.with { world in
      let hands = try await Hands(world)
      let hours = try await hands.admin.get("/meja/kalender/1/hours.csv").text
      let holidays = try await hands.admin.get("/meja/kalender/1/holidays.csv").text
      let same = try await hands.calendar(hours: hours, holidays: holidays)
      #expect(same.status.code == 422 && same.text.contains("Isinya sama dengan yang berlaku"))

      let more = holidays + "2028-01-01,\"Tahun Baru, 2028\",national\r\n"
      let special = hours + "Pilkada,2026-11-25,2026-11-25,wed,07.30,12.00\r\n"
      let preview = try await hands.calendar(
        files: [
          Browser.File(field: "jam_berkas", name: "hours.csv", bytes: Array(special.utf8)),
          Browser.File(field: "libur_berkas", name: "holidays.csv", bytes: Array(more.utf8)),
        ])
      #expect(preview.status == .ok)
      #expect(preview.text.contains("Libur baru: 1 Januari 2028, Tahun Baru, 2028"))
      #expect(preview.text.contains("Jam khusus baru: Pilkada"))
      let sent = try await hands.calendar(hours: special, holidays: more, send: true)
      #expect(sent.location == "/meja/kalender?terbit=2")
      let page = try await hands.admin.get("/meja/kalender")
      #expect(page.text.contains("Hari libur 2028: 1") && page.text.contains("Pilkada"))
      #expect(page.text.contains("07.30–16.00") && page.text.contains("libur nasional"))
      let again = try await hands.admin.get("/meja/kalender/2/hours.csv").text
      #expect(try CalendarCSV.hours(again).specials.count == 3)
      #expect(try CalendarCSV.hours(again).week == world.book.clocks.edition.terms.week)
      let back = try await hands.admin.get("/meja/kalender/2/holidays.csv").text
      #expect(try CalendarCSV.holidays(back) == world.book.clocks.edition.terms.holidays)
      #expect(try await hands.admin.get("/meja/kalender/1").text.contains("Bukan versi"))
      #expect(try await hands.admin.get("/meja/jejak").text.contains("Kalender kerja diterbitkan"))
    }
  }

  @Test("A calendar that makes no sense is refused at its field")
  func wrong() async throws {
    try await World.with { world in
      let hands = try await Hands(world)
      let header = "period,from,through,day,open,close\n"
      for (hours, words) in [
        (",,,sen,07.30,16.00", "Pilih mon, tue"), (",,,mon,7,16.00", "Tulis jam seperti 07.30"),
        (",,,mon,16.00,07.30", "Jam kantor biasa, Senin"),
        (",,,mon,07.30,12.00\n,,,mon,11.00,16.00", "bertumpukan"),
        (",,,mon,,", "tidak berisi satu jam kerja pun"),
        (",,,mon,07.30,16.00\nPuasa,2026-03-19,2026-02-18,mon,08.00,15.00", "sebelum tanggal"),
        (",,,mon,07.30,16.00\nPuasa,18/2/2026,2026-03-19,mon,08.00,15.00", "Tulis tanggal"),
      ] {
        let page = try await hands.calendar(hours: header + hours)
        #expect(page.status.code == 422 && page.text.contains(words), "\(hours)")
        #expect(page.text.contains(hours.split(separator: "\n").last ?? ""))
      }
      for (row, words) in [
        ("2026-02-30,X,national", "Baris 2: date berisi “2026-02-30”"),
        ("2026-02-28,X,merah", "Pilih national atau collectiveLeave"), ("", "belum ada satu baris"),
      ] {
        let page = try await hands.calendar(holidays: "date,name,kind\n\(row)")
        #expect(page.status.code == 422 && page.text.contains(words), "\(row)")
        #expect(page.text.contains("href=\"#libur\""))
      }
      #expect(world.book.clocks.edition.version == 1)
    }
  }

  @Test("A missing year is said plainly, and loudly when it is near")
  func missingYear() async throws {
    try await World.with { world in
      #expect(world.book.calendarWarning(now: world.now) == nil)
      let early = try await world.officer("admin").get("/meja/pengguna")
      #expect(!early.text.contains("Isi hari libur"))
      // From March 2025 to March 2027: next year is missing, and nobody has to hurry.
      world.pass(hours: 730 * 24)
      let plain = try await world.officer("camat").get("/meja/kalender")
      #expect(plain.text.contains("Hari libur tahun 2028 belum diisi. Sampai diisi"))
      // To 5 November 2027.
      world.pass(hours: 245 * 24)
      let admin = try await world.officer("admin")
      for path in ["/meja/kalender", "/meja/pengguna", "/meja/kerja"] {
        let page = try await admin.get(path)
        #expect(page.text.contains("padahal tahun itu mulai 57 hari lagi"), "\(path)")
        #expect(page.text.contains("class=\"notice late\" role=\"alert\""))
      }
      let warning = try #require(world.book.calendarWarning(now: world.now))
      #expect(warning.year == 2028 && warning.days == 57)
      #expect(warning.description.contains("2028"))
      world.pass(hours: 60 * 24)
      let late = try await world.officer("admin").get("/meja/kerja")
      #expect(late.text.contains("padahal tahun itu sudah berjalan"))
    }
  }
}

@Suite("Desk: emergencies")
struct DeskHaltsTests {
  @Test("The arbiter's verifiers and nobody else")
  func roles() async throws {
    try await World.with { world in
      let verifier = try await world.officer("verifikator")
      let page = try await verifier.get("/meja/darurat")
      #expect(page.status == .ok && page.statements == 2)
      #expect(page.text.contains("Belum pernah ada keadaan darurat."))
      #expect(page.text.contains("href=\"/meja/tenggat\""))
      for login in ["verifikator2", "admin", "gubernur", "kepala", "kelurahan"] {
        let officer = try await world.officer(login)
        #expect(try await officer.get("/meja/darurat").status == .forbidden, "\(login)")
        #expect(
          try await officer.post(
            "/meja/darurat", ["wilayah": "31.71", "sampai": "2025-03-06", "kata": "Banjir"]
          ).status == .forbidden)
        #expect(try await officer.post("/meja/darurat/1/akhiri").status == .forbidden)
      }
      let other = try await world.officer("verifikator2").get("/meja/tenggat")
      #expect(!other.text.contains("/meja/darurat"), "no way leads where one is refused")
    }
  }

  @Test("What is wrong is said at its field")
  func wrong() async throws {
    try await World.with { world in
      let verifier = try await world.officer("verifikator")
      try await verifier.get("/meja/darurat")
      for (area, until, words, message) in [
        ("", "2025-03-07", "Banjir", "Pilih wilayah dari daftar."),
        ("31.99", "2025-03-07", "Banjir", "Pilih wilayah dari daftar."),
        ("31.71", "besok", "Banjir", "Tulis tanggal yang ada"),
        ("31.71", "2025-03-04", "Banjir", "Tanggal itu sudah lewat."),
        ("31.71", "2025-07-05", "Banjir", "Paling lama 90 hari dari sekarang."),
        ("31.71", "2025-03-07", " ", "Tulis apa yang terjadi"),
        ("31.71", "2025-03-07", String(repeating: "a", count: 301), "Paling panjang 300 karakter"),
      ] {
        let page = try await verifier.post(
          "/meja/darurat", ["wilayah": area, "sampai": until, "kata": words])
        #expect(page.status.code == 422 && page.text.contains(message), "\(message)")
        #expect(page.text.contains("value=\"\(until)\""))
      }
    }
  }

  @Test("An emergency pauses the clocks of its area, also of later reports, and ends early")
  func pausesAndResumes() async throws {
    try await World.with { world in
      let casework = world.office.casework
      let first = try await world.submit().report
      world.pass(hours: 1)
      let verifier = try await world.officer("verifikator")
      try await verifier.get("/meja/darurat")
      let sent = try await verifier.post(
        "/meja/darurat",
        ["wilayah": "31.71.01", "sampai": "2025-03-07", "kata": "Banjir di <Gambir>."])
      #expect(sent.location == "/meja/darurat?hasil=dinyatakan")
      let page = try await verifier.get("/meja/darurat?hasil=dinyatakan")
      #expect(page.text.contains("Berlangsung") && page.text.contains("Banjir di &lt;Gambir&gt;."))
      #expect(page.text.contains("Gambir") && page.text.contains(">verifikator<"))

      #expect(try await casework.mindHalts(now: world.now) == 1)
      let paused = try await world.report(first.number)
      // To the end of Friday, 7 March, in the city.
      let end = world.book.clock.start(of: LocalDate(year: 2025, month: 3, day: 8))
      #expect(paused.clock.pause(at: world.now)?.reason == .forceMajeure)
      #expect(paused.dues.completion == first.dues.completion + end - world.now)
      #expect(try await world.events(first.number).last?.details.words == "Banjir di <Gambir>.")
      world.pass(hours: 1)
      let second = try await world.submit().report
      world.pass(hours: 1)
      #expect(try await casework.mindHalts(now: world.now) == 1)
      #expect(try await world.report(second.number).clock.pause(at: world.now) != nil)

      let id = try #require(
        page.text.firstMatch(of: #/action="\/meja\/darurat\/(\d+)\/akhiri"/#)?.1)
      #expect(
        try await verifier.post("/meja/darurat/\(id)/akhiri").location
          == "/meja/darurat?hasil=diakhiri")
      #expect(
        try await verifier.post("/meja/darurat/\(id)/akhiri").location
          == "/meja/darurat?hasil=lewat")
      world.pass(hours: 1)
      #expect(try await casework.mindHalts(now: world.now) == 2)
      let resumed = try await world.report(first.number)
      #expect(resumed.clock.pause(at: world.now) == nil)
      #expect(resumed.dues.completion == first.dues.completion + 3 * hour)
      #expect(try await verifier.get("/meja/darurat").text.contains("Berakhir"))
      let log = try await world.officer("admin").get("/meja/jejak")
      #expect(log.text.contains("Keadaan darurat dinyatakan") && log.text.contains("31.71.01"))
      #expect(log.text.contains("Keadaan darurat diakhiri"))
    }
  }
}

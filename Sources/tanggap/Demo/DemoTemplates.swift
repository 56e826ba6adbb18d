import Domain
import Storage

/// Answers kept ready, as a city would have some.
enum DemoTemplates {
  private static let templates: [(name: String, body: String, actions: [Action])] = [
    (
      "Sedang diperiksa",
      "Terima kasih. Laporan {nomor} di Kelurahan {kelurahan} sedang kami periksa. Kami kabari "
        + "paling lambat {batas}.", []
    ),
    (
      "Minta patokan",
      "Mohon sebutkan patokan terdekat untuk laporan {nomor}, misalnya nama toko atau nomor rumah.",
      [.ask]
    ),
    (
      "Bukan kewenangan kota",
      "Laporan {nomor} tentang {kategori} berada di luar kewenangan kota. Silakan hubungi "
        + "pengelolanya.", [.reject]
    ),
    (
      "Pekerjaan dijadwalkan",
      "{unit} sudah menjadwalkan pekerjaan untuk laporan {nomor}. Target selesai {batas}.",
      [.setEstimate, .addProgress]
    ),
  ]

  static func enter(_ world: DemoWorld, database: any Database) async throws {
    try await database.write { connection in
      for template in templates {
        try AnswerTemplateRows.save(
          AnswerTemplate(
            id: 0, name: template.name, body: template.body, actions: template.actions, unit: nil),
          by: nil, at: world.now, on: connection)
      }
    }
  }
}
